import { pushDocument } from '../collect/push-document.ts';
import { showStatus } from '../collect/status-page.ts';
import { takeNotification, verifyIntent } from '../collect/websub-callback.ts';
import { showConfirm, submitConfirm } from '../subscribe/pages/confirm.ts';
import { showErase, showMyData, submitErase } from '../subscribe/pages/my-data.ts';
import { mailNewLink } from '../subscribe/pages/new-link.ts';
import { showPreferences, submitPreferences } from '../subscribe/pages/preferences.ts';
import { showSignUp, submitSignUp } from '../subscribe/pages/sign-up.ts';
import { showUnsubscribe, submitResubscribe, submitUnsubscribe } from '../subscribe/pages/unsubscribe.ts';
import { serveZoneScript } from '../subscribe/pages/zone-script.ts';
import type { Answer, Visit, WebNeeds } from './visit.ts';

export interface Route {
  readonly method: 'GET' | 'POST';
  /** A part that begins with a colon stands for anything. */
  readonly path: string;
  readonly answer: (visit: Visit, needs: WebNeeds) => Promise<Answer>;
  /** True where only programs come: what goes wrong is told in JSON, as the route itself does. */
  readonly forPrograms?: true;
  /** True where everybody is answered the same: what stands before the site may keep it for as long as the answer says. */
  readonly forEverybody?: true;
}

/** Every page that does something. What is asked for with GET changes nothing: mail scanners follow links. */
export const routes: readonly Route[] = [
  { method: 'GET', path: '/:topic/subscribe', answer: showSignUp },
  { method: 'POST', path: '/:topic/subscribe', answer: submitSignUp },
  { method: 'GET', path: '/mail/zone.js', answer: serveZoneScript },
  { method: 'GET', path: '/mail/confirm', answer: showConfirm },
  { method: 'POST', path: '/mail/confirm', answer: submitConfirm },
  { method: 'GET', path: '/mail/preferences', answer: showPreferences },
  { method: 'POST', path: '/mail/preferences', answer: submitPreferences },
  { method: 'POST', path: '/mail/new-link', answer: mailNewLink },
  { method: 'GET', path: '/mail/unsubscribe', answer: showUnsubscribe },
  { method: 'POST', path: '/mail/unsubscribe', answer: submitUnsubscribe },
  { method: 'POST', path: '/mail/resubscribe', answer: submitResubscribe },
  { method: 'GET', path: '/mail/data', answer: showMyData },
  { method: 'GET', path: '/mail/erase', answer: showErase },
  { method: 'POST', path: '/mail/erase', answer: submitErase },
  {
    method: 'POST',
    path: '/documents',
    forPrograms: true,
    answer: async (visit, needs) => ({ response: await pushDocument(visit, needs), messages: [] }),
  },
  { method: 'GET', path: '/status', forEverybody: true, answer: showStatus },
  { method: 'GET', path: '/websub/:source/:token', answer: verifyIntent },
  { method: 'POST', path: '/websub/:source/:token', answer: takeNotification },
];
