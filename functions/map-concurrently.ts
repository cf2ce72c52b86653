/** Maps in order, with at most `concurrent` calls under way; the first failure ends it. */
export async function mapConcurrently<In, Out>(
  values: readonly In[],
  concurrent: number,
  work: (value: In) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = new Array(values.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < values.length) {
      const index = next++;
      results[index] = await work(values[index] as In);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrent, values.length) }, worker));
  return results;
}
