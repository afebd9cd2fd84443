/** The kinds of table, as data. Required columns: RULES.md `structure-required-column-missing`, from the annex of seed 002. */
import type { TableKindDef } from '../src/core/index.js'
import type { FieldName } from './fields.js'

interface Kind extends Omit<TableKindDef, 'signs' | 'required'> {
  readonly signs: readonly FieldName[]
  readonly required: readonly (FieldName | readonly FieldName[])[]
}

const PLAN = [
  'seq',
  'name',
  'unit',
  'nature',
  'total',
  'plan',
  ['start', 'span'],
  ['finish', 'span'],
  'leader',
] as const

export const tables: readonly Kind[] = [
  {
    name: 'stat',
    title: { zh: '入库纳统表', en: 'statistical inclusion table' },
    titleWords: ['入库纳统', '纳统', '入统', '统计入库', '入库资料', '入库'],
    signs: [
      'approvedTotal',
      'approvalDoc',
      'contractDoc',
      'photoDoc',
      'licenceDoc',
      'statCode',
      'excludedReason',
      'uscc',
    ],
    required: ['name', 'total', 'included'],
  },
  {
    name: 'dispatch',
    title: { zh: '月度调度表', en: 'monthly dispatch table' },
    titleWords: ['调度', '进度', '进展', '完成情况', '月报'],
    signs: ['quarterPlan', 'domain', 'month', 'monthly', 'yearCum', 'cum', 'rate', 'progress', 'status', 'started'],
    required: [...PLAN, ['month', 'monthly'], 'yearCum', ['status', 'started']],
  },
  {
    name: 'start',
    title: { zh: '开工情况表', en: 'start table' },
    titleWords: ['开工', '复工', '开复工'],
    signs: ['started', 'actualStart'],
    required: ['name', 'unit', 'total', ['start', 'actualStart', 'span']],
  },
  {
    name: 'plan',
    title: { zh: '重点项目表', en: 'key-project table' },
    titleWords: [
      '重点推进项目',
      '重点项目',
      '重大项目',
      '重点建设项目',
      '计划表',
      '项目计划',
      '投资计划',
      '项目表',
      '一览表',
      '项目清单',
    ],
    signs: ['plan', 'start', 'finish', 'span', 'nature', 'domain', 'leader'],
    required: PLAN,
  },
]

/** The name of a kind of table. */
export type TableKind = 'plan' | 'dispatch' | 'start' | 'stat'
