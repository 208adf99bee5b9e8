import { SimulatedClock } from 'xstate'
import { expect, test } from 'vitest'
import { fault, type FaultCode } from '#contract/faults.ts'
import { done, failed, type Result } from '#contract/result.ts'
import type { Condition, Device } from './device.ts'
import { supervise } from './supervisor.ts'

const sound: Condition = { fault: null, paper: 'ok' }
const out: Condition = { fault: fault('paperOut'), paper: 'out' }
const never = new AbortController().signal

/** A device that answers what the test says, or nothing at all (`null`). */
function rig(random = 0.5) {
  const clock = new SimulatedClock()
  const says: { open: Result<Condition> | null; ping: Result<Condition> | null } = {
    open: done(sound),
    ping: done(sound),
  }
  const calls: string[] = []
  let tell: (condition: Condition | null) => void = () => {}
  const answer = (what: 'open' | 'ping') => {
    calls.push(what)
    const said = says[what]
    return said ? Promise.resolve(said) : new Promise<never>(() => {})
  }
  const device: Device = {
    open: () => answer('open'),
    ping: () => answer('ping'),
    onChange: (listener) => (tell = listener),
    close: () => Promise.resolve(),
  }
  const bugs: unknown[] = []
  const history: string[] = []
  const supervisor = supervise('receiptPrinter', device, {
    unseenPaper: 'unknown',
    onBug: (bug) => bugs.push(bug),
    clock,
    now: () => new Date(clock.now()),
    random: () => random, // 0.5 is the middle: no jitter
  })
  supervisor.subscribe(() => history.push(supervisor.status().state))
  return {
    says,
    calls,
    bugs,
    history,
    supervisor,
    tell: (condition: Condition | null) => tell(condition),
    /** Lets time go by in small steps, and what was promised come true. */
    async pass(ms: number) {
      for (let gone = 0; gone < ms; gone += 50) {
        clock.increment(Math.min(50, ms - gone))
        await settle()
      }
    },
    openings: () => calls.filter((call) => call === 'open').length,
  }
}

const settle = () => new Promise((resolve) => void setImmediate(resolve))

async function ready() {
  const it = rig()
  await it.pass(1)
  expect(it.supervisor.status()).toMatchObject({ state: 'ready', fault: null, paper: 'ok' })
  it.calls.length = 0
  it.history.length = 0
  return it
}

test('opening: a device that answers is ready', async () => {
  const it = rig()
  expect(it.supervisor.status()).toMatchObject({ state: 'opening', paper: 'unknown', since: new Date(0).toISOString() })
  await it.pass(1)
  expect(it.history).toEqual(['ready'])
})

test('opening: a device that never was there is absent at once, and says why', async () => {
  const it = rig()
  it.says.open = failed(fault('deviceSilent'))
  await it.pass(1)
  expect(it.supervisor.status()).toMatchObject({
    state: 'absent',
    fault: { code: 'deviceSilent', actor: 'technician' },
  })
})

test('opening: one that hangs is silent', async () => {
  const it = rig()
  it.says.open = null
  await it.pass(10_100)
  expect(it.supervisor.status()).toMatchObject({ state: 'absent', fault: { code: 'deviceSilent' } })
})

test('opening: paper out is seen before it is ever ready', async () => {
  const it = rig()
  it.says.open = done(out)
  await it.pass(1)
  expect(it.history).toEqual(['faulted'])
  expect(it.supervisor.status()).toMatchObject({ fault: { code: 'paperOut' }, paper: 'out' })
})

test('absent: goes on trying, each time later, and tells nobody until it is there', async () => {
  const it = rig()
  it.says.open = failed(fault('deviceAbsent'))
  await it.pass(60_000)
  expect(it.history).toEqual(['absent'])
  // 0, 1, 3, 7, then every 5 s
  expect(it.openings()).toBe(14)
  it.says.open = done(sound)
  await it.pass(5_000)
  expect(it.history).toEqual(['absent', 'ready'])
})

test.each([
  [0, 0.75],
  [0.999, 1.25],
])('absent: jitter (%d) stretches every back-off by %d', async (random, stretch) => {
  const it = rig(random)
  it.says.open = failed(fault('deviceAbsent'))
  const openings: number[] = []
  for (let ms = 0; ms < 12_000; ms += 50) {
    if (it.openings() > openings.length) openings.push(ms)
    await it.pass(50)
  }
  const waits = openings.slice(1, 4).map((at, index) => at - (openings[index] ?? 0))
  for (const [index, wait] of waits.entries()) {
    const plain = [1_000, 2_000, 4_000][index] ?? 0
    expect(Math.abs(wait - plain * stretch)).toBeLessThanOrEqual(100)
  }
  expect(waits).toHaveLength(3)
})

test('a verb that is there to mend a fault is let in, and no other', async () => {
  const it = await ready()
  const left: Condition = { fault: fault('paperLeft'), paper: 'ok' }
  it.tell(left)
  expect(await it.supervisor.run(() => Promise.resolve(done(1)), never)).toEqual(failed(fault('paperLeft')))
  const mend = () => {
    it.tell(sound)
    return Promise.resolve(done('mended'))
  }
  expect(await it.supervisor.run(mend, never, [], 'coverOpen')).toEqual(failed(fault('paperLeft')))
  expect(await it.supervisor.run(mend, never, [], 'paperLeft')).toEqual(done('mended'))
  await settle()
  expect(it.history).toEqual(['faulted', 'busy', 'busy', 'ready']) // mended while busy
})

test('ready: a lost connection is reopened at once, and is absent after three misses', async () => {
  const it = await ready()
  await it.pass(10_000)
  it.says.open = failed(fault('deviceAbsent'))
  it.tell(null)
  await it.pass(1)
  expect(it.supervisor.status()).toMatchObject({ state: 'opening', fault: { code: 'deviceLost', actor: 'nobody' } })
  await it.pass(1_500)
  expect(it.supervisor.status().state).toBe('opening')
  await it.pass(2_000)
  expect(it.supervisor.status()).toMatchObject({ state: 'absent', fault: { code: 'deviceAbsent' } })
})

test('ready: one missed ping is forgiven, three are absence', async () => {
  const it = await ready()
  it.says.ping = failed(fault('deviceLost'))
  await it.pass(2_100)
  it.says.ping = done(sound)
  await it.pass(5_000)
  expect(it.history).toEqual([])
  it.says.ping = null
  it.says.open = null
  await it.pass(10_000)
  expect(it.history).toEqual(['absent'])
  expect(it.supervisor.status().fault?.code).toBe('deviceSilent')
})

test('ready: what the device tells by itself moves it to faulted and back', async () => {
  const it = await ready()
  it.tell(out)
  it.tell({ fault: null, paper: 'low' })
  expect(it.history).toEqual(['faulted', 'ready'])
  expect(it.supervisor.status().paper).toBe('low')
})

test('faulted: a ping that finds the fault gone makes it ready', async () => {
  const it = await ready()
  it.says.ping = done(out)
  await it.pass(2_100)
  expect(it.history).toEqual(['faulted'])
  expect(await it.supervisor.run(() => Promise.resolve(done(1)), never)).toEqual(failed(fault('paperOut')))
  it.says.ping = done(sound)
  await it.pass(2_100)
  expect(it.history).toEqual(['faulted', 'ready'])
})

test('busy: one verb at a time, first come first served', async () => {
  const it = await ready()
  const first = Promise.withResolvers<Result<string>>()
  const order: string[] = []
  const run = (name: string, result: Promise<Result<string>>) =>
    it.supervisor.run(() => {
      order.push(name)
      return result
    }, never)
  const runs = [run('a', first.promise), run('b', Promise.resolve(done('b'))), run('c', Promise.resolve(done('c')))]
  await settle()
  expect(order).toEqual(['a'])
  expect(it.supervisor.status().state).toBe('busy')
  await it.pass(10_000)
  expect(it.calls).not.toContain('ping')
  first.resolve(done('a'))
  expect(await Promise.all(runs)).toEqual([done('a'), done('b'), done('c')])
  expect(order).toEqual(['a', 'b', 'c'])
  expect(it.supervisor.status().state).toBe('ready')
})

test('busy: a verb waits for the ping that is on its way', async () => {
  const it = await ready()
  it.says.ping = null
  await it.pass(2_000)
  expect(it.calls).toEqual(['ping'])
  const run = it.supervisor.run(() => Promise.resolve(done('x')), never)
  await settle()
  expect(it.supervisor.status().state).toBe('ready')
  await it.pass(2_000)
  expect(await run).toEqual(done('x'))
})

test.each<[FaultCode, string[]]>([
  ['deviceLost', ['busy', 'opening']],
  ['cardReadFailed', ['busy', 'ready']],
])('busy: a verb that ends with %s', async (code, history) => {
  const it = await ready()
  await it.supervisor.run(() => Promise.resolve(failed(fault(code))), never)
  await settle()
  expect(it.history).toEqual(history)
})

test('busy: after a failed verb it looks before it is ready, and reopens what does not answer', async () => {
  const it = await ready()
  it.says.ping = done(out)
  await it.supervisor.run(() => Promise.resolve(failed(fault('paperOut'))), never)
  await settle()
  expect(it.history).toEqual(['busy', 'faulted'])
  const other = await ready()
  other.says.ping = failed(fault('deviceLost'))
  await other.supervisor.run(() => Promise.resolve(failed(fault('printInterrupted'))), never)
  await settle()
  expect(other.history).toEqual(['busy', 'opening'])
})

test('busy: a connection lost under a verb is reopened when the verb has noticed', async () => {
  const it = await ready()
  const verb = Promise.withResolvers<Result<void>>()
  const run = it.supervisor.run(() => verb.promise, never)
  await settle()
  it.tell(null)
  await it.pass(5_000)
  expect(it.openings()).toBe(0)
  verb.resolve(failed(fault('printInterrupted')))
  expect(await run).toEqual(failed(fault('printInterrupted')))
  await it.pass(2_000)
  expect(it.history).toEqual(['busy', 'opening', 'ready'])
})

test('a canceled verb leaves the queue at once, a running one when it has ended', async () => {
  const it = await ready()
  const canceling = new AbortController()
  const running = it.supervisor.run(
    (_, signal) =>
      new Promise<Result<string>>((resolve) => {
        signal.addEventListener('abort', () => resolve(done('finished all the same')))
      }),
    canceling.signal,
  )
  await settle()
  const abandoned = new AbortController()
  const waiting = it.supervisor.run(() => Promise.resolve(done('never')), abandoned.signal)
  const last = it.supervisor.run(() => Promise.resolve(done('last')), never)
  abandoned.abort()
  expect(await waiting).toEqual(failed(fault('canceled')))
  canceling.abort()
  expect(await running).toEqual(done('finished all the same'))
  expect(await last).toEqual(done('last'))
})

test('a device that comes and goes is opened less and less often', async () => {
  const it = await ready()
  await it.pass(10_000)
  for (let second = 0; second < 60; second++) {
    if (it.supervisor.status().state === 'ready') it.tell(null)
    await it.pass(1_000)
  }
  expect(it.openings()).toBeLessThan(17)
  await it.pass(16_000)
  it.calls.length = 0
  it.tell(null)
  await it.pass(1)
  expect(it.openings()).toBe(1) // it had settled: the next blip costs nothing
})

test('status tells supplies and identity, and keeps what was left out of the last word', async () => {
  const it = rig()
  const toner = { name: 'toner', level: 40, state: 'ok' as const }
  it.says.open = done({ ...sound, supplies: [toner], identity: 'TM-T70II' })
  await it.pass(1)
  const paper = { name: 'paper', level: null, state: 'ok' }
  expect(it.supervisor.status()).toMatchObject({ supplies: [paper, toner], identity: 'TM-T70II' })
  it.tell({ fault: null, paper: 'low' })
  expect(it.supervisor.status()).toMatchObject({ supplies: [{ ...paper, state: 'low' }, toner], identity: 'TM-T70II' })
  it.says.open = failed(fault('deviceAbsent'))
  it.tell(null)
  const unseen = { level: null, state: 'unknown' }
  expect(it.supervisor.status()).toMatchObject({
    supplies: [
      { name: 'paper', ...unseen },
      { name: 'toner', ...unseen },
    ],
    identity: 'TM-T70II',
  })
})

test('counters: what went well, troubles, and comings back', async () => {
  const it = await ready()
  const counters = () => it.supervisor.status().counters
  await it.supervisor.run(() => Promise.resolve(done(1)), never, ['prints', 'cuts'])
  await it.supervisor.run(() => Promise.resolve(failed(fault('canceled'))), never, ['prints', 'cuts'])
  await settle()
  expect(counters()).toEqual({ reads: 0, prints: 1, cuts: 1, faults: 0, reopenings: 0 })
  it.tell(out)
  it.tell(out)
  it.tell(sound)
  it.says.open = failed(fault('deviceAbsent'))
  it.tell(null)
  await it.pass(10_000)
  expect(it.supervisor.status().state).toBe('absent')
  it.says.open = done(sound)
  await it.pass(5_000)
  expect(counters()).toEqual({ reads: 0, prints: 1, cuts: 1, faults: 2, reopenings: 1 })
})

test('a driver that throws is a bug, told and survived', async () => {
  const it = await ready()
  const bug = new Error('bug')
  expect(await it.supervisor.run(() => Promise.reject(bug), never)).toEqual(failed(fault('internal')))
  await settle()
  expect(it.bugs).toEqual([bug])
  expect(it.supervisor.status().state).toBe('ready')
})

test('stop ends what runs and refuses what comes', async () => {
  const it = await ready()
  const running = it.supervisor.run(
    (_, signal) =>
      new Promise<Result<void>>((resolve) => {
        signal.addEventListener('abort', () => resolve(failed(fault('canceled'))))
      }),
    never,
  )
  await it.supervisor.stop()
  expect(await running).toEqual(failed(fault('canceled')))
  expect(await it.supervisor.run(() => Promise.resolve(done(1)), never)).toEqual(failed(fault('canceled')))
})
