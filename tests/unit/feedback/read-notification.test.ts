import { expect, test } from 'vitest';
import { readNotification } from '../../../functions/feedback/read-notification.ts';

const address = 'ann@example.com';
const mail = { messageId: 'm1', destination: [address, 'bob@example.com'] };
const bounced = (parts: object, recipient: object = {}) => ({
  notificationType: 'Bounce',
  bounce: { bouncedRecipients: [{ emailAddress: address, ...recipient }], feedbackId: 'f1', ...parts },
  mail,
});
const complained = (parts: object) => ({
  eventType: 'Complaint',
  complaint: { complainedRecipients: [{ emailAddress: address }], ...parts },
  mail,
});

test.each([
  [
    'a bounce for good',
    bounced({ bounceType: 'Permanent', bounceSubType: 'NoEmail' }, { diagnosticCode: '550 5.1.1 no such user' }),
    { kind: 'hard bounce', detail: 'Permanent NoEmail 550 5.1.1 no such user', id: 'f1' },
  ],
  [
    'one for a while',
    bounced({ bounceType: 'Transient', feedbackId: undefined }),
    { kind: 'soft bounce', detail: 'Transient', id: 'm1' },
  ],
  [
    'one that SES cannot tell',
    bounced({ bounceType: 'Undetermined' }),
    { kind: 'soft bounce', detail: 'Undetermined' },
  ],
  ['a complaint', complained({ complaintFeedbackType: 'abuse', feedbackId: 'f2' }), { detail: 'abuse', id: 'f2' }],
  ['a complaint that says little', complained({}), { kind: 'complaint', detail: 'reported as spam', id: 'm1' }],
])('is read: %s', (_, notification, expected) => {
  const said = readNotification(JSON.stringify(notification));
  expect(said).toHaveLength(1);
  expect(said).toMatchObject([{ address, ...expected }]);
  expect(readNotification(JSON.stringify({ Type: 'Notification', Message: JSON.stringify(notification) }))).toEqual(
    said,
  );
});

test.each([
  ['Reject', { reject: { reason: 'Bad content' } }, { kind: 'reject', detail: 'Bad content', id: 'm1-reject' }],
  ['DeliveryDelay', { deliveryDelay: { delayType: 'MailboxFull' } }, { kind: 'delay', detail: 'MailboxFull' }],
  ['Delivery', {}, { kind: 'delivery', detail: '', id: 'm1-delivery' }],
])('is of each recipient: %s', (eventType, parts, expected) => {
  const said = readNotification(JSON.stringify({ eventType, ...parts, mail }));
  expect(said).toMatchObject(mail.destination.map((one) => ({ address: one, ...expected })));
});

test('is bounded, in what it says and of how many', () => {
  const many = { messageId: 'm1', destination: Array.from({ length: 80 }, (_, at) => `r${at}@example.com`) };
  expect(readNotification(JSON.stringify({ eventType: 'Delivery', mail: many }))).toHaveLength(50);
  const recipients = many.destination.map((emailAddress) => ({ emailAddress, diagnosticCode: 'x'.repeat(1_000) }));
  const said = readNotification(JSON.stringify(bounced({ bounceType: 'Permanent', bouncedRecipients: recipients })));
  expect(said).toHaveLength(50);
  expect(said![0]!.detail).toHaveLength(300);
  const reason = { eventType: 'Reject', reject: { reason: 'x'.repeat(1_000) }, mail };
  expect(readNotification(JSON.stringify(reason))![0]!.detail).toHaveLength(300);
});

test.each(['', '[]', 'null', '"Bounce"', '{"notificationType":"Open"}', '{"Message":"{"}'])(
  'is nothing: %s',
  (text) => {
    expect(readNotification(text)).toBeNull();
  },
);
