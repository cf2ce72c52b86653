import { networkFailure } from '../collect/network-failure.ts';
import type { Log, Mailer, MailOutcome } from '../ports.ts';

/** So many addresses that are put off are remembered as told of; a mail to one is tried again for days. */
const putOffMax = 1_000;

/**
 * A mailer that logs what the owner should know: that the server takes no mails, once for each reason and not for every
 * mail; that it takes them again; once that it takes none for an address now; and each mail that it refused for good.
 */
export function withWarnings<M extends Mailer>(mailer: M, log: Pick<Log, 'warn'>): M {
  let failure: string | null = null;
  const putOff = new Set<string>();
  const warn = (to: string, outcome: MailOutcome): void => {
    switch (outcome.kind) {
      case 'sent':
        if (failure !== null) log.warn('mails go out again');
        failure = null;
        putOff.delete(to);
        return;
      case 'throttled':
        if (failure !== outcome.reason) {
          log.warn(`no mail goes out, and it is tried again later: ${serverFailure(outcome.reason)}`);
        }
        failure = outcome.reason;
        return;
      case 'deferred':
        if (!putOff.has(to)) log.warn(`the mail server takes no mail for this address now: ${outcome.reason}`, { to });
        if (putOff.size >= putOffMax) putOff.clear();
        putOff.add(to);
        return;
      case 'refused':
      case 'bounced':
        log.warn(
          outcome.kind === 'bounced' && outcome.isHard
            ? `no mail goes to this address any more, unless "newsfold subscribers release" lets it: ${outcome.reason}`
            : `the mail server refused a mail for good: ${outcome.reason}`,
          { to },
        );
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

/** What keeps all mails back, with what to do about a certificate; without Node's advice, which would not help here. */
function serverFailure(reason: string): string {
  const said = networkFailure(reason).replace(/; if the root CA is installed locally.*$/, '');
  if (!/certificate/i.test(said)) return said;
  return `${said}; name the server as its certificate does, or put ?selfSigned=yes behind its address`;
}
