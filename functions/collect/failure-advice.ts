/** What somebody can do about a source that fails for a reason like this; the first that fits. */
const advices: readonly (readonly [RegExp, string])[] = [
  // These say what to do themselves.
  [/follow (?:that|one of them) instead$|environment variable|private or special|more than \d+ bytes/, ''],
  [/status (?:401|407)$/, 'It wants to know who asks: give it its key with newsfold sources add URL --header.'],
  [
    /status (?:402|403|406|451)$/,
    'It refuses programs, or newsfold alone: see in a browser whether its feed is for all.',
  ],
  [/status 429$/, 'It wants to be asked less often: give it an interval of its own, and it is tried again.'],
  [/status 5\d\d$/, 'Its server is in trouble; it is tried again.'],
  [/^(?:\w*CERT|UNABLE_TO_|ERR_(?:TLS|SSL)_|EPROTO)/, 'Its operator has to mend that.'],
  [/ no feed: /, 'Look at its address in a browser.'],
  [/status|redirect|content coding/, 'Check its address.'],
];

/** A sentence that fits the reason for which a source fails, or null where nothing can be done but to wait; it may be empty. */
export function failureAdvice(reason: string): string | null {
  return advices.find(([pattern]) => pattern.test(reason))?.[1] ?? null;
}
