import { expect, test } from 'vitest';
import { openLocalData } from '../../../../functions/cli/installation/local-data.ts';
import { define } from '../../../../functions/cli/verbs/redrive.ts';
import { freshInstallation, runVerb } from '../run-verb.ts';

test('says what was put aside and why, and puts it back to work', async () => {
  const { root, remove } = freshInstallation();
  const data = openLocalData(root);
  await data.queue.send([{ to: 'feed', topic: 'floods' }]);
  const leased = await data.queue.receive(['feed'], 1_000);
  await data.queue.bury(leased!, 'the disk is full');
  expect(await data.queue.receive(['feed'], 1_000)).toBeUndefined();
  expect(await runVerb(define, ['--data', root])).toEqual({
    out: '{"to":"feed","topic":"floods"}: the disk is full\n1 put back to work\n',
    err: '',
    code: 0,
  });
  expect((await data.queue.receive(['feed'], 1_000))?.message).toEqual({ to: 'feed', topic: 'floods' });
  expect(await runVerb(define, ['--data', root, '--stage', 'feed'])).toMatchObject({ code: 2 });
  data.close();
  remove();
});
