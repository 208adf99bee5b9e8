import type { SignedJsonCredentials } from '../signed-json/signature.ts'

/** Synthetic: opens nothing but the sandbox, which listens on this machine only. */
export const sandboxCredentials: SignedJsonCredentials = {
  appId: 'sandbox-social-security',
  key: '5a1d0b0c5a1d0b0c5a1d0b0c5a1d0b0c5a1d0b0c5a1d0b0c5a1d0b0c5a1d0b0c',
}
