import { type Ref, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { tableWords } from './joined.js'

export default defineRule({
  id: 'xref-leader-overloaded',
  title: { zh: '一人跨单位包联过多', en: 'Leader holds too many projects over all units' },
  why: {
    zh: '各单位分开报，每张表里一位领导只有两三个项目，合起来却有十几个：谁都没有看见，他也顾不过来。',
    en: 'Each unit hands in its own table and sees two or three projects of a leader; together they are a dozen, and nobody notices.',
  },
  help: {
    zh: '确认是否如此安排，或者调整。同一批里所有的表合起来算，同一个项目在几张表里只算一个；上限（max）由规则包给出，没有给的不查。',
    en: 'Confirm that it is meant, or reassign. All tables of the batch count together, a project in several tables once; the limit (max) comes from a pack, without one nothing is asked.',
  },
  source: { zh: '种子002附件：张首华包联4个；按全县合并', en: 'Seed 002 annex: 张首华 holds 4; over the whole county' },
  severity: 'info',
  off: true,
  on: 'batch',
  tables: ['plan', 'dispatch', 'start', 'lead'],
  columns: ['leader'],
  reads: ['leader'],
  given: ['option:max'],
  supersedes: ['leader-overloaded'],
  options: { max: null as number | null },
  messages: {
    many: {
      zh: '{name}在{tables}张表里共包联{count}个项目，上限是{limit}个',
      en: '{name} holds {count} projects in {tables} tables, at most {limit} are allowed',
    },
    also: { zh: '{list}', en: '{list}' },
  },
  examples: {
    bad: {
      options: { max: 3 },
      table: `
平陆县水利局2025年重点项目表
填报单位：水利局 | | 单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 张首华!
2    | 乙项目   | 8000   | 600            | 张首华、李波
! 张首华在2张表里共包联4个项目，上限是3个
`,
      beside: [
        `
平陆县住建局2025年重点项目表
填报单位：住建局 | | 单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 丙项目   | 6000   | 500            | 李波、张首华
2    | 丁项目   | 8000   | 600            | 张首华
`,
      ],
    },
    good: {
      options: { max: 3 },
      table: `
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 张首华
2    | 乙项目   | 8000   | 600            | 张首华
3    | 丙项目   | 8000   | 600            | 张首华
4    | 丁项目   | 8000   | 600            | 待定
`,
      beside: [
        `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 本月完成投资 | 包联领导
1    | 甲项目   | 6000   | 500          | 张首华
2    | 乙项目   | 8000   | 600          | 张首华
3    | 丙项目   | 8000   | 600          | 张首华、李波
`,
      ],
    },
  },
  *check(batch, { options }) {
    const limit = options.max
    if (batch.tables.length < 2 || limit === null) return
    const asked = new Set(batch.tables)
    const held = new Map<string, Held>()
    for (const { records } of batch.projects()) {
      // The first table that names the leaders of a project speaks for it.
      const line = records.find((one) => asked.has(one.table) && !one.isBlank('leader'))
      if (!line) continue
      const people = line.people('leader')
      if (!people?.certain) {
        yield UNDECIDABLE
        continue
      }
      for (const name of new Set(people.names)) {
        const own = held.get(name) ?? { places: [], tables: new Set() }
        held.set(name, own)
        own.places.push({ at: line.at('leader'), list: tableWords(line.table) })
        own.tables.add(`${line.table.book} ${line.table.index}`)
      }
    }
    for (const [name, { places, tables }] of held) {
      const [first, ...others] = places
      if (!first || places.length <= limit || tables.size < 2) continue
      yield {
        at: first.at,
        message: 'many',
        data: { name, count: places.length, tables: tables.size, limit },
        subject: `leader:${name}`,
        actual: places.length,
        expected: limit,
        related: others.map(({ at, list }) => ({ at, note: 'also', data: { list } })),
        explains: places.map(({ at }) => at),
      }
    }
  },
})

/** The projects of a leader, each where it is first said, and the tables they stand in. */
interface Held {
  readonly places: { readonly at: Ref; readonly list: ReturnType<typeof tableWords> }[]
  readonly tables: Set<string>
}
