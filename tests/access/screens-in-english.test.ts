import { vi } from 'vitest'
import { testScreens } from './test-screens.ts'

vi.setConfig({ testTimeout: 240_000 }) // a dozen screens, each looked at in five modes

testScreens('en')
