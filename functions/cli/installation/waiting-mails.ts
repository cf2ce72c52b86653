import type { TopicNames } from '../../model/topic.ts';
import { openShipments } from '../../plan/idle-shipments.ts';
import type { Ports } from '../../ports.ts';
import { personalKind } from '../../send/send-personal.ts';
import { isClaimWatch } from '../../send/stale-claims.ts';

/** What was made and is not all mailed. */
export interface WaitingMails {
  readonly editions: number;
  /** Mails to one reader each. */
  readonly personal: number;
}

/** Counts what waits to be mailed for these topics. */
export async function waitingMails(
  topics: readonly Pick<TopicNames, 'slug'>[],
  needs: Pick<Ports, 'records'>,
  isMeant?: Parameters<typeof openShipments>[1],
): Promise<WaitingMails> {
  const open = (await openShipments(needs, isMeant)).filter(
    (one) => !isClaimWatch(one) && topics.some(({ slug }) => slug === one.topic),
  );
  const ofEditions = open.filter(({ edition }) => personalKind(edition) === null);
  return {
    editions: new Set(ofEditions.map(({ topic, edition }) => `${topic}/${edition}`)).size,
    personal: open.length - ofEditions.length,
  };
}
