/** Bounds on everything that comes from outside, with their units. */
export const limits = {
  documentBytesMax: 5 * 1024 * 1024,
  entriesPerDocumentMax: 2_000,
  htmlDepthMax: 200,
  fetchTimeoutMs: 20_000,
  redirectsMax: 5,
  feedEntriesMax: 50,
  archivePartEntriesMax: 100,
  editionStoriesMax: 25,
  nearDuplicateWindowDays: 45,
  storyWindowDays: 14,
} as const;
