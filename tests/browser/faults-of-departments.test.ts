import { testFaults } from './test-faults.ts'

testFaults(['departmentSlow', 'departmentDown', 'departmentRefusing'])
