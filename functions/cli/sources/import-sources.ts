import { putSources, type SourcePut, type WantedSource } from '../../collect/owned-sources.ts';
import { decodeText } from '../../normalise/decode/decode-text.ts';
import { type ListedSources, listSources, type SkippedOutline } from '../../topic/parse-sources.ts';
import { complain } from '../errors/complain.ts';
import { sentenceOf } from '../errors/plain-error.ts';
import { readInput } from '../input/read-input.ts';
import type { Installation } from '../installation/installation.ts';
import { addressProblem } from './source-options.ts';

/** Lets a topic follow the feeds of an OPML file, and says what became of each kind of line. */
export async function importSources(file: string, topic: string, installation: Installation): Promise<number> {
  const listed = readOpml(file);
  if (listed.sources.length + listed.skipped.length === 0) return complain(`${file} lists no feeds`);
  const skipped: SkippedOutline[] = [...listed.skipped];
  const wanted: WantedSource[] = [];
  for (const { title, feedUrl, categories, fetchPages, intervalMinutes } of listed.sources) {
    const reason = addressProblem(feedUrl, installation.settings);
    if (reason !== null) {
      skipped.push({ title, address: feedUrl, reason });
      continue;
    }
    const polled = {
      ...(fetchPages !== undefined && { fetchPages }),
      ...(intervalMinutes !== undefined && { intervalMinutes }),
    };
    wanted.push({ url: feedUrl, title, categories, topics: [topic], ...polled });
  }
  const tally: Record<SourcePut, number> = { added: 0, changed: 0, unchanged: 0 };
  for (const put of await putSources(wanted, installation)) tally[put] += 1;
  for (const { title, address, reason } of skipped) {
    console.error(`skipped: ${title === '' ? address : `${title} (${address})`} ${reason}`);
  }
  for (const address of new Set(listed.repeated)) console.error(`named more than once, followed once: ${address}`);
  console.log(summaryOf(tally, listed.repeated.length, skipped.length));
  return skipped.length > 0 ? 1 : 0;
}

/** What there was of each; that nothing is new is said, for it is how a list that is imported again ends. */
function summaryOf(
  { added, changed, unchanged }: Record<SourcePut, number>,
  repeated: number,
  skipped: number,
): string {
  const parts = [
    added + changed === 0 && unchanged > 0 && 'nothing new',
    added > 0 && `${added} added`,
    changed > 0 && `${changed} changed`,
    unchanged > 0 && `${unchanged} followed already`,
    repeated > 0 && `${repeated} repeated`,
    skipped > 0 && `${skipped} skipped`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}

/** Throws, naming the file, when it is not there or no OPML. */
function readOpml(file: string): ListedSources {
  const { text } = decodeText(readInput(file), { contentType: null });
  try {
    return listSources(text);
  } catch (error) {
    throw new Error(
      `${file} is no OPML file (${sentenceOf(error)}); feed readers export one, as "OPML" or "subscriptions"`,
    );
  }
}
