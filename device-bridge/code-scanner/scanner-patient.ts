/** Code scanners in the table of faults × phases. Nobody shows them a code: they look for one until they are hurt. */
import { hurtPort, type PatientKind } from '../fault-phase-rig.ts'
import { hidPosProtocol } from './hid-pos-protocol.ts'
import { newlandProtocol } from './newland-protocol.ts'
import { createCodeScanner } from './scanner-driver.ts'
import type { ScannerProtocol } from './scanner-protocol.ts'
import { fakeScanner } from './scanner-rig.ts'

const tellsNothing = 'it tells nothing of itself'
const isNotAsked = 'it can’t be asked, so one that says nothing may just be shown nothing'

export const triggeredScannerKind: PatientKind = {
  name: 'codeScanner',
  driver: 'newland',
  unclaimed: { faulted: tellsNothing },
  make: () => make(newlandProtocol),
}

export const untriggeredScannerKind: PatientKind = {
  name: 'codeScanner',
  driver: 'hid-pos',
  unclaimed: { silent: isNotAsked, garbled: isNotAsked, faulted: tellsNothing },
  make: () => make(hidPosProtocol),
}

function make(protocol: ScannerProtocol): ReturnType<PatientKind['make']> {
  const { port, become } = hurtPort(fakeScanner().port)
  const driver = createCodeScanner(port, protocol)
  return {
    device: driver,
    work: (signal) => driver.scan({ signal }),
    hurt: (how) => how !== 'faulted' && become(how),
    heal: () => become('well'),
  }
}
