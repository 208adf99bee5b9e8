/** Throws inputs at a codec. An input is made from its seed alone, so that a finding can be run again by itself. */
import { createRandom, type Random } from './random.ts'

export interface Fuzz {
  name: string
  /** Makes an input and checks what must hold. Throws when it doesn't. @returns what it came to, to be counted */
  run: (random: Random) => string
}

export interface FuzzReport {
  name: string
  inputs: number
  milliseconds: number
  outcomes: Record<string, number>
  /** The first input that broke what must hold. */
  finding: { seed: number; error: unknown } | null
}

/** @param first seed of the first input; the next one's is one more */
export function fuzz({ name, run }: Fuzz, inputs: number, first: number): FuzzReport {
  const outcomes = new Map<string, number>()
  const began = performance.now()
  let finding: FuzzReport['finding'] = null
  let done = 0
  for (; done < inputs && finding === null; done++) {
    const seed = first + done
    try {
      const outcome = run(createRandom(seed))
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    } catch (error) {
      finding = { seed, error }
    }
  }
  return {
    name,
    inputs: done,
    milliseconds: performance.now() - began,
    outcomes: Object.fromEntries(outcomes),
    finding,
  }
}

/** The same bytes in pieces of any size. */
export function* inPieces(bytes: Uint8Array, random: Random): Generator<Uint8Array> {
  const most = random.pick([1, 3, 16, 64, 2000])
  for (let at = 0; at < bytes.length;) {
    const length = 1 + random.below(most)
    yield bytes.slice(at, at + length)
    at += length
  }
}

export function mustBe(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}

/** Both are plain data. */
export function mustEqual(one: unknown, other: unknown, what: string): void {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)]
  if (a !== b) throw new Error(`${what}: ${a} is not ${b}`)
}

/** Whether the one holds the other's characters one after the other, with anything in between. */
export function holdsInOrder(said: string, wanted: string): boolean {
  let at = 0
  for (const byte of said) if (byte === wanted[at]) at++
  return at === wanted.length
}
