/** What a visitor hears: every sentence that the page asks the bridge's voice for, and what the loudspeaker is doing. */
import type { Page } from 'playwright'
import { aloud } from '#flows/speech/aloud.ts'
import { sentence } from '#flows/speech/phrase.ts'
import { until } from './until.ts'
import type { Words } from './words.ts'

export interface Listener {
  /** Sentences asked for so far, in order. */
  heard(): string[]
  /** Waits until a sentence was asked for that says so; a string is the whole of one, as it is written. */
  hears(what: string | RegExp): Promise<void>
  /** Forgets what was heard. */
  forget(): void
  /** Waits until the loudspeaker plays, or doesn't. */
  plays(playing: boolean): Promise<void>
  /** ms from the last touch on its way into the page to the stop of what was playing then. */
  silencedAfter(): Promise<number>
}

/** In the page. */
declare global {
  interface Window {
    loudspeaker: { playing: number; touched: number; silenced: number }
  }
}

/**
 * Listens to a page, which has to be loaded anew for it.
 * @param haste how many times faster than real everything is said
 */
export async function listenTo(page: Page, words: Words, haste = 1): Promise<Listener> {
  let heard: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const message = JSON.parse(String(payload))
      if (message.header.name === 'Speech.Say') heard.push(message.payload.text)
    }),
  )
  await page.addInitScript((haste) => {
    const loudspeaker = { playing: 0, touched: 0, silenced: 0 }
    window.loudspeaker = loudspeaker
    const playing = new Set<AudioBufferSourceNode>()
    const count = (source: AudioBufferSourceNode) => {
      playing.delete(source)
      loudspeaker.playing = playing.size
    }
    const { prototype } = AudioBufferSourceNode
    const start: (this: AudioBufferSourceNode) => void = Reflect.get(prototype, 'start')
    const stop: (this: AudioBufferSourceNode) => void = Reflect.get(prototype, 'stop')
    prototype.start = function () {
      this.playbackRate.value = haste
      playing.add(this)
      loudspeaker.playing = playing.size
      this.addEventListener('ended', () => count(this))
      start.call(this)
    }
    prototype.stop = function () {
      stop.call(this)
      count(this)
      loudspeaker.silenced = performance.now()
    }
    addEventListener('pointerdown', ({ timeStamp }) => (loudspeaker.touched = timeStamp), { capture: true })
  }, haste)
  await page.reload()
  return {
    heard: () => heard,
    forget: () => (heard = []),
    hears: (what) => {
      const written =
        typeof what === 'string'
          ? sentence(
              aloud(what.replace(/\s*\n\s*/g, words.language === 'zh' ? '' : ' '), words.language),
              words.language,
            )
          : what
      const says = (text: string) => (typeof written === 'string' ? text === written : written.test(text))
      return until(
        () => Promise.resolve(heard.some(says)),
        () => `${String(written)} among “${heard.join(' ')}”`,
      )
    },
    plays: async (playing) => {
      await page.waitForFunction((playing) => window.loudspeaker.playing > 0 === playing, playing)
    },
    silencedAfter: () => page.evaluate(() => window.loudspeaker.silenced - window.loudspeaker.touched),
  }
}
