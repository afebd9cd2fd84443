import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/browser/setup.ts'],
    setupFiles: ['test/seed.ts'],
    testTimeout: 60_000,
    // A busy machine takes its time; nothing is said of how long anything takes.
    expect: { poll: { timeout: 30_000 } },
    pool: 'threads',
    maxWorkers: 2,
  },
})
