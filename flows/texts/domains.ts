/** The domains as people know them. */
import type { DepartmentName } from '#contract/device-status.ts'
import type { Text } from '../language.ts'

export const domainTexts: Record<DepartmentName, { name: Text; lead: Text; plain: Text; department: Text }> = {
  socialSecurity: {
    name: { zh: '社保', en: 'Social security' },
    lead: { zh: '养老金发了多少、交了几年', en: 'Pension paid, years contributed' },
    plain: { zh: '查养老金', en: 'My pension' },
    department: { zh: '社保', en: 'Social security' },
  },
  medicalInsurance: {
    name: { zh: '医保', en: 'Medical insurance' },
    lead: { zh: '参保了没有、卡里还有多少钱', en: 'Am I insured, what is left on the account' },
    plain: { zh: '查医保', en: 'My medical insurance' },
    department: { zh: '医保', en: 'Medical insurance' },
  },
  realEstate: {
    name: { zh: '不动产', en: 'Real estate' },
    lead: { zh: '名下房子、办证走到哪一步', en: 'My property, progress of a registration' },
    plain: { zh: '查房子', en: 'My house' },
    department: { zh: '不动产', en: 'Real estate' },
  },
}
