import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { configSchemaText, schemaFile } from '../scripts/config-schema.ts'
import { loadConfig, parseConfig } from './load-config.ts'

const file = join(import.meta.dirname, '..', 'kiosk.config.json')
const good = JSON.parse(readFileSync(file, 'utf8'))

/** The message for the good file with one field changed; `undefined` takes the field out. */
function messageWith(path: string, value: unknown): string {
  const config = structuredClone(good)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const parent = keys.reduce((node, key) => (node[key] ??= {}), config)
  parent[last] = value
  const result = parseConfig(JSON.stringify(config), 'some.json')
  if (result.ok) throw new Error('a wrong file was accepted')
  return result.fault
}

test('the file that comes with the kiosk is right', () => {
  expect(loadConfig(file)).toMatchObject({ ok: true, value: { site: { id: 'bianzhuang-0001' } } })
})

test.each([
  ['devices.idCardReader.port', 'usb:', ['"usb:"', 'virtual:', 'serial:/dev/']],
  ['devices.idCardReader.port', 'http://10.0.0.7:8989', ['"http://10.0.0.7:8989"', 'http://127.0.0.1:PORT']],
  ['devices.idCardReader.driver', 'SDT', ['"SDT"', '"sdt" | "readmsg"']],
  ['devices.receiptPrinter.port', 'serial:/dev/ttyS0?baudRate=auto', ['baudRate=auto', 'baudRate=N']],
  ['devices.idCardReader.port', 'tcp://127.0.0.1:99999', ['"tcp://127.0.0.1:99999"', 'tcp://HOST:PORT']],
  ['devices.idCardReader.port', 'tcp://<reader>:9100', ['"tcp://<reader>:9100"', 'tcp://HOST:PORT']],
  ['devices.idCardReader.port', 'hid:400:c35a', ['"hid:400:c35a"', 'hid:VVVV:PPPP?serial=S', 'hid:/dev/NAME']],
  ['devices.receiptPrinter.port', 'hid:0400:c35a', ['"hid:0400:c35a"', 'usblp:/dev/usb/lpN']],
  ['devices.idCardReader.framing', 'raw64', ['"raw64"', '"raw64" | "miaxis"', 'With a hid: port, and only there']],
  ['devices.receiptPrinter.profile', 'a4', ['"a4"', '"generic-58mm" | "generic-80mm"']],
  ['departments.realEstate.url', 'ftp://x', ['"ftp://x"', '"sandbox:"', 'https://']],
  ['departments.realEstate.hours', 5, ['5', 'opens, closes', 'null']],
  ['departments.realEstate.timeoutMs', 5, ['5', '1000–60000']],
  ['screen.width', 1.5, ['1.5', '600–8000', '整数']],
  ['site.name', undefined, ['没有填写 missing', '{ zh, en }']],
  ['site.nmae', 'x', ['未知字段 unknown field', 'id, name, brand, attendant']],
  ['speech.enabled', 'no', ['"no"', 'no loudspeaker']],
  ['speech.recording', 'x', ['未知字段 unknown field', 'enabled, recordings']],
  ['theme.main', 'red', ['"red"', 'Colour of the main action']],
  ['theme.main', '#e8a33d', ['"#e8a33d"', 'contrast with #ffffff is 2.2:1 < 5.5:1']],
  ['theme.ink', '#8a949b', ['"#8a949b"', 'contrast with #ffffff is 3.1:1 < 4.5:1']],
  ['theme.paper', '#c8d4c0', ['"#c8d4c0"', 'black on it has 13.6:1 < 17:1']],
  ['theme.logo', 'logo.gif', ['"logo.gif"', '.svg or .png']],
  ['listen.port', '8520', ['"8520"', '1–65535']],
])('%s = %j is told with its field, its value and what is allowed', (path, value, parts) => {
  const message = messageWith(path, value)
  for (const part of ['some.json', '配置文件有误', 'is wrong', `  ${path}\n`, ...parts]) expect(message).toContain(part)
})

test('recordings are looked for beside the configuration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linban-config-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const beside = join(folder, 'kiosk.config.json')
  writeFileSync(beside, JSON.stringify({ ...good, speech: { recordings: 'recordings' } }))
  const speech = { enabled: true, recordings: join(folder, 'recordings') }
  expect(loadConfig(beside)).toMatchObject({ ok: true, value: { speech } })
})

test.each([
  ['port', { port: 'http://printer/ipp' }, ['"http://printer/ipp"', 'ipp://HOST:PORT/PATH']],
  ['port', { port: 'ipps://printer:99999/ipp' }, ['"ipps://printer:99999/ipp"', 'ipps://']],
  ['port', { port: 'ipp://someone:secret@printer/ipp' }, ['ipp://HOST:PORT/PATH']],
  ['certificate', { port: 'ipps://printer/ipp', certificate: 'AB:CD' }, ['"AB:CD"', 'SHA-256']],
  ['certificate', { port: 'ipp://printer/ipp', certificate: `AB${':AB'.repeat(31)}` }, ['ipps only']],
])('a document printer with a wrong %s, as in %j, is told what is allowed', (field, printer, parts) => {
  const message = messageWith('devices.documentPrinter', { driver: 'ipp', ...printer })
  for (const part of [`  devices.documentPrinter.${field}\n`, ...parts]) expect(message).toContain(part)
})

test.each([
  { driver: 'sdt', port: 'serial:/dev/ttyUSB0' },
  { driver: 'sdt', port: 'serial:/dev/ttyUSB0?baudRate=auto' },
  { driver: 'sdt', port: 'serial:/dev/ttyUSB0?baudRate=9600' },
  { driver: 'readmsg', port: 'http://127.0.0.1:8989' },
  { driver: 'readmsg', port: 'https://localhost:9199' },
])('the card reader may be $driver at $port', (idCardReader) => {
  const config = structuredClone(good)
  config.devices.idCardReader = idCardReader
  expect(parseConfig(JSON.stringify(config), 'f.json')).toMatchObject({ ok: true })
})

test.each(['pcsc:', 'pcsc:ACS ACR39U ICC Reader'])('a social-security card reader may be at %s', (port) => {
  const config = structuredClone(good)
  config.devices.socialSecurityCardReader = { driver: 'ssse', port }
  expect(parseConfig(JSON.stringify(config), 'f.json')).toMatchObject({ ok: true })
})

test.each([
  { driver: 'newland', port: 'serial:/dev/ttyACM0' },
  { driver: 'hid-pos', port: 'hid:1eab:1d03' },
])('a code scanner may be $driver at $port', (codeScanner) => {
  const config = structuredClone(good)
  config.devices.codeScanner = codeScanner
  expect(parseConfig(JSON.stringify(config), 'f.json')).toMatchObject({ ok: true })
})

test.each(['keyboard:', 'hid:1eab:1d03'])('a code scanner at %s is refused, with what to do', (port) => {
  const message = messageWith('devices.codeScanner', { driver: 'newland', port })
  for (const part of [`"${port}"`, 'devices.codeScanner.port', '键盘模式', 'types codes into pages', 'USB-COM'])
    expect(message).toContain(part)
})

test('a driver and a port that don’t fit each other are wrong', () => {
  expect(messageWith('devices.socialSecurityCardReader', { driver: 'ssse', port: 'serial:/dev/ttyS0' })).toContain(
    'pcsc:READER NAME',
  )
  for (const [driver, port] of [
    ['sdt', 'http://127.0.0.1:8989'],
    ['readmsg', 'serial:/dev/ttyUSB0'],
    ['readmsg', 'virtual:'],
  ]) {
    expect(messageWith('devices.idCardReader', { driver, port })).toContain('devices.idCardReader.port')
  }
})

test('a HID reader needs its framing', () => {
  const reader = { driver: 'sdt', port: 'hid:0400:c35a?serial=A1' }
  const message = messageWith('devices.idCardReader', reader)
  for (const part of ['  devices.idCardReader.framing\n', '没有填写 missing', '"raw64" | "miaxis"'])
    expect(message).toContain(part)
  expect(() => messageWith('devices.idCardReader', { ...reader, framing: 'miaxis' })).toThrow('was accepted')
})

test('a field inside opening hours is named', () => {
  const message = messageWith('departments.realEstate.hours', { opens: '8', closes: '18:00' })
  expect(message).toContain('departments.realEstate.hours.opens')
  expect(message).toContain('"8"')
})

test('every problem is told at once', () => {
  const config = { ...structuredClone(good), more: 1, listen: { port: 0 } }
  expect(parseConfig(JSON.stringify(config), 'f')).toMatchObject({
    fault: expect.stringMatching(/listen\.port[^]*more/),
  })
})

test('the mark that Windows editors put before the text is no mistake', () => {
  expect(parseConfig(`\ufeff${readFileSync(file, 'utf8')}`, 'f.json')).toMatchObject({ ok: true })
})

test('broken JSON and a missing file are told apart', () => {
  expect(parseConfig('{ "site": ', 'f.json')).toMatchObject({ fault: expect.stringContaining('no valid JSON: f.json') })
  expect(loadConfig('/nowhere/f.json')).toMatchObject({ fault: expect.stringContaining('Cannot read') })
})

test('the schema for editors is up to date (npm run schema writes it anew)', () => {
  expect(readFileSync(schemaFile, 'utf8')).toBe(configSchemaText())
})
