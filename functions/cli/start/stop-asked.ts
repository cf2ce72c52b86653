/** How soon it is noticed that npm has ended. */
const parentLookEveryMs = 1_000;

/**
 * Resolves at the first SIGINT or SIGTERM, of which a second one ends the process at once, when its terminal is closed,
 * or when the `npm start` that it was started with has ended: npm's shell passes no signal on.
 */
export function stopAsked(): Promise<'stop'> {
  return new Promise((resolve) => {
    const stop = () => resolve('stop');
    let asked = false;
    // A terminal that closes may say so several times: its shell does, and the system.
    process.on('SIGHUP', stop);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(130);
        asked = true;
        stop();
      });
    }
    if (process.env.npm_package_name !== 'newsfold') return;
    const parent = process.ppid;
    setInterval(() => process.ppid === parent || stop(), parentLookEveryMs).unref();
  });
}
