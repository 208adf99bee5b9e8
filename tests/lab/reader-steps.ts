/** A card reader on a cable that is pulled and put back, the same for every kind of cable. */
import assert from 'node:assert/strict'
import type { VirtualReader } from '#device-bridge/virtual/reader.ts'
import { encodeCardText } from '#device-bridge/virtual/card-text.ts'
import type { SyntheticPerson } from '#departments/sandbox/people-file.ts'
import type { FarEnd } from './far-end.ts'
import { endOf, type LabKiosk } from './kiosk.ts'
import { step } from './steps.ts'

interface Cast {
  kiosk: LabKiosk
  reader: VirtualReader
  cable: FarEnd
  people: readonly SyntheticPerson[]
  /** Pieces of the longest answer, so that the cable can be pulled in its middle. */
  middle: number
}

export async function readerSteps(way: string, { kiosk, reader, cable, people, middle }: Cast): Promise<void> {
  const { page } = kiosk
  const lay = ({ id, card }: SyntheticPerson) => reader.lay({ id, text: encodeCardText(card) })

  /** Lays the card when the reader asks for it. */
  async function read(person: SyntheticPerson) {
    const reading = page.send('IdCardReader.Read')
    await reading.event('IdCardReader.PresentCard')
    lay(person)
    const { header, payload } = await reading.completion
    assert.equal(header.fault?.code ?? header.completionCode, 'success')
    assert.deepEqual(payload, { card: person.card })
    reader.take()
    const answers = page.heard.filter(
      ({ header }) => header.type === 'completion' && header.requestId === reading.requestId,
    )
    assert.equal(answers.length, 1)
  }

  await step(`${way}: the reader is found and ready`, () => kiosk.ready('idCardReader'))
  for (const person of people)
    await step(`${way}: a card (${person.card.kind}) is read, every field of it`, () => read(person))
  const [person] = people
  assert(person)

  await step(`${way}: unplugged while it waits for a card: lost, never a card; plugged in again it reads`, async () => {
    const reading = page.send('IdCardReader.Read')
    await reading.event('IdCardReader.PresentCard')
    await cable.unplug()
    assert.equal(await endOf(reading.completion), 'deviceLost')
    lay(person) // a card laid down meanwhile is nobody's answer
    await kiosk.device('idCardReader', ({ state }) => state !== 'ready' && state !== 'busy')
    reader.take()
    await cable.plug()
    await kiosk.ready('idCardReader')
    await read(person)
  })

  await step(
    `${way}: unplugged in the middle of the card's bytes: lost, never half a card; plugged in again it reads`,
    async () => {
      const reading = page.send('IdCardReader.Read')
      await reading.event('IdCardReader.PresentCard')
      lay(person)
      await reading.event('IdCardReader.CardPresented')
      let pulled = false
      const from = cable.said()
      cable.onSaid((pieces) => {
        if (pieces < from + middle || pulled) return
        pulled = true
        void cable.unplug()
      })
      const end = await endOf(reading.completion)
      cable.onSaid(() => {})
      assert(pulled, `the cable was not pulled; the reading ended with ${end}`)
      assert.equal(end, 'deviceLost')
      reader.take()
      await cable.plug()
      await kiosk.ready('idCardReader')
      await read(person)
    },
  )

  await step(`${way}: the bridge is the same process as before`, async () => assert(kiosk.isAlive()))
}
