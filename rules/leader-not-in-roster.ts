import { isCurrent, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { rewrite } from './readings.js'

export default defineRule({
  id: 'leader-not-in-roster',
  title: { zh: '领导不在名册', en: 'Leader not in the roster' },
  why: {
    zh: '姓名错一个字，按领导汇总就多出一个人，这位领导包联的项目就少一个。',
    en: 'One wrong character makes a new person in every list by leader, and the real one loses a project.',
  },
  help: {
    zh: '核对姓名；只差一个字的附有名册中的姓名。名册过时的，请改规则包里的 leaders.csv（姓名、任职起止）。',
    en: 'Check the name; roster names one character away are offered. An outdated roster is corrected in the pack (leaders.csv).',
  },
  source: { zh: '种子002附件的县级包联领导', en: 'County leaders of the annex of seed 002' },
  severity: 'warning',
  on: 'record',
  tables: ['plan', 'dispatch', 'lead'],
  columns: ['leader'],
  given: ['roster:leaders'],
  messages: {
    unknown: { zh: '“{name}”不在县级领导名册', en: '“{name}” is not in the roster of county leaders' },
    near: {
      zh: '“{name}”不在县级领导名册，疑为“{near}”',
      en: '“{name}” is not in the roster of county leaders, perhaps “{near}”',
    },
    past: { zh: '“{name}”在填报期不在任', en: '“{name}” was not in office in the report period' },
  },
  examples: {
    bad: {
      settings: {
        period: '2025-04',
        rosters: { leaders: ['张首华', '程丽珍', '王飞', { name: '李波', to: '2024-12' }] },
      },
      table: `
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 张首华、程丽贞!
2    | 乙项目   | 8000   | 600            | 赵某某!
3    | 丙项目   | 7000   | 700            | 李  波!
4    | 丁项目   | 7000   | 700            | 张首华
! “程丽贞”不在县级领导名册，疑为“程丽珍”
! “赵某某”不在县级领导名册
! “李波”在填报期不在任
`,
    },
    good: {
      settings: { rosters: { leaders: ['张首华', '程丽珍', '王飞'] } },
      table: `
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 张首华、程丽珍（常务副县长）
2    | 乙项目   | 8000   | 600            | 王  飞
3    | 丙项目   | 7000   | 700            | ␠张首华↵王飞␠
4    | 丁项目   | 7000   | 700            |
`,
    },
  },
  *check(record, { settings }) {
    const roster = settings.rosters.get('leaders')
    if (!roster || record.isBlank('leader')) return
    const people = record.people('leader')
    if (!people?.certain) {
      yield UNDECIDABLE
      return
    }
    const at = record.at('leader')
    const raw = record.value('leader')
    for (const name of people.names) {
      const hit = roster.find(name)
      if (hit && isCurrent(hit.entry, record.table.period)) continue
      if (hit) {
        yield { at, message: 'past', data: { name }, actual: name }
        continue
      }
      const near = roster.near(name)
      const [only] = near
      const fixable = near.length === 1 && only && typeof raw === 'string' && raw.split(name).length === 2
      yield {
        at,
        message: near.length > 0 ? 'near' : 'unknown',
        data: { name, near: near.join('”、“') },
        actual: name,
        ...(near.length === 1 && only ? { expected: only } : {}),
        ...(fixable ? rewrite(record.table, at, raw.replace(name, only), { safe: false }) : {}),
      }
    }
  },
})
