/** The request ids of one connection. A client that counts, as ours does, costs no memory however long it stays. */
export class UsedIds {
  /** Every id up to this one was used. */
  #upTo = 0
  readonly #beyond = new Set<number>()

  /** @returns false when the id was used before */
  add(id: number): boolean {
    if (id <= this.#upTo || this.#beyond.has(id)) return false
    this.#beyond.add(id)
    while (this.#beyond.delete(this.#upTo + 1)) this.#upTo++
    return true
  }
}
