import { type Ref, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'

/** A cell in which a person stands with others: behind whom, or before whom. */
interface Standing {
  readonly at: Ref
  readonly leads: boolean
  /** The one in front of him, else the one behind. */
  readonly partner: string
}

export default defineRule({
  id: 'leader-order-inconsistent',
  title: { zh: '正副包联顺序不一', en: 'Lead and deputy order flips' },
  why: {
    zh: '先写的是牵头领导。同一个人时前时后，看不出由谁牵头，印发前常被退回核对。',
    en: 'The first name is the lead. Where one person is now first, now second, nobody can tell who leads.',
  },
  help: {
    zh: '核对两处由谁牵头。名册有级别（rank，1最高）的，排在级别更高的领导之后不提；没有级别的，既排过第一又排过第二的列出一次；没有名册的，只提同一对人前后颠倒的。少数的一处为准，一样多的取后一处。',
    en: 'Check who leads. With ranks in the roster, standing behind a higher one is right. Without ranks, whoever is both first and second is listed once; without a roster, only the same pair turned round. The rarer place is named; of equally many, the later.',
  },
  source: {
    zh: '种子002附件：张华峰在1、7号列第二，在5号列第一',
    en: 'Seed 002 annex: 张华峰 second in 1 and 7, first in 5',
  },
  severity: 'info',
  on: 'table',
  tables: ['plan'],
  needs: ['leader'],
  messages: {
    flips: {
      zh: '{name}在{first}个项目里排第一，在{second}个项目里排在别人之后，请核对由谁牵头',
      en: 'of the projects, {name} is first in {first} and behind others in {second}: check who leads',
    },
    leads: { zh: '在此排第一', en: 'first here' },
    follows: { zh: '在此排在“{partner}”之后', en: 'behind “{partner}” here' },
  },
  examples: {
    bad: [
      {
        settings: { rosters: { leaders: ['杜中伟', '张华峰', '周宏伟'] } },
        table: `
平陆县2025年重点推进项目
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 杜中伟、张华峰
2    | 乙项目   | 8000   | 600            | 张华峰、周宏伟!
3    | 丙项目   | 7000   | 700            | 杜中伟、张华峰
! 张华峰在1个项目里排第一，在2个项目里排在别人之后，请核对由谁牵头
`,
      },
      `
某县2025年重点项目表
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 周甲甲、吴乙乙
2    | 乙项目   | 8000   | 600            | 周甲甲、郑丙丙
3    | 丙项目   | 7000   | 700            | 吴乙乙、周甲甲!
! 周甲甲在2个项目里排第一，在1个项目里排在别人之后，请核对由谁牵头
`,
    ],
    good: [
      {
        settings: {
          rosters: {
            leaders: [
              { name: '杜中伟', rank: 1 },
              { name: '张华峰', rank: 2 },
              { name: '周宏伟', rank: 3 },
            ],
          },
        },
        table: `
平陆县2025年重点推进项目
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 杜中伟、张华峰
2    | 乙项目   | 8000   | 600            | 张华峰、周宏伟
`,
      },
      `
某县2025年重点项目表
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 周甲甲、吴乙乙
2    | 乙项目   | 8000   | 600            | 吴乙乙、郑丙丙
3    | 丙项目   | 7000   | 700            | 周甲甲
`,
    ],
  },
  *check(table, { settings }) {
    const standings = new Map<string, Standing[]>()
    for (const record of table.records()) {
      if (record.isBlank('leader') || table.isContinued(record.row)) continue
      const people = record.people('leader')
      if (!people?.certain) yield UNDECIDABLE
      else if (people.names.length > 1)
        for (const [i, name] of people.names.entries()) {
          const standing = { at: record.at('leader'), leads: i === 0, partner: people.names[i === 0 ? 1 : i - 1]! }
          const known = standings.get(name)
          if (known) known.push(standing)
          else standings.set(name, [standing])
        }
    }
    const roster = settings.rosters.get('leaders')
    const rank = (name: string): number | null => roster?.find(name)?.entry.rank ?? null
    const told = new Set<number>()
    for (const [name, all] of standings) {
      const first = all.filter(({ leads }) => leads)
      const behind = all.filter(({ leads }) => !leads)
      const wrong = behind.filter(({ partner }) => {
        const [own, other] = [rank(name), rank(partner)]
        if (own !== null && other !== null) return other >= own
        return roster !== undefined || first.some((standing) => standing.partner === partner)
      })
      if (first.length === 0 || wrong.length === 0) continue
      const odd = rarer(first, wrong)
      if (told.has(odd.at.row)) continue
      told.add(odd.at.row)
      const others = all.filter((standing) => standing !== odd && (standing.leads || wrong.includes(standing)))
      yield {
        at: odd.at,
        message: 'flips',
        data: { name, first: first.length, second: wrong.length },
        subject: `leader:${name}`,
        related: others.map(({ at, leads, partner }) => ({ at, note: leads ? 'leads' : 'follows', data: { partner } })),
      }
    }
  },
})

/** The first of the fewer; of equally many, the later of the two. */
function rarer(first: readonly Standing[], behind: readonly Standing[]): Standing {
  const [a, b] = [first[0]!, behind[0]!]
  if (first.length !== behind.length) return first.length < behind.length ? a : b
  return a.at.row > b.at.row ? a : b
}
