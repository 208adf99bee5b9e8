/** What the kiosk's voice can be asked for. No zod here: the page knows these lists as well. */

export const spokenLanguages = ['zh', 'en'] as const
export type SpokenLanguage = (typeof spokenLanguages)[number]

export const speechSpeeds = ['normal', 'slow'] as const
export type SpeechSpeed = (typeof speechSpeeds)[number]

/** UTF-16 units of one sentence. */
export const maxSpokenText = 400

/** `programMissing`: espeak-ng isn't installed. `voiceMissing`: it is, without one of our languages. `off`: by configuration. */
export const speechStates = ['ready', 'programMissing', 'voiceMissing', 'off'] as const
export type SpeechState = (typeof speechStates)[number]
