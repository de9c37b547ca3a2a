import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Half of the suite's time was loading the same modules again for every file.
    isolate: false,
    reporters: ['default', './test/helpers/store-reporter.ts'],
  },
})
