import { later, minuteMs } from '../instant.ts';
import { recordKeys } from '../keys.ts';
import type { MessageTo } from '../messages.ts';
import { type Shipment, shipmentIdleMinutesMax } from '../model/delivery.ts';
import { allRecords } from '../partition-records.ts';
import type { PlanNeeds } from './plan-needs.ts';

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

/**
 * All that is not shipped yet, or all of one edition: to be handed out at once when it is made, or when sending goes on.
 * Without a limit: those that cannot go out, for their topic was removed or no server takes them, would keep others back.
 */
export async function openShipments(
  needs: Pick<PlanNeeds, 'records'>,
  isMeant: (shipment: Shipment) => boolean = () => true,
  edition?: { readonly topic: string; readonly id: string },
): Promise<readonly MessageTo<'send'>[]> {
  const { partition, sort } = recordKeys.shipment(edition?.topic ?? '', edition?.id ?? '', '');
  const range = edition === undefined ? {} : { from: sort, to: `${sort}~` };
  const open = await allRecords(partition, needs, range);
  return open.filter(({ value }) => isMeant(value)).map((record) => shipmentMessage(record.sort));
}

/** The message that works on the shipment with this sort key. */
export function shipmentMessage(sort: string): MessageTo<'send'> {
  const [topic = '', edition = '', ...shard] = sort.split('#');
  return { to: 'send', topic, edition, shard: shard.join('#') };
}
