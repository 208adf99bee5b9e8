import { commands } from '#contract/commands.ts'
import { done } from '#contract/result.ts'
import type { DocumentPrinter } from '../../device.ts'
import type { Supervisor } from '../../supervisor.ts'
import { command, type Commands } from '../command.ts'
import { PrintJobs } from '../print-jobs.ts'

export function documentPrinterCommands(supervisor: Supervisor<DocumentPrinter>): Commands {
  const jobs = new PrintJobs()
  return {
    'DocumentPrinter.Print': command(commands['DocumentPrinter.Print'], async (payload, { signal }) => {
      const { jobId, document, copies, sides } = payload
      const print = async (signal: AbortSignal) => {
        const pdf = Buffer.from(document, 'base64')
        const verb = (printer: DocumentPrinter, signal: AbortSignal) =>
          printer.print({ document: pdf, copies, sides }, { signal })
        const printed = await supervisor.run(verb, signal, ['prints'])
        pdf.fill(0)
        return printed
      }
      const printed = await jobs.run(jobId, print, signal)
      return printed.ok ? done({}) : printed
    }),
  }
}
