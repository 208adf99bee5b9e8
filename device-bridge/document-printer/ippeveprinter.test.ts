/** Against a printer that somebody else wrote: the one by which CUPS proves itself. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { expect, onTestFinished, test, vi } from 'vitest'
import { blankPdf } from '#tests/support/blank-pdf.ts'
import { asJob, code, never, seen } from './document-rig.ts'
import { driverFor, type Eve, eveMissing, startEve } from './eve-rig.ts'

const prints = 'cp "$1" printed.pdf'
const slow = 'touch began; sleep 1; cp "$1" printed.pdf'

async function opened(eve: Eve, scheme = 'ipp') {
  const driver = driverFor(`${scheme}:${eve.place}`)
  expect(seen(await driver.open(never))).toBe('well')
  return driver
}

const began = (eve: Eve) => vi.waitUntil(() => existsSync(join(eve.folder, 'began')), { interval: 10, timeout: 5_000 })
const printed = (eve: Eve) => join(eve.folder, 'printed.pdf')

test.skipIf(eveMissing)(
  'ippeveprinter: a PDF is printed byte by byte, and success comes after its end',
  async () => {
    const eve = await startEve(slow)
    const driver = await opened(eve)
    const document = blankPdf(2)
    expect(code(await driver.print(asJob(document), { signal: never }))).toBe('ok')
    expect(readFileSync(printed(eve))).toEqual(document)
  },
  20_000,
)

test.skipIf(eveMissing)(
  'ippeveprinter: what it tells of itself',
  async () => {
    const driver = await opened(await startEve(prints))
    expect(await driver.ping(never)).toMatchObject({
      value: { fault: null, paper: 'ok', identity: expect.stringContaining('Printer') },
    })
  },
  20_000,
)

test.skipIf(eveMissing)(
  'ippeveprinter over TLS: without a pin every certificate will do, with one only its own',
  async () => {
    const eve = await startEve(prints)
    await opened(eve, 'ipps')
    const certificate = await fingerprintOf(new URL(`http:${eve.place}`))
    const pinned = driverFor(`ipps:${eve.place}`, certificate.toLowerCase())
    expect(seen(await pinned.open(never))).toBe('well')
    const document = blankPdf()
    expect(code(await pinned.print(asJob(document), { signal: never }))).toBe('ok')
    expect(readFileSync(printed(eve))).toEqual(document)
    const other = driverFor(
      `ipps:${eve.place}`,
      certificate.replace(/^../, (first) => (first === '00' ? '01' : '00')),
    )
    expect(seen(await other.open(never))).toBe('printerUntrusted')
  },
  20_000,
)

/** The clock by which the driver is patient goes twenty times as fast. */
function makeTimeRace(): void {
  vi.useFakeTimers({ toFake: ['performance'] })
  const racing = setInterval(() => vi.advanceTimersByTime(1_000), 50)
  onTestFinished(() => {
    clearInterval(racing)
    vi.useRealTimers()
  })
}

function fingerprintOf({ hostname, port }: URL): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false }, () => {
      resolve(socket.getPeerX509Certificate()?.fingerprint256 ?? '')
      socket.destroy()
    })
    socket.once('error', reject)
    onTestFinished(() => void socket.destroy())
  })
}

test.skipIf(eveMissing)(
  'ippeveprinter: a canceled command cancels the job',
  async () => {
    const eve = await startEve(slow)
    const driver = await opened(eve)
    const leaving = new AbortController()
    const print = driver.print(asJob(blankPdf()), { signal: leaving.signal })
    await began(eve)
    leaving.abort()
    expect(code(await print)).toBe('canceled')
    expect(seen(await driver.ping(never))).toBe('well') // nothing of this kiosk is left in its queue
  },
  20_000,
)

test.skipIf(eveMissing)(
  'ippeveprinter killed in mid-job: nobody knows, and then it is lost',
  async () => {
    const eve = await startEve(slow)
    const driver = await opened(eve)
    const print = driver.print(asJob(blankPdf()), { signal: never })
    await began(eve)
    eve.kill()
    makeTimeRace()
    expect(code(await print)).toBe('printInterrupted')
    expect(seen(await driver.ping(never))).toBe('deviceLost')
    expect(seen(await driver.open(never))).toBe('deviceAbsent')
  },
  30_000,
)

test.skipIf(eveMissing)(
  'ippeveprinter that gives a job up for want of paper: failed, and why',
  async () => {
    const driver = await opened(await startEve('echo "STATE: +media-empty" >&2; exit 1'))
    expect(code(await driver.print(asJob(blankPdf()), { signal: never }))).toBe('paperOut')
  },
  20_000,
)

test.skipIf(eveMissing)(
  'ippeveprinter with one of its trays empty prints, and says that paper is low',
  async () => {
    const driver = await opened(await startEve('echo "STATE: +media-empty" >&2'))
    expect(code(await driver.print(asJob(blankPdf()), { signal: never }))).toBe('ok')
    expect(await driver.ping(never)).toMatchObject({ value: { fault: null, paper: 'low' } })
  },
  20_000,
)

test.skipIf(eveMissing)(
  'ippeveprinter that tells of fewer pages than it was given: unproven',
  async () => {
    const tells = 'echo "ATTR: job-impressions=3 job-impressions-completed=2" >&2'
    const driver = await opened(await startEve(tells))
    expect(code(await driver.print(asJob(blankPdf(3)), { signal: never }))).toBe('printUnproven')
  },
  20_000,
)

test.skipIf(eveMissing)(
  'ippeveprinter without PDF says so before anything is sent',
  async () => {
    const eve = await startEve(prints, 'image/pwg-raster')
    const driver = driverFor(`ipp:${eve.place}`)
    expect(seen(await driver.open(never))).toBe('pdfUnsupported')
    expect(code(await driver.print(asJob(blankPdf()), { signal: never }))).toBe('pdfUnsupported')
    expect(existsSync(printed(eve))).toBe(false)
  },
  20_000,
)

test.skipIf(eveMissing)(
  'ippeveprinter that works for somebody else: the document waits for its turn',
  async () => {
    const eve = await startEve(slow)
    const [first, second] = [await opened(eve), await opened(eve)]
    const jobs = [first, second].map((driver) => driver.print(asJob(blankPdf()), { signal: never }))
    expect((await Promise.all(jobs)).map(code)).toEqual(['ok', 'ok'])
    expect(statSync(printed(eve)).size).toBeGreaterThan(0)
  },
  30_000,
)
