/** What an error says; what was thrown, as text, when it is no `Error`. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
