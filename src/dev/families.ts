/** The families of rules: the first word of an id, with its title. New ids take one of these, or add one here. */
import type { Words } from '../core/index.js'

export const families: { readonly [family: string]: Words } = {
  structure: { zh: '表的结构', en: 'Structure of the table' },
  format: { zh: '写法', en: 'Format' },
  arith: { zh: '合计与勾稽', en: 'Arithmetic and totals' },
  invest: { zh: '投资', en: 'Investment' },
  date: { zh: '时间', en: 'Dates' },
  status: { zh: '状态与进度', en: 'Status and progress' },
  stat: { zh: '入库纳统', en: 'Statistical inclusion' },
  leader: { zh: '包联领导', en: 'Leaders' },
  unit: { zh: '责任单位', en: 'Units' },
  contact: { zh: '联系人', en: 'Contacts' },
  id: { zh: '项目的身份', en: 'Identity' },
  xref: { zh: '表与表之间', en: 'Cross-table' },
  period: { zh: '与上期相比', en: 'Cross-period' },
  kpi: { zh: '县级指标', en: 'County KPI' },
}

/** The family of a rule's id: `invest-plan-exceeds-total` → `invest`. */
export function familyOf(id: string): string {
  return id.slice(0, id.indexOf('-'))
}
