/** Says on standard error why a command did not do what was asked; gives its exit code: 1 for failed, 2 for wrong use. */
export function complain(reason: string, code: 1 | 2 = 1): number {
  console.error(reason);
  return code;
}
