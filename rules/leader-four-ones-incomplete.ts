import { type TableRecord, trimText } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { isFinished } from './readings.js'

/**
 * 四个一: one list of needs, one county leader, one service team, one assessment for each project. Whichever of the four the table has
 * a column of must be filled in. That there are no needs (无) is an answer; 待定 and a dash are none. A 服务单位 stands for the team.
 */
export default defineRule({
  id: 'leader-four-ones-incomplete',
  title: { zh: '“四个一”不齐', en: '四个一 incomplete' },
  why: {
    zh: '每个项目一张需求清单、一名县级领导、一个服务专班、一项考核机制，缺一样就有一环没人管，观摩考核时逐项对。',
    en: 'Each project has a list of needs, a leader, a team and an assessment; with one missing nobody answers for that part, and inspections go through all four.',
  },
  help: {
    zh: '补上空着的。确实没有需求的写“无”；没有设专班的，服务单位也算。表里没有的列不查，已完工的项目不提。企业包联表只有包联领导一列的，只查这一列。',
    en: 'Fill in what is blank. Where nothing is needed write 无; a serving unit stands for the team. Columns the table lacks are not asked for, finished projects pass; of an assignment of enterprises with a leader’s column only, that one is looked at.',
  },
  source: {
    zh: '种子003襄汾“四个一”：项目需求一张清单、项目包联一名县级领导、项目服务一个部门专班、项目考核一项机制',
    en: 'Seed 003, Xiangfen: 四个一',
  },
  severity: 'warning',
  on: 'record',
  tables: ['lead'],
  columns: [['need', 'leader', 'serviceTeam', 'assessment']],
  gathers: true,
  messages: {
    one: { zh: '没有填{what}', en: '{what} is blank' },
    several: { zh: '“四个一”缺{count}样：{what}', en: '{count} of the four are blank: {what}' },
  },
  examples: {
    bad: `
襄汾县2025年重点项目“四个一”包联表
序号 | 项目名称 | 需求清单       | 包联领导 | 服务专班   | 考核机制
1    | 甲项目   | 用地指标20亩   | 张首华   | 工信局专班 | 月通报
2    | 乙项目   | 无             | !        | 住建局专班 | 月通报
3    | 丙项目   | 待定!          | 李波     |            |
4    | 丁项目   | 供电接入       | 王  飞   | 水利局专班 | 月通报
5    | 戊项目   | 供电接入       | 王  飞   | 水利局专班 | 月通报
! 没有填包联领导
! “四个一”缺3样：需求清单、服务专班、考核机制
`,
    good: [
      `
襄汾县2025年重点项目“四个一”包联表
序号 | 项目名称 | 需求清单     | 包联领导 | 服务专班   | 服务单位 | 考核机制
1    | 甲项目   | 用地指标20亩 | 张首华   | 工信局专班 | 工信局   | 月通报
2    | 乙项目   | 暂无         | 李波     |            | 住建局   | 月通报
`,
      `
河津市2025年县级领导包联规上工业企业一览表
序号 | 企业名称           | 包联领导 | 职务     | 联系人
1    | 河津甲能源有限公司 | 张首华   | 副市长   | 王一
2    | 河津乙铝业有限公司 | 李波     | 市委常委 | 李二
`,
    ],
  },
  *check(record) {
    const { table } = record
    if (table.isContinued(record.row) || isFinished(record)) return
    const missing = NAMES.filter((field) => record.has(field) && !isGiven(record, field))
    const [first, ...others] = missing
    if (!first) return
    const what = {
      zh: missing.map((field) => FOUR[field].zh).join('、'),
      en: missing.map((field) => FOUR[field].en).join(', '),
    }
    yield {
      at: record.at(first),
      message: others.length > 0 ? 'several' : 'one',
      data: { what, count: missing.length },
      related: others.map((field) => ({ at: record.at(field) })),
      // Several are this project's own matter: not to be gathered with projects that lack others.
      ...(others.length > 0 ? { places: [record.at(first)] } : {}),
    }
  },
})

const FOUR = {
  need: { zh: '需求清单', en: 'list of needs' },
  leader: { zh: '包联领导', en: 'leader in charge' },
  serviceTeam: { zh: '服务专班', en: 'service team' },
  assessment: { zh: '考核机制', en: 'assessment' },
} as const
const NAMES = ['need', 'leader', 'serviceTeam', 'assessment'] as const

function isGiven(record: TableRecord<Fields>, field: keyof typeof FOUR): boolean {
  if (!record.isBlank(field)) return true
  if (field === 'serviceTeam') return record.has('serviceUnit') && !record.isBlank('serviceUnit')
  return field === 'need' && /^暂?无$/.test(trimText(String(record.value('need') ?? '')))
}
