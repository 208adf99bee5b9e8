/** The part of escpos 2.5.2's printer.js that is used here; the package has no types of its own. */
declare module 'escpos/printer.js' {
  interface Adapter {
    /** @param bytes a view of the printer's own buffer, valid until the next call */
    write(bytes: Buffer, callback?: () => void): void
  }
  class Printer {
    constructor(adapter: Adapter, options?: { encoding: string })
    /** `init` is ESC @. */
    hardware(command: 'init'): this
    /** Writes bytes (a string as UTF-8) as they are. */
    print(content: Buffer | string): this
    /** ESC ! n: also takes boldness away. */
    size(width: 1 | 2, height: 1 | 2): this
    feed(lines: number): this
    /** Feeds `lines`, then GS V 1 (`partial`) or GS V 0. */
    cut(partial: boolean, lines: number): this
    /** Gives what was collected to the adapter. */
    flush(): this
  }
  export default Printer
}
