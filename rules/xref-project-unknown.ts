import { type BatchView, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { firstPerTable, isKind, isSameCounty, isSameYear, type Ledger, type Line, tableWords } from './joined.js'
import { Masters, namelessIn } from './masters.js'
import { quoted } from './readings.js'

export default defineRule({
  id: 'xref-project-unknown',
  title: { zh: '项目不在总表', en: 'Project not in the master list' },
  why: {
    zh: '台账里的项目在总表里找不到，汇总时就对不上号：不是名称写得不一样，就是没有列进清单的项目混了进来。',
    en: 'A project the master list does not know cannot be matched when ledgers are put together: its name is written otherwise, or it was never listed.',
  },
  help: {
    zh: '名称按总表改；确是新增的项目，先补进总表。先按项目代码找，没有代码的按名称找（空格、括号、全半角不论）。总表是同一批里的重点项目表，前期手续、要素、堵点、资金台账也认谋划储备清单。大半项目都不在总表里的，当作另一套清单，不报，算无法判断。',
    en: 'Write the name as the master list has it, or add a new project there first. Projects are looked for by code, without one by name (white space, brackets and width do not matter). The master list is the key-project table of the same batch, for procedures, elements, blockages and funds the reserve list too. Where most projects are not in it, it is another list: undecidable.',
  },
  source: {
    zh: '种子002（十七）“建立工作台账，年初确定、动态调整、适时补充”',
    en: 'Seed 002 (17): ledgers of one list',
  },
  severity: 'error',
  on: 'batch',
  tables: ['dispatch', 'stat', 'proc', 'block', 'element', 'fund'],
  columns: ['name'],
  reads: ['name'],
  options: { leastKnownPercent: 75 },
  messages: {
    unknown: { zh: '{list}里没有这个项目', en: 'the {list} does not have this project' },
    like: {
      zh: '{list}里没有这个项目，最像的是“{candidate}”',
      en: 'the {list} does not have this project, the likest is “{candidate}”',
    },
    code: {
      zh: '{list}里同名的项目，代码是“{candidate}”，这里是“{own}”',
      en: 'in the {list} the project of this name has the code “{candidate}”, here “{own}”',
    },
    listed: { zh: '{list}', en: '{list}' },
  },
  examples: {
    bad: [
      {
        table: `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称                   | 总投资 | 本月完成投资 | 本年累计完成投资
1    | 平陆县城西小学建设项目     | 18600  | 500          | 900
2    | 长晴平陆100MW风电项目!     | 60000  | 800          | 3000
3    | 张店镇综合商贸中心建设项目 | 10300  | 300          | 700
4    | 黄河大桥维修工程!          | 2600   | 100          | 100
! 重点项目表里没有这个项目，最像的是“华电山西长晴平陆100MW风电项目”
! 重点项目表里没有这个项目
`,
        beside: [
          `
平陆县2025年重点建设项目清单
单位：亿元
序号 | 项目名称                         | 总投资 | 2025年计划投资
1    | 平陆县城西小学建设项目           | 1.86   | 0.50
2    | 华电山西长晴平陆100MW风电项目    | 6.00   | 2.00
3    | 张店镇综合商贸中心建设项目       | 1.03   | 0.33
`,
        ],
      },
      `
# 清单
平陆县2025年重点建设项目清单
单位：亿元
项目代码                 | 项目名称               | 总投资 | 2025年计划投资
2404-140829-04-01-111111 | 平陆县城西小学建设项目 | 1.86   | 0.50
2404-140829-04-01-222222 | 平陆县市民广场项目     | 1.15   | 0.50
# 堵点
平陆县重大项目堵点台账
项目代码                 | 项目名称                | 堵点描述 | 责任单位 | 责任人 | 发现日期 | 完成时限 | 销号状态
2404-140829-04-01-111111 | 城西小学                | 供电未通 | 供电公司 | 赵甲   | 2025.3   | 2025.6   | 推进中
2404-140829-04-01-999999 | 平陆县市民广场项目!     | 征地未完 | 自然资源局 | 钱乙 | 2025.3   | 2025.6   | 推进中
! 重点项目表里同名的项目，代码是“2404-140829-04-01-222222”，这里是“2404-140829-04-01-999999”
`,
    ],
    good: [
      `
# 清单
平陆县2025年重点建设项目清单
单位：亿元
序号 | 项目名称                       | 总投资 | 2025年计划投资
1    | 平陆县城西小学（新校区）项目   | 1.86   | 0.50
2    | 平陆县市民广场项目             | 1.15   | 0.50
# 调度
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称                       | 总投资 | 本月完成投资 | 本年累计完成投资
1    | 平陆县城西小学(新校区) 项目    | 18600  | 500          | 900
2    | 平陆县市民广场项目             | 11500  | 500          | 900
^    | ^                              | 11500  | 500          | 900
`,
      {
        table: `
平陆县2025年15个重点推进项目
单位：亿元
序号 | 项目名称               | 总投资 | 2025年计划投资
1    | 平陆县城西小学建设项目 | 1.86   | 0.50
`,
        beside: [
          `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称               | 总投资 | 本月完成投资
1    | 平陆县城西小学建设项目 | 18600  | 500
2    | 平陆县市民广场项目     | 11500  | 500
3    | 黄河大桥维修工程       | 2600   | 100
`,
        ],
      },
      {
        table: `
平陆县2024年重点建设项目清单
单位：亿元
序号 | 项目名称           | 总投资 | 2024年计划投资
1    | 平陆县市民广场项目 | 1.15   | 0.50
`,
        beside: [
          `
平陆县2025年前期手续台账
序号 | 项目名称               | 立项 | 环评   | 施工许可
1    | 平陆县城西小学建设项目 | 办结 | 办理中 | 未启动
2    | 黄河大桥维修工程       | 办结 | 办理中 | 未启动
`,
          `
平陆县2025年谋划储备项目清单
单位：亿元
序号 | 项目名称               | 所在库 | 总投资
1    | 平陆县城西小学建设项目 | 储备库 | 1.86
2    | 黄河大桥维修工程       | 储备库 | 0.26
`,
        ],
      },
    ],
  },
  *check(batch, { options }) {
    if (!batch.current.some((table) => isKind(table, 'plan', 'reserve'))) return
    for (const { table, masters, known, unknown } of comparedOf(batch)) {
      if (unknown.length === 0) continue
      const notKnown = unknown.length + namelessIn(table)
      const enough = ((known + notKnown) * options.leastKnownPercent) / 100
      const isItsList = known >= notKnown && (notKnown <= 2 || known >= enough)
      if (!isItsList) {
        yield UNDECIDABLE
        continue
      }
      // A line of the list without a name may be any of them.
      if (masters.isNameless) {
        for (const _ of unknown) yield UNDECIDABLE
        continue
      }
      for (const line of unknown) {
        const likest = masters.likest(line)
        const list = tableWords(likest?.line.table ?? masters.first)
        if (!likest) yield { at: line.at('name'), message: 'unknown', data: { list } }
        else
          yield {
            at: line.at('name'),
            message: likest.isSameName ? 'code' : 'like',
            data: {
              list,
              candidate: likest.isSameName ? likest.line.code : quoted(likest.line.subject),
              own: line.code,
            },
            expected: likest.line.subject,
            related: [{ at: likest.line.at('name'), note: 'listed' }],
          }
      }
    }
  },
})

/** A ledger beside its master lists: how many of its projects they have, and the lines of the others. */
interface Compared {
  readonly table: Ledger
  readonly masters: Masters
  known: number
  readonly unknown: Line[]
}

function comparedOf(batch: BatchView<Fields>): Compared[] {
  const byYear = new Map<string, Masters | null>()
  const compared = new Map<Ledger, Compared>()
  for (const table of batch.tables) {
    const kinds = isKind(table, 'dispatch', 'stat') ? (['plan'] as const) : (['plan', 'reserve'] as const)
    const key = `${table.year}${table.place}${kinds}`
    let masters = byYear.get(key)
    if (masters === undefined) {
      const isMaster = (list: Ledger): boolean =>
        isKind(list, ...kinds) && list.has('name') && isSameCounty(list, table) && isSameYear(list, table)
      const [first, ...others] = batch.current.filter(isMaster)
      masters = first ? new Masters([first, ...others]) : null
      byYear.set(key, masters)
    }
    if (masters) compared.set(table, { table, masters, known: 0, unknown: [] })
  }
  if (compared.size === 0) return []
  for (const { records, isAmbiguous } of batch.projects()) {
    const firsts = firstPerTable(records)
    const listed = new Map<Masters, boolean>()
    for (const [table, line] of firsts) {
      const ledger = compared.get(table)
      if (!ledger) continue
      const { masters } = ledger
      const isListed = listed.get(masters) ?? [...firsts.keys()].some((other) => masters.lists.has(other))
      listed.set(masters, isListed)
      if (isAmbiguous || isListed) ledger.known++
      else ledger.unknown.push(line)
    }
  }
  return [...compared.values()]
}
