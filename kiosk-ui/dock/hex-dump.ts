/** Raw bytes as engineers read them: offset, sixteen bytes, and the printable ones as text. */
export function hexDump(hex: string): string {
  const bytes = hex.match(/../g) ?? []
  const rows = Array.from({ length: Math.ceil(bytes.length / 16) }, (_, row) => bytes.slice(row * 16, row * 16 + 16))
  return rows
    .map((row, index) => {
      const offset = (index * 16).toString(16).padStart(4, '0')
      const left = row.slice(0, 8).join(' ').padEnd(23)
      const right = row.slice(8).join(' ').padEnd(23)
      return `${offset}  ${left}  ${right}  ${row.map(printable).join('')}`
    })
    .join('\n')
}

function printable(byte: string): string {
  const code = Number.parseInt(byte, 16)
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '·'
}
