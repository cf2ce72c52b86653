import { defineConfig } from 'vitest/config';

/** Feeds, mails and pages in other people's programs; apart from `npm test`, since those must be installed. */
export default defineConfig({
  test: {
    include: ['tests/readers/**/*.test.ts'],
    globalSetup: ['tests/temporary-folder.ts'],
    testTimeout: 120_000,
    hookTimeout: 600_000,
  },
});
