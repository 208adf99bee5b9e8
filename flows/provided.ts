/** An actor that the outside must provide: kiosk-ui from the bridge, tests as stubs. Running it unprovided is a bug. */
export function provided(name: string): () => never {
  return () => {
    throw new Error(`${name} is not provided`)
  }
}
