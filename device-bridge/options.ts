/** The command line of the bridge. */
import { parseArgs } from 'node:util'
import { done, failed, type Result } from '#contract/result.ts'

export interface Options {
  config: string | null
  data: string | null
  people: string | null
  /** Folder for recordings of the devices; null = none are made. */
  record: string | null
  /** 0 = any free port; the `ready` line tells which. */
  port: number | null
}

const usage =
  '--config FILE  --port N  --data DIR  --people FILE  --record DIR\n' +
  '  --config  kiosk.config.json 的位置 / where kiosk.config.json is\n' +
  '  --port    监听端口，0 为任意空闲端口 / port to listen on, 0 = any free one\n' +
  '  --data    数据目录 / folder for logs and the token\n' +
  '  --people  模拟人员文件 / file of the synthetic people\n' +
  '  --record  设备通信记录的目录（已去除个人内容） / folder for recordings of the devices, without what is personal'

/** @returns the options, or a message for the person who typed them */
export function readOptions(words: string[]): Result<Options, string> {
  try {
    const { values } = parseArgs({
      args: words,
      options: {
        config: { type: 'string' },
        port: { type: 'string' },
        data: { type: 'string' },
        people: { type: 'string' },
        record: { type: 'string' },
      },
    })
    if (values.port !== undefined && !(/^\d{1,5}$/.test(values.port) && Number(values.port) <= 65_535)) {
      return failed(
        `--port 应为 0–65535 的整数：${values.port} / --port takes a whole number from 0 to 65535\n${usage}`,
      )
    }
    return done({
      config: values.config ?? null,
      data: values.data ?? null,
      people: values.people ?? null,
      record: values.record ?? null,
      port: values.port === undefined ? null : Number(values.port),
    })
  } catch (error) {
    // parseArgs throws for unknown options and missing values; its message names them.
    const reason = error instanceof Error ? error.message : ''
    return failed(`命令行选项有误 / wrong command line: ${reason}\n${usage}`)
  }
}
