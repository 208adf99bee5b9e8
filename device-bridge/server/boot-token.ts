/** The secret of this boot. Pages get it as a cookie; local tools read it from the data folder. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const cookieName = 'linban-token'

export interface BootToken {
  /** Sets the cookie with a page. */
  readonly setCookie: string
  /** Whether a request with these headers knows the token; `bearer` = from a local tool, which has no origin. */
  check(headers: { cookie?: string | undefined; authorization?: string | undefined }): 'cookie' | 'bearer' | null
}

/** Writes the file `bridge-token`, readable by its owner alone. A disk that takes nothing stops only local tools. */
export function createBootToken(dataFolder: string): BootToken {
  const token = randomBytes(32).toString('base64url')
  const file = join(dataFolder, 'bridge-token')
  try {
    rmSync(file, { force: true }) // an old file would keep its old mode
    writeFileSync(file, token, { mode: 0o600, flag: 'wx' })
  } catch {
    process.stderr.write(
      `写不了令牌文件，本机工具无法连接，界面不受影响：${file}\n` +
        `The token file can't be written: local tools can't connect, the pages can: ${file}\n`,
    )
  }
  const expected = digest(token)
  const matches = (given: string) => timingSafeEqual(digest(given), expected)
  return {
    setCookie: `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Strict`,
    check({ cookie = '', authorization = '' }) {
      if (authorization.startsWith('Bearer ') && matches(authorization.slice('Bearer '.length))) return 'bearer'
      const cookies = cookie.split('; ').filter((pair) => pair.startsWith(`${cookieName}=`))
      return cookies.some((pair) => matches(pair.slice(cookieName.length + 1))) ? 'cookie' : null
    },
  }
}

/** Digests are equally long, which a constant-time comparison needs. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
