/** How the kiosk looks for whoever runs it. What can't be read is refused at the start, not found out by visitors. */
import { z } from 'zod'
import { contrast } from './contrast.ts'

const colour = z.string().regex(/^#[\da-fA-F]{6}$/)

export const readable = 4.5 // WCAG 1.4.3
/** Of the main colour with white, so that it can be read on its own lightest shade as well (kiosk-ui/theme.ts). */
export const mainOnWhite = 5.5
/** So light that the grey and the three domains' hues, which are fixed, can be read on it. */
export const paperOnBlack = 17

export const themeSchema = z
  .strictObject({
    main: colour.default('#b5361f').describe('Colour of the main action, e.g. "#b5361f"; white on it must be readable'),
    ink: colour.default('#22303a').describe('Colour of the text and of the lines of drawings'),
    paper: colour.default('#fbf6ec').describe('Colour of the ground; light'),
    logo: z
      .string()
      .regex(/\.(svg|png)$/i)
      .nullable()
      .default(null)
      .describe('A file beside this one, .svg or .png; null = the seal 邻办'),
  })
  .superRefine(({ main, ink, paper }, context) => {
    const refuse = (field: string, why: string) =>
      context.addIssue({ code: 'custom', path: [field], message: 'unreadable', params: { why } })
    const ratioOf = (one: string, other: string) => contrast(one, other).toFixed(1)
    if (contrast('#000000', paper) < paperOnBlack) {
      refuse(
        'paper',
        `太深，黑色对它的对比度 too dark, black on it has ${ratioOf('#000000', paper)}:1 < ${paperOnBlack}:1`,
      )
    }
    for (const [field, own, ground, needs] of [
      ['main', main, '#ffffff', mainOnWhite],
      ['main', main, paper, readable],
      ['ink', ink, '#ffffff', readable],
      ['ink', ink, paper, readable],
    ] as const) {
      if (contrast(own, ground) >= needs) continue
      refuse(field, `对 ${ground} 的对比度 contrast with ${ground} is ${ratioOf(own, ground)}:1 < ${needs}:1`)
    }
  })
