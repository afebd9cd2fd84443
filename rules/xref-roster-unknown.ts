import { type Roster, squeeze, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { tableWords } from './joined.js'
import { likelyUnit } from './keys.js'
import { quoted } from './readings.js'
import { leadersIn, lookUp, unitsOf } from './rosters.js'

/**
 * Leaders and offices of the ledgers beside the rosters that were handed in with them (领导名册, 单位名册 as tables). Where a pack has
 * a roster, `leader-not-in-roster` and `unit-not-in-roster` judge by that. A roster that knows few of a table's names is one of
 * other people: undecidable.
 */
export default defineRule({
  id: 'xref-roster-unknown',
  title: { zh: '名册里没有', en: 'Not in the roster beside it' },
  why: {
    zh: '同一批里有名册，表里的姓名、单位却对不上，不是写错一个字，就是名册没更新，按人、按单位汇总都会多出一家。',
    en: 'The roster handed in with the tables does not have a name in them: a slip or an old roster; lists by person or unit get a line too many.',
  },
  help: {
    zh: '照名册改，或把名册补全。名册是同一批工作簿里的领导名册、单位名册；单位的简称、其他写法都认，公司、乡镇、学校等不在名册也不提。一张表里大半姓名（单位）都不在名册的，当作另一套名册，不报，算无法判断。规则包里有名册的，由 leader-not-in-roster、unit-not-in-roster 判。',
    en: 'Write it as the roster does, or bring the roster up to date. The rosters are the tables of leaders and units in the same batch; short forms and other spellings count, companies, townships, schools and the like may be missing. Where a roster has few of the names of a table it is another one: undecidable. A roster of a pack goes before.',
  },
  source: {
    zh: '种子002附件的包联领导、责任单位两列；种子000、001的专班和包联名册',
    en: 'Leaders and units of the annex of seed 002; rosters of seeds 000 and 001',
  },
  severity: 'warning',
  on: 'batch',
  tables: ['plan', 'dispatch', 'start', 'reserve', 'block', 'lead'],
  columns: [['leader', 'unit']],
  reads: ['leader', 'unit', 'person', 'unitName', 'shortName', 'otherNames'],
  options: {
    /** Percent of the names of a table a roster must have to be the roster of that table. */
    leastKnownPercent: 75,
  },
  messages: {
    leader: { zh: '领导名册里没有“{name}”', en: 'the roster of leaders does not have “{name}”' },
    leaderLike: {
      zh: '领导名册里没有“{name}”，疑为“{like}”',
      en: 'the roster of leaders does not have “{name}”, perhaps “{like}”',
    },
    unit: { zh: '单位名册里没有“{name}”', en: 'the roster of units does not have “{name}”' },
    unitLike: {
      zh: '单位名册里没有“{name}”，疑为“{like}”',
      en: 'the roster of units does not have “{name}”, perhaps “{like}”',
    },
    roster: { zh: '{list}', en: '{list}' },
  },
  examples: {
    bad: `
# 清单
平陆县2025年重点建设项目清单
单位：万元
序号 | 项目名称 | 责任单位         | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 水利局           | 6000   | 500            | 张首华、杨志强
2    | 乙项目   | 住建局           | 8000   | 600            | 张首花!
3    | 丙项目   | 移民办!          | 7000   | 700            | 王  飞
4    | 丁项目   | 水利局           | 7000   | 700            | 李波
5    | 戊项目   | 农业局、兴虞公司 | 7000   | 700            | 李波
# 领导
平陆县县级领导名册
序号 | 姓名   | 职务     | 排序 | 分管工作
1    | 张首华 | 县委常委 | 1    | 工业
2    | 王飞   | 副县长   | 2    | 农业
3    | 李波   | 副县长   | 3    | 园区
4    | 杨志强 | 副县长   | 4    | 能源
# 单位
平陆县责任单位名册
序号 | 单位名称     | 简称   | 单位类别 | 起始日期
1    | 县水利局     | 水利局 | 县直     | 2019年3月
2    | 县住建局     | 住建局 | 县直     | 2019年3月
3    | 县农业农村局 | 农业局 | 县直     | 2019年3月
! 领导名册里没有“张首花”，疑为“张首华”
! 单位名册里没有“移民办”
`,
    good: [
      {
        table: `
平陆县2025年重点建设项目清单
单位：万元
序号 | 项目名称 | 责任单位 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 发改局   | 6000   | 500            | 张首华
2    | 乙项目   | 住建局   | 8000   | 600            | 某领导
3    | 丙项目   |          | 7000   | 700            |
`,
        beside: [
          `
平陆县县级领导名册
序号 | 姓名     | 职务     | 排序 | 分管工作
1    | 张首华   | 县委常委 | 1    | 工业
2    | 王飞     | 副县长   | 2    | 农业
`,
        ],
      },
      {
        settings: { rosters: { leaders: ['张首华', '李波'] } },
        table: `
# 清单
平陆县2025年重点建设项目清单
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 张首华
2    | 乙项目   | 8000   | 600            | 张首华
3    | 丙项目   | 7000   | 700            | 张首华
4    | 丁项目   | 7000   | 700            | 李波
# 领导
平陆县县级领导名册
序号 | 姓名     | 职务     | 排序 | 分管工作
1    | 张首华   | 县委常委 | 1    | 工业
2    | 王飞     | 副县长   | 2    | 农业
`,
      },
    ],
  },
  *check(batch, { options, settings }) {
    const leaders = settings.rosters.has('leaders') ? null : leadersIn(batch)
    const units = settings.rosters.has('units') ? null : unitsOf(batch)
    for (const table of batch.tables)
      for (const field of ['leader', 'unit'] as const) {
        const roster = field === 'leader' ? leaders : units
        if (!roster || !table.has(field)) continue
        const { known, unknown, unclear } = lookUp(table, field, roster)
        for (let i = 0; i < unclear; i++) yield UNDECIDABLE
        const names = new Set(unknown.map(({ name }) => squeeze(name)))
        const isItsRoster = known >= ((known + names.size) * options.leastKnownPercent) / 100
        for (const { line, name } of unknown) {
          if (!isItsRoster || !roster.isWhole) {
            yield UNDECIDABLE
            continue
          }
          const like = field === 'leader' ? onlyNear(name, roster.roster) : likelyUnit(name, roster.roster)
          yield {
            at: line.at(field),
            message: like === null ? field : `${field}Like`,
            data: { name: quoted(name), like: like ?? '', list: tableWords(roster.table) },
            actual: quoted(name),
            ...(like === null ? {} : { expected: like }),
            related: [{ at: roster.table.headingOf(field === 'leader' ? 'person' : 'unitName'), note: 'roster' }],
          }
        }
      }
  },
})

function onlyNear(name: string, roster: Roster): string | null {
  const [near, other] = roster.near(name)
  return near !== undefined && other === undefined ? near : null
}
