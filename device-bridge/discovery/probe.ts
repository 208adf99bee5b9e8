/** Asks a serial port whether a receipt printer or an ID card reader is there. Only on request: a printer may print a stray mark. */
import { closeSync, constants, openSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createSdtLink } from '../id-card-reader/sdt-link.ts'
import type { Port } from '../ports/port.ts'
import { createPrinterLink } from '../receipt-printer/printer-link.ts'
import { askRealTime } from '../receipt-printer/printer-requests.ts'
import type { ProbeAnswer } from './found.ts'

/** What readers and printers are delivered with, likeliest first. */
const baudRates = [115_200, 9600, 19_200, 38_400, 57_600]
const patience = 8_000 // ms; all speeds, each with two questions that nobody answers
const never = new AbortController().signal

/** @param portAt opens the same port at another speed */
export async function probe(portAt: (baudRate: number) => Port): Promise<ProbeAnswer> {
  const end = performance.now() + patience
  for (const baudRate of baudRates) {
    if (performance.now() > end) break
    const port = portAt(baudRate)
    // Printers first: a reader takes their question for noise, but a printer might print the reader's.
    if (await isPrinter(port)) return { kind: 'escpos', baudRate }
    if (await isReader(port, baudRate)) return { kind: 'sam', baudRate }
  }
  return { kind: 'silent' }
}

async function isPrinter(port: Port): Promise<boolean> {
  const opened = await port.open(never)
  if (!opened.ok) return false
  const link = createPrinterLink(opened.value, { onReply: () => {}, onLost: () => {} })
  const answers = await askRealTime(link)
  await link.close()
  return answers !== null
}

async function isReader(port: Port, baudRate: number): Promise<boolean> {
  const opened = await port.open(never)
  if (!opened.ok) return false
  const link = createSdtLink(opened.value, baudRate)
  const { status } = await link.ask('samId')
  await link.close()
  return status === 'success'
}

/** Why a device node can't be opened; null = it can. */
export function hindrance(node: string): ProbeAnswer | null {
  const by = holderOf(node)
  // The kernel's own lock doesn't hold root off, so whoever has it open is looked for first.
  if (by !== null) return { kind: 'held', by }
  try {
    closeSync(openSync(node, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY))
    return null
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EBUSY') return { kind: 'held', by: null }
    return { kind: code === 'EACCES' || code === 'EPERM' ? 'denied' : 'gone' }
  }
}

/** The name of the program that has a device open, as far as this user may see. */
function holderOf(node: string): string | null {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (Number(pid) === process.pid) continue
    try {
      const open = readdirSync(`/proc/${pid}/fd`).some((fd) => isOpen(`/proc/${pid}/fd/${fd}`, node))
      if (open) return `${readFileSync(`/proc/${pid}/comm`, 'utf8').trim()} (${pid})`
    } catch {
      // another user's, or just ended
    }
  }
  return null
}

function isOpen(fd: string, node: string): boolean {
  try {
    return readlinkSync(fd) === node
  } catch {
    return false
  }
}
