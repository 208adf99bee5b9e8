import { testFaults } from './test-faults.ts'

testFaults(['paperLow', 'paperOut', 'coverOpen', 'headHot', 'cutterJam'])
