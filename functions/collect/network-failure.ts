/**
 * What an error of the network says, in its system's words, and what it means. Node writes `connect ECONNREFUSED host:port`;
 * zlib, TLS and the parser of HTTP give their code first.
 */
const meanings: readonly (readonly [RegExp, (name: string) => string])[] = [
  [
    /^getaddrinfo (?:ENOTFOUND|EAI_AGAIN) (\S+)$/,
    (name) => `the name ${name} is not known here, as when there is no network`,
  ],
  [/^connect ECONNREFUSED (\S+)$/, (name) => `nothing listens at ${name}`],
  [
    /^(the address is private or special)$/,
    (said) => `${said}, and "privateSources" in settings.json does not list this whole address`,
  ],
  [/^connect (?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH) (\S+)$/, (name) => `${name} cannot be reached`],
  [/^no complete answer within (\d+)000 ms$/, (seconds) => `it had not answered whole after ${seconds} seconds`],
  [
    /^the body has more than (\d+) bytes$/,
    (bytes) => `it sends more than ${Number(bytes) / 1024 / 1024} MiB, and no more is read`,
  ],
  [/^(?:ECONNRESET: aborted|Z_BUF_ERROR: .*)()$/, () => 'its answer broke off'],
  [/^(?:read ECONNRESET|(?:ECONNRESET: )?socket hang up)()$/, () => 'it cut the connection without an answer'],
  [/^(?:Z_DATA_ERROR|ERR__ERROR_FORMAT_\w+|ZSTD_error_\w+): .*()$/, () => 'its answer is not compressed as it says'],
  [/^CERT_HAS_EXPIRED: .*()$/, () => 'its certificate has expired'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID: .*()$/, () => 'its certificate is for another name'],
  [/^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN): .*()$/, () => 'nobody vouches for its certificate'],
  [
    /^UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT\w*): .*()$/,
    () => 'it does not send those who vouch for its certificate, whom browsers look up',
  ],
  [/^(?:ERR_SSL_|EPROTO)\w*: .*()$/s, () => 'it does not speak TLS as newsfold does'],
  [/^HPE_\w+: (?:Parse Error: )?(.+)$/, (said) => `what it answers is not HTTP (${said})`],
];

/** A failure as a person would say it; one that is not of the network, or not known, as it is. */
export function networkFailure(reason: string): string {
  const [, redirect = '', rest = reason] = /^(it redirects, and )(.*)$/s.exec(reason) ?? [];
  if (redirect !== '') return redirect + networkFailure(rest);
  for (const [pattern, sentence] of meanings) {
    const name = pattern.exec(reason)?.[1];
    if (name !== undefined) return sentence(name);
  }
  return reason;
}

/** What fails on this machine or its network, before anybody is asked. */
const unasked =
  /^getaddrinfo (?:ENOTFOUND|EAI_AGAIN) |^connect (?:ENETUNREACH|EHOSTUNREACH) |^the address is private or special$|^its header \S+ needs the environment variable /;

/** Whether nobody was asked, so that nobody is spared by asking later. */
export function askedNobody(reason: string): boolean {
  return unasked.test(reason);
}
