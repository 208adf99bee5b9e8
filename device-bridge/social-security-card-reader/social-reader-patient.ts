/** The social-security card reader in the table of faults × phases, hurt in two places: its own cable, and the daemon's socket. */
import { hurtPort, noise, type Patient, type PatientKind } from '../fault-phase-rig.ts'
import { fakeDaemon } from './pcsc-daemon-rig.ts'
import { createSsseReader } from './ssse-driver.ts'

const unclaimed = { faulted: 'it tells nothing of itself' }
const chipTakes = 150 // ms for each command, of which a card gets some fifteen

export const cabledSocialReaderKind: PatientKind = {
  name: 'socialSecurityCardReader',
  driver: 'ssse, its cable',
  unclaimed,
  // the daemon tells that a reader is there, not how it is
  shownBy: { silent: 'use', garbled: 'use' },
  make() {
    const { daemon, driver, work } = pcscWithCard()
    const { chip, readers } = daemon
    const random = noise()
    return {
      device: driver,
      work,
      hurt(how) {
        if (how === 'lost') daemon.change([])
        if (how === 'silent') daemon.chip = () => null
        if (how === 'garbled') daemon.chip = (command) => chip(command)?.map(random) ?? null
      },
      heal() {
        daemon.chip = chip
        if (daemon.readers.length === 0) daemon.change(readers)
      },
    }
  },
}

export const servedSocialReaderKind: PatientKind = {
  name: 'socialSecurityCardReader',
  driver: 'ssse, its daemon',
  unclaimed,
  make() {
    const { driver, become } = pcscWithCard()
    return {
      device: driver,
      // nobody puts a card in: it waits for one until it is hurt
      work: (signal) => driver.read({ signal, onFound: () => {} }),
      hurt: (how) => how !== 'faulted' && become(how),
      heal: () => become('well'),
    }
  },
}

function pcscWithCard() {
  const daemon = fakeDaemon()
  daemon.chipTakes = chipTakes
  const { port, become } = hurtPort(daemon.port)
  const driver = createSsseReader(port)
  const work: Patient['work'] = (signal) => {
    // another card each time: one is read once
    daemon.change(daemon.readers.map((reader) => ({ ...reader, present: true, events: reader.events + 2 })))
    return driver.read({ signal, onFound: () => {} })
  }
  return { daemon, driver, work, become }
}
