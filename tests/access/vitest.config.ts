import { defineConfig } from 'vitest/config'

/** What people meet who don't see, hear, reach or read well, in a real browser; each file starts a kiosk of its own. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    environment: 'node',
    include: ['tests/access/**/*.test.ts'],
    maxWorkers: 4, // on two cores: half of a test's time is a printer's or a reader's
    testTimeout: 60_000, // a whole visit, on a machine that is busy with another one
    hookTimeout: 60_000,
  },
})
