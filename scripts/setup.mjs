/**
 * What has to be there before anything can run: packages, the built pages, and Node 24.
 * Runs on Node 18 and imports no package, because on a fresh machine there is none.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const neededNode = 24

/** What the built pages are made of. */
const uiSources = ['kiosk-ui', 'flows', 'contract', 'assets', 'vite.config.ts', 'package-lock.json']

/** The Node that runs the project: the one among the packages, else the running one when it is new enough. */
export function nodePath() {
  const packaged = join(root, 'node_modules', '.bin', 'node')
  if (existsSync(packaged)) return packaged
  if (Number(process.versions.node.split('.')[0]) >= neededNode) return process.execPath
  return giveUp(
    `没有适用于本机（${process.platform}-${process.arch}）的 Node ${neededNode} 软件包，当前是 Node ${process.versions.node}。请安装 Node ${neededNode}。`,
    `No packaged Node ${neededNode} for ${process.platform}-${process.arch}, and this is Node ${process.versions.node}. Please install Node ${neededNode}.`,
  )
}

/** Installs the packages when they are missing or older than the lockfile. */
export function ensureInstalled() {
  // npm writes this copy of the lockfile at the end of every install: its age is the install's age.
  if (modified(join(root, 'node_modules', '.package-lock.json')) >= modified(join(root, 'package-lock.json'))) return
  say('正在安装依赖包……', 'Installing packages…')
  // --include=dev: the pages are built here, also where NODE_ENV says production.
  run('npm', ['ci', '--include=dev', '--loglevel=error'], '依赖包安装失败。', 'Packages could not be installed.')
}

/** Builds the pages when they are missing or older than anything they are made of. */
export function ensureBuilt() {
  const built = modified(join(root, 'dist', 'index.html'))
  if (uiSources.every((source) => newestIn(join(root, source)) <= built)) return
  say('正在构建界面……', 'Building the pages…')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  run(nodePath(), [vite, 'build', '--logLevel', 'warn'], '界面构建失败。', 'The pages could not be built.')
}

function newestIn(path) {
  if (!existsSync(path)) return 0
  if (!statSync(path).isDirectory()) return modified(path)
  const inside = readdirSync(path, { withFileTypes: true })
    .filter((entry) => !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => newestIn(join(path, entry.name)))
  // The folder itself too: a deleted file leaves no other trace.
  return Math.max(modified(path), ...inside)
}

/** @returns {number} ms since 1970; 0 = not there */
function modified(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0
}

function run(command, parameters, zh, en) {
  // Everything these tools print goes to stderr: stdout belongs to the `ready` line.
  const { status, error } = spawnSync(command, parameters, { cwd: root, stdio: ['ignore', 2, 2] })
  if (error || status !== 0) giveUp(zh, error ? `${en} (${error.message})` : en)
}

function say(zh, en) {
  process.stderr.write(`${zh} ${en}\n`)
}

function giveUp(zh, en) {
  process.stderr.write(`${zh}\n${en}\n`)
  process.exit(1)
}
