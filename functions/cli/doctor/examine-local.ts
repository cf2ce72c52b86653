import { later, minuteMs } from '../../instant.ts';
import { recordKeys } from '../../keys.ts';
import { groupsDue } from '../../plan/due-editions.ts';
import type { LocalData } from '../installation/local-data.ts';
import { waitingMails } from '../installation/waiting-mails.ts';
import { type Diagnosis, lookAt, ok, problem } from './diagnosis.ts';
import { checkPause, checkSources, dueMinutesMax } from './examine-stack.ts';

/** Nobody works for so long on mails that go out: what was last touched before waits. */
const mailingMinutesMax = 10;

type Needs = Pick<LocalData, 'clock' | 'isRunning' | 'queue' | 'records' | 'settings' | 'topics'>;

/** Looks at everything that has to be right on this machine; `place` is the option that names the installation. */
export async function examineLocal(place: string, needs: Needs): Promise<readonly Diagnosis[]> {
  const now = needs.clock.now();
  const diagnoses = [
    await lookAt('process', () => checkProcess(needs)),
    await lookAt('sending', () => checkPause(place, needs)),
    await lookAt('mails', () => checkMails(needs)),
    await lookAt('failed steps', () => checkAside(place, needs)),
    await lookAt('sources', () => checkSources({ ...needs, now })),
  ];
  return diagnoses.flat();
}

/** The process, and what it does: nothing that is due lies about for long. */
async function checkProcess({ clock, isRunning, records, settings, topics }: Needs): Promise<Diagnosis> {
  if (!isRunning) return problem('process', 'it does not run: nothing is polled, no mail goes out', 'newsfold start');
  const before = later(clock.now(), -dueMinutesMax * minuteMs);
  // Those of a topic that was taken away stay.
  const groups = (await groupsDue(before, { records })).filter(({ value }) =>
    topics.some(({ slug }) => slug === value.topic),
  );
  const sources = await records.list(recordKeys.dueSource('', '').partition, { to: before, limit: 1 });
  if (groups.length + sources.length > 0) {
    return problem(
      'process',
      'what is due is not done',
      'see what it says, journalctl -u newsfold, and start it again',
    );
  }
  return ok('process', `runs at ${settings.baseUrl}, and nothing is overdue`);
}

/** What the mail server takes for none; not what waits for single addresses that it puts off. */
async function checkMails({ clock, records, topics }: Needs): Promise<Diagnosis> {
  const before = later(clock.now(), -mailingMinutesMax * minuteMs);
  const { editions, personal } = await waitingMails(
    topics,
    { records },
    ({ again, touchedAt }) => again === undefined && touchedAt < before,
  );
  if (editions + personal === 0) return ok('mails', 'none is kept back');
  const is = `kept back; editions: ${editions}, mails to one reader: ${personal}`;
  return problem(
    'mails',
    is,
    'see what the process says of the mail server; they go out by themselves once it takes them',
  );
}

async function checkAside(place: string, { queue }: Needs): Promise<Diagnosis> {
  const { dead } = await queue.counts();
  if (dead === 0) return ok('failed steps', 'none');
  const [first] = queue.deadLetters(1);
  const is = `${dead} put aside, the first one: ${first?.reason}`;
  return problem('failed steps', is, `once that is mended: newsfold redrive ${place}`);
}
