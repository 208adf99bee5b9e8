import type { SignedJsonCredentials } from '../signed-json/signature.ts'

/** Synthetic: opens nothing but the sandbox, which listens on this machine only. */
export const sandboxCredentials: SignedJsonCredentials = {
  appId: 'sandbox-real-estate',
  key: 'e57a7e00e57a7e00e57a7e00e57a7e00e57a7e00e57a7e00e57a7e00e57a7e00',
}
