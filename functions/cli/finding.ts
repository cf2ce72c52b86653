import { sentenceOf } from './plain-error.ts';

/** One thing that was looked at; `todo` says what to do about it, null when nothing has to be done. */
export interface Finding {
  readonly what: string;
  readonly is: string;
  readonly todo: string | null;
}

export function ok(what: string, is: string): Finding {
  return { what, is, todo: null };
}

export function problem(what: string, is: string, todo: string): Finding {
  return { what, is, todo };
}

/** Looks at one thing; what cannot be looked at is a finding too, so that the others are still told. */
export async function lookAt(what: string, look: () => Promise<Finding | readonly Finding[]>): Promise<Finding[]> {
  try {
    return [await look()].flat();
  } catch (error) {
    const is = `could not be looked at: ${sentenceOf(error)}`;
    return [problem(what, is, 'try again, with credentials that may read it')];
  }
}
