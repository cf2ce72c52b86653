/** Sentence ends of the world's scripts, with the quotes and brackets that may follow. */
const sentenceEnd = /[.!?…。！？｡؟۔।॥፧።។៕][)\]}"'”’»›」』】）]*$/u;

/** Whether a line ends as a sentence does, in any script. */
export function endsAsSentence(text: string): boolean {
  return sentenceEnd.test(text);
}
