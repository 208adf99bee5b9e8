/** A job prints once, however often it is sent. Remembers ids and outcomes, never what was on the paper. */
import { fault } from '#contract/faults.ts'
import { failed, type Result } from '#contract/result.ts'

/** Months of a village kiosk; a repeated job follows within seconds, after a connection that broke. */
const jobsKept = 300

interface Job {
  outcome: Promise<Result<void>>
  /** Senders that still wait for it. When the last one gives up, so does the job. */
  waiting: number
  running: boolean
  abort: AbortController
}

export class PrintJobs {
  readonly #jobs = new Map<string, Job>()

  /** @returns what became of the job when it first ran, or `canceled` as soon as this sender gives up a shared one */
  run(
    jobId: string,
    print: (signal: AbortSignal) => Promise<Result<void>>,
    signal: AbortSignal,
  ): Promise<Result<void>> {
    const job = this.#jobs.get(jobId) ?? this.#begin(jobId, print)
    return waitFor(job, signal)
  }

  #begin(jobId: string, print: (signal: AbortSignal) => Promise<Result<void>>): Job {
    const abort = new AbortController()
    const job: Job = { outcome: print(abort.signal), waiting: 0, running: true, abort }
    void job.outcome.finally(() => (job.running = false))
    this.#jobs.set(jobId, job)
    for (const [id, { running }] of this.#jobs) {
      if (this.#jobs.size <= jobsKept) break
      if (!running) this.#jobs.delete(id)
    }
    return job
  }
}

async function waitFor(job: Job, signal: AbortSignal): Promise<Result<void>> {
  job.waiting++
  const givenUp = Promise.withResolvers<Result<void>>()
  const giveUp = () => {
    job.waiting--
    // The only sender waits on: what the printer did is the better answer.
    if (job.waiting === 0) job.abort.abort()
    else givenUp.resolve(failed(fault('canceled')))
  }
  if (signal.aborted) giveUp()
  else signal.addEventListener('abort', giveUp, { once: true })
  const outcome = await Promise.race([job.outcome, givenUp.promise])
  signal.removeEventListener('abort', giveUp)
  return outcome
}
