/** What the devices and departments are called. No zod here: the home screen is drawn from this. */
export const cameraNames = ['visitorCamera', 'documentCamera'] as const
export const deviceNames = [
  'idCardReader',
  'receiptPrinter',
  'documentPrinter',
  'socialSecurityCardReader',
  'codeScanner',
  ...cameraNames,
] as const
export const departmentNames = ['socialSecurity', 'medicalInsurance', 'realEstate'] as const

export type CameraName = (typeof cameraNames)[number]
export type DeviceName = (typeof deviceNames)[number]
export type DepartmentName = (typeof departmentNames)[number]
