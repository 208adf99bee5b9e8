/** Ways through the kiosk on which every screen is seen: whoever looks at them says what there is to see. */
import { itemOf, handOf, startingWith } from './errand.ts'
import type { DockSwitch } from '#contract/dock.ts'
import { delays, slowPace } from '#flows/delays.ts'
import { domainTexts } from '#flows/texts/domains.ts'
import { outOfOrderTexts } from '#flows/texts/out-of-order.ts'
import { actingTexts } from '#flows/texts/acting.ts'
import { helpTexts } from '#flows/texts/help.ts'
import { faultTexts } from '#flows/texts/faults.ts'
import { readingTexts } from '#flows/texts/reading.ts'
import type { Visitor } from './browser.ts'
import type { Line } from './line.ts'
import type { Kiosk, KioskOptions } from './start-kiosk.ts'
import type { Words } from './words.ts'

export interface Tourist {
  visitor: Visitor
  kiosk: Kiosk
  words: Words
  line: Line
  /** Called at each screen, with its name. */
  look: (name: string) => Promise<void>
}

const crashStands = 1500 // ms; the page then begins anew: kiosk-ui/error-boundary.tsx

/** Screens that can't be changed: they go by themselves, whoever changes them has left them, or nobody is heard there. */
export const passing: ReadonlySet<string> = new Set([
  'attract',
  'attract, a card left behind',
  'attract, out of order',
  'thanks',
  'rating lost',
  'read, large type offered',
  'farewell',
  'crashed',
  'starting',
])

/** Any key ends it, as a touch does. */
export const endedByKeys: ReadonlySet<string> = new Set(['still there?'])

export interface Tour {
  /** What its kiosk has that others don't. */
  config?: KioskOptions['config']
  walk: (tourist: Tourist) => Promise<void>
}

export const tours: Record<string, Tour> = {
  'a lookup with a question': {
    async walk({ visitor, kiosk, words, line, look }) {
      const { t } = words
      const answer = lastMonths(12, words)
      const hand = handOf(visitor, kiosk, words, { itemId: 'medical-account', personId: 'expired-card', answer })
      if (words.language === 'zh') await look('attract') // whoever changes its language is a visitor
      await hand.goTo('journey.home')
      await look('home')
      await visitor.touch(t('bar.elder'))
      await visitor.touch(startingWith(words.tell(domainTexts.medicalInsurance.plain)))
      await visitor.at('journey.category')
      await visitor.touch(t('bar.normal'))
      await look('category')
      await visitor.touch(t('back'))
      await hand.goTo('journey.item.guide')
      await look('guide')
      await visitor.touch(t('guide.more'))
      await look('full guide')
      await visitor.page.locator('.term').first().click()
      await look('term explained')
      await visitor.touch(words.tell(readingTexts.close))
      await hand.goTo('journey.item.identify.waiting.present')
      await look('present')
      line.holdAfter('IdCardReader.CardPresented')
      await hand.goTo('journey.item.identify.waiting.found')
      await look('reading the card')
      line.release()
      await visitor.at('journey.item.identify.read')
      await visitor.touch(t('identify.other'))
      await visitor.at('journey.item.identify.waiting')
      await visitor.touch(startingWith(t('bar.help')))
      await look('help')
      await visitor.touch(t('help.close'))
      await hand.goTo('journey.item.identify.read')
      await look('read')
      await hand.goTo('journey.item.fill')
      await look('period')
      await hand.goTo('journey.item.result')
      await look('result with a table')
      await hand.goTo('journey.item.deliver.preview')
      await look('preview')
      line.holdAfter('ReceiptPrinter.Print')
      await hand.goTo('journey.item.deliver.printing')
      await look('printing')
      line.release()
      await hand.goTo('journey.item.deliver.printed')
      await look('printed')
      await visitor.touch(t('printed.missing'))
      await look('missing')
      await visitor.touch(t('result.done'))
      await look('rate')
      await visitor.touch(t('rate.dissatisfied'))
      await look('why')
      await visitor.touch(t('rate.reason.tooSlow'))
      await visitor.at('journey.rate.thanks')
      await look('thanks')
    },
  },

  'other results, questions and endings': {
    async walk({ visitor, kiosk, words, look }) {
      const { t } = words
      const hand = handOf(visitor, kiosk, words, { itemId: 'own-properties', personId: 'three-properties' })
      await hand.goTo('journey.item.result')
      await look('result with records')
      await visitor.touch(t('result.done'))
      await visitor.touch(t('another'))
      await handOf(visitor, kiosk, words, { itemId: 'medical-enrolment' }).goTo('journey.item.result')
      await look('result with one record')
      await visitor.touch(t('result.done'))
      await visitor.touch(t('another'))
      await handOf(visitor, kiosk, words, { itemId: 'employee-contributions' }).goTo('journey.item.fill')
      await look('year')
      await visitor.touch(t('back'))
      await visitor.touch(t('back'))
      const byNumber = { itemId: 'registration-progress', way: 1, answer: '202610280017' }
      const numberHand = handOf(visitor, kiosk, words, byNumber)
      await numberHand.goTo('journey.item.fill')
      await look('digits')
      await numberHand.goTo('journey.item.result')
      await look('result with steps')
      await visitor.touch(t('result.done'))
      await visitor.touch(t('another'))
      await handOf(visitor, kiosk, words, { itemId: 'registration-progress' }).goTo('journey.item.refused')
      await look('refused')
      await kiosk.dock('Dock.LayCard', { personId: 'three-properties' })
      await visitor.touch(t('bar.leave'))
      await visitor.at('journey.parting.takeCard')
      await look('take card')
      await kiosk.dock('Dock.TakeCard', {})
      await visitor.at('journey.farewell')
      await look('farewell')
    },
  },

  'for somebody else': {
    async walk({ visitor, kiosk, words, look }) {
      const { t, tell } = words
      const answer = new RegExp(`^${new Date().getFullYear()}`)
      const hand = handOf(visitor, kiosk, words, { itemId: 'resident-pension-payments', answer })
      const lay = async (whose: 'agent' | 'principal', personId: string) => {
        await kiosk.dock('Dock.TakeCard', {})
        await kiosk.dock('Dock.LayCard', { personId })
        await visitor.at(`journey.item.actFor.${whose}.read`)
      }
      await hand.goTo('journey.item.guide')
      await visitor.touch(tell(actingTexts.start))
      await visitor.at('journey.item.actFor.agent.waiting.present')
      await look('own card')
      await lay('agent', 'employee-with-gaps')
      await visitor.touch(t('continue'))
      await visitor.at('journey.item.actFor.principal.waiting.present')
      await look('the other card')
      await lay('principal', 'employee-with-gaps')
      await visitor.touch(t('continue'))
      await visitor.at('journey.item.actFor.samePerson')
      await look('one person twice')
      await visitor.touch(tell(actingTexts.otherCard))
      await lay('principal', 'farmer')
      await visitor.touch(t('continue'))
      await visitor.at('journey.item.actFor.consent')
      await look('consent')
      await visitor.touch(tell(actingTexts.agree))
      await hand.goTo('journey.item.result')
      await look('result for somebody else')
      await hand.goTo('journey.item.deliver.preview')
      await look('two slips')
      await hand.goTo('journey.item.deliver.printed')
      await look('two slips printed')
      await visitor.touch(startingWith(t('bar.help')))
      await visitor.touch(tell(helpTexts.came))
      await look('help is here')
      await visitor.touch(tell(helpTexts.goOn))
    },
  },

  'screens of trouble': {
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
  },

  'nobody there, nothing heard': {
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
  },
}

/** The button of a period, as the account's item names it. */
function lastMonths(months: number, { tell }: Words): RegExp {
  const input = itemOf('medical-account').ways[0].inputs[0]
  const choice = input?.kind === 'period' ? input.choices.find((candidate) => candidate.months === months) : undefined
  if (choice === undefined) throw new Error(`no period of ${months} months`)
  return startingWith(tell(choice.label))
}
