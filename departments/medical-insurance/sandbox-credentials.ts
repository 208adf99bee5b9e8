import type { MedicalInsuranceCredentials } from './signature.ts'

/** Synthetic: opens nothing but the sandbox, which listens on this machine only. */
export const sandboxCredentials: MedicalInsuranceCredentials = {
  paasId: 'sandbox_kiosk',
  token: 'sandbox-medical-insurance',
  privateKey: '1dce3e4aa2d5b6211fbce8649adebe716478834a5ad3ad148f14b3af48673731',
  institution: { code: 'H37139900001', name: '便民服务中心自助终端' },
  area: '371324',
}

/** The sandbox's half of the key pair above. */
export const sandboxPublicKey =
  '04c60d9579c726e0ee3b7dfd9d6613794c4fcca3d95cec48fa21e6a21b77d40317057c0510e44ba1de53addfa44db273b4df8f0c140d3482fe42dcfb820286a1db'
