import { createServer, type Server } from 'node:net'
import { expect, test } from 'vitest'
import { listen } from './listen.ts'

/** A server to which the system says no. */
function refusedWith(code: string): Server {
  const server = createServer()
  server.listen = () => {
    queueMicrotask(() => server.emit('error', Object.assign(new Error(code), { code })))
    return server
  }
  return server
}

test('a free port is listened on', async () => {
  const server = createServer()
  const port = await listen(server, 0)
  expect(port).toMatchObject({ ok: true, value: expect.any(Number) })
  const second = await listen(createServer(), port.ok ? port.value : 0)
  expect(second).toMatchObject({ ok: false, fault: expect.stringMatching(/已被占用[^]*is in use/) })
  server.close()
})

test('a port that needs permission is not said to be in use', async () => {
  const refused = await listen(refusedWith('EACCES'), 80)
  expect(refused).toMatchObject({
    ok: false,
    fault: expect.stringMatching(/没有权限使用端口 80[^]*No permission for port 80/),
  })
  expect(JSON.stringify(refused)).not.toMatch(/占用|in use/)
})

test('anything else is told by its code', async () => {
  expect(await listen(refusedWith('EADDRNOTAVAIL'), 80)).toMatchObject({
    ok: false,
    fault: expect.stringMatching(/打不开（EADDRNOTAVAIL）[^]*EADDRNOTAVAIL/),
  })
})
