import { testFaults } from './test-faults.ts'

testFaults(['readerUnplugged', 'cardPulledEarlyOnce', 'cardUnreadable'])
