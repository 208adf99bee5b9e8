/** kiosk.config.json: one schema gives validation, the editor's schema and what the page may know of it. */
import { z } from 'zod'
import { devicesSchema } from './config-devices.ts'
import { themeSchema } from './config-theme.ts'
import { speechStates } from './speech.ts'

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const siteSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]{3,40}$/)
    .describe('Printed on receipts and sent with ratings, e.g. "bianzhuang-0001"'),
  name: text.describe('The place, as people call it'),
  brand: text.describe('The line under the name, e.g. 爱山东·沂好办 自助服务'),
  attendant: z.strictObject({ name: text, phone: z.string().regex(/^[\d-]{3,20}$/) }).describe('Who helps here'),
})

const screenSchema = z
  .strictObject({
    width: z.int().min(600).max(8000),
    height: z.int().min(600).max(8000),
    diagonalInches: z.number().min(7).max(100),
  })
  .describe('The screen as mounted, in pixels and inches: sizes on it are in real millimetres')

const department = z.strictObject({
  url: z
    .union([z.literal('sandbox:'), z.url({ protocol: /^https?$/ })])
    .describe('"sandbox:" or the address of its service'),
  hours: z.strictObject({ opens: clockTime, closes: clockTime }).nullable().describe('null = round the clock'),
  timeoutMs: z.int().min(1000).max(60_000).default(8000),
})

const speech = z
  .strictObject({
    enabled: z.boolean().default(true).describe('false = never offered, e.g. because no loudspeaker is built in'),
    recordings: z
      .string()
      .min(1)
      .optional()
      .describe('Folder with recorded sentences and their index.json; relative to this file'),
  })
  .describe('The voice that reads the screens aloud')
export type SpeechConfig = z.infer<typeof speech>

export const kioskConfigSchema = z.strictObject({
  $schema: z.string().optional(),
  site: siteSchema,
  screen: screenSchema,
  theme: themeSchema.prefault({}).describe('Colours and logo; see docs/branding.md'),
  devices: devicesSchema,
  speech: speech.prefault({}),
  departments: z.strictObject({ socialSecurity: department, medicalInsurance: department, realEstate: department }),
  listen: z.strictObject({ port: z.int().min(1).max(65_535) }),
})
export type KioskConfig = z.infer<typeof kioskConfigSchema>

/** What the page is told (`Common.Capabilities`). */
export const kioskSetupSchema = z.strictObject({
  site: siteSchema,
  screen: screenSchema,
  theme: z.strictObject({
    main: z.string(),
    ink: z.string(),
    paper: z.string(),
    /** Where the page finds the logo; null = the seal. */
    logo: z.string().nullable(),
  }),
  /** Half-width columns of the receipt. */
  receiptColumns: z.int(),
  /** Whether a dock is there. */
  dock: z.boolean(),
  /** Whether it can read aloud, and why not. */
  speech: z.enum(speechStates),
})
export type KioskSetup = z.infer<typeof kioskSetupSchema>
