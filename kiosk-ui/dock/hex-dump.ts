/** Raw bytes as engineers read them: offset, eight bytes (as wide as a slip), and the printable ones as text. */
export function hexDump(hex: string): string {
  const bytes = hex.match(/../g) ?? []
  const rows = Array.from({ length: Math.ceil(bytes.length / 8) }, (_, row) => bytes.slice(row * 8, row * 8 + 8))
  return rows
    .map((row, index) => {
      const offset = (index * 8).toString(16).padStart(4, '0')
      return `${offset}  ${row.join(' ').padEnd(23)}  ${row.map(printable).join('')}`
    })
    .join('\n')
}

function printable(byte: string): string {
  const code = Number.parseInt(byte, 16)
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '·'
}
