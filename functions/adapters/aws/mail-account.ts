import {
  DescribeActiveReceiptRuleSetCommand,
  GetAccountSendingEnabledCommand,
  GetIdentityDkimAttributesCommand,
  GetIdentityMailFromDomainAttributesCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  SESClient,
} from '@aws-sdk/client-ses';
import { clientOptions } from './client-options.ts';

/** What SES knows of an account, as far as it decides whether mails arrive. Every question can be refused, and throws then. */
export interface MailAccount {
  /** Whether mails may be sent as one of these: an address, or its domain. */
  isVerified(identities: readonly string[]): Promise<boolean>;
  /** Whether mails are signed with the domain's own DKIM key. */
  signs(domain: string): Promise<boolean>;
  /** The domain of the envelope sender, whose SPF record counts; null when it is one of Amazon's. */
  mailFrom(domain: string): Promise<{ readonly name: string; readonly isVerified: boolean } | null>;
  /** Mails in 24 hours; negative when there is no limit. */
  mailsPerDay(): Promise<number>;
  /** False when SES, or the owner, has stopped all sending of the account. */
  isEnabled(): Promise<boolean>;
  /** The one rule set by which mail is received; null when there is none. */
  activeRuleSet(): Promise<string | null>;
}

/** The account of the environment. */
export function mailAccount(): MailAccount {
  const ses = new SESClient(clientOptions);
  return {
    isVerified: async (identities) => {
      const { VerificationAttributes = {} } = await ses.send(
        new GetIdentityVerificationAttributesCommand({ Identities: [...identities] }),
      );
      return Object.values(VerificationAttributes).some(({ VerificationStatus }) => VerificationStatus === 'Success');
    },
    signs: async (domain) => {
      const { DkimAttributes } = await ses.send(new GetIdentityDkimAttributesCommand({ Identities: [domain] }));
      return DkimAttributes?.[domain]?.DkimVerificationStatus === 'Success';
    },
    mailFrom: async (domain) => {
      const { MailFromDomainAttributes } = await ses.send(
        new GetIdentityMailFromDomainAttributesCommand({ Identities: [domain] }),
      );
      const { MailFromDomain, MailFromDomainStatus } = MailFromDomainAttributes?.[domain] ?? {};
      return MailFromDomain ? { name: MailFromDomain, isVerified: MailFromDomainStatus === 'Success' } : null;
    },
    mailsPerDay: async () => (await ses.send(new GetSendQuotaCommand({}))).Max24HourSend ?? 0,
    isEnabled: async () => (await ses.send(new GetAccountSendingEnabledCommand({}))).Enabled ?? false,
    activeRuleSet: async () => (await ses.send(new DescribeActiveReceiptRuleSetCommand({}))).Metadata?.Name ?? null,
  };
}
