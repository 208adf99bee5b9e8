import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('every option may be given, and none must be', () => {
  expect(readOptions([])).toEqual({
    ok: true,
    value: { config: null, data: null, people: null, record: null, port: null },
  })
  expect(readOptions(['--config', 'a.json', '--port=0', '--data', 'd', '--people', 'p.json', '--record', 'r'])).toEqual(
    {
      ok: true,
      value: { config: 'a.json', data: 'd', people: 'p.json', record: 'r', port: 0 },
    },
  )
})

test.each([['--prot', '1'], ['--port', 'x'], ['--port', '65536'], ['--port=-1'], ['--port'], ['stray']])(
  '%j %j is refused with the list of options',
  (...words) => {
    expect(readOptions(words)).toMatchObject({ ok: false, fault: expect.stringMatching(/--config FILE[^]*--people/) })
  },
)
