/** The ID card reader behind a vendor's service in the table of faults × phases: the real driver and HTTP, on a cable. */
import { type PatientKind, hurtPort } from '../fault-phase-rig.ts'
import { CableAgent, portTo } from '../http-cable-rig.ts'
import { cards } from './card-rig.ts'
import { createReadMsgReader } from './readmsg-driver.ts'
import { fieldsOf, makeService, noCard } from './readmsg-rig.ts'

const laidAfter = 1_500 // ms
const selfTestFailed = { code: '1', retcode: '0x60', retmsg: '自检失败' }

export const servedReaderKind: PatientKind = {
  name: 'idCardReader',
  driver: 'readmsg',
  ownFault: 'samFault',
  make() {
    const { server, service } = makeService()
    const module = service.says.samId
    let broken = false
    const reads = (says: object): void => void (service.says.read = broken ? selfTestFailed : says)
    const { port, become } = hurtPort(portTo(server))
    const driver = createReadMsgReader('http://service.test', new CableAgent(port, false))
    return {
      device: driver,
      work(signal) {
        reads(noCard)
        setTimeout(() => reads(fieldsOf(cards.resident)), laidAfter)
        return driver.read({ signal, onFound: () => {} })
      },
      hurt(how) {
        if (how !== 'faulted') return become(how)
        broken = true
        service.says = { read: selfTestFailed, samId: selfTestFailed }
      },
      heal() {
        broken = false
        service.says = { read: noCard, samId: module }
        become('well')
      },
    }
  },
}
