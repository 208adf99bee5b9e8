/** Rows of a table as sentences. Pure. */

/**
 * What a row is about comes first and needs no label; each further cell is said with its column's name, and with the
 * unit that stands up there once for all: “2026年3月15日，做什么购药，金额-45.60 元”.
 * @returns for each row its pieces; empty cells aren't said
 */
export function rowPhrases(headers: readonly string[], rows: readonly (readonly string[])[]): string[][] {
  return rows.map((cells) =>
    cells.flatMap((cell, index) => {
      const written = cell.trim()
      if (written === '') return []
      return [index === 0 ? written : labelled(headers[index] ?? '', written, cells.length)]
    }),
  )
}

function labelled(header: string, cell: string, columns: number): string {
  if (header === 'CNY') return `CNY ${cell}`
  const [, name = header, unit] = /^(.*)（(.+)）$/u.exec(header) ?? []
  const value = unit === undefined ? cell : `${cell} ${unit}`
  return columns === 2 || name === '' ? value : `${name} ${value}`
}
