import { networkFailure } from '../collect/network-failure.ts';
import type { Log, Mailer, MailOutcome } from '../ports.ts';

/**
 * A mailer that logs what the owner should know: that the server takes no mails, once for each reason and not for every
 * mail; that it takes them again; and each mail that it refused for good.
 */
export function withWarnings<M extends Mailer>(mailer: M, log: Pick<Log, 'warn'>): M {
  let failure: string | null = null;
  const warn = (to: string, outcome: MailOutcome): void => {
    switch (outcome.kind) {
      case 'sent':
        if (failure !== null) log.warn('mails go out again');
        failure = null;
        return;
      case 'throttled':
        if (failure !== outcome.reason) {
          log.warn(`no mail goes out, and it is tried again later: ${networkFailure(outcome.reason)}`);
        }
        failure = outcome.reason;
        return;
      case 'deferred':
        log.warn(`the mail server takes no mail for this address now: ${outcome.reason}`, { to });
        return;
      case 'refused':
        log.warn(`the mail server refused a mail for good: ${outcome.reason}`, { to });
        return;
      case 'unknown':
        // Logged by the step that sends.
        return;
    }
  };
  return {
    ...mailer,
    async send(mail) {
      const outcome = await mailer.send(mail);
      warn(mail.to, outcome);
      return outcome;
    },
  };
}
