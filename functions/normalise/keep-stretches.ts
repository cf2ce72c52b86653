/**
 * Evidence a change between article and furniture must overcome, in log odds: a lone line among others has to be
 * clear to be judged unlike them. Set on the labelled pages, like the lean towards keeping.
 */
const switchCost = 1;
/** Leaving out a line of the report costs as much as keeping one that is not, so the lean is slight. */
const lineLean = 0.4;

/**
 * Decides for all lines at once which are the report's: of all ways to cut the page into stretches, the one whose
 * summed log odds are best after paying for each change (Viterbi's algorithm for two states).
 * @param margins log odds of each line, see `lineMargins`
 * @param keepLean added to each
 * @param change what each change costs
 */
export function keepStretches(margins: readonly number[], keepLean = lineLean, change = switchCost): boolean[] {
  let dropped = 0;
  let kept = -change;
  const droppedAfterKept: boolean[] = [];
  const keptAfterKept: boolean[] = [];
  margins.forEach((margin, at) => {
    droppedAfterKept[at] = kept - change > dropped;
    keptAfterKept[at] = kept >= dropped - change;
    const nextDropped = Math.max(dropped, kept - change);
    kept = Math.max(kept, dropped - change) + margin + keepLean;
    dropped = nextDropped;
  });
  const result: boolean[] = new Array(margins.length);
  let keeping = kept > dropped;
  for (let at = margins.length - 1; at >= 0; at -= 1) {
    result[at] = keeping;
    keeping = (keeping ? keptAfterKept[at] : droppedAfterKept[at])!;
  }
  return result;
}
