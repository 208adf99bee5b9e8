/** Numbers that look random and come again with their seed: what was found once can be looked at. */

export interface Random {
  /** 0 … below − 1 */
  below(below: number): number
  chance(probability: number): boolean
  bytes(most: number): Uint8Array
  pick<T>(choices: readonly T[]): T
}

/** mulberry32: 32 bits of state are plenty, as every input has a seed of its own. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    chance: (probability) => next() < probability,
    bytes: (most) => Uint8Array.from({ length: below(most + 1) }, () => below(256)),
    pick(choices) {
      const choice = choices[below(choices.length)]
      if (choice === undefined) throw new RangeError('nothing to pick from')
      return choice
    },
  }
}
