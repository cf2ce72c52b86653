/** Waits in real time. */
export function waitTimer(): (milliseconds: number) => Promise<void> {
  return (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
}
