import { messageOf } from '../error-message.ts';
import { type FeedbackNeeds, takeFeedback } from '../feedback/feedback.ts';
import type { Mailer } from '../ports.ts';

/** A mailer whose mail server says itself that a mailbox takes nothing, or is none: what SES sends a notice of. */
export function withBounces<M extends Mailer>(mailer: M, needs: FeedbackNeeds): M {
  return {
    ...mailer,
    async send(mail) {
      const outcome = await mailer.send(mail);
      if (outcome.kind !== 'bounced') return outcome;
      const kind = outcome.isHard ? 'hard bounce' : 'soft bounce';
      const id = `smtp ${needs.clock.now()}`;
      try {
        await takeFeedback({ kind, address: mail.to, id, detail: outcome.reason }, needs);
      } catch (error) {
        // The outcome is known all the same, and the next mail to this address bounces again.
        needs.log.warn(`a bounce was not taken in: ${messageOf(error)}`);
      }
      return outcome;
    },
  };
}
