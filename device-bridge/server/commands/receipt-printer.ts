import { commands } from '#contract/commands.ts'
import type { PrinterProfile } from '#contract/printer-profiles.ts'
import { layoutReceipt } from '#contract/receipt-layout.ts'
import { done } from '#contract/result.ts'
import type { ReceiptPrinter } from '../../device.ts'
import type { Supervisor } from '../../supervisor.ts'
import { command, type Commands } from '../command.ts'
import { PrintJobs } from '../print-jobs.ts'

export function receiptPrinterCommands(supervisor: Supervisor<ReceiptPrinter>, profile: PrinterProfile): Commands {
  const { columns, cutter, presenter } = profile
  const jobs = new PrintJobs()
  return {
    'ReceiptPrinter.Print': command(commands['ReceiptPrinter.Print'], async ({ jobId, receipt }, { signal }) => {
      const print = (signal: AbortSignal) =>
        supervisor.run(
          (printer, signal) => printer.print(layoutReceipt(receipt, columns), { signal }),
          signal,
          cutter ? ['prints', 'cuts'] : ['prints'],
        )
      const printed = await jobs.run(jobId, print, signal)
      return printed.ok ? done({}) : printed
    }),
    ...(presenter === 'retracts' && {
      'ReceiptPrinter.Retract': command(commands['ReceiptPrinter.Retract'], async (_, { signal }) => {
        const retracted = await supervisor.run(
          (printer, signal) => printer.retract({ signal }),
          signal,
          [],
          'paperLeft',
        )
        return retracted.ok ? done({}) : retracted
      }),
    }),
  }
}
