/** Who may talk to the bridge at all. Loopback alone isn't enough: every web page can send requests to 127.0.0.1. */
const hosts = ['127.0.0.1', 'localhost']

/** Guards against DNS rebinding: a foreign name that resolves to this machine keeps its own Host. */
export function isOurHost(host: string | undefined, port: number): boolean {
  return hosts.some((name) => host === `${name}:${port}`)
}

/** A page elsewhere can't choose its Origin. */
export function isOurOrigin(origin: string | undefined, port: number): boolean {
  return hosts.some((name) => origin === `http://${name}:${port}`)
}
