/** The colours of whoever runs this kiosk, as CSS variables; style/tokens.css holds what stands without them. */
import type { KioskSetup } from '#contract/config.ts'

const shares = { deep: 0.21, tint: 0.1, mid: 0.3 } // as the standard colours are mixed

export function wearTheme({ main, ink, paper }: KioskSetup['theme']): void {
  const { style } = document.documentElement
  const colours = {
    main,
    ink,
    paper,
    deep: mix(main, '#000000', shares.deep),
    tint: mix('#ffffff', main, shares.tint),
    mid: mix('#ffffff', main, shares.mid),
  }
  for (const [name, colour] of Object.entries(colours)) style.setProperty(`--brand-${name}`, colour)
}

/** @param share of `other`, 0 to 1 */
function mix(one: string, other: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [mine = 0, its = 0] = [one, other].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16))
    return Math.round(mine + (its - mine) * share)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${channels.join('')}`
}
