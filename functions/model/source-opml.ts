/** Attributes beside those of OPML 2.0 in the lists that newsfold writes; OPML asks that such be in a namespace. */
export const extensionNamespace = 'urn:newsfold:opml';

export const extensionNames = {
  /** Minutes between two polls, when the owner said so. */
  every: 'newsfold:every',
  /** The pages of which entries are fetched, when not of teasers. */
  pages: 'newsfold:pages',
} as const;
