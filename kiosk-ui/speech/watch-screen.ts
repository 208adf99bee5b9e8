/** Sees what the visitor sees: tells the reader of new screens, of changes, of what has the focus, and of every touch and key. */
import { say } from '#flows/language.ts'
import { phrase } from '#flows/speech/phrase.ts'
import { speechTexts } from '#flows/texts/speech.ts'
import { newsOf } from './news.ts'
import type { Reader } from './reader.ts'
import { namesIn, type Part, partsOf } from './screen-parts.ts'
import { type Known, type Sentence, sentencesOf, spokenForm } from './spoken-form.ts'

/** Seconds left that are worth a word. */
const marks: ReadonlySet<string> = new Set(['60', '30', '20', '10', '5'])

/**
 * @param known what the screen itself doesn't say; asked anew each time
 * @returns how to stop watching
 */
export function watchScreen(reader: Reader, known: () => Known): () => void {
  let title: string | null = null
  let form: Sentence[] = []
  let left: string | undefined
  let question: Element | null = null
  let byKey = false

  const write = (key: keyof typeof speechTexts, values = {}) => say(speechTexts[key], known().language, values)
  const told = (text: string) => sentencesOf(text, false, known())

  function look() {
    const dialog = [...document.querySelectorAll('.dialog')].at(-1)
    const asked = dialog?.closest('[data-ask]') ?? null
    if (asked !== null) return ask(asked)
    question = null
    const root = dialog ?? document.querySelector('main')
    if (root === null) return
    const above = dialog === undefined ? [...document.querySelectorAll('.bridge-notice')] : []
    const parts = [...above, root].flatMap(partsOf)
    const heading = root.querySelector('h1')?.textContent ?? ''
    if (heading === title) tellChanges(parts)
    else tellScreen(parts, title === null)
    title = heading
  }

  /** The reader's own question: what it reads waits underneath. */
  function ask(asked: Element) {
    if (asked !== question) reader.send({ type: 'ASK', question: spokenForm(partsOf(asked), known()) })
    question = asked
  }

  function tellScreen(parts: Part[], first: boolean) {
    form = spokenForm(parts, known())
    left = leftOf(parts)
    if (first) reader.send({ type: 'SCREEN', list: [...form, ...everywhere()], before: told(write('hello')) })
    else reader.send({ type: 'SCREEN', list: form })
  }

  function tellChanges(parts: Part[]) {
    const next = spokenForm(parts, known())
    const news = newsOf(form, next)
    form = next
    if (news !== null) reader.send({ type: 'CHANGED', list: next, news })
    const seconds = leftOf(parts)
    if (seconds !== undefined && seconds !== left && marks.has(seconds)) {
      reader.send({ type: 'SAY', sentences: told(write('seconds', { seconds })) })
    }
    left = seconds
  }

  /** The buttons that stand on every screen are told once. */
  function everywhere(): Sentence[] {
    return [...document.querySelectorAll('.bar')].flatMap((bar) => {
      const label = bar.getAttribute('aria-label') ?? ''
      return told(write('also', { label, names: phrase(namesIn(bar), known().language) }))
    })
  }

  function act({ type, target }: Event) {
    byKey = type === 'keydown'
    // its own buttons do what they say: whoever pauses mustn't find it stopped already
    if (target instanceof Element && target.closest('[data-reading]') !== null) return
    reader.send({ type: 'ACT' })
  }

  /** Whoever goes on by keys hears where they are. */
  function focus({ target }: FocusEvent) {
    if (!byKey || !(target instanceof Element) || !target.matches('button, [tabindex="0"]')) return
    const isPersonal = target.closest('[data-personal]') !== null
    if (isPersonal && reader.state.peek().consent !== 'yes') {
      reader.send({ type: 'SAY', sentences: told(write('hidden')) })
      return
    }
    const sentences = partsOf(target).flatMap(({ pieces, kind }) => {
      const name = phrase(kind === 'disabledChoice' ? [...pieces, write('notNow')] : pieces, known().language)
      return sentencesOf(name, isPersonal, known())
    })
    reader.send({ type: 'SAY', sentences })
  }

  const observer = new MutationObserver(look)
  const kiosk = document.querySelector('.kiosk')
  if (kiosk !== null) {
    observer.observe(kiosk, { subtree: true, childList: true, characterData: true, attributeFilter: ['disabled'] })
  }
  addEventListener('pointerdown', act, { capture: true })
  addEventListener('keydown', act, { capture: true })
  addEventListener('focusin', focus)
  look()

  return () => {
    observer.disconnect()
    removeEventListener('pointerdown', act, { capture: true })
    removeEventListener('keydown', act, { capture: true })
    removeEventListener('focusin', focus)
  }
}

function leftOf(parts: readonly Part[]): string | undefined {
  return parts.find(({ kind }) => kind === 'seconds')?.pieces.join('')
}
