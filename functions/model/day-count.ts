/** Entries and copies of a topic that arrived on one day (UTC). */
export interface DayCount {
  readonly entries: number;
  readonly copies: number;
}
