import { fork } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('a bridge that ends while its virtual hardware is still starting leaves no folder behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'linban-virtual-'))
  const places = [`--reader=${join(folder, 'reader')}`, `--printer=${join(folder, 'printer')}`]
  const hardware = fork(join(import.meta.dirname, 'main.ts'), [...places, '--profile=generic-80mm'], { silent: true })
  hardware.disconnect()
  const ended = await new Promise((resolve) => void hardware.once('exit', resolve))
  expect(existsSync(folder)).toBe(false)
  expect(ended).toBe(0)
}, 60_000)
