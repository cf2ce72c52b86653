/** Bounds of what a topic is made from, and of what is read of an article to judge it. */
export const topicLimits = {
  examplesMax: 200,
  queryPhrasesMax: 200,
  /**
   * Size of the programs that all regular expressions of a query make. Each step takes up to a millisecond of a text of
   * `judgedLengthMax`, for patterns made to take long; usual ones take a hundredth of that.
   */
  patternStepsMax: 1_000,
  /** UTF-16 units. A longer first line is a paragraph. */
  titleLengthMax: 300,
  /** UTF-16 units of an article that are judged; what comes after no longer changes what it is about. */
  judgedLengthMax: 60_000,
  /** Terms kept of one example, heaviest first. */
  exampleTermsMax: 400,
  /** Names and figures kept of one example, those said most often first. */
  exampleParticularsMax: 200,
  /** Terms kept of what the examples share, heaviest first. */
  profileTermsMax: 1_500,
  /** Terms that a verdict names. */
  whyTermsMax: 12,
} as const;
