/** A command of the contract, bound to what carries it out. */
import type { z } from 'zod'
import type { CommandName } from '#contract/commands.ts'
import type { Result } from '#contract/result.ts'

export interface CommandContext {
  /** Aborted by `Common.Cancel`, by the command's timeout, and when its connection closes. */
  signal: AbortSignal
  sendEvent: (name: string) => void
  /** From now on this connection gets `Dock.StatusChanged`. */
  followDock: () => void
}

type Output = Record<string, unknown>

export type Command = (
  payload: unknown,
) => { ok: true; run: (context: CommandContext) => Promise<Result<Output>> } | { ok: false; problem: string }

/** The commands this bridge offers. */
export type Commands = Partial<Record<CommandName, Command>>

/** Joins an entry of `contract/commands.ts` with its handler: the payload is checked, and typed, on the way in. */
export function command<P extends z.ZodType, O extends z.ZodType<Output>>(
  { payload: schema }: { payload: P; output: O },
  handle: (payload: z.output<P>, context: CommandContext) => Promise<Result<z.output<O>>>,
): Command {
  return (payload) => {
    const parsed = schema.safeParse(payload)
    if (parsed.success) return { ok: true, run: (context) => handle(parsed.data, context) }
    // Path and kind of each problem, never the value: it may be somebody's.
    const problem = parsed.error.issues.map(({ path, code }) => `${path.map(String).join('.')}: ${code}`).join('; ')
    return { ok: false, problem }
  }
}
