import { sentenceOf } from '../errors/plain-error.ts';

/** One thing that was looked at; `todo` says what to do about it, null when nothing has to be done. */
export interface Diagnosis {
  readonly what: string;
  readonly is: string;
  readonly todo: string | null;
}

/** Nothing has to be done. */
export function ok(what: string, is: string): Diagnosis {
  return { what, is, todo: null };
}

/** Something has to be done: `todo` is a sentence, best with the very command. */
export function problem(what: string, is: string, todo: string): Diagnosis {
  return { what, is, todo };
}

/** Looks at one thing; what cannot be looked at is a diagnosis too, so that the others are still told. */
export async function lookAt(
  what: string,
  look: () => Promise<Diagnosis | readonly Diagnosis[]>,
): Promise<Diagnosis[]> {
  try {
    return [await look()].flat();
  } catch (error) {
    const is = `could not be looked at: ${sentenceOf(error)}`;
    return [problem(what, is, 'try again, with credentials that may read it')];
  }
}
