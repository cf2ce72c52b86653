import { defineConfig } from 'vitest/config';

/** Deploying for real takes its time, and one emulator at a time is enough for a small machine. */
export default defineConfig({
  test: {
    include: ['tests/deploy/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
