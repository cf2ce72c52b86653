import { simulate } from '../simulation/simulate.ts';
import { playCrowd, playLateMessages, playMonths, playStory } from './play-articles.ts';
import { playOwner } from './play-owner.ts';
import { playReaders } from './play-readers.ts';
import { playReturns, playWaiting } from './play-returns.ts';
import { playSources } from './play-sources.ts';
import { callNotes, notedSteps, type StageCalls } from './played-stages.ts';
import { playedWorld, templates } from './played-world.ts';

const seeds = [1, 2, 3];

/** Everything that the stages do, played in memory: what each would have asked of AWS. */
export async function playedCalls(): Promise<StageCalls> {
  const { calls, noteOf } = callNotes();
  for (const seed of seeds) {
    await simulate(seed, templates, (world) => notedSteps(world, noteOf));
    await playReaders(playedWorld(noteOf, { seed, mailTroubles: 0.1 }));
  }
  for (const play of [
    playMonths,
    playCrowd,
    playStory,
    playLateMessages,
    playSources,
    playOwner,
    playReturns,
    playWaiting,
  ]) {
    await play(noteOf);
  }
  return calls();
}
