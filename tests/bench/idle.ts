/** A bridge with all its devices while nobody is there: what it takes of the machine, day and night. */
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { startKiosk } from '#tests/support/start-kiosk.ts'
import type { Row } from './rows.ts'

const settles = 15 // s; devices are opened, and what was compiled for the start is let go
const seconds = 40
const ticksPerSecond = 100

export async function measureIdle(): Promise<Row[]> {
  const kiosk = await startKiosk({
    config: {
      devices: {
        documentPrinter: { driver: 'ipp', port: 'virtual:' },
        visitorCamera: { driver: 'ffmpeg', port: 'virtual:' },
        documentCamera: { driver: 'ffmpeg', port: 'virtual:' },
      },
    },
  })
  const about = (file: string) => readFileSync(`/proc/${kiosk.process.pid}/${file}`, 'utf8')
  const ticks = () => {
    const fields = about('stat').split(' ')
    return Number(fields[13]) + Number(fields[14])
  }
  const megabytes = (file: string, field: string) =>
    Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(about(file))?.[1]) / 1024
  try {
    await pause(settles * 1_000)
    const before = ticks()
    await pause(seconds * 1_000)
    return [
      {
        what: 'an idle bridge with five devices',
        value: ((ticks() - before) / ticksPerSecond / seconds) * 100,
        unit: '% of a core',
        aim: 1,
      },
      {
        what: 'its memory',
        value: megabytes('smaps_rollup', 'Pss'),
        unit: 'MB',
        aim: 110,
        note: `its share of what processes hold together (PSS); all of it (RSS): ${megabytes('status', 'VmRSS').toFixed(0)} MB, most of the difference is Node’s own program, shared with its children`,
      },
    ]
  } finally {
    await kiosk.stop()
  }
}
