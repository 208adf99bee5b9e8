/** The number that a printer is asked to echo (GS ( H fn 48) is another in every run. */

const request = /1d284806003030([0-9a-f]{8})/

/**
 * Whether two requests are the same but for the number to echo; then that number's other name is noted.
 * @param echoes recorded number → sent number, in hex
 */
export function renameEcho(recorded: Uint8Array, sent: Uint8Array, echoes: Map<string, string>): boolean {
  const [before, now] = [Buffer.from(recorded).toString('hex'), Buffer.from(sent).toString('hex')]
  const [old, fresh] = [request.exec(before)?.[1], request.exec(now)?.[1]]
  if (old === undefined || fresh === undefined) return before === now
  if (before.replace(old, fresh) !== now) return false
  echoes.set(old, fresh)
  return true
}
