import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { printerProfiles } from '#contract/printer-profiles.ts'
import { createEscposParser } from './escpos-parser.ts'
import { createVirtualPrinter, type VirtualPrinterOptions } from './printer.ts'

const profile = printerProfiles['generic-58mm']
const cut = '\x1dV\x01'
const start = '\x1b@\x1da\x0e\x1c&'
const wang = '\xcd\xf5' // 王 in GB18030
const clear = '\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08'
const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function plugIn(options: VirtualPrinterOptions = { speed: 0 }) {
  const printer = createVirtualPrinter(profile, options)
  const said: string[] = []
  let hungUp = 0
  const connect = () =>
    printer.connect(
      (answer) => said.push(Buffer.from(answer).toString('hex')),
      () => hungUp++,
    )
  let plug = connect()
  return {
    printer,
    said,
    hungUp: () => hungUp,
    send: (text: string) => plug.receive(bytes(text)),
    plugInAgain: () => (plug = connect()),
    lines: () => printer.papers().map(({ lines }) => lines),
  }
}

test('prints what it is told, and shows what it does not understand', () => {
  const { send, lines } = plugIn()
  send(`${start}A${wang}\n\x1ba\x01${wang}\n\x1ba\x00\x1d!\x11B\n\x1d!\x00\x1bZ?\n${cut}`)
  expect(lines()).toEqual([[`A王`, `               王`, 'B', '\ufffd?']])
})

test('without FS & there are no hanzi, and ESC @ takes them away again', () => {
  const { send, lines } = plugIn()
  send(`${wang}\n\x1c&${wang}\n\x1b@${wang}\n${cut}`)
  expect(lines()).toEqual([['\ufffd\ufffd', '王', '\ufffd\ufffd']])
})

test('a line that is too long wraps at the edge', () => {
  const { send, lines } = plugIn()
  send(`${'x'.repeat(33)}\n${cut}`)
  expect(lines()).toEqual([['x'.repeat(32), 'x']])
})

test('four-byte codes need a font that has them', () => {
  const { send, lines } = plugIn()
  send(`${start}\x95\x34\xb2\x35\n${cut}`)
  expect(lines()).toEqual([['\ufffd']])
})

test('answers at once in the middle of a picture, and takes its time with what stands in the queue', async () => {
  const { send, said } = plugIn({ speed: 100 })
  send(`${start}x\n`)
  said.length = 0
  send('\x1dv0\x00\x01\x00\x03\x00\x10\x04\x01\x1dr\x01')
  expect(said).toEqual(['16'])
  await vi.advanceTimersByTimeAsync(500)
  expect(said).toEqual(['16', '00'])
})

test('tells of changes by itself only while it is asked to', () => {
  const { printer, send, said } = plugIn()
  printer.set('paperLow', true)
  send('\x1da\x0e')
  printer.set('coverOpen', true)
  printer.set('coverOpen', false)
  send('\x1b@')
  printer.set('paperLow', false)
  expect(said).toEqual(['14000300', '3c000300', '14000300'])
})

test.each([
  ['paperOut', '1e327e', 0x12],
  ['coverOpen', '1e1612', 0x12],
] as const)('%s is told by bits, and holds the printing up', (name, expected, error) => {
  const { printer, send, said, lines } = plugIn()
  printer.set(name, true)
  send(`x\n${cut}\x10\x04\x01\x10\x04\x02\x10\x04\x04\x10\x04\x03`)
  expect(said.slice(0, 3).join('')).toBe(expected)
  expect(said[3]).toBe(error.toString(16))
  expect(lines()).toEqual([])
  printer.set(name, false)
  expect(lines()).toEqual([['x']])
})

test('a jammed cutter stops the printer until it is freed', () => {
  const { printer, send, said, lines } = plugIn()
  printer.set('cutterJam', true)
  send(`x\n${cut}y\n`)
  send('\x10\x04\x03\x10\x05\x02\x10\x04\x03')
  expect(said).toEqual(['1a', '1a'])
  expect(printer.papers().map((paper) => paper.cut)).toEqual([false])
  printer.set('cutterJam', false)
  send(`\x10\x04\x03${cut}`)
  expect(said.at(-1)).toBe('12')
  expect(lines()).toEqual([['x'], ['y']])
  expect(printer.papers().map((paper) => paper.cut)).toEqual([true, true])
})

test('GS ( H is echoed behind the paper, by a model that has it', async () => {
  const full = plugIn({ speed: 100 })
  full.send(`x\n\x1d(H\x06\x0000abcd`)
  expect(full.said).toEqual([])
  await vi.advanceTimersByTimeAsync(500)
  expect(full.said).toEqual([`3722${Buffer.from('abcd').toString('hex')}00`])
  const plain = plugIn({ model: 'plain', speed: 0 })
  plain.send(`\x1d(H\x06\x0000abcd\n${cut}`)
  expect(plain.said).toEqual([])
  expect(plain.lines()).toEqual([['\ufffd(H\ufffd\ufffd00abcd']])
})

test('clearing drops the buffer, wherever the pieces break', () => {
  fc.assert(
    fc.property(fc.nat({ max: clear.length }), (at) => {
      const { printer, send, said, lines } = plugIn()
      printer.set('coverOpen', true)
      send(`old\n${clear.slice(0, at)}`)
      send(`${clear.slice(at)}new\n${cut}`)
      printer.set('coverOpen', false)
      expect(said).toEqual(['372500'])
      expect(lines()).toEqual([['new']])
    }),
  )
})

test('unplugged: hung up on, refused, and the buffer waits for the next word', async () => {
  const { printer, send, lines, hungUp, plugInAgain } = plugIn({ speed: 100 })
  send('1\n2\n3\n')
  printer.set('printerUnplugged', true)
  expect(hungUp()).toBe(1)
  plugInAgain()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(hungUp()).toBe(2)
  expect(lines()).toEqual([['1']])
  printer.set('printerUnplugged', false)
  plugInAgain()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(lines()).toEqual([['1']])
  send(cut)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(lines()).toEqual([['1', '2', '3']])
})

test('unplugged in the middle of the next job, once', () => {
  const { printer, send, lines, hungUp } = plugIn()
  printer.set('printerUnpluggedMidJobOnce', true)
  for (const piece of [start, '1\n2\n', '3\n4\n5\n6\n']) send(piece)
  expect(hungUp()).toBe(0)
  send(`\n\n${cut}`)
  expect(hungUp()).toBe(1)
  expect(lines()).toEqual([['1', '2', '3']])
  expect(printer.switches()).toMatchObject({ printerUnplugged: true, printerUnpluggedMidJobOnce: false })
})

test('papers: kept until taken, torn where they were not cut; told of', () => {
  const { printer, send, lines } = plugIn()
  const listener = vi.fn()
  printer.onChange(listener)
  send(`<1>\n${cut}2\n`)
  expect(listener).toHaveBeenCalledTimes(1)
  const [first, second] = printer.papers()
  expect([first?.cut, second?.cut]).toEqual([true, false])
  expect(first?.bytes).toBe(Buffer.from(`<1>\n${cut}`).toString('hex'))
  expect(first?.svg).toContain('&#60;')
  expect(second?.id).not.toBe(first?.id)
  printer.takePaper()
  expect(lines()).toEqual([])
  expect(listener).toHaveBeenCalledTimes(2)
  send(`3\n${cut}`)
  expect(lines()).toEqual([['3']])
})

test('a new roll takes the torn end of the old one out', () => {
  const { printer, send, lines } = plugIn()
  send('1\n')
  printer.set('paperOut', true)
  printer.set('paperOut', false)
  send(`2\n${cut}`)
  expect(lines()).toEqual([['1'], ['2']])
})

test('any split of any bytes reads the same, and never throws', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 6 }),
    fc.constantFrom(start, wang, cut, clear, '\x1dv0\x00\x01\x00\x02\x00', '\x1d(H\x06\x0000abcd', 'x\n').map(bytes),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.boolean(), (pieces, echoes) => {
      const whole = createEscposParser(profile, echoes).push(Buffer.concat(pieces))
      const parser = createEscposParser(profile, echoes)
      expect(pieces.flatMap((each) => parser.push(each))).toEqual(whole)
      const { printer, send } = plugIn()
      for (const each of pieces) send(Buffer.from(each).toString('latin1'))
      expect(printer.papers().every(({ svg }) => svg.startsWith('<svg'))).toBe(true)
    }),
    { numRuns: 60 },
  )
})
