import type { MailAccount } from '../../adapters/aws/mail-account.ts';
import { senderDomains } from '../../adapters/aws/sender-domains.ts';
import type { DnsRecords } from '../../adapters/local/dns-records.ts';
import type { Settings } from '../../model/settings.ts';
import { type Diagnosis, lookAt, ok, problem } from './diagnosis.ts';

/** SES lets an account in its sandbox send this many mails a day. */
const sandboxMailsPerDay = 200;

export interface MailNeeds {
  readonly account: MailAccount;
  readonly dns: DnsRecords;
}

/** Looks at all that stands between the sender's address and its readers' inboxes. */
export async function examineMail(
  { mailFrom: sender, postalAddress }: Pick<Settings, 'mailFrom' | 'postalAddress'>,
  { account, dns }: MailNeeds,
): Promise<Diagnosis[]> {
  const domains = senderDomains(sender);
  const checks: Readonly<Record<string, () => Promise<Diagnosis>>> = {
    sender: () => checkSender(sender, domains, account),
    SES: () => checkSending(account),
    DKIM: () => checkDkim(domains, account),
    SPF: () => checkSpf(domains, { account, dns }),
    DMARC: () => checkDmarc(domains, dns),
    address: async () =>
      postalAddress === ''
        ? problem('address', 'none', 'write "postalAddress" in cdk.json and deploy: the law asks for it in every mail')
        : ok('address', 'set'),
  };
  const diagnoses = await Promise.all(Object.entries(checks).map(([what, check]) => lookAt(what, check)));
  return diagnoses.flat();
}

/** A sender's domains, its own first. */
type Domains = readonly string[];

async function checkSender(sender: string, domains: Domains, account: MailAccount): Promise<Diagnosis> {
  if (await account.isVerified([sender, ...domains])) return ok('sender', `${sender} is verified`);
  const todo = `click the link that SES mailed to ${sender}, or add the DNS records that the deploy printed`;
  return problem('sender', `${sender} is not verified: no mail goes out`, todo);
}

async function checkSending(account: MailAccount): Promise<Diagnosis> {
  if (!(await account.isEnabled())) {
    return problem('SES', 'sending is stopped for the whole account', 'see why: SES console, Account dashboard');
  }
  const perDay = await account.mailsPerDay();
  if (perDay < 0) return ok('SES', 'any number of mails a day');
  if (perDay > sandboxMailsPerDay) return ok('SES', `${perDay} mails a day`);
  const todo = 'ask for production access: SES console, Account dashboard; docs/deploy.md says what to write';
  return problem('SES', 'in the sandbox: only verified addresses get mail', todo);
}

async function checkDkim(domains: Domains, account: MailAccount): Promise<Diagnosis> {
  for (const domain of domains) if (await account.signs(domain)) return ok('DKIM', `mails are signed by ${domain}`);
  const [domain] = domains;
  const todo = `deploy with "senderIdentity": "domain" and add the three CNAME records that it prints; if ${domain} is a mailbox provider’s, choose a sender at a domain of your own first`;
  return problem('DKIM', `mails are not signed by ${domain}`, todo);
}

/** The envelope's domain must be the sender's own, or SPF says nothing of the sender (RFC 7489 section 3.1.2). */
async function checkSpf(domains: Domains, { account, dns }: MailNeeds): Promise<Diagnosis> {
  let mailFrom: Awaited<ReturnType<MailAccount['mailFrom']>> = null;
  for (const domain of domains) mailFrom ??= await account.mailFrom(domain);
  if (mailFrom === null) {
    const todo = 'deploy with "senderIdentity": "domain" and add the MX and TXT records that it prints';
    return problem('SPF', `speaks for Amazon, not for ${domains[0]}`, todo);
  }
  const { name, isVerified } = mailFrom;
  const record = (await dns.txt(name)).find((text) => text.startsWith('v=spf1'));
  const todo = `add the MX and TXT records of ${name} that the deploy printed`;
  if (record === undefined) return problem('SPF', `no v=spf1 record at ${name}`, todo);
  if (!record.includes('include:amazonses.com')) return problem('SPF', `${record} does not name amazonses.com`, todo);
  return isVerified ? ok('SPF', record) : problem('SPF', `SES has not seen the MX record of ${name} yet`, todo);
}

async function checkDmarc(domains: Domains, dns: DnsRecords): Promise<Diagnosis> {
  for (const domain of domains) {
    const record = (await dns.txt(`_dmarc.${domain}`)).find((text) => text.startsWith('v=DMARC1'));
    if (record !== undefined) return ok('DMARC', record);
  }
  const [domain] = domains;
  const todo = `add a TXT record _dmarc.${domain}: v=DMARC1; p=none`;
  return problem('DMARC', `no v=DMARC1 record at _dmarc.${domain}`, todo);
}
