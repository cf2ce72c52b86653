/** Bounds on everything that comes from outside, with their units. */
export const limits = {
  documentBytesMax: 5 * 1024 * 1024,
  entriesPerDocumentMax: 2_000,
  htmlDepthMax: 200,
  /** Lines of a plain text that are looked at. */
  plainLinesMax: 20_000,
  /** Of one article; a longer one is cut. */
  paragraphsMax: 10_000,
  articleCharactersMax: 1_000_000,
  fetchTimeoutMs: 20_000,
  redirectsMax: 5,
  feedEntriesMax: 50,
  /** At most `feedEntriesMax`, so that what is in no complete archive part is always in the feed itself. */
  archivePartEntriesMax: 50,
  /** Complete archive parts written in one go; the rest follows in the next. */
  archivePartsPerRunMax: 8,
  /** Articles read at a time while a feed is written. */
  feedReadsConcurrent: 8,
  /** HTML of one article in a feed; a longer one is represented by its summary. */
  feedContentCharsMax: 150_000,
  editionStoriesMax: 25,
  /** Entries that one edition looks at; a longer window is cut at its old end. */
  windowEntriesMax: 1_000,
  nearDuplicateWindowDays: 45,
  /** From a story to the next report of it. */
  storyWindowDays: 14,
  /** From the first to the last report of a story. */
  storySpanDaysMax: 28,
  /** Of a title that a record keeps beside what it is about. */
  recordTitleCharsMax: 300,
  /** How long the owner is shown what was judged, and a correction that was taken back is remembered. */
  judgementDays: 45,
  /** How long the owner is shown a mail that is held; its file stays as long, or as documents do where that is longer. */
  heldMailDays: 30,
} as const;
