import { basename } from 'node:path';
import cliProgress from 'cli-progress';
import type { Rhythm } from '../../model/subscription.ts';
import type { TopicNames } from '../../model/topic.ts';
import { decodeText } from '../../normalise/decode/decode-text.ts';
import { importSubscriber } from '../../subscribe/import-subscriber.ts';
import { readRhythm } from '../../subscribe/pages/rhythm-fields.ts';
import { readImport } from '../../subscribe/read-import.ts';
import { tokenSecret } from '../../subscribe/secret.ts';
import { complain } from '../errors/complain.ts';
import { sentenceOf } from '../errors/plain-error.ts';
import { readInput } from '../input/read-input.ts';
import { type Installation, onTopic } from '../installation/installation.ts';

export interface ImportOptions {
  readonly topic?: string;
  readonly cadence: string;
  readonly hour: string;
  readonly weekday: string;
  readonly zone: string;
  readonly dryRun?: true;
}

/** Takes over the list in a file, and says what became of its lines. */
export async function importList(file: string, options: ImportOptions, installation: Installation): Promise<number> {
  const { cadence, hour, weekday, zone } = options;
  const rhythm = readRhythm(new URLSearchParams({ cadence, hour, weekday, zone }));
  if ('wrong' in rhythm) {
    return complain(`--zone ${zone} is no time zone: write one such as Europe/Paris`, 2);
  }
  return onTopic(options.topic, installation, (topic) =>
    importLines(file, { topic, rhythm, dryRun: options.dryRun === true }, installation),
  );
}

async function importLines(
  file: string,
  wanted: { readonly topic: TopicNames; readonly rhythm: Rhythm; readonly dryRun: boolean },
  installation: Installation,
): Promise<number> {
  const text = decodeText(readInput(file), { contentType: null }).text;
  const secret = await tokenSecret(installation);
  const bar = progressBar(text.split('\n').length);
  const counts = new Map<string, number>();
  const tally = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  const settings = { ...wanted, file: basename(file) };
  // In a dry run nothing is written that would tell of the same address further up.
  const added = new Set<string>();
  try {
    for (const row of readImport(text)) {
      bar?.update(row.line);
      if (row.kind === 'address') {
        const address = row.address.toLowerCase();
        const outcome = await importSubscriber(row, settings, secret, installation);
        tally(outcome === 'added' && added.has(address) ? 'was there before' : outcome);
        if (outcome === 'added') added.add(address);
        if (row.unusable !== undefined) {
          console.error(`line ${row.line}: ${row.unusable.join(', ')} cannot be used; the command’s options stand in`);
        }
      } else if (row.kind === 'left') tally(`not taken over (${row.status})`);
      else {
        tally('bad');
        console.error(`line ${row.line}: ${row.reason}`);
      }
    }
  } catch (error) {
    return complain(`${file}: ${sentenceOf(error)}`);
  } finally {
    bar?.stop();
  }
  if (settings.dryRun) console.log('nothing was changed; this would happen:');
  if (counts.size === 0) console.log('the list holds nobody');
  for (const [what, count] of counts) console.log(`${String(count).padStart(8)}  ${what}`);
  return counts.has('bad') ? 1 : 0;
}

/** On a terminal only, so that pipes and logs stay clean. */
function progressBar(total: number): cliProgress.SingleBar | null {
  if (!process.stderr.isTTY) return null;
  const bar = new cliProgress.SingleBar({ format: '{bar} {value} of {total} lines', stream: process.stderr });
  bar.start(total, 0);
  return bar;
}
