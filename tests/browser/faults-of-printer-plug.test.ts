import { testFaults } from './test-faults.ts'

testFaults(['printerUnplugged', 'printerUnpluggedMidJobOnce'])
