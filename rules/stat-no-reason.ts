import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { hasStartedBy, reaches } from './readings.js'

export default defineRule({
  id: 'stat-no-reason',
  title: { zh: '未入统未说明原因', en: 'Not included and no reason' },
  why: {
    zh: '达到标准而未入统的项目，上级逐个问原因；表里没有写，就要再打一遍电话。',
    en: 'Each eligible project outside the library is asked about; without a reason in the table somebody has to phone.',
  },
  help: {
    zh: '在“未入库原因”或备注里写明原因，如“施工许可未办”“资料补正中”。只看填了“否”的：空着的归 stat-should-be-included。未开工、不足500万元的项目表中已能看出原因，不提。',
    en: 'State the reason in 未入库原因 or in the remarks. Only where 否 is written: blanks are for stat-should-be-included. Projects not started or below 5 million yuan explain themselves.',
  },
  source: {
    zh: '公开的调度系统中“未纳统原因”为否时必填；种子002（十一）',
    en: 'A public dispatch system demands 未纳统原因 where the answer is 否; seed 002 (十一)',
  },
  severity: 'warning',
  on: 'record',
  tables: ['stat', 'dispatch'],
  columns: ['included', 'total', ['excludedReason', 'remark']],
  given: ['unit'],
  gathers: true,
  entails: ['stat-should-be-included'],
  options: { threshold: 500 },
  messages: {
    missing: {
      zh: '填了未入统，却没有写原因',
      en: 'marked as not included, but no reason is given',
    },
  },
  examples: {
    bad: `
平陆县2025年入库纳统情况表
单位：万元
序号 | 项目名称 | 计划总投资 | 是否入统 | 未入库原因 | 备注
1    | 甲项目   | 6000       | 否!      |            |
2    | 乙项目   | 8000       | ×!       | ——         |
3    | 丙项目   | 7000       | 是       |            |
4    | 丁项目   | 7000       | 是       |            |
! 填了未入统，却没有写原因
! 填了未入统，却没有写原因
`,
    good: `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 本月完成投资 | 开工状态 | 是否入统 | 未入库原因 | 备注
1    | 甲项目   | 6000   | 520          | 在建     | 否       | 资料补正中 |
2    | 乙项目   | 8000   | 300          | 在建     | 否       |            | 6月申报
3    | 丙项目   | 8000   |              | 未开工   | 否       |            |
4    | 丁项目   | 300    | 30           | 在建     | 否       |            |
5    | 戊项目   | 8000   | 300          | 在建     |          |            |
`,
  },
  *check(record, { options }) {
    if (record.yes('included') === null && !record.isBlank('included')) yield UNDECIDABLE
    if (record.yes('included') !== false) return
    if (!record.isBlank('excludedReason') || !record.isBlank('remark')) return
    const total = record.amount('total')
    const large = total && reaches(total, options.threshold)
    // A table that says nothing of starts lists what is up for inclusion; one that does must say it of this project.
    const tells = record.has('status') || record.has('started')
    const started = hasStartedBy(record, record.table.period) ?? (tells ? null : true)
    if (large === false || started === false) return
    if (large === null || started === null) yield UNDECIDABLE
    else yield { at: record.at('included'), message: 'missing' }
  },
})
