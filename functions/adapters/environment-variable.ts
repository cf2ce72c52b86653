/** The value of an environment variable of this process; an empty one counts as not set. */
export function environmentVariable(name: string): string | undefined {
  return process.env[name] || undefined;
}
