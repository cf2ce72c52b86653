import type { RecordKey } from './ports.ts';

/**
 * Every stored key, in one place. Blob keys are paths; record keys are a partition and a sort key.
 * A public path is reached at the same path under the base URL, without `public/`.
 */
export const blobKeys = {
  document: (source: string, hash: string, extension: string) => `documents/${source}/${hash}.${extension}`,
  rejected: (documentKey: string) => documentKey.replace(/^documents\//, 'rejected/'),
  rejectedReason: (documentKey: string) => `${blobKeys.rejected(documentKey)}.reason.json`,
  article: (articleId: string, version: string) => `articles/${articleId}/${version}.json`,
  edition: (topic: string, edition: string) => `editions/${topic}/${edition}.json`,
  publicTopic: (topic: string, file: string) => `public/${topic}/${file}`,
  publicRoot: (file: string) => `public/${file}`,
} as const;

export const recordKeys = {
  /** The entries of a topic in order of arrival; sort key is the entry's position. */
  entry: (topic: string, position: string): RecordKey => ({ partition: `entries/${topic}`, sort: position }),
  /** Which entry an article identity belongs to. */
  identity: (topic: string, identityHash: string): RecordKey => ({
    partition: `identities/${topic}/${identityHash}`,
    sort: 'entry',
  }),
  story: (topic: string, storyId: string): RecordKey => ({ partition: `stories/${topic}/${storyId}`, sort: 'story' }),
  /** Counters and cursors of a topic. */
  topicState: (topic: string, name: string): RecordKey => ({ partition: `topics/${topic}`, sort: name }),
} as const;
