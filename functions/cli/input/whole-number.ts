import { InvalidArgumentError } from 'commander';

/** Reads an option that is a whole number; it stays text, as in a form. */
export function wholeNumber(min: number, max: number): (text: string) => string {
  return (text) => {
    if (/^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max) return text;
    throw new InvalidArgumentError(`It is a whole number from ${min} to ${max}.`);
  };
}
