import { readEdition } from '../digest/digest.ts';
import { later, minuteMs } from '../instant.ts';
import { blobKeys, recordKeys } from '../keys.ts';
import type { MessageTo } from '../messages.ts';
import type { Shipment } from '../model/delivery.ts';
import type { TopicNames } from '../model/topic.ts';
import { type RecordKey, recordReadsMax } from '../ports.ts';
import { tokenSecret } from '../subscribe/secret.ts';
import { sendingHalted } from './halts.ts';
import { lettersOf } from './letters.ts';
import { mailPage } from './mail-page.ts';
import type { SendNeeds } from './send-needs.ts';
import { slotWordsOf } from './skeleton.ts';

type SendMessage = MessageTo<'send'>;

/** Readers that one message is for; the rest goes on in the next, so that a pause or a crash costs little. */
const readersPerMessageMax = 500;
const minutesPerMessageMax = 3;

/**
 * Goes through a shard's roster page by page. The shipment's record stands until the whole roster is settled:
 * whatever interrupts, `plan` hands the shipment out again and the deliveries that were made are passed over.
 */
export async function sendShipment(
  message: SendMessage,
  topic: TopicNames,
  needs: SendNeeds,
): Promise<readonly SendMessage[]> {
  const key = recordKeys.shipment(topic.slug, message.edition, message.shard);
  const record = await needs.records.get(key);
  if (record === undefined) return [];
  const halt = await sendingHalted(topic.slug, message.edition, needs);
  if (halt === 'cancelled') await needs.records.write([{ kind: 'delete', key, expect: 'any' }]);
  if (halt !== 'going') return [];
  const shipment = await touch(key, record.value, needs);
  let deferred = shipment.deferred === true;
  const edition = await readEdition(blobKeys.edition(topic.slug, message.edition), needs);
  const group = await needs.records.get(recordKeys.group(topic.slug, shipment.group));
  if (edition === undefined || group === undefined) throw new Error(`${key.sort} has no edition or no group`);
  const secret = await tokenSecret(needs);
  const { rhythm } = group.value;
  const letterFor = lettersOf(edition, shipment, topic, rhythm, { ...needs, slots: slotWordsOf(secret) });
  const quota = await needs.mailer.quota();
  if (quota.sandbox)
    needs.log.warn('SES sandbox', { advice: 'only verified addresses are mailed; ask SES for production access' });
  if (quota.remainingToday <= 0) {
    needs.log.warn('daily quota reached', { topic: topic.slug, edition: message.edition });
    return [];
  }

  const { partition } = recordKeys.roster(topic.slug, message.shard, '');
  const until = later(needs.clock.now(), minutesPerMessageMax * minuteMs);
  let after = message.after;
  for (let readers = 0; readers < readersPerMessageMax; readers += recordReadsMax) {
    const from = after === undefined ? {} : { from: `${after}~` };
    const page = await needs.records.list(partition, { ...from, limit: recordReadsMax });
    const joined = page.filter(({ value }) => value.joinedAfter < shipment.number);
    const outcome = await mailPage(joined, {
      edition,
      topic,
      letterFor,
      secret,
      quota,
      until,
      again: shipment.again,
      needs,
    });
    if (outcome === 'halted') return [];
    if (outcome === 'late') break;
    if (outcome === 'deferred' && !deferred) {
      deferred = true;
      await touch(key, { ...shipment, deferred }, needs);
    }
    after = page.at(-1)?.sort ?? after;
    if (page.length < recordReadsMax) {
      const { deferred: _, ...rest } = shipment;
      if (deferred) await touch(key, { ...rest, again: shipment.again ?? needs.clock.now() }, needs);
      else await needs.records.write([{ kind: 'delete', key, expect: 'any' }]);
      return [];
    }
  }
  return [after === undefined ? message : { ...message, after }];
}

async function touch(key: RecordKey, before: Shipment, { clock, records }: SendNeeds): Promise<Shipment> {
  const shipment: Shipment = { ...before, touchedAt: clock.now() };
  await records.write([{ kind: 'put', key, value: shipment, expect: 'any' }]);
  return shipment;
}
