import { commands } from '#contract/commands.ts'
import { layoutReceipt } from '#contract/receipt-layout.ts'
import { done } from '#contract/result.ts'
import type { ReceiptPrinter } from '../../device.ts'
import type { Supervisor } from '../../supervisor.ts'
import { command, type Commands } from '../command.ts'
import { PrintJobs } from '../print-jobs.ts'

/** @param columns half-width columns of the paper */
export function receiptPrinterCommands(supervisor: Supervisor<ReceiptPrinter>, columns: number): Commands {
  const jobs = new PrintJobs()
  return {
    'ReceiptPrinter.Print': command(commands['ReceiptPrinter.Print'], async ({ jobId, receipt }, { signal }) => {
      const print = (signal: AbortSignal) =>
        supervisor.run((printer, signal) => printer.print(layoutReceipt(receipt, columns), { signal }), signal, [
          'prints',
          'cuts',
        ])
      const printed = await jobs.run(jobId, print, signal)
      return printed.ok ? done({}) : printed
    }),
  }
}
