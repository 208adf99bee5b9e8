import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { httpApp } from './server/http.ts'
import { createBootToken } from './server/boot-token.ts'
import { logoAddress, readLogo } from './logo.ts'

const folder = mkdtempSync(join(tmpdir(), 'linban-logo-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function logoOf(name: string, content: string | Uint8Array) {
  writeFileSync(join(folder, name), content)
  return readLogo(name, folder)
}

/** The first bytes of a PNG of that size: as far as anybody looks before a browser draws it. */
function png(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(64)
  bytes.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect fill="url(#a)" width="9" height="9"/></svg>'

test('a drawing and a picture are taken, with or without a prologue', () => {
  expect(logoOf('plain.svg', drawing)).toMatchObject({ ok: true, value: { type: 'image/svg+xml' } })
  expect(logoOf('xml.SVG', `<?xml version="1.0"?>\n<!-- made by hand -->\n${drawing}`)).toMatchObject({ ok: true })
  expect(logoOf('picture.png', png(512, 256))).toMatchObject({ ok: true, value: { type: 'image/png' } })
  expect(readLogo(null, folder)).toEqual({ ok: true, value: null })
})

test.each([
  ['script.svg', drawing.replace('<rect', '<script>alert(1)</script><rect'), '<script'],
  ['handler.svg', drawing.replace('<rect', '<rect onload="x()"'), 'onload='],
  ['foreign.svg', drawing.replace('<rect', '<foreignObject/><rect'), '<foreignObject'],
  ['elsewhere.svg', drawing.replace('<rect', '<image href="http://192.0.2.1/a.png"/><rect'), 'href='],
  ['entity.svg', `<svg><!ENTITY a "b"></svg>`, '<!ENTITY'],
  ['page.svg', '<html></html>', 'is no SVG drawing'],
  ['page.png', '<html></html>', 'is no PNG picture'],
  ['small.png', png(64, 64), 'has 64×64 pixels, each side must be 128–2048'],
  ['large.png', png(512, 4000), 'has 512×4000 pixels'],
  ['heavy.svg', drawing + ' '.repeat(200_000), 'is larger than 200 kB'],
])('%s is refused, and the message says why', (name, content, why) => {
  const logo = logoOf(name, content)
  if (logo.ok) throw new Error('it was accepted')
  expect(logo.fault).toContain(why)
  expect(logo.fault).toContain(join(folder, name))
})

test('a logo that is not there is told with its whole path', () => {
  expect(readLogo('none.svg', folder)).toMatchObject({
    ok: false,
    fault: expect.stringContaining(join(folder, 'none.svg')),
  })
})

test('the page gets the logo where it is told that it is', async () => {
  const logo = logoOf('plain.svg', drawing)
  if (!logo.ok) throw new Error(logo.fault)
  const token = createBootToken(folder)
  const status = () => ({ devices: [], departments: [] })
  const served = { uiFolder: folder, version: '1', token, status, port: 80, cameras: {} }
  const ask = (app: ReturnType<typeof httpApp>) => app.request(logoAddress, { headers: { host: '127.0.0.1:80' } })
  const answer = await ask(httpApp({ ...served, logo: logo.value }))
  expect(answer.headers.get('content-type')).toBe('image/svg+xml')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await answer.text()).toBe(drawing)
  expect((await ask(httpApp({ ...served, logo: null }))).status).toBe(404)
})
