import { networkFailure } from '../collect/network-failure.ts';
import type { Log, Mailer, MailOutcome } from '../ports.ts';

/**
 * A mailer whose troubles the owner is told of at a terminal: that the server takes no mails, once for each reason and
 * not for every mail; that it takes them again; and each mail that it refused for good.
 */
export function toldMailer<M extends Mailer>(mailer: M, log: Pick<Log, 'warn'>): M {
  let trouble: string | null = null;
  const tell = (to: string, outcome: MailOutcome): void => {
    switch (outcome.kind) {
      case 'sent':
        if (trouble !== null) log.warn('mails go out again');
        trouble = null;
        return;
      case 'throttled':
        if (trouble !== outcome.reason) {
          log.warn(`no mail goes out, and it is tried again later: ${networkFailure(outcome.reason)}`);
        }
        trouble = outcome.reason;
        return;
      case 'refused':
        log.warn(`the mail server refused a mail for good: ${outcome.reason}`, { to });
        return;
      case 'unknown':
        // Told by the step that sends, with what it takes it for.
        return;
    }
  };
  return {
    ...mailer,
    async send(mail) {
      const outcome = await mailer.send(mail);
      tell(mail.to, outcome);
      return outcome;
    },
  };
}
