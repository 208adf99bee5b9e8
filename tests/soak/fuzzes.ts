/** Everything inputs are thrown at: by ten thousands in `npm test`, by the million in `npm run soak`. A new codec is one line here. */
import type { Fuzz } from './fuzz.ts'
import { cameraPictures, chipRecords, hidFramings, ippMessages, scannerCodes } from './fuzz-devices.ts'
import { printerStatus, returnStream } from './fuzz-escpos.ts'
import { recordingFile, scrubbers } from './fuzz-recording.ts'
import { cardText, harmedCard, muchHarmedCard, sdtFrames, sdtReplies } from './fuzz-sdt.ts'

export const fuzzes: readonly Fuzz[] = [
  sdtFrames,
  sdtReplies,
  harmedCard,
  muchHarmedCard,
  cardText,
  returnStream,
  printerStatus,
  hidFramings,
  ippMessages,
  scannerCodes,
  cameraPictures,
  chipRecords,
  scrubbers,
  recordingFile,
]
