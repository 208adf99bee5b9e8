import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { cards } from '../id-card-reader/card-rig.ts'
import { encodeCardText } from './card-text.ts'
import { createVirtualReader } from './reader.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const card = { id: 'somebody', text: encodeCardText(cards.resident) }
const preamble = 'aaaaaa9669'
/** Requests and replies as published, in hex, without their preamble. */
const say = {
  reset: '000310ffec',
  status: '000311ffed',
  id: '000312ffee',
  find: '0003200122',
  select: '0003200221',
  read: '0003300132',
  extraAddress: '0003300330',
  chip: '0003300536',
}
const hear = {
  success: '000400009094',
  found: '000800009f0000000097',
  none: '000400008084',
  selected: '000c00009000000000000000009c',
  selectFailed: '000400008185',
  readFailed: '000400004145',
  noContent: '000400009195',
  outOfOrder: '000400002327',
  unknown: '000400002125',
  checkWrong: '000400001014',
  lengthWrong: '000400001115',
}

function rig() {
  const reader = createVirtualReader({ baudRate: 0 })
  const heard: Uint8Array[] = []
  const hungUp = vi.fn<() => void>()
  const end = reader.connect((bytes) => heard.push(bytes), hungUp)
  /** Sends a request, waits out the pause between finds, and gives what came back. */
  const ask = async (request: string): Promise<string> => {
    heard.length = 0
    end.receive(Buffer.from(preamble + request, 'hex'))
    await vi.advanceTimersByTimeAsync(300)
    return Buffer.concat(heard).toString('hex').replace(preamble, '')
  }
  const askAll = async (...requests: string[]): Promise<string[]> => {
    const answers: string[] = []
    for (const request of requests) answers.push(await ask(request))
    return answers
  }
  return { reader, end, hungUp, heard, ask, askAll }
}

test('find, select and read give the published bytes and the whole card', async () => {
  const { reader, askAll, ask } = rig()
  reader.lay(card)
  expect(await askAll(say.find, say.select)).toEqual([hear.found, hear.selected])
  const frame = await ask(say.read)
  expect(frame).toHaveLength((1295 - 5) * 2)
  expect(frame.startsWith('050800009001000400')).toBe(true)
  expect(frame.slice(18, 18 + 512)).toBe(Buffer.from(card.text).toString('hex'))
})

test('reset, status and id are always answered', async () => {
  const { askAll } = rig()
  expect(await askAll(say.reset, say.status)).toEqual([hear.success, hear.success])
  expect(await askAll(say.id)).toEqual(['0014000090050003001bd834012a00000015cd5b07da'])
})

describe('habits', () => {
  test('no card is not found', async () => {
    expect(await rig().ask(say.find)).toBe(hear.none)
  })

  test('a find sooner than 300 ms after the last one isn’t answered', async () => {
    const { end, heard } = rig()
    const find = Buffer.from(preamble + say.find, 'hex')
    const answersAfter = async (ms: number) => {
      await vi.advanceTimersByTimeAsync(ms)
      heard.length = 0
      end.receive(find)
      await vi.advanceTimersByTimeAsync(10)
      return heard.length
    }
    expect([await answersAfter(0), await answersAfter(200), await answersAfter(100)]).toEqual([1, 0, 1])
  })

  test('a card that was read isn’t found again until it was taken away', async () => {
    const { reader, askAll } = rig()
    reader.lay(card)
    await askAll(say.find, say.select, say.read)
    expect(await askAll(say.find, say.find)).toEqual([hear.none, hear.none])
    reader.take()
    reader.lay(card)
    expect(await askAll(say.find)).toEqual([hear.found])
  })

  test('… or the module was reset', async () => {
    const { reader, askAll } = rig()
    reader.lay(card)
    await askAll(say.find, say.select, say.read)
    expect(await askAll(say.reset, say.find)).toEqual([hear.success, hear.found])
  })

  test('a failed read wants the card laid anew', async () => {
    const { reader, askAll } = rig()
    reader.set('cardUnreadable', true)
    reader.lay(card)
    expect(await askAll(say.find, say.select, say.read)).toEqual([hear.found, hear.selected, hear.readFailed])
    reader.set('cardUnreadable', false)
    expect(await askAll(say.find, say.select)).toEqual([hear.none, hear.selectFailed])
    reader.lay(card)
    expect(await askAll(say.find)).toEqual([hear.found])
  })

  test('more is read from a card only after it was read, and while it stays', async () => {
    const { reader, askAll } = rig()
    const more = [say.extraAddress, say.chip]
    expect(await askAll(...more)).toEqual([hear.readFailed, hear.readFailed])
    reader.lay(card)
    expect(await askAll(...more)).toEqual([hear.outOfOrder, hear.outOfOrder])
    await askAll(say.find, say.select, say.read)
    expect(await askAll(...more, ...more)).toEqual(Array.from({ length: 4 }, () => hear.noContent))
    reader.take()
    expect(await askAll(...more)).toEqual([hear.readFailed, hear.readFailed])
  })

  test('out of order: select without find, read without select', async () => {
    const { reader, askAll } = rig()
    reader.lay(card)
    expect(await askAll(say.select, say.read)).toEqual([hear.selectFailed, hear.outOfOrder])
    expect(await askAll(say.find, say.read)).toEqual([hear.found, hear.outOfOrder])
  })

  test('what isn’t a request is complained of', async () => {
    const { askAll } = rig()
    expect(await askAll('0003200123')).toEqual([hear.checkWrong])
    expect(await askAll('000420010025')).toEqual([hear.lengthWrong])
    expect(await askAll('ffff')).toEqual([hear.lengthWrong])
    expect(await askAll('0003771165')).toEqual([hear.unknown])
  })

  test('half a request is given up after a while', async () => {
    const { ask } = rig()
    expect(await ask('000320')).toBe(hear.lengthWrong)
    expect(await ask(say.status)).toBe(hear.success)
  })
})

describe('switches', () => {
  test('unplugged: hangs up, forgets, and hangs up on who comes; plugged in, the card is found', async () => {
    const { reader, askAll, ask, hungUp } = rig()
    reader.lay(card)
    await askAll(say.find, say.select, say.read)
    reader.set('readerUnplugged', true)
    expect(hungUp).toHaveBeenCalledOnce()
    expect(await ask(say.status)).toBe('')
    const refused = vi.fn<() => void>()
    reader.connect(() => {}, refused)
    expect(refused).toHaveBeenCalledOnce()

    reader.set('readerUnplugged', false)
    const heard: Uint8Array[] = []
    reader.connect((bytes) => heard.push(bytes), refused).receive(Buffer.from(preamble + say.find, 'hex'))
    await vi.advanceTimersByTimeAsync(10)
    expect(Buffer.concat(heard).toString('hex')).toBe(preamble + hear.found)
  })

  test('unplugged in the middle of a reply: the rest never comes', async () => {
    const reader = createVirtualReader({ baudRate: 9600 })
    let heard = 0
    const end = reader.connect(
      (bytes) => (heard += bytes.length),
      () => {},
    )
    reader.lay(card)
    for (const request of [say.find, say.select, say.read]) {
      end.receive(Buffer.from(preamble + request, 'hex'))
      await vi.advanceTimersByTimeAsync(400)
    }
    reader.set('readerUnplugged', true)
    const before = heard
    expect(before).toBeGreaterThan(100)
    await vi.advanceTimersByTimeAsync(3000)
    expect(heard).toBe(before)
    expect(before).toBeLessThan(1295)
  })

  test('pulled early: the next reading fails, the card is gone, and the switch is off again', async () => {
    const { reader, askAll } = rig()
    reader.set('cardPulledEarlyOnce', true)
    reader.lay(card)
    expect(await askAll(say.find, say.select)).toEqual([hear.found, hear.selected])
    expect(reader.state().laid).toBe('somebody')
    const changed = vi.fn<() => void>()
    reader.onChange(changed)
    expect(await askAll(say.read)).toEqual([hear.readFailed])
    expect(changed).toHaveBeenCalled()
    expect(reader.state()).toEqual({
      laid: null,
      switches: { readerUnplugged: false, cardPulledEarlyOnce: false, cardUnreadable: false },
    })
  })

  test('every change is told, and nothing else', () => {
    const { reader } = rig()
    const changed = vi.fn<() => void>()
    reader.onChange(changed)
    reader.lay(card)
    reader.set('cardUnreadable', true)
    reader.set('cardUnreadable', true)
    reader.take()
    expect(changed).toHaveBeenCalledTimes(3)
  })

  test('a computer that went away hears nothing more', async () => {
    const { end, heard } = rig()
    end.receive(Buffer.from(preamble + say.status, 'hex'))
    end.closed()
    await vi.advanceTimersByTimeAsync(50)
    expect(heard).toEqual([])
  })
})
