import { defineRule } from './fields.js'
import { remarkSays } from './readings.js'

/** What comes before the construction permit (DOMAIN.md 2.7). */
const BEFORE = ['permitApproval', 'permitLand', 'permitLandPlan', 'permitWorksPlan', 'permitDrawing'] as const
const OPEN = new Set(['办理中', '未启动'])

export default defineRule({
  id: 'status-procedure-order',
  title: { zh: '施工许可先于前置手续', en: 'Construction permit before what it rests on' },
  why: {
    zh: '前面的手续没办完，施工许可证是发不下来的；多半有一格没有更新，办结率也就算错了。',
    en: 'No construction permit is issued before the others: mostly a cell was not updated, and the rate of completion is wrong too.',
  },
  help: {
    zh: '核对没有办结的几项是不是已经办结没有更新。承诺制、容缺办理的，在备注里写明。水利、交通项目手续不同，按实际填“不涉及”。',
    en: 'See whether the open ones are done by now. Where the project goes by commitment (承诺制), say so in the remarks; mark what does not concern it 不涉及.',
  },
  source: {
    zh: '种子002（六）“一次申报、一单告知、一站办结”；手续次序见公开的县级流程图（立项、用地、规划、施工图在施工许可之前）；山西承诺制改变次序，故只提请核实',
    en: 'Seed 002 (六); public flow charts put approval, land, planning and drawings before the construction permit. Shanxi’s commitment system changes the order, hence a query only',
  },
  severity: 'warning',
  on: 'record',
  tables: ['proc'],
  needs: ['permitConstruction'],
  columns: [BEFORE],
  options: { words: ['承诺制', '容缺', '先建后验'] as readonly string[] },
  messages: {
    open: {
      zh: '施工许可证已办结，前置手续还有{n}项未办结，请核实',
      en: 'the construction permit is issued, {n} procedures before it are not: please check',
    },
  },
  examples: {
    bad: `
平陆县重点项目前期手续台账
序号 | 项目名称 | 立项 | 用地手续 | 建设工程规划许可证 | 施工许可证
1    | 甲项目   | 办结 | 办理中   | 未启动             | 办结!
! 施工许可证已办结，前置手续还有2项未办结，请核实
`,
    good: `
平陆县重点项目前期手续台账
序号 | 项目名称 | 立项 | 用地手续 | 建设工程规划许可证 | 施工许可证 | 备注
1    | 甲项目   | 办结 | 办结     | 不涉及             | 办结       |
2    | 乙项目   | 办结 | 办理中   | 未启动             | 未启动     |
3    | 丙项目   | 办结 | 办理中   | 办结               | 办结       | 承诺制项目
4    | 丁项目   | 办结 |          | 办结               | 办结       |
`,
  },
  *check(record, { options }) {
    if (record.choice('permitConstruction') !== '办结' || remarkSays(record, options.words)) return
    const open = BEFORE.filter((field) => record.has(field) && OPEN.has(record.choice(field) ?? ''))
    if (open.length === 0) return
    yield {
      at: record.at('permitConstruction'),
      message: 'open',
      data: { n: open.length },
      related: open.map((field) => ({ at: record.at(field) })),
    }
  },
})
