import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { preact } from '@preact/preset-vite'
import type { Plugin, ProxyOptions } from 'vite'
import { configDefaults, defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const bridge = 'http://127.0.0.1:8520'
const tokenFile = here('data/bridge-token')

/** The bridge answers only its own origin and the token of this boot: in development vite stands in for both. */
function toBridge(ws: boolean): ProxyOptions {
  return {
    target: bridge,
    ws,
    changeOrigin: true,
    configure(proxy) {
      const introduce = (request: { setHeader(name: string, value: string): void }) => {
        request.setHeader('origin', bridge)
        // read each time: the token changes whenever the bridge starts anew, and isn't there before it first did
        if (existsSync(tokenFile))
          request.setHeader('authorization', `Bearer ${readFileSync(tokenFile, 'utf8').trim()}`)
      }
      proxy.on('proxyReq', introduce)
      proxy.on('proxyReqWs', introduce)
    },
  }
}

/** The bridge validates what comes in; a validator in the pages would double what is loaded before the first paint. */
const withoutValidator: Plugin = {
  name: 'without-validator',
  apply: 'build',
  enforce: 'pre',
  resolveId(source, importer) {
    if (source === 'zod') this.error(`zod would become part of a page: import only types from ${importer}`)
  },
}

/** Compiled while it is loaded, not under the first visitor's finger: a hint that V8 heeds at the head of a file (Chrome 136). */
const compiledEarly: Plugin = {
  name: 'compiled-early',
  apply: 'build',
  generateBundle: {
    order: 'post', // behind whoever writes before the head of a file
    handler(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = `//# allFunctionsCalledOnLoad\n${file.code}`
      }
    },
  },
}

export default defineConfig({
  root: here('kiosk-ui'),
  plugins: [withoutValidator, preact(), compiledEarly],
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: 'chrome110', // Debian 12's chromium and the oldest browser found on kiosks in the field
    sourcemap: false,
    assetsInlineLimit: 0, // the page may load from its own origin only, so a font as data: would be refused
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { kiosk: here('kiosk-ui/index.html'), dock: here('kiosk-ui/dock.html') } },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    proxy: {
      '^/bridge$': toBridge(true),
      '^/health$': toBridge(false),
      '^/camera/': toBridge(false),
      '^/brand/': toBridge(false),
    }, // not the folder kiosk-ui/bridge
  },
  test: {
    root: here('.'),
    environment: 'node',
    include: ['**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, 'dist/**', 'tests/{browser,access}/**'],
    isolate: false, // a process of its own for each file costs more than all the tests
    maxWorkers: 3, // on two cores: the longest tests wait for processes of their own
  },
})
