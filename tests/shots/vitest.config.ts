import { defineConfig } from 'vitest/config'

/** `npm run shots`: not a test of anything by itself, but it walks with the tests' hands. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    environment: 'node',
    include: ['tests/shots/take.ts'],
    testTimeout: 600_000, // a screen in every mode, some hundred pictures
    hookTimeout: 60_000,
  },
})
