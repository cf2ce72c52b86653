import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { inspect } from 'node:util';
import { Command } from 'commander';
import { plainError } from './errors/plain-error.ts';
import { projectPath } from './project-files.ts';

/** One command of `newsfold`; the file of the same name in `verbs/` defines its options and what it does. */
interface Verb {
  readonly summary: string;
  /** Loaded only when asked for, so that no command pays for another's libraries. */
  readonly load: () => Promise<{ define(command: Command): void }>;
}

/** Every command, under the heading that `--help` lists it. */
const verbs: Readonly<Record<string, Readonly<Record<string, Verb>>>> = {
  'Run it': {
    start: { summary: 'run newsfold on this machine', load: () => import('./verbs/start.ts') },
    ingest: { summary: 'put files in as documents', load: () => import('./verbs/ingest.ts') },
    feed: { summary: 'print the feed of a topic, make it anew', load: () => import('./verbs/feed.ts') },
    edition: { summary: 'preview the next digest, cancel one', load: () => import('./verbs/edition.ts') },
  },
  'Say what you want to read': {
    topic: { summary: 'make, list and check topics', load: () => import('./verbs/topic.ts') },
    match: { summary: 'judge whether articles are on a topic', load: () => import('./verbs/match.ts') },
    corrections: {
      summary: 'say that a judgement is wrong, take it back',
      load: () => import('./verbs/corrections.ts'),
    },
  },
  'Say where it comes from': {
    sources: { summary: 'check, add, import, export and remove feeds', load: () => import('./verbs/sources.ts') },
    inbox: { summary: 'addresses for newsletters, and mails that are held', load: () => import('./verbs/inbox.ts') },
    clients: { summary: 'say who may push documents', load: () => import('./verbs/clients.ts') },
  },
  'Look after readers': {
    subscribers: {
      summary: 'import, export, find, erase and count readers',
      load: () => import('./verbs/subscribers.ts'),
    },
    pause: { summary: 'stop all sending of mails', load: () => import('./verbs/pause.ts') },
    resume: { summary: 'let mails go out again', load: () => import('./verbs/resume.ts') },
  },
  'Look after the installation': {
    doctor: {
      summary: 'say what is amiss with an installation, and what to do',
      load: () => import('./verbs/doctor.ts'),
    },
    redrive: { summary: 'put back to work what failed for good', load: () => import('./verbs/redrive.ts') },
  },
  'Look inside': {
    normalise: {
      summary: 'read articles out of pages, feeds, mails and texts',
      load: () => import('./verbs/normalise.ts'),
    },
    'parse-feed': { summary: 'show what a feed says', load: () => import('./verbs/parse-feed.ts') },
    curate: { summary: 'fold copies and group texts into stories', load: () => import('./verbs/curate.ts') },
  },
};

// What was compiled once need not be compiled at the next start: a third of the time to start.
enableCompileCache();

const { version } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as { version: string };
const program = new Command('newsfold')
  .description('Folds the news on a topic into one clean feed and one e-mail.')
  .usage('COMMAND [options]')
  .version(version, '--version', 'display the version')
  .addHelpText('after', '\nEach command says more with --help. Exit code 0: done; 1: not done; 2: used wrongly.')
  .helpCommand(false)
  .showHelpAfterError('(add --help for what can be written here)')
  // Wrong use is 2, so that a script can tell it from work that failed.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));

const given = process.argv.slice(2);
// Who reads in a pipe may have enough, as `head` has: that is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Work goes on, and the site is served, when the disk that the log goes to is full, or its reader or terminal is gone.
    if (given[0] === 'start' && ['ENOSPC', 'EPIPE', 'EIO'].includes(error.code ?? '')) return;
    if (error.code === 'EPIPE') process.exit(0);
    fail(error);
  });
}

// `newsfold help sources` is asked by people who know git.
const words = given[0] === 'help' ? [...given.slice(1), '--help'] : given;
const asked = words[0] ?? '';
for (const [heading, group] of Object.entries(verbs)) {
  program.commandsGroup(`${heading}:`);
  for (const [name, verb] of Object.entries(group)) {
    const command = program.command(name).description(verb.summary).helpCommand(false);
    if (name === asked) (await verb.load()).define(command);
  }
}

try {
  await program.parseAsync(words, { from: 'user' });
} catch (error) {
  fail(error);
}

function fail(error: unknown): never {
  const stackWanted = process.argv.includes('--verbose') || (process.env.NEWSFOLD_DEBUG ?? '') !== '';
  const sentence = stackWanted ? null : plainError(error);
  process.stderr.write(`${sentence ?? inspect(error)}\n`);
  // Whatever is still open, a server for instance, would keep the process from ending.
  process.exit(1);
}
