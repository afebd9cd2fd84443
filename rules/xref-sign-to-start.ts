import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { isKind, isSameCounty, type Line, tableWords } from './joined.js'
import { Masters } from './masters.js'
import { quoted, remarkSays } from './readings.js'

/** What a signed project goes on to. */
const ONWARD = ['reserve', 'plan', 'start', 'dispatch', 'stat'] as const

export default defineRule({
  id: 'xref-sign-to-start',
  title: { zh: '签约项目没有下文', en: 'A signed project goes nowhere' },
  why: {
    zh: '签约半年还不在储备、开工、调度的任何一张表里，项目就是丢了；年底算当年开工率才发现就晚了。',
    en: 'Half a year after signing a project stands in no list of reserve, start or dispatch: it is lost, and the start rate of the year finds out too late.',
  },
  help: {
    zh: '问招商专班项目到了哪一步：在推进的列进储备或开工表（名称、代码要一致），已终止的在签约台账备注里写明。签约满180天（months 个月）才提；同一批工作簿里没有储备、重点项目、开工、调度、入库任何一张表的不判。',
    en: 'Ask the task force how far it is: what goes on belongs into the reserve or start list under the same name or code, what has ended is said in the remarks. Told from 180 days (option months) after signing; without any such list in the batch nothing is judged.',
  },
  source: {
    zh: '种子002（三）（四）招商项目落地；前言“签约项目当年开工率达到60%以上”',
    en: 'Seed 002 (3)(4), and the preamble: 60 % of signed projects start in the same year',
  },
  severity: 'info',
  off: true,
  on: 'batch',
  tables: ['sign'],
  columns: ['name', 'signDate'],
  reads: ['name', 'signDate', 'started', 'status', 'remark', 'problem'],
  given: ['period'],
  options: { months: 6, ended: ['终止', '解约', '退出', '取消', '不再', '放弃'] as readonly string[] },
  messages: {
    lost: {
      zh: '{signed}签约，已满{months}个月，不在储备、开工、调度的任何一张表里',
      en: 'signed {signed}, {months} months ago, and in no list of reserve, start or dispatch',
    },
    like: {
      zh: '{signed}签约，已满{months}个月，没有同名的下文；{list}里的“{candidate}”是不是它',
      en: 'signed {signed}, {months} months ago, nothing of this name goes on; is it “{candidate}” of the {list}?',
    },
    listed: { zh: '可能是它', en: 'perhaps this one' },
  },
  examples: {
    bad: {
      table: `
平陆县2025年11月招商引资签约项目台账
单位：亿元
序号 | 项目名称             | 投资方 | 签约日期  | 协议投资 | 是否开工
1    | 铝精深加工产业园项目 | 甲公司 | 2025年1月 | 3.00     | 否
2    | 果品冷链物流项目!    | 乙公司 | 2025年3月 | 4.00     | 否
3    | 康养小镇项目         | 丙公司 | 2025年9月 | 4.00     | 否
! 2025年3月签约，已满8个月，不在储备、开工、调度的任何一张表里
`,
      beside: [
        `
平陆县2026年储备年度建设项目清单
单位：亿元
序号 | 项目名称             | 总投资
1    | 铝精深加工产业园项目 | 3.00
`,
      ],
    },
    good: {
      table: `
平陆县2025年11月招商引资签约项目台账
单位：亿元
序号 | 项目名称             | 投资方 | 签约日期  | 协议投资 | 是否开工 | 备注
1    | 铝精深加工产业园项目 | 甲公司 | 2025年1月 | 3.00     | 否       |
2    | 果品冷链物流项目     | 乙公司 | 2025年3月 | 4.00     | 否       | 投资方退出
3    | 康养小镇项目         | 丙公司 | 2025年9月 | 4.00     | 否       |
`,
      beside: [
        `
平陆县2026年储备年度建设项目清单
单位：亿元
序号 | 项目名称             | 总投资
1    | 铝精深加工产业园项目 | 3.00
`,
      ],
    },
  },
  *check(batch, { options }) {
    const [first, ...others] = batch.current.filter((table) => isKind(table, ...ONWARD) && table.has('name'))
    if (!first) return yield UNDECIDABLE
    const [masters, signing] = [new Masters([first, ...others]), new Set(batch.tables)]
    const isOpen = masters.isNameless
    for (const { records, isAmbiguous } of batch.projects()) {
      const line = records.find(({ table }) => signing.has(table))
      const goesOn = (other: Line): boolean => masters.lists.has(other.table) && isSameCounty(other.table, first)
      if (!line || remarkSays(line, options.ended) || records.some(goesOn)) continue
      const [signed, period] = [line.month('signDate'), line.table.period]
      const age = signed === null || period === null ? null : period - signed.last
      if (signed === null || age === null || isAmbiguous || isOpen) {
        yield UNDECIDABLE
        continue
      }
      if (age < options.months) continue
      const likest = masters.likest(line)
      yield {
        at: line.at('name'),
        message: likest ? 'like' : 'lost',
        data: {
          signed,
          months: age,
          list: tableWords(likest?.line.table ?? first),
          candidate: quoted(likest?.line.subject ?? ''),
        },
        related: likest ? [{ at: likest.line.at('name'), note: 'listed' }] : [],
      }
    }
  },
})
