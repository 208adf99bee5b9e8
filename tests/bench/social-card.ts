/** A social-security card through the real PC/SC daemon: what driver and daemon add to the card's own time. */
import { setTimeout as pause } from 'node:timers/promises'
import { pcscdMissing, startPcscd } from '#device-bridge/social-security-card-reader/pcscd-rig.ts'
import { card, createChip, valuesOf } from '#device-bridge/social-security-card-reader/ssse-card-rig.ts'
import { createSsseReader } from '#device-bridge/social-security-card-reader/ssse-driver.ts'
import { type Row, rowOf } from './rows.ts'

const cards = 20
const commandTakes = 40 // ms; a record of 34 bytes takes a T=0 card as long at 9600 baud
const never = new AbortController().signal

export async function measureSocialCard(): Promise<Row[]> {
  if (pcscdMissing) {
    console.log('socialCard: skipped; needs root (a mount of its own), Debian’s pcscd and vsmartcard-vpcd')
    return []
  }
  const pcscd = await startPcscd()
  const driver = createSsseReader(pcscd.port())
  const whole: number[] = []
  const own: number[] = []
  try {
    const opened = await driver.open(never)
    if (!opened.ok) throw new Error(opened.fault.code)
    for (let count = 0; count < cards; count++) {
      const chip = createChip(valuesOf(card))
      let cardTime = 0
      // what card and wire really took: a timer is late on a busy machine, and that isn't ours
      const timed = async (command: Uint8Array, since: number): Promise<Uint8Array> => {
        await pause(commandTakes)
        cardTime += performance.now() - since
        return chip(command)
      }
      let found = 0
      const reading = driver.read({ signal: never, onFound: () => (found = performance.now()) })
      const inserted = await pcscd.insert(timed)
      const read = await reading
      if (!read.ok) throw new Error(read.fault.code)
      whole.push(performance.now() - found)
      own.push(cardTime)
      inserted.remove()
      await driver.awaitRemoval({ signal: never })
    }
  } finally {
    await driver.close()
    await pcscd.end()
  }
  const ratios = whole.map((ms, at) => ms / (own[at] ?? Number.NaN))
  return [
    rowOf('a social-security card’s own time', own, 'median', {
      unit: 'ms',
      note: `${commandTakes} ms for each command and what the line to the card took, as they were measured at the card`,
    }),
    rowOf('card connected → read, powered down', whole, 'median', { unit: 'ms' }),
    rowOf('the same by the card’s own time', ratios, 'median', { unit: '×', aim: 1.1 }),
  ]
}
