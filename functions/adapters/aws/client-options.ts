/**
 * What every AWS client is made with: the SDK's standard retries (exponential backoff with full jitter, a token
 * bucket that stops a storm, permanent errors never retried) and bounded waits, so that a stuck connection
 * costs seconds and not the whole time limit of a function. What is bounded is silence: of a request as a whole the SDK
 * only says that it took long.
 */
export const clientOptions = {
  retryMode: 'standard',
  maxAttempts: 6,
  requestHandler: { connectionTimeout: 2_000, socketTimeout: 5_000 },
};

/** For what may take longer: a mail, which is handed over only once, and the owner's files over a slow line. */
export const patientOptions = {
  ...clientOptions,
  requestHandler: { ...clientOptions.requestHandler, socketTimeout: 20_000 },
};

/** The part of an SDK error that can be relied on. */
export interface AwsError {
  readonly name: string;
  readonly message: string;
  /** HTTP status; absent when no answer came. */
  readonly status: number | undefined;
  readonly attempts: number;
}

/** Reads an SDK error; anything else that was thrown is wrong code and is thrown on. */
export function awsError(thrown: unknown): AwsError {
  if (!(thrown instanceof Error)) throw thrown;
  const metadata = (thrown as { $metadata?: { httpStatusCode?: number; attempts?: number } }).$metadata;
  return {
    name: thrown.name,
    message: thrown.message,
    status: metadata?.httpStatusCode,
    attempts: metadata?.attempts ?? 1,
  };
}
