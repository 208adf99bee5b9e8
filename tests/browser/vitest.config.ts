import { defineConfig } from 'vitest/config'

/** Tests in a real browser against a whole kiosk; each file starts its own. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    environment: 'node',
    include: ['tests/browser/**/*.test.ts'],
    isolate: false, // what a file starts it also ends; the modules they share are loaded once
    maxWorkers: 5, // on two cores: half of a test's time is a printer's or a reader's
    testTimeout: 60_000, // a whole visit, on a machine that is busy with another one
    hookTimeout: 60_000,
  },
})
