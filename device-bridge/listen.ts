/** The one port of the bridge. */
import type { Server } from 'node:net'
import { done, failed, type Result } from '#contract/result.ts'

export const address = '127.0.0.1' // nothing of the bridge is for other machines

/** @returns the port it listens on, or why it can't, in words for whoever started it */
export function listen(server: Server, port: number): Promise<Result<number, string>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(failed(whyNot(port, error.code ?? error.name))))
    server.listen(port, address, () => {
      const listening = server.address()
      resolve(done(typeof listening === 'object' && listening !== null ? listening.port : port))
    })
  })
}

function whyNot(port: number, code: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return (
        `端口 ${port} 已被占用：程序可能已经在运行。可用 --port N 换一个端口。\n` +
        `Port ${port} is in use: the kiosk may be running already. Take another one with --port N.`
      )
    case 'EACCES':
      return (
        `没有权限使用端口 ${port}：1024 以下的端口只有管理员能用。可用 --port N 换一个端口。\n` +
        `No permission for port ${port}: ports below 1024 are for the administrator. Take another one with --port N.`
      )
    default:
      return `端口 ${port} 打不开（${code}）。可用 --port N 换一个端口。\nPort ${port} can't be opened (${code}). Take another one with --port N.`
  }
}
