/** Many changes at once make one message: the work is done soon, and never twice at a time. */
export function soon(work: () => void | Promise<void>): () => void {
  let planned = false
  let working = false

  async function begin() {
    planned = false
    working = true
    await work()
    working = false
    if (planned) void begin()
  }

  return () => {
    if (!planned && !working) setImmediate(() => void begin())
    planned = true
  }
}
