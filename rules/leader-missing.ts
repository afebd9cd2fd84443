import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { isFinished } from './readings.js'

export default defineRule({
  id: 'leader-missing',
  title: { zh: '缺包联领导', en: 'No leader assigned' },
  why: {
    zh: '每个重点项目都要有县级领导包联；空着就没有人牵头协调，通报时也无从分组。',
    en: 'Every key project has a county leader; without one nobody coordinates it, and bulletins cannot list it.',
  },
  help: {
    zh: '填上包联领导。还没有明确的，请示后再报，不要填“—”“待定”。已完工、投产的项目不提。',
    en: 'Enter the leader; a dash or 待定 is not one. Finished projects are left out.',
  },
  source: {
    zh: '种子002附件“县级包联领导”；种子003襄汾“项目包联一名县级领导”',
    en: 'Seed 002 annex; seed 003 (Xiangfen): one county leader per project',
  },
  severity: 'error',
  on: 'record',
  tables: ['plan', 'dispatch'],
  columns: ['leader'],
  gathers: true,
  messages: {
    missing: { zh: '没有包联领导', en: 'no leader in charge' },
  },
  examples: {
    bad: `
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 张首华
2    | 乙项目   | 8000   | 600            | !
3    | 丙项目   | 7000   | 700            | 李波
4    | 丁项目   | 9000   | 700            | 待定!
5    | 戊项目   | 9000   | 700            | 李波
! 没有包联领导
! 没有包联领导
`,
    good: [
      `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 开工状态 | 包联领导
1    | 甲项目   | 6000   | 在建     | 张首华、李波
2    | 乙项目   | 8000   | 完工     |
3    | 丙项目   | 8000   | 停工     | 王  飞
4    | 丁项目   | 8000   | 已交付   |
`,
      `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 开工状态 | 包联领导
1    | 甲项目   | 6000   | 在建     | 张首华
^    | ^        | 2000   | 在建     |
2    | 乙项目   | 8000   | 在建     | 李波
`,
    ],
  },
  *check(record) {
    if (!record.isBlank('leader') || isFinished(record) === true || record.table.isContinued(record.row)) return
    if (record.read('status').state === 'unreadable') yield UNDECIDABLE
    else yield { at: record.at('leader'), message: 'missing' }
  },
})
