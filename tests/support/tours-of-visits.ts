/** Tours of visits on which all goes well: somebody looks something up, prints it, rates it, for themselves or for somebody else. */
import { domainTexts } from '#flows/texts/domains.ts'
import { actingTexts } from '#flows/texts/acting.ts'
import { helpTexts } from '#flows/texts/help.ts'
import { readingTexts } from '#flows/texts/reading.ts'
import { handOf, startingWith } from './errand.ts'
import { lastMonths, type Tour } from './tour.ts'

export const lookup: Tour = {
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
}

export const otherResults: Tour = {
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
}

export const forSomebodyElse: Tour = {
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
}
