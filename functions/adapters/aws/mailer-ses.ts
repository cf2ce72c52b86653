import { GetSendQuotaCommand, type SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { later, minuteMs } from '../../instant.ts';
import type { Clock, Instant, Mailer, MailOutcome, OutgoingMail, SendQuota } from '../../ports.ts';
import { awsError } from './client-options.ts';

/** In the sandbox SES allows this many mails in 24 hours, and more once production access is given. */
const sandboxDailyMax = 200;
/** What "no limit" (-1) is taken for. */
const unlimited = 1_000_000_000;

/**
 * Mail through SES (API version 1, raw messages).
 * @param options.sending must be made with `maxAttempts: 1`: the SDK cannot know whether a message that was handed
 * over before the connection broke went out, and trying again by itself could mail it twice.
 */
export function mailerSes(options: {
  readonly sending: SESClient;
  readonly asking: SESClient;
  readonly clock: Clock;
  /** Its events bring bounces and complaints back. */
  readonly configurationSet: string;
}): Mailer {
  // SES can be asked once a second, by all senders together, and mails to single readers go faster than that.
  let known: { readonly quota: SendQuota; readonly until: Instant } | undefined;
  return {
    send: async (mail) => {
      try {
        const { MessageId } = await options.sending.send(
          new SendRawEmailCommand({
            Source: mail.from,
            Destinations: [mail.to],
            RawMessage: { Data: mail.raw },
            ConfigurationSetName: options.configurationSet,
            Tags: messageTags(mail.tags ?? {}),
          }),
        );
        return { kind: 'sent', providerId: MessageId! };
      } catch (thrown) {
        return mailFailure(thrown, mail);
      }
    },
    quota: async () => {
      const now = options.clock.now();
      if (known === undefined || known.until <= now) {
        known = { quota: await askQuota(options.asking), until: later(now, minuteMs) };
      }
      return known.quota;
    },
  };
}

async function askQuota(asking: SESClient): Promise<SendQuota> {
  const quota = await asking.send(new GetSendQuotaCommand({}));
  const dailyMax = quota.Max24HourSend ?? 0;
  const remaining = dailyMax - (quota.SentLast24Hours ?? 0);
  return {
    perSecond: quota.MaxSendRate ?? 1,
    remainingToday: dailyMax < 0 ? unlimited : Math.max(0, Math.floor(remaining)),
    sandbox: dailyMax >= 0 && dailyMax <= sandboxDailyMax,
  };
}

/** SES takes only letters, digits, hyphens and underscores in tags, 256 of them at most. */
function messageTags(tags: Readonly<Record<string, string>>): { Name: string; Value: string }[] {
  const fit = (text: string) => text.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 256);
  return Object.entries(tags).map(([name, value]) => ({ Name: fit(name), Value: fit(value) || '_' }));
}

/** Connections that were never made: nothing was handed over. That its time was up the SDK says in words alone. */
const notConnected = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$|did not establish a connection/;

/**
 * What a failure says about the mail. SES answers 4xx before it takes a message, so nothing was sent; without an
 * answer, or with 5xx, that is not known. Only what is wrong with this address or message is refused for good:
 * a sender that is not verified or a paused account will be put right, and then the mail can still go.
 */
export function mailFailure(thrown: unknown, mail: Pick<OutgoingMail, 'from'>): MailOutcome {
  const error = awsError(thrown);
  const reason = `${error.name}: ${error.message}`;
  if (error.status === undefined || error.status >= 500) {
    const { code = error.message } = thrown as { code?: string };
    return { kind: notConnected.test(code) ? 'throttled' : 'unknown', reason };
  }
  if (error.name === 'MessageRejected') {
    const senderRefused = /not verified/i.test(error.message) && error.message.includes(mail.from);
    return { kind: senderRefused || /paused|suspended/i.test(error.message) ? 'throttled' : 'refused', reason };
  }
  return { kind: error.name === 'InvalidParameterValue' ? 'refused' : 'throttled', reason };
}
