/**
 * Sizes on the screen are real millimetres: `--mm` is how many CSS pixels one takes. A window that doesn't fill the
 * kiosk's screen (a developer's) is treated as a smaller picture of it.
 */
export function keepMillimetres(diagonalInches: number): void {
  const millimetresPerInch = 25.4
  const measure = () => {
    const pixels = Math.hypot(innerWidth, innerHeight)
    document.documentElement.style.setProperty('--mm', `${pixels / (diagonalInches * millimetresPerInch)}px`)
  }
  measure()
  addEventListener('resize', measure)
}
