/** The devices of kiosk.config.json: for each, which driver speaks, and where the device is. */
import { z } from 'zod'
import { printerProfileNames } from './printer-profiles.ts'

/** What a port's URL may look like, by the name before its colon. */
const portKinds = {
  virtual: { pattern: /^virtual:$/, form: 'virtual:' },
  tcp: { pattern: /^tcp:\/\/[^/:\s]+:\d{1,5}$/, form: 'tcp://HOST:PORT' },
  ipp: { pattern: /^ipps?:\/\/[^/?#@\s]+(\/[^?#\s]*)?$/, form: 'ipp://HOST:PORT/PATH or ipps://…' },
  /** A service on this machine alone: what it says of a person is not for a network. */
  loopbackHttp: {
    pattern: /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d{1,5}$/,
    form: 'http://127.0.0.1:PORT | https://127.0.0.1:PORT',
  },
  pcsc: { pattern: /^pcsc:[^\n\r]{0,127}$/, form: 'pcsc: | pcsc:READER NAME' },
  serial: { pattern: /^serial:\/dev\/[^?\s]+(\?baudRate=\d+)?$/, form: 'serial:/dev/NAME?baudRate=N' },
  v4l2: {
    pattern: /^v4l2:(\/dev\/|by-id\/|by-path\/)[^/?\s]+$/,
    form: 'v4l2:/dev/NAME | v4l2:by-id/NAME | v4l2:by-path/NAME',
  },
  /** The card reader's: the speed is found by asking, where it isn't said. */
  probedSerial: {
    pattern: /^serial:\/dev\/[^?\s]+(\?baudRate=(\d+|auto))?$/,
    form: 'serial:/dev/NAME?baudRate=N (without baudRate, or with baudRate=auto, it is found by asking)',
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
    .refine((port) => !/^(tcp|ipps?|https?):/.test(port) || URL.canParse(port)) // a port number or a name that can't be
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

const scannerPort =
  '键盘模式的扫码枪会把码打进网页，不能用；请用说明书上的设置码切换成 USB 虚拟串口（USB-COM）。' +
  'A scanner in keyboard mode types codes into pages and is refused: switch it to USB-COM with the code in its manual'

export const devicesSchema = z.strictObject({
  idCardReader: z.discriminatedUnion('driver', [
    z
      .strictObject({
        driver: z.literal('sdt'),
        port: portOf('virtual', 'tcp', 'probedSerial', 'hid'),
        framing: z
          .enum(['raw64', 'miaxis'])
          .describe('With a hid: port, and only there: how the reader packs its bytes into reports')
          .optional(),
      })
      .refine(({ port, framing }) => port.startsWith('hid:') === (framing !== undefined), { path: ['framing'] }),
    /** A vendor's local service that answers /api/ReadMsg (新中新). */
    z.strictObject({ driver: z.literal('readmsg'), port: portOf('loopbackHttp') }),
  ]),
  socialSecurityCardReader: z.strictObject({ driver: z.literal('ssse'), port: portOf('pcsc') }).optional(),
  codeScanner: z
    .discriminatedUnion('driver', [
      z.strictObject({ driver: z.literal('newland'), port: portOf('serial').describe(scannerPort) }),
      z.strictObject({ driver: z.literal('hid-pos'), port: portOf('hid').describe(scannerPort) }),
    ])
    .optional(),
  receiptPrinter: z.strictObject({
    driver: z.literal('escpos'),
    port: portOf('virtual', 'tcp', 'serial', 'usblp'),
    profile: z.enum(printerProfileNames),
  }),
  visitorCamera: camera.optional().describe("Sees the visitor's face"),
  documentCamera: camera.optional().describe('Looks down on a paper (高拍仪)'),
  documentPrinter: z
    .strictObject({
      driver: z.literal('ipp'),
      port: portOf('virtual', 'ipp'),
      certificate: z
        .string()
        .regex(/^([0-9A-Fa-f]{2}:){31}[0-9A-Fa-f]{2}$/)
        .optional()
        .describe('ipps only: the SHA-256 fingerprint its certificate must have; without it any is taken'),
    })
    .refine(({ port, certificate }) => certificate === undefined || port.startsWith('ipps:'), { path: ['certificate'] })
    .optional()
    .describe('Prints A4 documents (PDF) over IPP; left out = this kiosk has none'),
})
export type DevicesConfig = z.infer<typeof devicesSchema>
