import { defineConfig } from 'vitest/config';

/** The feeds in real feed readers; apart from `npm test`, since they are programs that must be installed. */
export default defineConfig({
  test: {
    include: ['tests/readers/**/*.test.ts'],
    globalSetup: ['tests/temporary-folder.ts'],
    testTimeout: 120_000,
    hookTimeout: 600_000,
  },
});
