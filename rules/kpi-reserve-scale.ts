import { minusAmount, scaleAmount, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { namedList, type Picked, pickedList, sumOf, target } from './targets.js'

export default defineRule({
  id: 'kpi-reserve-scale',
  title: { zh: '储备规模不足', en: 'Reserve below its target' },
  why: {
    zh: '储备项目的投资规模要常年保持，低了来年就没有项目可开。',
    en: 'The volume of reserve projects is to be kept at all times: too little of it and next year has nothing to start.',
  },
  help: {
    zh: '储备年度建设项目的总投资合计和其中重大项目（“是否重大”填是的，或标题写明重大的）的合计，分别与目标比。只看储备清单（标题或“清单名称”里有规则包给出的字样）。总投资有空格而合计不足时不判。',
    en: 'The totals of the reserve list together, and those of its major projects (marked, or the list’s title says so), each against its target. Blank totals leave it undecided where the sum falls short.',
  },
  source: {
    zh: '种子002（二）“投资规模保持在300亿元以上，储备重大项目投资规模保持在120亿元以上”',
    en: 'Seed 002 (二): at least 30 billion yuan in reserve, 12 billion of it in major projects',
  },
  severity: 'warning',
  on: 'table',
  tables: ['reserve'],
  columns: ['name', 'total'],
  given: ['option:target'],
  options: {
    /** 储备年度建设项目, 万元. */
    target: null as number | null,
    /** 储备重大项目, 万元. */
    majorTarget: null as number | null,
    titleWords: ['储备'] as readonly string[],
    majorWords: ['重大项目'] as readonly string[],
  },
  messages: {
    below: {
      zh: '储备项目总投资合计{sum}（{n}个），应保持在{wanted}以上，少{off}',
      en: 'the reserve comes to {sum} ({n} projects), at least {wanted} wanted, {off} more',
    },
    major: {
      zh: '储备重大项目总投资合计{sum}（{n}个），应保持在{wanted}以上，少{off}',
      en: 'major projects in reserve come to {sum} ({n} projects), at least {wanted} wanted, {off} more',
    },
  },
  examples: {
    bad: {
      options: { target: 3_000_000, majorTarget: 1_200_000 },
      table: `
平陆县2026年储备年度建设项目清单
单位：亿元
序号 | 项目名称 | 是否重大! | 总投资!
1    | 甲项目   | 是        | 110.00
2    | 乙项目   | 否        | 180.00
! 储备重大项目总投资合计110.00亿元（1个），应保持在120亿元以上，少10.00亿元
! 储备项目总投资合计290.00亿元（2个），应保持在300亿元以上，少10.00亿元
`,
    },
    good: [
      {
        options: { target: 3_000_000, majorTarget: 1_200_000 },
        table: `
平陆县2026年储备年度建设项目清单
单位：亿元
序号 | 项目名称 | 是否重大 | 总投资
1    | 甲项目   | 是       | 120.00
2    | 乙项目   | 否       | 180.00
3    | 丙项目   | 否       |
`,
      },
      {
        options: { target: 3_000_000, majorTarget: 1_200_000 },
        table: `
平陆县2026年储备重大项目清单
单位：亿元
序号 | 项目名称 | 总投资
1    | 甲项目   | 125.00
`,
      },
    ],
  },
  *check(table, { options }) {
    const list = namedList(table, options.titleWords)
    if (!list) return
    // 储备重大项目 have a list of their own: it is not the whole reserve.
    const major = pickedList(table, options.majorWords)
    const isMajorOnly = major?.every(({ picked }) => picked) ?? false
    const ofBoth = list.map((one, i): Picked => ({ ...one, picked: both(one.picked, major?.[i]?.picked ?? null) }))
    const parts = [
      { message: 'below', wanted: isMajorOnly ? null : options.target, members: list },
      { message: 'major', wanted: major ? options.majorTarget : null, members: ofBoth },
    ] as const
    for (const { message, wanted: value, members } of parts) {
      if (value === null) continue
      const wanted = target(value)
      const { sum, unknown } = sumOf(members, 'total')
      if (sum.lo >= value) continue
      if (sum.unit === null || unknown > 0 || sum.hi >= value) {
        yield UNDECIDABLE
        continue
      }
      const off = { ...scaleAmount(minusAmount(sum, wanted), -1), decimals: sum.decimals }
      const n = members.filter(({ picked }) => picked).length
      const at = table.headingOf(message === 'major' && table.has('major') ? 'major' : 'total')
      yield {
        at,
        message,
        data: { sum, n, wanted, off },
        subject: message,
        actual: sum,
        expected: wanted,
        difference: off,
      }
    }
  },
})

function both(a: boolean | null, b: boolean | null): boolean | null {
  return a === false || b === false ? false : a && b
}
