/** What the devices and departments are called. No zod here: the home screen is drawn from this. */
export const deviceNames = ['idCardReader', 'receiptPrinter'] as const
export const departmentNames = ['socialSecurity', 'medicalInsurance', 'realEstate'] as const

export type DeviceName = (typeof deviceNames)[number]
export type DepartmentName = (typeof departmentNames)[number]
