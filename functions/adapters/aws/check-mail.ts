import { resolveTxt } from 'node:dns/promises';
import {
  GetIdentityDkimAttributesCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  SESClient,
} from '@aws-sdk/client-ses';
import { clientOptions } from './client-options.ts';

/** One thing that was looked at; `todo` says what to do about it, null when nothing has to be done. */
export interface Finding {
  readonly what: string;
  readonly is: string;
  readonly todo: string | null;
}

/** Looks at all that stands between a sender's address and its readers' inboxes. */
export async function checkMail(sender: string): Promise<Finding[]> {
  const ses = new SESClient(clientOptions);
  const domain = sender.slice(sender.lastIndexOf('@') + 1);
  const [verified, dkim, quota] = await Promise.all([
    ses.send(new GetIdentityVerificationAttributesCommand({ Identities: [sender, domain] })),
    ses.send(new GetIdentityDkimAttributesCommand({ Identities: [domain] })),
    ses.send(new GetSendQuotaCommand({})),
  ]);
  const statuses = Object.values(verified.VerificationAttributes ?? {}).map(
    ({ VerificationStatus }) => VerificationStatus,
  );
  const daily = quota.Max24HourSend ?? 0;
  const inSandbox = daily >= 0 && daily <= 200;
  const signed = dkim.DkimAttributes?.[domain];
  return [
    finding(
      'sender',
      statuses.includes('Success'),
      'verified',
      'not verified',
      `click the link that SES mailed to ${sender}, or add the DNS records that the deploy printed`,
    ),
    finding(
      'SES',
      !inSandbox,
      `${daily} mails a day`,
      'in the sandbox: only verified addresses get mail',
      'ask for production access: SES console, Account dashboard',
    ),
    finding(
      'DKIM',
      signed?.DkimVerificationStatus === 'Success',
      'signs',
      'does not sign with the domain',
      'deploy with senderIdentity "domain" and add the three CNAME records it prints',
    ),
    await txt(
      'SPF',
      `mail.${domain}`,
      'v=spf1',
      `add the TXT and MX records of mail.${domain} that the deploy printed`,
    ),
    await txt('DMARC', `_dmarc.${domain}`, 'v=DMARC1', `add a TXT record _dmarc.${domain}: v=DMARC1; p=none`),
  ];
}

export function finding(what: string, good: boolean, is: string, isNot: string, todo: string): Finding {
  return good ? { what, is, todo: null } : { what, is: isNot, todo };
}

async function txt(what: string, name: string, begins: string, todo: string): Promise<Finding> {
  const records = await resolveTxt(name).catch(() => []);
  const found = records.map((parts) => parts.join('')).find((record) => record.startsWith(begins));
  return finding(what, found !== undefined, found ?? '', `no ${begins} record at ${name}`, todo);
}
