/** The engine's own sentences: each once, Chinese first. */
import type { ExplanationReason } from './notes.js'
import type { Severity } from './rule.js'
import type { Words } from './vocabulary.js'

export const severityWords: { readonly [S in Severity]: Words } = {
  error: { zh: '必须改', en: 'error' },
  warning: { zh: '需核实', en: 'warning' },
  info: { zh: '提示', en: 'info' },
}

/** Behind the message of a finding that stands for many cells of a column. */
export const gatheredWords: Words = { zh: '{message}（本列共{n}处）', en: '{message} ({n} cells of this column)' }

export const skipWords = {
  columns: { zh: '没有这一列：{fields}', en: 'no such column: {fields}' },
  'several-columns': { zh: '有几列都像“{field}”，分不清用哪一列', en: 'several columns may be “{field}”' },
  period: {
    zh: '不知道填报期（标题没有年月，也没有给 --period）',
    en: 'the report period is not known (neither the title nor --period says it)',
  },
  year: {
    zh: '不知道计划年度（标题没有年份，也没有给 --period）',
    en: 'the plan year is not known (neither the title nor --period says it)',
  },
  unit: { zh: '没有标明金额单位', en: 'no unit of money is stated' },
  previous: {
    zh: '没有给上期的工作簿（--previous）',
    en: 'no workbooks of an earlier period are given (--previous)',
  },
  regions: { zh: '没有行政区划代码（由规则包给出）', en: 'no region codes are known (packs give them)' },
  roster: { zh: '没有{name}的名册（由规则包给出）', en: 'there is no roster for “{name}” (packs give them)' },
  option: { zh: '没有设定“{name}”（由规则包或配置给出）', en: '“{name}” is not set (packs and configurations set it)' },
} as const satisfies { readonly [code: string]: Words }

/** The reasons offered for an explanation. */
export const reasonWords: { readonly [R in ExplanationReason]: Words } = {
  verified: { zh: '已核实，数据无误', en: 'verified' },
  document: { zh: '有文件依据', en: 'a document says so' },
  approved: { zh: '已经领导同意', en: 'approved' },
  superior: { zh: '按上级口径', en: 'as the higher authority counts' },
  'in-progress': { zh: '正在办理', en: 'under way' },
  other: { zh: '其他', en: 'other' },
}

/** Why an explanation is not taken, and what to do. */
export const refusalWords = {
  error: {
    zh: '“必须改”的问题不能用说明代替，请把表改对',
    en: 'an error cannot be explained: correct the table',
  },
  info: { zh: '“提示”不用说明', en: 'advice needs no explanation' },
  short: {
    zh: '说明太短（不到六个字）：请写清依据，例如文件名和文号，谁同意的，什么时候办完',
    en: 'too short (below six characters): say what it rests on, such as a document and its number, who agreed, when it will be done',
  },
  hollow: {
    zh: '没有说出原因（“情况属实”、照抄问题都不算）：请写清为什么是对的，依据是什么',
    en: 'no reason is given (“verified” or the finding itself is none): say why it is right and what it rests on',
  },
  repeated: {
    zh: '同一句话已经用来说明别的项目的另一种问题：请写这一处自己的原因',
    en: 'the same sentence explains a different defect of another project already: give the reason of this one',
  },
  blank: {
    zh: '说明里写“{claim}”，本行的“{field}”却空着：请先核对，把表填上，或改说明',
    en: 'it says “{claim}”, but “{field}” of this row is blank: fill it in or change the explanation',
  },
  denied: {
    zh: '说明里写“{claim}”，本行的“{field}”却是“{value}”：请先核对，改表或改说明',
    en: 'it says “{claim}”, but “{field}” of this row is “{value}”: correct the table or change the explanation',
  },
} as const satisfies { readonly [code: string]: Words }

export const uncheckedWords = {
  empty: { zh: '空工作表', en: 'empty sheet' },
  hidden: { zh: '隐藏的工作表，没有检查', en: 'hidden sheet, not checked' },
  'no-table': { zh: '没有认出项目表', en: 'no project table recognised' },
  'no-header': { zh: '像一张表，但找不到表头', en: 'looks like a table, but has no header we know' },
} as const satisfies { readonly [code: string]: Words }

/** Between the items of a list. */
export const listSeparator: Words = { zh: '、', en: ', ' }
/** Between alternatives. */
export const orSeparator: Words = { zh: '或', en: ' or ' }
