const expired = 'the credentials for AWS have expired: sign in again, with aws sso login for instance';
const unknown = 'AWS does not know these credentials: aws sts get-caller-identity shows what it makes of them';

/** What to do about the errors that everybody meets who sets AWS up, by their names. */
const meanings: Readonly<Record<string, string>> = {
  CredentialsProviderError: 'no credentials for AWS were found: run aws configure, or set AWS_PROFILE',
  TokenProviderError: expired,
  ExpiredToken: expired,
  ExpiredTokenException: expired,
  InvalidClientTokenId: unknown,
  InvalidAccessKeyId: unknown,
  SignatureDoesNotMatch: unknown,
  UnrecognizedClientException: unknown,
};

const noRegion = 'no region of AWS is named: set AWS_REGION to the one that newsfold was deployed to';

const noAnswer = 'AWS does not answer: see whether this machine reaches the internet, and try again';

/** One sentence for an error of the AWS SDK; null for any other. */
export function awsSentence(error: Error): string | null {
  const profile = process.env.AWS_PROFILE;
  if (error.name === 'CredentialsProviderError' && profile !== undefined)
    return `the profile ${profile} (AWS_PROFILE) has no credentials for AWS: aws configure list-profiles names those there are`;
  if (error.message === 'Region is missing') return noRegion;
  const meaning = meanings[error.name];
  if (meaning !== undefined) return meaning;
  if (/^AccessDenied|^UnauthorizedOperation/.test(error.name)) return `AWS does not let you do this: ${error.message}`;
  // An error of the network has metadata too, but no status: nothing was answered.
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  if (error.name === 'TimeoutError' && $metadata !== undefined) return noAnswer;
  return $metadata?.httpStatusCode === undefined ? null : `AWS answered ${error.name}: ${error.message}`;
}
