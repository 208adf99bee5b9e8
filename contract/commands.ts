/** Every command of the envelope: what it takes and what its completion carries. */
import { z } from 'zod'
import { kioskSetupSchema } from './config.ts'
import { documentJobSchema } from './document-job.ts'
import { dockStatusSchema, dockSwitchSchema } from './dock.ts'
import { kioskStatusSchema } from './device-status.ts'
import { idCardSchema } from './id-card.ts'
import { cameraNames } from './names.ts'
import { departmentAnswerSchema } from './operations.ts'
import { receiptSchema } from './receipt.ts'
import { scannedCodeSchema } from './scanned-code.ts'
import { socialSecurityCardSchema } from './social-security-card.ts'
import { maxSpokenText, speechSpeeds, spokenLanguages } from './speech.ts'

const nothing = z.strictObject({})

export const commands = {
  'Common.Status': { payload: nothing, output: kioskStatusSchema },
  'Common.Capabilities': { payload: nothing, output: kioskSetupSchema },
  'Common.Cancel': { payload: z.strictObject({ requestIds: z.array(z.int()) }), output: nothing },
  /** Events: `IdCardReader.PresentCard` (waiting), `IdCardReader.CardPresented` (found, reading). */
  'IdCardReader.Read': { payload: nothing, output: z.strictObject({ card: idCardSchema }) },
  /** Completes when no card lies on the reader. */
  'IdCardReader.AwaitRemoval': { payload: nothing, output: nothing },
  /** Events: `SocialSecurityCardReader.PresentCard` (waiting), `SocialSecurityCardReader.CardPresented` (found, reading). */
  'SocialSecurityCardReader.Read': { payload: nothing, output: z.strictObject({ card: socialSecurityCardSchema }) },
  /** Completes when no card is in the reader. */
  'SocialSecurityCardReader.AwaitRemoval': { payload: nothing, output: nothing },
  /** Event: `CodeScanner.PresentCode` (looking). What was shown before the command is thrown away. */
  'CodeScanner.Scan': { payload: nothing, output: scannedCodeSchema },
  /** `success` means proven on paper. A `jobId` prints once; sent again, it gets the first one's completion. */
  'ReceiptPrinter.Print': { payload: z.strictObject({ jobId: z.uuid(), receipt: receiptSchema }), output: nothing },
  /** Pulls a slip that nobody took back in. Only where the printer's profile says that it can. */
  'ReceiptPrinter.Retract': { payload: nothing, output: nothing },
  /** A picture as the camera gave it, its first dark ones dropped. `jpeg` is base64; width and height are its real ones. */
  'Camera.Capture': {
    payload: z.strictObject({ camera: z.enum(cameraNames) }),
    output: z.strictObject({ jpeg: z.base64(), width: z.int(), height: z.int() }),
  },
  /** `success` means that the printer told the job's end as completed. A `jobId` prints once, as above. */
  'DocumentPrinter.Print': { payload: documentJobSchema, output: nothing },
  /** One sentence, so that a page plays the first while the next is made, and stops on the spot. `wav` is base64. */
  'Speech.Say': {
    payload: z.strictObject({
      text: z.string().min(1).max(maxSpokenText),
      language: z.enum(spokenLanguages),
      speed: z.enum(speechSpeeds),
    }),
    output: z.strictObject({ wav: z.base64() }),
  },
  'Department.Call': {
    payload: z.strictObject({ operation: z.string(), input: z.record(z.string(), z.unknown()), requestKey: z.uuid() }),
    output: departmentAnswerSchema,
  },
  // the dock: only where the configuration has virtual ports
  'Dock.Status': { payload: nothing, output: dockStatusSchema },
  'Dock.LayCard': { payload: z.strictObject({ personId: z.string() }), output: nothing },
  'Dock.TakeCard': { payload: nothing, output: nothing },
  'Dock.TakePaper': { payload: nothing, output: nothing },
  'Dock.Switch': { payload: dockSwitchSchema, output: nothing },
} as const

export type CommandName = keyof typeof commands
export type CommandPayload<C extends CommandName> = z.input<(typeof commands)[C]['payload']>
export type CommandOutput<C extends CommandName> = z.output<(typeof commands)[C]['output']>

/** Unsolicited messages, to every connected page. */
export const unsolicited = {
  'Common.StatusChanged': kioskStatusSchema,
  'Dock.StatusChanged': dockStatusSchema,
} as const

export type UnsolicitedName = keyof typeof unsolicited
export type UnsolicitedPayload<N extends UnsolicitedName> = z.output<(typeof unsolicited)[N]>
