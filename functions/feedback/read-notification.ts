/** What happened to a mail after it was sent, as SES or a returned mail reports it. */
export interface Feedback {
  readonly kind: 'hard bounce' | 'soft bounce' | 'complaint' | 'reject' | 'delay' | 'delivery';
  readonly address: string;
  readonly detail: string;
  /** The same for every copy of one notice. */
  readonly id: string;
}

const detailCharsMax = 300;
const recipientsMax = 50;

/**
 * Reads a notification of SES, as SNS carries it: the feedback notification (`notificationType`) or the event of a
 * configuration set (`eventType`), bare or in SNS's envelope. Null for what is neither. A permanent bounce is hard;
 * a transient or undetermined one is soft, for SES gives the latter where it cannot tell.
 */
export function readNotification(text: string): readonly Feedback[] | null {
  const outer = parseObject(text);
  const inner = outer !== null && typeof outer.Message === 'string' ? parseObject(outer.Message) : outer;
  if (inner === null) return null;
  const kind = inner.notificationType ?? inner.eventType;
  const messageId = textOf(objectOf(inner.mail).messageId);
  switch (kind) {
    case 'Bounce':
      return bounces(objectOf(inner.bounce), messageId);
    case 'Complaint':
      return complaints(objectOf(inner.complaint), messageId);
    case 'Reject':
      return toAll(inner, 'reject', textOf(objectOf(inner.reject).reason), messageId);
    case 'DeliveryDelay':
      return toAll(inner, 'delay', textOf(objectOf(inner.deliveryDelay).delayType), messageId);
    case 'Delivery':
      return toAll(inner, 'delivery', '', messageId);
    default:
      return null;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function bounces(bounce: Fields, messageId: string): readonly Feedback[] {
  const kind = bounce.bounceType === 'Permanent' ? 'hard bounce' : 'soft bounce';
  const type = [bounce.bounceType, bounce.bounceSubType].map(textOf).filter(Boolean).join(' ');
  return listOf(bounce.bouncedRecipients).map((recipient) => {
    const detail = `${type} ${textOf(recipient.diagnosticCode)}`.trim().slice(0, detailCharsMax);
    return { kind, address: textOf(recipient.emailAddress), detail, id: textOf(bounce.feedbackId) || messageId };
  });
}

function complaints(complaint: Fields, messageId: string): readonly Feedback[] {
  const detail = textOf(complaint.complaintFeedbackType) || 'reported as spam';
  const id = textOf(complaint.feedbackId) || messageId;
  return listOf(complaint.complainedRecipients).map((recipient) => {
    return { kind: 'complaint', address: textOf(recipient.emailAddress), detail, id };
  });
}

function toAll(inner: Fields, kind: Feedback['kind'], detail: string, messageId: string): readonly Feedback[] {
  const { destination } = objectOf(inner.mail);
  const addresses = Array.isArray(destination) ? destination.slice(0, recipientsMax).map(textOf) : [];
  return addresses.map((address) => ({
    kind,
    address,
    detail: detail.slice(0, detailCharsMax),
    id: `${messageId}-${kind}`,
  }));
}

function parseObject(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
  } catch {
    return null;
  }
}

function objectOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.slice(0, recipientsMax).map(objectOf) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
