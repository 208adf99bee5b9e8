import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { done } from '#contract/result.ts'
import { until } from '#tests/support/until.ts'
import { temporaryFolder } from '../ports/port-rig.ts'
import { cards } from './card-rig.ts'
import { createIdCardReader } from './choose-reader.ts'
import { failedWith, met, never, read } from './reader-rig.ts'
import { type Service, busy, fieldsOf, noCard, startService } from './readmsg-rig.ts'

async function opened(service: Service) {
  const driver = createIdCardReader({ driver: 'readmsg', port: service.url }, () => {
    throw new Error('a service has no port')
  })
  expect(await driver.open(never)).toEqual(met)
  return driver
}

const asksFor = (service: Service, path: string) => service.asked.filter((asked) => asked.path === path).length

test.each(Object.values(cards))('a $kind card is read, without its picture, one request at a time', async (card) => {
  const service = await startService()
  const driver = await opened(service)
  const onFound = vi.fn<() => void>()
  const reading = driver.read({ signal: never, onFound })
  await until(
    () => Promise.resolve(asksFor(service, '/api/ReadMsg') > 0),
    () => 'the service to be asked',
  )
  expect(onFound).not.toHaveBeenCalled()
  service.says.read = fieldsOf(card)
  expect(await reading).toEqual(done(card))
  expect(onFound).toHaveBeenCalledOnce()
  expect(service.doubled).toBe(0)
  expect(Object.fromEntries(service.asked.at(-1)?.query ?? [])).toEqual({ waitTime: '1', NoPhoto: '1' })
  await driver.close()
})

test('a card is read once each time it is laid, and its removal is awaited', async () => {
  const service = await startService()
  const driver = await opened(service)
  service.says.read = fieldsOf(cards.resident)
  expect((await read(driver)).ok).toBe(true)
  expect(await read(driver, AbortSignal.timeout(400))).toEqual(failedWith('canceled'))
  expect(await driver.awaitRemoval({ signal: AbortSignal.timeout(400) })).toEqual(failedWith('canceled'))
  const removed = driver.awaitRemoval({ signal: never })
  service.says.read = noCard
  expect(await removed).toEqual(done(undefined))
  service.says.read = fieldsOf(cards.foreigner2023)
  expect(await read(driver)).toEqual(done(cards.foreigner2023))
  expect(service.doubled).toBe(0)
})

test.each<[string, object, 'cardReadFailed' | 'cardUnsupported' | 'samFault']>([
  ['an unreadable card', { code: '1', retcode: '0x41', retmsg: '读卡失败' }, 'cardReadFailed'],
  ['a wrong number', { ...fieldsOf(cards.resident), cardno: '371399195103080020' }, 'cardReadFailed'],
  ['an unknown kind', { ...fieldsOf(cards.resident), CardType: '7' }, 'cardUnsupported'],
  ['a module without authorisation', { code: '1', retcode: '0x66', retmsg: '' }, 'samFault'],
])('%s is a fault', async (_, says, code) => {
  const service = await startService()
  const driver = await opened(service)
  service.says.read = says
  expect(await read(driver)).toEqual(failedWith(code))
})

test('busy with somebody else’s request, and words of its own for "no card": it goes on looking', async () => {
  const service = await startService()
  const driver = await opened(service)
  service.says.read = busy
  const reading = read(driver)
  await until(
    () => Promise.resolve(asksFor(service, '/api/ReadMsg') === 2),
    () => 'the service to be asked',
  )
  service.says.read = { code: '-9', retcode: '0x5', retmsg: '请放卡' }
  await until(
    () => Promise.resolve(asksFor(service, '/api/GetSAMID') > 1),
    () => 'the service to be asked',
  )
  service.says.read = fieldsOf(cards.resident)
  expect(await reading).toEqual(done(cards.resident))
})

test('canceled at once while the service is still looking; the next request waits for it', async () => {
  const service = await startService({ thinking: 300 })
  const driver = await opened(service)
  const begun = performance.now()
  expect(await read(driver, AbortSignal.timeout(50))).toEqual(failedWith('canceled'))
  expect(performance.now() - begun).toBeLessThan(250)
  expect(await driver.ping(never)).toEqual(met)
  expect(service.doubled).toBe(0)
})

test('a service whose reader was unplugged, and one that was ended, are deviceLost', async () => {
  const service = await startService()
  const driver = await opened(service)
  service.says = { read: { code: '-1', retcode: '0x1', retmsg: '未连接读卡器' }, samId: { retcode: '0x1', retmsg: '' } }
  expect(await read(driver)).toEqual(failedWith('deviceLost'))
  expect(await driver.ping(never)).toEqual(failedWith('deviceLost'))
  service.stop()
  expect(await read(driver)).toEqual(failedWith('deviceLost'))
  expect(await driver.open(never)).toEqual(failedWith('deviceAbsent'))
  const again = await startService({ port: Number(new URL(service.url).port) })
  expect(await driver.open(never)).toEqual(met)
  again.says.read = fieldsOf(cards.resident)
  expect(await read(driver)).toEqual(done(cards.resident))
})

test.each<[string, Service['says']['samId']]>([
  ['no JSON', '<html>'],
  ['JSON of another trade', { ok: true }],
  ['more than any card needs', `"${'x'.repeat(2_100_000)}"`],
  ['that no reader is there', { retcode: '0x1', retmsg: '未连接读卡器' }],
  ['nothing', null],
])('answering %s when it is opened is deviceSilent', async (_, says) => {
  const service = await startService()
  service.says.samId = says
  const driver = createIdCardReader({ driver: 'readmsg', port: service.url }, () => {
    throw new Error('a service has no port')
  })
  expect(await driver.open(never)).toEqual(failedWith('deviceSilent'))
})

test('garbage while reading is never a card, and in the end deviceLost', async () => {
  const service = await startService()
  const driver = await opened(service)
  service.says = { read: '{"code":"0","retcode":"0x90', samId: '' }
  expect(await read(driver)).toEqual(failedWith('deviceLost'))
})

const opensslMissing = ((): boolean => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return false
  } catch {
    return true
  }
})()

test.skipIf(opensslMissing)('https with a certificate of its own (made by openssl): a card is read', async () => {
  const folder = temporaryFolder()
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const kind = [
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-subj',
    '/CN=localhost',
  ]
  execFileSync('openssl', ['req', ...kind, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  const service = await startService({ key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') })
  const driver = await opened(service)
  service.says.read = fieldsOf(cards.hkMacauTaiwan)
  expect(await read(driver)).toEqual(done(cards.hkMacauTaiwan))
})
