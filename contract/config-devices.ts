/** The devices of kiosk.config.json: for each, which driver speaks, and where the device is. */
import { z } from 'zod'
import { printerProfileNames } from './printer-profiles.ts'

/** What a port's URL may look like, by the name before its colon. */
const portKinds = {
  virtual: { pattern: /^virtual:$/, form: 'virtual:' },
  tcp: { pattern: /^tcp:\/\/[^/:\s]+:\d{1,5}$/, form: 'tcp://HOST:PORT' },
  serial: { pattern: /^serial:\/dev\/[^?\s]+(\?baudRate=\d+)?$/, form: 'serial:/dev/NAME?baudRate=N' },
  v4l2: {
    pattern: /^v4l2:(\/dev\/|by-id\/|by-path\/)[^/?\s]+$/,
    form: 'v4l2:/dev/NAME | v4l2:by-id/NAME | v4l2:by-path/NAME',
  },
  hid: {
    pattern: /^hid:(?:[\da-fA-F]{4}:[\da-fA-F]{4}(?:\?serial=\S+)?|\/dev\/[^?\s]+)$/,
    form: 'hid:VVVV:PPPP?serial=S | hid:/dev/NAME',
  },
  usblp: { pattern: /^usblp:\/dev\/[^?\s]+$/, form: 'usblp:/dev/usb/lpN' },
} as const

/** A URL of one of these kinds; the message of a wrong one says what is allowed. */
function portOf(...kinds: (keyof typeof portKinds)[]) {
  const forms = kinds.map((kind) => portKinds[kind].form)
  const any = new RegExp(kinds.map((kind) => `(?:${portKinds[kind].pattern.source})`).join('|'))
  return z
    .string()
    .regex(any, forms.join(' | '))
    .refine((port) => !port.startsWith('tcp:') || URL.canParse(port)) // a port number or a name that can't be
    .describe(`Where the device is: ${forms.join(', ')}`)
}

const camera = z.strictObject({
  driver: z.literal('ffmpeg'),
  port: portOf('virtual', 'v4l2'),
  size: z
    .string()
    .regex(/^\d{2,4}x\d{2,4}$/, 'WIDTHxHEIGHT')
    .optional()
    .describe('Pixels wanted, e.g. 1920x1080. The camera gives the smallest size it has that covers them'),
})
export type CameraConfig = z.infer<typeof camera>

export const devicesSchema = z.strictObject({
  idCardReader: z
    .strictObject({
      driver: z.literal('sdt'),
      port: portOf('virtual', 'tcp', 'serial', 'hid'),
      framing: z
        .enum(['raw64', 'miaxis'])
        .describe('With a hid: port, and only there: how the reader packs its bytes into reports')
        .optional(),
    })
    .refine(({ port, framing }) => port.startsWith('hid:') === (framing !== undefined), { path: ['framing'] }),
  receiptPrinter: z.strictObject({
    driver: z.literal('escpos'),
    port: portOf('virtual', 'tcp', 'serial', 'usblp'),
    profile: z.enum(printerProfileNames),
  }),
  visitorCamera: camera.optional().describe("Sees the visitor's face"),
  documentCamera: camera.optional().describe('Looks down on a paper (高拍仪)'),
})
export type DevicesConfig = z.infer<typeof devicesSchema>
