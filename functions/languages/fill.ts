/** Puts values into a sentence: `fill('Hello {name}', { name: 'you' })`. Throws for a value that is not given. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`"${sentence}" needs ${name}`);
    return String(value);
  });
}
