/** The bridge goes in the middle of a visit: it is told, waited for, and nothing is said to be done that nobody saw done. */
import { expect, test } from 'vitest'
import { portrait } from '#tests/support/browser.ts'
import { handOf } from '#tests/support/errand.ts'
import { kioskOfFile } from '#tests/support/kiosk-of-file.ts'
import { startKiosk } from '#tests/support/start-kiosk.ts'
import { wordsOf } from '#tests/support/words.ts'

const words = wordsOf('zh')
const { t } = words
const errand = { itemId: 'own-properties', personId: 'farmer' }

const { open } = kioskOfFile()

test('a bridge that restarts is told, waited for, and the visit goes on', async () => {
  let bridge = await startKiosk()
  const port = Number(new URL(bridge.url).port)
  try {
    const visitor = await open(portrait, {}, bridge.url)
    await handOf(visitor, bridge, words, errand).goTo('journey.item.result')
    bridge.process.kill('SIGKILL')
    await visitor.reads(t('bridge.title'))
    await visitor.reads(t('bridge.lead'))
    expect(await visitor.state()).toBe('journey.item.result')
    await visitor.page.getByRole('button', { name: t('result.print'), exact: true }).waitFor({ state: 'detached' })
    await bridge.stop()
    bridge = await startKiosk({ port })
    await visitor.readsNot(t('bridge.title'))
    expect(await visitor.state()).toBe('journey.item.result')
    const hand = handOf(visitor, bridge, words, errand)
    await hand.goTo('journey.item.deliver.printed')
    expect((await hand.dockStatus()).papers.map(({ lines }) => lines)).toEqual([hand.preview()])
  } finally {
    await bridge.stop()
  }
})

test('a bridge that dies while it prints: nobody says that it was printed', async () => {
  let bridge = await startKiosk()
  const port = Number(new URL(bridge.url).port)
  try {
    const visitor = await open(portrait, {}, bridge.url)
    const hand = handOf(visitor, bridge, words, errand)
    await hand.goTo('journey.item.deliver.printing')
    bridge.process.kill('SIGKILL')
    await visitor.at('journey.item.deliver.unknown')
    await visitor.reads(t('unknown.title'))
    await bridge.stop()
    bridge = await startKiosk({ port })
    await visitor.readsNot(t('bridge.title'))
    expect(await visitor.state()).toBe('journey.item.deliver.unknown')
    const after = handOf(visitor, bridge, words, errand)
    expect((await after.dockStatus()).papers).toEqual([]) // nothing of it came by itself
    await visitor.touch(t('unknown.yes'))
    await after.goTo('journey.rate.thanks')
  } finally {
    await bridge.stop()
  }
})
