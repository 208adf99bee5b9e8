/** Card laid down → the person's name on the screen, over the whole chain: page, bridge, driver, line, virtual module. */
import type { Browser } from 'playwright'
import { encodeFrame } from '#device-bridge/id-card-reader/sdt-frame.ts'
import { encodeCardText } from '#device-bridge/virtual/card-text.ts'
import { createSam } from '#device-bridge/virtual/sam.ts'
import { defaultPeopleFile, loadPeople } from '#departments/sandbox/people.ts'
import { screenTexts } from '#flows/texts/screens.ts'
import { startKiosk } from '#tests/support/start-kiosk.ts'
import { evenPhase, openPage, pollPeriod, walk } from './kiosk-page.ts'
import { type Row, rowOf, sampleOf } from './rows.ts'
import { lookingAround } from './walks.ts'

const baudRate = 115_200
const cards = 40

/** Bytes on the line from the find that succeeds to the end of the card's text and photo, both directions: as the devices send them. */
function bytesOfReading(): { find: number; selectAndRead: number } {
  const people = loadPeople(defaultPeopleFile)
  const person = people.ok ? people.value[0] : undefined
  if (person === undefined) throw new Error('no synthetic people')
  const card = { id: person.id, text: encodeCardText(person.card) }
  const sam = createSam({ card: () => card, readable: () => true }, () => 0)
  const both = (...request: number[]): number => {
    const body = Uint8Array.from(request)
    const reply = sam.answer(body)
    if (reply === null) throw new Error('the module kept silent')
    return encodeFrame(body).length + encodeFrame(reply).length
  }
  return { find: both(0x20, 0x01), selectAndRead: both(0x20, 0x02) + both(0x30, 0x01) }
}

const wireTime = (bytes: number): number => (bytes * 10_000) / baudRate // a byte takes 10 bits

export async function measureCard(browser: Browser): Promise<Row[]> {
  const bytes = bytesOfReading()
  const wire = wireTime(bytes.find + bytes.selectAndRead)
  const kiosk = await startKiosk()
  const laid: number[] = []
  const found: number[] = []
  try {
    const kioskPage = await openPage(browser, kiosk.url)
    const toReader = lookingAround.findIndex(({ reaches }) => reaches === 'journey.item.identify.waiting.present')
    await walk(kioskPage, lookingAround.slice(0, toReader + 1))
    for (let card = 0; card < cards; card++) {
      await evenPhase()
      const times = await kioskPage.page.evaluate(async (again) => {
        const { kit } = window
        const laid = await kit.hand('Dock.LayCard', { personId: 'farmer' })
        const read = await kit.seen('journey.item.identify.read', laid)
        const found = await kit.seen('journey.item.identify.waiting.found', laid)
        await kit.hand('Dock.TakeCard')
        await kit.press(again)
        await kit.seen('journey.item.identify.waiting.present', read.painted)
        return { laid, found: found.changed, read: read.painted }
      }, screenTexts['identify.other'].zh)
      laid.push(times.read - times.laid)
      found.push(times.read - times.found)
    }
    await kioskPage.close()
  } finally {
    await kiosk.stop()
  }
  // The found card is told after its find was answered: what the find itself took on the line comes on top.
  const fromFind = found.map((ms) => ms + wireTime(bytes.find))
  const ofWire = sampleOf(fromFind).median / wire
  return [
    {
      what: `wire time of a card at ${baudRate} baud`,
      value: wire,
      unit: 'ms',
      note: `${bytes.find} bytes of find and its reply + ${bytes.selectAndRead} of select, read and their replies, at 10 bits a byte`,
    },
    rowOf('find that succeeds → identity on screen', fromFind, 'median', {
      unit: 'ms',
      aim: 1.1 * wire,
      note: `${ofWire.toFixed(3)} × wire time (aim 1.1): driver, bridge, page and the wait for the screen's next frame on top of it`,
    }),
    rowOf('card laid → identity on screen', laid, 'median', {
      unit: 'ms',
      note: `the module answers one find in 300 ms, we ask every ${pollPeriod}: a card waits ${pollPeriod / 2} ms on average until it is looked for, whatever software does`,
    }),
    {
      what: 'card laid → identity, without that wait',
      value: sampleOf(laid).median - pollPeriod / 2,
      unit: 'ms',
      note: 'median − half a period; may differ from the row above it by what the sample’s phases differ from even ones',
    },
  ]
}
