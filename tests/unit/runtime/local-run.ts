import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dataFolder } from '../../../functions/adapters/local/data-folder.ts';
import { builtTemplates } from '../../../functions/cli/project-files.ts';
import type { Log } from '../../../functions/ports.ts';
import { type LocalNewsfold, openLocal } from '../../../functions/runtime/local.ts';
import { prepareTopic } from '../../../functions/topic/prepare-topic.ts';
import { silentLog } from '../../silent-log.ts';
import { simulatedTopics } from '../../simulation/generated-news.ts';

export interface LocalRun {
  readonly newsfold: LocalNewsfold;
  readonly folder: string;
  /** Puts a file into the documents folder that was finished a while ago, so that nothing waits for its end. */
  drop(name: string, content: string | Uint8Array): void;
  /** Closes newsfold and removes its folder. */
  end(): Promise<void>;
}

export interface LocalRunOptions {
  readonly folder?: string;
  readonly warn?: Log['warn'];
  /** A feed that both topics follow, as it answers: there is no other network. */
  readonly feed?: { readonly url: string; readonly answer: () => Promise<string> };
  /** No source is asked; so where there is none, too. */
  readonly offline?: true;
}

/** newsfold on a folder of its own, with two made-up topics. */
export function localRun(options: LocalRunOptions = {}): LocalRun {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'newsfold-run-'));
  const { feed } = options;
  const sources = feed === undefined ? [] : [{ title: 'Desk', feedUrl: feed.url, siteUrl: null, categories: [] }];
  const newsfold = openLocal({
    folder: dataFolder(folder),
    log: { ...silentLog, ...(options.warn && { warn: options.warn }) },
    settings: {
      baseUrl: 'http://news.example',
      siteName: 'Test',
      mailFrom: 'news@example.org',
      postalAddress: '1 Example Street',
      ownerAddress: null,
      quietSpellMinutes: 0,
      liveGapMinutes: 0,
    },
    topics: simulatedTopics.map((topic) => prepareTopic({ ...topic, sources })),
    templates: builtTemplates(),
    digestTo: [],
    documentDays: null,
    fetcher: {
      async fetch({ url }) {
        if (feed === undefined) return { kind: 'failed', reason: 'there is no network here' };
        const isFeed = url === feed.url;
        const bytes = new TextEncoder().encode(isFeed ? await feed.answer() : '');
        return {
          kind: 'response',
          status: isFeed ? 200 : 404,
          headers: { 'content-type': 'application/rss+xml' },
          bytes,
          url,
        };
      },
    },
    offline: options.offline ?? feed === undefined,
  });
  let finishedAtSeconds = 1_700_000_000;
  return {
    newsfold,
    folder,
    drop(name, content) {
      const path = join(folder, 'documents', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      finishedAtSeconds += 1;
      utimesSync(path, finishedAtSeconds, finishedAtSeconds);
    },
    async end() {
      await newsfold.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
