import { RemovalPolicy } from 'aws-cdk-lib';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import {
  ConfigurationSet,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  ReceiptRuleSet,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { S3 } from 'aws-cdk-lib/aws-ses-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { senderDomains } from '../functions/adapters/aws/sender-domains.ts';
import type { Config } from './config.ts';
import { named } from './stage.ts';
import type { Sending } from './stage-role.ts';

/** Where newsletters land, below the prefix that starts `normalise`. */
const inboxPrefix = 'documents/mail/';

export interface DnsRecord {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

/** SES: who may be written as, what becomes of bounces and complaints, and the inbox for newsletters. */
export class Mail extends Construct {
  readonly configurationSet: ConfigurationSet;
  readonly notices: Topic;
  /** What the right to send is for. */
  readonly sending: Sending;
  /** What keeps newsletters once it is made active by hand; null when there is no inbox. */
  readonly ruleSetName: string | null;
  /** To be added by hand where the domain's DNS is managed. */
  readonly dnsRecords: readonly DnsRecord[];

  constructor(scope: Construct, id: string, options: { readonly config: Config; readonly bucket: Bucket }) {
    super(scope, id);
    const { config, bucket } = options;
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    named(this.configurationSet, 'ConfigurationSet');
    this.notices = new Topic(this, 'Notices', { displayName: 'newsfold: bounces and complaints', enforceSSL: true });
    named(this.notices, 'Notices');
    this.configurationSet.addEventDestination('Notices', {
      destination: EventDestination.snsTopic(this.notices),
      events: [
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.REJECT,
      ],
    });
    const { names, records } = senderIdentity(this, config);
    const { account, region, partition } = this.configurationSet.stack;
    const arn = (resource: string) => `arn:${partition}:ses:${region}:${account}:${resource}`;
    this.sending = {
      senders: [
        ...names.map((name) => arn(`identity/${name}`)),
        arn(`configuration-set/${this.configurationSet.configurationSetName}`),
      ],
      recipients: arn('identity/*'),
      from: config.sender,
    };
    const received = config.inboxDomain === null ? null : inbox(this, config.inboxDomain, bucket);
    this.ruleSetName = received?.ruleSetName ?? null;
    this.dnsRecords = [...records, ...(received?.records ?? [])];
  }
}

function senderIdentity(scope: Construct, config: Config): { names: string[]; records: DnsRecord[] } {
  const domain = config.sender.split('@')[1]!;
  switch (config.senderIdentity) {
    case 'existing':
      // SES looks for the address, its domain, and the domains above; which of them is verified is the owner's to know.
      return { names: [config.sender, ...senderDomains(config.sender)], records: [] };
    case 'address': {
      const identity = new EmailIdentity(scope, 'Sender', { identity: Identity.email(config.sender) });
      identity.applyRemovalPolicy(RemovalPolicy.DESTROY);
      return { names: [config.sender], records: [] };
    }
    case 'domain': {
      const mailFrom = `mail.${domain}`;
      const identity = new EmailIdentity(scope, 'Sender', {
        identity: Identity.domain(domain),
        mailFromDomain: mailFrom,
      });
      const { region } = identity.stack;
      return {
        names: [domain],
        records: [
          ...identity.dkimRecords.map(({ name, value }) => ({ name, type: 'CNAME', value })),
          { name: mailFrom, type: 'MX', value: `10 feedback-smtp.${region}.amazonses.com` },
          { name: mailFrom, type: 'TXT', value: 'v=spf1 include:amazonses.com ~all' },
          { name: `_dmarc.${domain}`, type: 'TXT', value: 'v=DMARC1; p=none' },
        ],
      };
    }
  }
}

/** Mail to any address at the domain is put into the bucket as it came. The rule set has to be made active by hand. */
function inbox(scope: Construct, domain: string, bucket: Bucket): { ruleSetName: string; records: DnsRecord[] } {
  const identity = new EmailIdentity(scope, 'Inbox', { identity: Identity.domain(domain) });
  const rules = new ReceiptRuleSet(scope, 'Newsletters', { dropSpam: false });
  named(rules, 'Newsletters');
  rules.addRule('Keep', {
    recipients: [domain],
    scanEnabled: true,
    actions: [new S3({ bucket: bucket as IBucket, objectKeyPrefix: inboxPrefix })],
  });
  const records = [
    ...identity.dkimRecords.map(({ name, value }) => ({ name, type: 'CNAME', value })),
    { name: domain, type: 'MX', value: `10 inbound-smtp.${identity.stack.region}.amazonaws.com` },
  ];
  return { ruleSetName: rules.receiptRuleSetName, records };
}
