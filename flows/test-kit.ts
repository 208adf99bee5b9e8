/** What the tests of flows share: a kiosk in good health, and answers of every operation. */
import type { KioskStatus } from '#contract/device-status.ts'
import type { IdCard } from '#contract/id-card.ts'
import type { Identity } from './identity.ts'

const since = '2026-11-24T01:00:00.000Z'
const counters = { reads: 0, prints: 0, cuts: 0, faults: 0, reopenings: 0 }
const unnamed = { supplies: [], identity: null, counters }

export const goodStatus: KioskStatus = {
  devices: [
    { device: 'idCardReader', state: 'ready', fault: null, paper: null, since, ...unnamed },
    { device: 'receiptPrinter', state: 'ready', fault: null, paper: 'ok', since, ...unnamed },
  ],
  departments: [
    { department: 'socialSecurity', state: 'up', hours: null, since },
    { department: 'medicalInsurance', state: 'up', hours: null, since },
    { department: 'realEstate', state: 'up', hours: null, since },
  ],
}

type DeviceChange = Partial<KioskStatus['devices'][number]>

/** Good health but for one device. */
export function statusWith(device: KioskStatus['devices'][number]['device'], change: DeviceChange): KioskStatus {
  return {
    ...goodStatus,
    devices: goodStatus.devices.map((entry) => (entry.device === device ? { ...entry, ...change } : entry)),
  }
}

/** A synthetic person whose words nobody else uses, so that they can be looked for. */
export const markerCard: IdCard = {
  kind: 'resident',
  name: '鄢标记',
  number: '371399195003070010',
  sex: 'male',
  birth: '1950-03-07',
  nation: '汉',
  address: '测试省测试县标记路9号',
  authority: '测试县公安局',
  validFrom: '2015-01-01',
  validTo: 'longTerm',
}
/** Who acts for the marker person: another one whose words nobody else uses. */
export const agentCard: IdCard = {
  ...markerCard,
  name: '郗代办',
  number: '371399197801020025',
  birth: '1978-01-02',
  address: '测试省测试县代办路7号',
}
export const agent: Identity = { name: '郗代办', number: '371399197801020025', birth: '1978-01-02', expired: false }
export const marker: Identity = { name: '鄢标记', number: '371399195003070010', birth: '1950-03-07', expired: false }
