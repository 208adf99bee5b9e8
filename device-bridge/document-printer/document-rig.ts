/** For tests: documents, and a driver with a virtual printer at the other end of a link in memory. */
import { vi } from 'vitest'
import { blankPdf } from '#tests/support/blank-pdf.ts'
import { fault } from '#contract/faults.ts'
import { done, failed, type Result } from '#contract/result.ts'
import type { Condition, DocumentToPrint } from '../device.ts'
import { pause } from '../pause.ts'
import { createVirtualDocumentPrinter } from '../virtual/document-printer.ts'
import { createIppPrinter } from './ipp-driver.ts'
import { decodeIpp } from './ipp-decode.ts'
import { encodeAttributes } from './ipp-encode.ts'
import type { IppLink } from './ipp-exchange.ts'
import type { IppMessage } from './ipp-message.ts'

export const never = new AbortController().signal
export const kiosk = 'kiosk-test-0001'

export const asJob = (document: Uint8Array, more: Partial<DocumentToPrint> = {}): DocumentToPrint => ({
  document,
  copies: 1,
  sides: undefined,
  ...more,
})

/** What becomes of a question on its way: `lost` = its answer never comes back; `absent` = it doesn't even arrive. */
type Fate = 'arrives' | 'lost' | 'absent'

const delays = {
  onItsWay: 5, // ms of the simulated clock; what takes no time can't be canceled on its way
}

/** A link in memory: every message passes through its bytes. */
export function memoryLink(answer: (request: Uint8Array) => Uint8Array | null) {
  const asked: IppMessage[] = []
  const link: IppLink & { asked: IppMessage[]; fate: (request: IppMessage) => Fate } = {
    uri: 'ipp://printer.test/ipp/print',
    asked,
    fate: () => 'arrives',
    async exchange(message, { signal }) {
      await pause(delays.onItsWay, signal)
      const fate = link.fate(message)
      if (signal.aborted) return failed({ ...fault('canceled'), sent: false })
      if (fate === 'absent') return failed({ ...fault('deviceAbsent'), sent: false })
      asked.push({ ...message, data: Uint8Array.from(message.data) })
      const bytes = answer(Buffer.concat([encodeAttributes(message), message.data]))
      const answered = bytes && fate === 'arrives' ? decodeIpp(bytes) : null
      return answered ? done(answered) : failed({ ...fault('deviceLost'), sent: true })
    },
    close() {},
  }
  return link
}

/** Runs the clock until it is done. */
export async function settle<T>(promise: Promise<T>): Promise<T> {
  const clock = { runs: true }
  void promise.finally(() => (clock.runs = false))
  while (clock.runs) await vi.advanceTimersByTimeAsync(50)
  return promise
}

export function rig({ pageTime = 1_500 } = {}) {
  const printer = createVirtualDocumentPrinter({ pageTime })
  const link = memoryLink((request) => printer.answer(request))
  const driver = createIppPrinter(link, kiosk)
  return {
    printer,
    link,
    driver,
    open: () => settle(driver.open(never)),
    ping: () => settle(driver.ping(never)),
    print: (pages = 3, signal = never) => settle(driver.print(asJob(blankPdf(pages)), { signal })),
    /** Prints, and does something `after` ms. */
    printAnd: async (act: () => void, after = 2_000) => {
      setTimeout(act, after)
      return settle(driver.print(asJob(blankPdf(3)), { signal: never }))
    },
    holds: () => printer.jobs().some(({ holdsDocument }) => holdsDocument),
  }
}

export const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.fault.code)
export const seen = (result: Result<Condition>): string =>
  result.ok ? (result.value.fault?.code ?? 'well') : result.fault.code
