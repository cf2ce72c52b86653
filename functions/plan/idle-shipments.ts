import { later, minuteMs } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import type { MessageTo } from '../messages.ts';
import { type Shipment, shipmentIdleMinutesMax } from '../model/delivery.ts';
import type { PlanNeeds } from './plan-needs.ts';

const shipmentsMax = 500;

/**
 * Shipments that are open and that nobody has worked on for a while: their message was lost, or sending was paused.
 * Handing one out again is safe, because every mail of it is claimed before it is sent.
 */
export async function idleShipments(
  needs: Pick<PlanNeeds, 'clock' | 'records'>,
): Promise<readonly MessageTo<'send'>[]> {
  const idleSince = later(needs.clock.now(), -shipmentIdleMinutesMax * minuteMs);
  return openShipments(needs, ({ touchedAt }) => touchedAt <= idleSince);
}

/** All that is not shipped yet: to be handed out at once when sending goes on. */
export async function openShipments(
  { records }: Pick<PlanNeeds, 'records'>,
  isMeant: (shipment: Shipment) => boolean = () => true,
): Promise<readonly MessageTo<'send'>[]> {
  const open = await records.list(recordKeys.shipment('', '', '').partition, { limit: shipmentsMax });
  return open.filter(({ value }) => isMeant(value as Shipment)).map(({ sort }) => shipmentMessage(sort));
}

/** The message that works on the shipment with this sort key. */
export function shipmentMessage(sort: string): MessageTo<'send'> {
  const [topic = '', edition = '', ...shard] = sort.split('#');
  return { to: 'send', topic, edition, shard: shard.join('#') };
}
