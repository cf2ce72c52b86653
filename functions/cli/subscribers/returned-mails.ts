import { takeReturnedMail } from '../../feedback/feedback.ts';
import type { Log, LogFields } from '../../ports.ts';
import { complain } from '../errors/complain.ts';
import { readInput } from '../input/read-input.ts';
import type { Installation } from '../installation/installation.ts';

/** Why a mail changes nothing, by what it was read as. */
const reasons: Readonly<Record<string, string>> = {
  other: 'no notice of non-delivery, complaint or wish to unsubscribe',
  complaint:
    'a complaint without proof that it is about a mail of this installation; if it is from one of your readers: newsfold subscribers erase ADDRESS',
  status: 'about no mail of this installation',
  unsubscribe: 'asks to unsubscribe by a link that is not of this installation',
};

/** Takes in mails that came back, one a file, and says of each what it was; gives the exit code. */
export async function takeReturnedMails(files: readonly string[], installation: Installation): Promise<number> {
  let failed = 0;
  for (const file of files) {
    let told = 'taken in';
    const notTaken = (event: string, { kind }: LogFields = {}) => {
      told = reasons[String(kind)] ?? event;
      failed += complain(`${file}: ${told}`);
    };
    const log: Log = {
      info: (_event, fields) => {
        told = `${fields?.kind ?? 'mail'} taken in`;
      },
      warn: notTaken,
      error: (event, fields) => void complain(`${event}: ${fields?.reason}`),
      count: () => {},
    };
    const before = failed;
    await takeReturnedMail(readInput(file), { ...installation, log });
    if (failed === before) console.log(`${file}: ${told}`);
  }
  return failed > 0 ? 1 : 0;
}
