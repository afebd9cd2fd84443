import { type Ref, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'

export default defineRule({
  id: 'leader-overloaded',
  title: { zh: '一人包联过多', en: 'Leader holds too many projects' },
  why: {
    zh: '一位领导包联的项目明显多于别人，容易顾不过来，观摩考核时也会被问到。',
    en: 'A leader with far more projects than the others cannot attend to all; the yearly inspection will ask about it.',
  },
  help: {
    zh: '确认是否如此安排；确需调整的，在备注或核实说明里写明。规则包可以给15个左右的清单定上限（max，用于不超过 shortList 个项目的表）；没有定的，超过人均3倍且在3个以上才提。',
    en: 'Confirm that it is meant. A pack may set a limit for a short list (max, for tables of at most shortList projects); without one, more than three times the mean and more than 3 is reported.',
  },
  source: { zh: '种子002附件：张首华包联4个，人均1.5个', en: 'Seed 002 annex: 张首华 holds 4, the mean is 1.5' },
  severity: 'info',
  on: 'table',
  tables: ['plan'],
  needs: ['leader'],
  options: { max: null as number | null, shortList: 20, timesMean: 3 },
  messages: {
    many: {
      zh: '{name}包联{count}个项目，一般不超过{limit}个',
      en: '{name} holds {count} projects, usually at most {limit}',
    },
  },
  examples: {
    bad: [
      {
        options: { max: 3 },
        table: `
平陆县2025年重点推进项目
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 张首华!
2    | 乙项目   | 8000   | 600            | 李波
3    | 丙项目   | 7000   | 700            | 张首华、李波
4    | 丁项目   | 7000   | 700            | 张首华
5    | 戊项目   | 7000   | 700            | 李波、张首华
! 张首华包联4个项目，一般不超过3个
`,
      },
      `
某县2025年重点项目表
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 周甲!
2    | 乙项目   | 8000   | 600            | 周甲
3    | 丙项目   | 7000   | 700            | 周甲、赵丁
4    | 丁项目   | 7000   | 700            | 周甲、钱戊
5    | 戊项目   | 7000   | 700            | 周甲、孙己
6    | 己项目   | 7000   | 700            | 周甲、李庚
7    | 庚项目   | 7000   | 700            | 吴辛
8    | 辛项目   | 7000   | 700            | 郑壬
! 周甲包联6个项目，一般不超过5个
`,
    ],
    good: [
      {
        options: { max: 3 },
        table: `
平陆县2025年重点推进项目
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 张首华
2    | 乙项目   | 8000   | 600            | 张首华
3    | 丙项目   | 7000   | 700            | 张首华、李波
4    | 丁项目   | 7000   | 700            |
`,
      },
      {
        options: { max: 3 },
        table: `
平陆县2025年重点推进项目
单位：万元
序号 | 项目名称 | 责任单位 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 水利局   | 6000   | 500            | 张首华
^    | ^        | 住建局   | 8000   | 600            | ^
2    | 乙项目   | 水利局   | 7000   | 700            | 张首华
^    | ^        | 交运局   | 7000   | 700            | ^
`,
      },
      `
某县2025年重点项目表
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 周甲
2    | 乙项目   | 8000   | 600            | 周甲
3    | 丙项目   | 7000   | 700            | 周甲
4    | 丁项目   | 7000   | 700            | 周甲
5    | 戊项目   | 7000   | 700            | 吴辛
`,
    ],
  },
  *check(table, { options }) {
    const held = new Map<string, Ref[]>()
    let assignments = 0
    for (const record of table.records()) {
      if (record.isBlank('leader') || table.isContinued(record.row)) continue
      const people = record.people('leader')
      if (!people?.certain) {
        yield UNDECIDABLE
        continue
      }
      for (const name of new Set(people.names)) {
        const places = held.get(name)
        if (places) places.push(record.at('leader'))
        else held.set(name, [record.at('leader')])
        assignments++
      }
    }
    const fixed = options.max !== null && table.size <= options.shortList ? options.max : null
    const limit = fixed ?? Math.max(3, Math.floor((options.timesMean * assignments) / Math.max(1, held.size)))
    for (const [name, [at, ...others]] of held)
      if (at && others.length + 1 > limit)
        yield {
          at,
          message: 'many',
          data: { name, count: others.length + 1, limit },
          subject: `leader:${name}`,
          actual: others.length + 1,
          expected: limit,
          related: others.map((other) => ({ at: other })),
        }
  },
})
