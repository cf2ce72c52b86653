import { expect, test } from 'vitest';
import { listenFailure } from '../../../../functions/cli/start/listen.ts';

test.each([
  ['EADDRINUSE', 65_535, /^Something else is listening on 127\.0\.0\.1:65535\..*--port 65534$/s],
  ['EACCES', 80, /^This user may not listen on port 80\.\nChoose one from 1024 on with --port/],
  ['ENOTFOUND', 8080, /^Cannot listen on 127\.0\.0\.1:8080: /],
])('a port that cannot be had (%s) is told with what to do', (code, port, sentence) => {
  const error = Object.assign(new Error(`listen ${code}`), { code, syscall: 'listen' });
  expect(listenFailure(error, '127.0.0.1', port)).toMatch(sentence);
});
