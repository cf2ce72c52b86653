/** One figure of quality, with what a simple way to do the same reaches in the same run. */
export interface Measured {
  readonly part: string;
  readonly figure: string;
  readonly value: number;
  readonly baseline: number;
  /** A number is the least that is aimed at; empty where nothing is. */
  readonly aim: number | string;
}
