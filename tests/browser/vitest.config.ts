import { defineConfig } from 'vitest/config';

/** Tests in a real browser; apart from `npm test`, since they need chromium. One at a time: a browser is heavy. */
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/temporary-folder.ts'],
    testTimeout: 60_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
