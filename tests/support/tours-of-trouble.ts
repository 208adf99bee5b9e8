/** Tours of what goes wrong: parts that fail under a visit, and a kiosk that nobody stands before or that hears nothing. */
import type { DockSwitch } from '#contract/dock.ts'
import { delays, slowPace } from '#flows/delays.ts'
import { faultTexts } from '#flows/texts/faults.ts'
import { outOfOrderTexts } from '#flows/texts/out-of-order.ts'
import { handOf } from './errand.ts'
import { lastMonths, type Tour } from './tour.ts'

const crashStands = 1500 // ms; the page then begins anew: kiosk-ui/error-boundary.tsx

export const trouble: Tour = {
  async walk({ visitor, kiosk, words, line, look }) {
    const { t } = words
    const flip = (change: DockSwitch) => kiosk.dock('Dock.Switch', change)
    const answer = lastMonths(6, words)
    const errand = { itemId: 'medical-account', personId: 'many-account-entries', answer }
    const hand = handOf(visitor, kiosk, words, errand)
    await hand.goTo('journey.home')
    await flip({ device: 'paperOut', on: true })
    await flip({ department: 'medicalInsurance', mode: 'down' })
    await visitor.reads(t('home.paperOut'))
    await look('home without paper')
    await hand.goTo('journey.item.guide')
    await look('guide of an item that is not available')
    await flip({ department: 'medicalInsurance', mode: 'normal' })
    await hand.goTo('journey.item.identify.waiting.present')
    await flip({ device: 'readerUnplugged', on: true })
    await visitor.at('journey.item.identify.paused')
    await look('reader paused')
    await flip({ device: 'readerUnplugged', on: false })
    await flip({ device: 'cardPulledEarlyOnce', on: true })
    await hand.goTo('journey.item.identify.waiting.again')
    await look('again')
    await hand.goTo('journey.item.fill')
    await flip({ department: 'medicalInsurance', mode: 'slow' })
    line.holdAfter('Department.Call')
    await hand.goTo('journey.item.send')
    await look('send')
    await visitor.touch(t('send.cancel'))
    line.release()
    await flip({ department: 'medicalInsurance', mode: 'down' })
    await hand.goTo('journey.item.problem')
    await look('no answer')
    await flip({ department: 'medicalInsurance', mode: 'normal' })
    await hand.goTo('journey.item.result')
    await look('result without paper')
    await flip({ device: 'paperOut', on: false })
    await hand.goTo('journey.item.deliver.preview')
    await flip({ device: 'coverOpen', on: true })
    await visitor.reads(words.tell(faultTexts.coverOpen.what))
    await look('preview that cannot be printed')
    await flip({ device: 'coverOpen', on: false })
    await flip({ device: 'cutterJam', on: true })
    await hand.goTo('journey.item.deliver.failed')
    await look('not printed')
    await flip({ device: 'cutterJam', on: false })
    await flip({ device: 'printerUnpluggedMidJobOnce', on: true })
    await hand.goTo('journey.item.deliver.unknown')
    await look('unknown')
    await visitor.touch(t('failed.back'))
    await flip({ device: 'printerUnplugged', on: false })
    await hand.goTo('journey.item.deliver.preview')
    await flip({ device: 'printerUnplugged', on: true })
    await hand.goTo('journey.item.deliver.paused')
    await look('printer paused')
    await flip({ device: 'printerUnplugged', on: false })
    await hand.goTo('journey.item.deliver.printed')
  },
}

export const nobodyThere: Tour = {
  config: { devices: { receiptPrinter: { profile: 'custom-kpm150-h' } } }, // it sees what lies in its mouth
  async walk({ visitor, kiosk, words, line, look }) {
    const { t, tell } = words
    const { page } = visitor
    const flip = (change: DockSwitch) => kiosk.dock('Dock.Switch', change)
    const hand = handOf(visitor, kiosk, words, { itemId: 'own-properties', personId: 'farmer' })
    await hand.goTo('journey.item.identify.read')
    await look('read, large type offered')
    await visitor.touch(t('identify.other'))
    await flip({ device: 'readerUnplugged', on: true })
    await visitor.at('journey.item.identify.paused')
    await page.clock.fastForward(delays.replug)
    await visitor.at('journey.item.identify.problem')
    await look('the reader stays away')
    await flip({ device: 'readerUnplugged', on: false })
    await visitor.touch(t('retry'))
    await hand.goTo('journey.item.result')
    await page.clock.fastForward(delays.idle * slowPace) // keys may have been used
    await visitor.reads(t('warning.title'))
    await look('still there?')
    await visitor.touch(t('warning.here'))
    await line.cut()
    await visitor.reads(t('bridge.title'))
    await look('the bridge is not heard')
    line.mend()
    await visitor.readsNot(t('bridge.title'))
    await hand.goTo('journey.rate.asking')
    await page.evaluate(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('no room', 'QuotaExceededError')
      }
    })
    await visitor.touch(t('rate.verySatisfied'))
    await visitor.at('journey.rate.lost')
    await look('rating lost')
    await visitor.touch(t('bar.leave'))
    await visitor.at('journey.takeSlip')
    await look('take the slip')
    await kiosk.dock('Dock.TakePaper', {})
    await visitor.at('journey.farewell')
    await hand.goTo('journey.attract')
    // the next visitor
    if (words.language === 'en') return // nobody has chosen a language yet
    await kiosk.dock('Dock.LayCard', { personId: 'farmer' })
    await page.reload()
    await visitor.at('journey.attract.cardLeft.told')
    await look('attract, a card left behind')
    await kiosk.dock('Dock.TakeCard', {})
    await visitor.at('journey.attract.clear')
    await flip({ device: 'readerUnplugged', on: true })
    await flip({ device: 'printerUnplugged', on: true })
    await visitor.reads(tell(outOfOrderTexts.devices))
    await look('attract, out of order')
    await flip({ device: 'readerUnplugged', on: false })
    await flip({ device: 'printerUnplugged', on: false })
    await page.evaluate((recovery) => {
      const setTimeout = window.setTimeout.bind(window)
      const never = (then: TimerHandler, ms?: number) => (ms === recovery ? 0 : setTimeout(then, ms))
      Object.assign(window, { setTimeout: never })
      void Promise.reject(new Error('a bug'))
    }, crashStands)
    await page.getByRole('alert').waitFor()
    await look('crashed')
    await line.cut()
    await page.reload()
    await page.locator('[data-state=starting]').waitFor()
    await look('starting')
    line.mend()
    await visitor.at('journey.attract')
  },
}
