/** How a visitor wants the screens: context of the visit, and gone with it. */
import type { Language } from './language.ts'

export interface Comfort {
  language: Language
  elder: boolean
  highContrast: boolean
  /** The whole layout within reach from a wheelchair. */
  low: boolean
  /** Every screen is read aloud. */
  speech: boolean
  /** Somebody uses a keypad instead of the screen. */
  keypad: boolean
}

export const plainComfort: Comfort = {
  language: 'zh',
  elder: false,
  highContrast: false,
  low: false,
  speech: false,
  keypad: false,
}
