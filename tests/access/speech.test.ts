/** The kiosk reads its screens aloud: what is said of them, when it is silent, and what is nobody else's to hear. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { delays, slowPace } from '#flows/delays.ts'
import { aloud } from '#flows/speech/aloud.ts'
import { helpTexts } from '#flows/texts/help.ts'
import { speechOffTexts, speechTexts } from '#flows/texts/speech.ts'
import { objectionsOfAxe } from '#tests/support/axe.ts'
import { landscape, portrait, type Visitor } from '#tests/support/browser.ts'
import { handOf, itemOf } from '#tests/support/errand.ts'
import { byKeys } from '#tests/support/keypad.ts'
import { kioskOfFile } from '#tests/support/kiosk-of-file.ts'
import { flawsOf } from '#tests/support/layout.ts'
import { type Listener, listenTo } from '#tests/support/listener.ts'
import { personOf } from '#tests/support/people.ts'
import { startKiosk } from '#tests/support/start-kiosk.ts'
import { wordsOf } from '#tests/support/words.ts'

const zh = wordsOf('zh')
const en = wordsOf('en')
const farmer = { itemId: 'resident-pension-payments', personId: 'farmer' }

vi.setConfig({ testTimeout: 150_000 }) // every sentence is a process, on a machine that is busy with other tests

const { kiosk, open } = kioskOfFile({ env: { LINBAN_VIRTUAL_PACE: 'none' } })
let visitor: Visitor
let listener: Listener

async function come({ words = zh, haste = 200 } = {}) {
  visitor = await open({ width: 540, height: 960 })
  listener = await listenTo(visitor.page, words, haste)
  await visitor.at('journey.attract.clear')
  if (words.language === 'en') await visitor.touch(zh.t('bar.language'))
  await visitor.touch(words.t('bar.read'))
  await visitor.at('journey.home')
}

/** In the page. */
declare global {
  interface Window {
    /** What every stroke of a bell goes through. */
    bells?: GainNode
  }
}

/** What the voice says of a text. */
const said = (key: keyof typeof speechTexts, values = {}, words = zh) => words.tell(speechTexts[key], values)

describe.skipIf(!existsSync('/usr/bin/espeak-ng'))('with espeak-ng on this machine', () => {
  test('EN 301 549 5.1.3.1, 5.1.3.2: a visit is read aloud, screen by screen, choices counted, results as sentences', async () => {
    await come()
    const hand = handOf(visitor, kiosk, zh, { ...farmer, answer: /^2025/ })
    await listener.hears(said('hello'))
    await listener.hears(zh.t('home.title'))
    await listener.hears(said('choices', { count: 6 }))
    await listener.hears('选项一，养老金发了多少，可以办')
    await listener.hears(new RegExp(`^${zh.t('bar.label')}：${zh.t('bar.elder')}，`))
    await listener.hears(new RegExp(`^${said('label')}：${said('again')}，`))
    expect(listener.heard().indexOf(zh.t('home.title'))).toBe(1)
    await hand.goTo('journey.item.identify.waiting.present')
    await listener.hears(zh.t('identify.present'))
    await hand.goTo('journey.item.identify.read')
    await visitor.touch(said('yes'))
    await listener.hears(/^郭什么什么，/)
    await hand.goTo('journey.item.result')
    await listener.hears('二〇二五年发了 十二 次养老金。')
    await listener.hears('一共，二千二百三十八元。')
    await listener.hears('二〇二五年三月，到账日 二〇二五年三月二十八日，金额 一百八十六元五角。')
    await hand.goTo('journey.item.deliver.preview')
    await listener.hears('姓名，郭什么什么。')
    expect(listener.heard().join(' ')).not.toContain(personOf('farmer').card.name)
  })

  test('EN 301 549 5.1.3.14: and in English, what is Chinese by a Chinese voice', async () => {
    await come({ words: en })
    const hand = handOf(visitor, kiosk, en, { ...farmer, answer: /^2025/ })
    await listener.hears(en.t('home.title'))
    await listener.hears('Choice 1: Pension paid to me, Ready')
    await hand.goTo('journey.item.identify.read')
    await visitor.touch(said('yes', {}, en))
    await hand.goTo('journey.item.result')
    await listener.hears('Pension was paid 12 times in 2025.')
    await listener.hears('In all, 2238 yuan.')
    await listener.hears('兰陵农村商业银行。')
  })

  test('EN 301 549 5.1.3.9: in a whole visit nothing of the person is said without a yes', async () => {
    await come()
    const hand = handOf(visitor, kiosk, zh, { ...farmer, answer: /^2025/ })
    await hand.goTo('journey.item.identify.read')
    await visitor.reads(said('ask'))
    await listener.hears(said('askLead'))
    await visitor.touch(said('no'))
    await hand.goTo('journey.item.result')
    await listener.hears(`选项二，${zh.t('result.change.year')}`)
    const shown = await visitor.page.locator('[data-personal]').allInnerTexts()
    await hand.goTo('journey.item.deliver.preview')
    await listener.hears('选项二，不打印')
    await hand.goTo('journey.farewell')
    await listener.hears(zh.t('farewell.title'))
    const nobodys = JSON.stringify(itemOf(farmer.itemId)) // labels, words of the guide
    const secrets = [...stringsOf(personOf('farmer')), ...shown.flatMap((text) => text.split(/[\n\t]/))].filter(
      (text) => text.trim().length > 1 && text !== zh.t('result.source') && !nobodys.includes(text),
    )
    expect(secrets).toContain('兰陵农村商业银行')
    expect(secrets).toContain('186.50 元')
    const all = listener.heard().join(' ')
    expect(secrets.filter((secret) => all.includes(secret) || all.includes(aloud(secret, 'zh')))).toEqual([])
    const logs = readdirSync(kiosk.dataDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.log'),
    )
    expect(logs).not.toEqual([])
    for (const name of logs) expect(readFileSync(join(kiosk.dataDir, name), 'utf8')).not.toContain('养老金')
  })

  test('EN 301 549 5.1.3.3, 5.1.3.5: a touch, a key and a new screen silence it at once', async () => {
    await come({ haste: 1 })
    await listener.plays(true)
    await visitor.page.mouse.click(5, 5)
    await listener.plays(false)
    const silenced = await listener.silencedAfter()
    expect(silenced).toBeLessThan(200)
    process.stdout.write(`a touch silenced the voice after ${silenced.toFixed(1)} ms\n`)
    await visitor.touch(said('again'))
    await listener.plays(true)
    await visitor.page.keyboard.press('Tab')
    await listener.hears(said('pause')) // and says what has the focus now
    await visitor.touch(said('again'))
    await listener.plays(true)
    listener.forget()
    await visitor.touch(/^养老金发了多少/)
    await listener.hears('养老金发了多少')
  })

  test('EN 301 549 5.1.3.4, 5.1.3.11, 5.1.3.12: it is repeated, paused, slowed down and made louder', async () => {
    await come({ haste: 1 })
    await listener.plays(true)
    await visitor.touch(said('pause'))
    await listener.plays(false)
    await visitor.touch(said('goOn'))
    await listener.plays(true)
    await visitor.touch(said('louder'))
    await listener.hears(said('level', { level: 4, most: 5 }))
    await visitor.touch(said('slower'))
    await listener.hears(said('slowNow'))
    await visitor.touch(said('faster'))
    await listener.hears(said('normalNow'))
  })

  test('EN 301 549 5.1.3.10: the bell gives way to the voice, and is itself again when that is silent', async () => {
    visitor = await open({ width: 540, height: 960 })
    await visitor.page.addInitScript(() => {
      window.GainNode = class extends GainNode {
        constructor(audio: BaseAudioContext, options?: GainOptions) {
          super(audio, options)
          if (options === undefined) window.bells = this
        }
      }
    })
    listener = await listenTo(visitor.page, zh)
    await visitor.touch(zh.t('bar.read'))
    await visitor.touch(zh.t('bar.help'))
    await visitor.touch(said('again'))
    await listener.plays(true)
    await visitor.page.waitForFunction(() => window.bells !== undefined && window.bells.gain.value < 0.2)
    await visitor.touch(said('pause'))
    await listener.plays(false)
    await visitor.page.waitForFunction(() => window.bells !== undefined && window.bells.gain.value > 0.9)
  })

  test('EN 301 549 5.1.3.4: so are a dialog and the question, which are asked in the dark too', async () => {
    await come()
    const hand = handOf(byKeys(visitor), kiosk, zh, farmer)
    await byKeys(visitor).touch(said('dark'))
    await hand.goTo('journey.item.guide')
    await listener.hears(/^选项二，/) // to its end: the key that led here has silenced what was before it
    await hand.goTo('journey.item.identify.read')
    await listener.hears(said('askLead'))
    listener.forget()
    await byKeys(visitor).touch(said('again'))
    await listener.hears(said('askLead'))
    await byKeys(visitor).touch(said('yes'))
    await listener.hears(/^郭什么什么，/)
    await byKeys(visitor).touch(zh.t('bar.help'))
    await listener.hears(zh.tell(helpTexts.callingLead))
    listener.forget()
    await byKeys(visitor).touch(said('again'))
    await listener.hears(zh.tell(helpTexts.callingLead))
  })

  test('EN 301 549 5.1.6.1: whoever waits in the dark until all is said goes by keys from the first screen to the last', async () => {
    await come()
    const keys = byKeys(visitor)
    await keys.touch(said('dark'))
    const asked = visitor.page.locator('[data-ask]')
    const silent = () => visitor.page.getByRole('button', { name: said('goOn') }).waitFor({ state: 'attached' })
    const heardToTheEnd: string[] = []
    const patient: Visitor = {
      ...visitor,
      async touch(name) {
        await silent()
        if ((await asked.count()) > 0) await keys.touch(said('yes'))
        await silent()
        if (listener.heard().at(-1)?.startsWith('选项') === true) heardToTheEnd.push(await visitor.state())
        await keys.touch(name)
      },
    }
    const hand = handOf(patient, kiosk, zh, { ...farmer, answer: /^2025/ })
    await hand.goTo('journey.farewell')
    await listener.hears(zh.t('farewell.title'))
    expect(heardToTheEnd.map((state) => state.replace(/^journey\.(item\.)?/, ''))).toEqual([
      'guide',
      'identify.read',
      'fill',
      'result',
      'deliver.preview',
      'deliver.printed',
      'rate.asking',
    ])
    expect((await hand.dockStatus()).papers.map(({ lines }) => lines)).toEqual([hand.preview()])
  })

  test('EN 301 549 5.1.3.15: news of a screen is said, and that nobody seems to be there, with the time that is left', async () => {
    visitor = await open({ width: 540, height: 960 })
    await visitor.page.clock.install()
    listener = await listenTo(visitor.page, zh, 200)
    await visitor.at('journey.attract')
    await visitor.touch(zh.t('bar.read'))
    await visitor.at('journey.home')
    await listener.hears(new RegExp(`^${zh.t('bar.label')}：`))
    await kiosk.dock('Dock.Switch', { device: 'paperOut', on: true })
    await listener.hears(zh.t('home.paperOut'))
    await kiosk.dock('Dock.Switch', { device: 'paperOut', on: false })
    await listener.plays(false)
    await visitor.page.clock.fastForward(delays.idle * slowPace)
    await listener.hears(zh.t('warning.title'))
    await listener.hears(said('seconds', { seconds: 90 }))
    await visitor.page.clock.fastForward(delays.warning * slowPace - 35_000)
    await listener.hears(/^还剩 (三十|二十|十) 秒。$/)
  })

  test('EN 301 549 5.1.3.13: darkness, volume and the voice itself end with the visit', async () => {
    await come()
    await visitor.touch(said('louder'))
    await visitor.touch(said('dark'))
    await listener.hears(said('darkNow'))
    const dark = visitor.page.locator('.dark')
    await dark.click()
    await dark.waitFor({ state: 'detached' })
    expect(await visitor.state()).toBe('journey.home') // the touch has pressed nothing but the light
    await visitor.touch(said('dark'))
    await dark.waitFor()
    await visitor.page.keyboard.press('Tab')
    await visitor.page.getByRole('button', { name: zh.t('bar.leave'), exact: true }).press('Enter')
    await visitor.at('journey.attract')
    await dark.waitFor({ state: 'detached' })
    expect(await visitor.page.getByRole('button', { name: said('again') }).count()).toBe(0)
    listener.forget()
    await visitor.touch(zh.t('bar.read'))
    await visitor.at('journey.home')
    await visitor.touch(said('louder'))
    await listener.hears(said('level', { level: 4, most: 5 }))
  })

  test.each(['zh', 'en'] as const)(
    'its buttons and its question fit, and axe has nothing against them, %s',
    async (language) => {
      const words = wordsOf(language)
      await come({ words })
      const found: string[] = []
      const look = async (name: string) => {
        for (const size of [portrait, landscape, { width: 1366, height: 768 }]) {
          await visitor.page.setViewportSize(size)
          found.push(...(await flawsOf(visitor.page)).map((flaw) => `${name}, ${size.width}: ${flaw}`))
        }
        if (language === 'zh')
          found.push(...(await objectionsOfAxe(visitor.page)).map((objection) => `${name}: ${objection}`))
      }
      await look('home')
      await visitor.touch(words.t('bar.elder'))
      await visitor.touch(words.t('bar.contrast'))
      await look('large type')
      await handOf(visitor, kiosk, words, farmer).goTo('journey.item.identify.read')
      await visitor.reads(said('ask', {}, words))
      await look('question')
      await visitor.touch(said('no', {}, words))
      await visitor.touch(words.t('bar.help'))
      await look('help')
      expect(found).toEqual([])
    },
  )
})

test.each([
  ['off', { config: { speech: { enabled: false } } }],
  ['programMissing', { env: { PATH: '/nowhere' } }],
] as const)('a kiosk without a voice says why, and everything else works: %s', async (why, options) => {
  const mute = await startKiosk(options)
  try {
    visitor = await open({ width: 540, height: 960 }, {}, mute.url)
    await visitor.touch(zh.t('bar.read'))
    await visitor.reads(said('off'))
    await visitor.reads(zh.tell(speechOffTexts[why]))
    expect(await flawsOf(visitor.page)).toEqual([])
    expect(await objectionsOfAxe(visitor.page)).toEqual([])
    await visitor.touch(said('close'))
    await visitor.readsNot(said('off'))
    await handOf(visitor, mute, zh, { itemId: 'own-properties', personId: 'farmer' }).goTo(
      'journey.item.deliver.printed',
    )
  } finally {
    await mute.stop()
  }
})

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsOf)
}
