import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,properties,contracts,simulation,infra,golden}/**/*.test.ts'],
    globalSetup: ['tests/temporary-folder.ts'],
    setupFiles: ['tests/property-seed.ts'],
    expect: { requireAssertions: true },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // No test changes a module, so a worker reads each once and not once a file: a third of the time.
    isolate: false,
  },
});
