import { type Percent, UNDECIDABLE, type Words } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { percentLike, standsFor } from './rates.js'
import { monthAt } from './readings.js'

export default defineRule({
  id: 'arith-time-progress-base',
  title: { zh: '序时进度差计算口径', en: 'Time progress on another base' },
  why: {
    zh: '快慢都是和序时进度比出来的。有的按100%、有的按120%折算，或者用了上个月的，同一张通报里的快慢就没法比。',
    en: 'Ahead or behind is measured against the time progress. Where some use 100 %, some 120 %, or last month’s, a bulletin compares what cannot be compared.',
  },
  help: {
    zh: '序时进度＝全年目标×月数÷12，全年目标默认100%，按120%等考核的县在规则包里设选项 annualTarget。进度差（完成率减序时进度，反过来减也算对）与它对不上，而正好等于按另一个全年目标（80%至150%的整十数）或前面某个月算出来的，才提；别的对不上不提。',
    en: 'Time progress is the annual target × months ÷ 12; a county that works to 120 % sets the option annualTarget in its pack, else it is 100 %. A gap (rate less time progress, or the other way round) is reported where it does not fit that but fits another annual target (80 to 150 %, in tens) or an earlier month; any other difference is passed over.',
  },
  source: {
    zh: '惠东2024年4月用33.3%，2022年5月用50%、8月用80%（全年目标120%，粤办函〔2022〕18号）',
    en: 'Huidong: 33.3 % in April 2024, but 50 % in May and 80 % in August 2022, by an annual target of 120 %',
  },
  severity: 'info',
  off: true,
  on: 'record',
  tables: ['dispatch', 'ranking'],
  needs: [['timeProgress', 'progressGap']],
  given: ['period'],
  gathers: true,
  options: {
    /** The whole year in percent. */
    annualTarget: 100,
  },
  messages: {
    base: {
      zh: '序时进度填{printed}，是按{used}算的；{period}按全年{target}%应为{right}',
      en: 'time progress {printed} is that of {used}; {period}, by {target} % for the year, it is {right}',
    },
    gap: {
      zh: '进度差填{printed}，是按{used}的序时进度{base}算的；按{period}、全年{target}%的{right}，应为{expected}',
      en: 'the gap {printed} is by the time progress of {used}, {base}; by {right} of {period}, at {target} % for the year, it is {expected}',
    },
  },
  examples: {
    bad: [
      `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 年度计划投资 | 本月完成投资 | 本年累计完成投资 | 完成率（%） | 与序时进度差（%）
甲项目   | 5000         | 300          | 2100             | 42.0        | 0.3
乙项目   | 5000         | 300          | 2600             | 52.0        | 2.0!
丙项目   | 5000         | 300          | 1500             | 30.0        | -3.3!
! 进度差填2.0%，是按全年120%的序时进度50.0%算的；按2025年5月、全年100%的41.7%，应为10.3%
! 进度差填-3.3%，是按4月的序时进度33.3%算的；按2025年5月、全年100%的41.7%，应为-11.7%
`,
      {
        options: { annualTarget: 120 },
        table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 年度计划投资 | 本月完成投资 | 本年累计完成投资 | 完成率（%） | 序时进度（%）
甲项目   | 5000         | 300          | 2100             | 42.0        | 50.0
乙项目   | 5000         | 300          | 2600             | 52.0        | 41.7!
! 序时进度填41.7%，是按全年100%算的；2025年5月按全年120%应为50.0%
`,
      },
    ],
    good: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 年度计划投资 | 本月完成投资 | 本年累计完成投资 | 完成率（%） | 序时进度（%） | 与序时进度差（%）
甲项目   | 5000         | 300          | 2100             | 42.0        | 41.7          | 0.3
乙项目   | 5000         | 300          | 2600             | 52.0        | 41.6          | -10.3
丙项目   | 5000         | 300          | 2600             | 52.0        | 41.7          | 7.7
丁项目   | 5000         | 300          |                  |             |               | 2.0
戊项目   | 5000         | 300          |                  |             |               |
`,
  },
  *check(record, { options }) {
    const period = record.table.period!
    const base = (options.annualTarget * monthOf(period)) / 12
    const [time, gap, rate] = [record.percent('timeProgress'), record.percent('progressGap'), record.percent('rate')]
    const said = { period: monthAt(period), target: options.annualTarget, right: percentLike(base, time ?? gap) }
    const used = time && usedBy(time, base, options.annualTarget, period)
    if (time && used) {
      const data = { ...said, used: used.words, printed: percentLike(time.value, time) }
      yield { at: record.at('timeProgress'), message: 'base', data, expected: said.right }
    }
    if (time || !gap) return
    if (!rate) return yield UNDECIDABLE
    const [plain, turned] = [between(rate, gap, -1), between(rate, gap, 1)]
    if (standsFor(plain, base) || standsFor(turned, base)) return
    const other = usedBy(plain, base, options.annualTarget, period)
    if (!other) return
    const expected = percentLike(rate.value - base, gap)
    const words = {
      used: other.words,
      base: percentLike(other.base, gap),
      printed: percentLike(gap.value, gap),
      expected,
    }
    yield {
      at: record.at('progressGap'),
      message: 'gap',
      data: { ...said, ...words },
      expected,
      related: [{ at: record.at('rate') }],
    }
  },
})

interface Used {
  readonly base: number
  readonly words: Words
}

const TARGETS = [80, 90, 100, 110, 120, 130, 140, 150]

/**
 * A time progress other than `base` that `printed` is of: last month's, that of another annual target, an earlier month's; null where
 * it is of none.
 */
function usedBy(printed: Percent, base: number, target: number, period: number): Used | null {
  if (standsFor(printed, base)) return null
  const month = monthOf(period)
  const months = Array.from({ length: month - 1 }, (_, i) => month - 1 - i).map((before) => ({
    base: (target * before) / 12,
    words: { zh: `${before}月`, en: `month ${before}` },
  }))
  const targets = TARGETS.map((of) => ({
    base: (of * month) / 12,
    words: { zh: `全年${of}%`, en: `${of} % for the year` },
  }))
  return [...months.slice(0, 1), ...targets, ...months.slice(1)].find((one) => standsFor(printed, one.base)) ?? null
}

/** The base a gap implies: the rate less the gap, or plus it where it was taken the other way round. */
function between(rate: Percent, gap: Percent, sign: 1 | -1): Percent {
  const slack = (rate.hi - rate.lo + gap.hi - gap.lo) / 2
  const value = rate.value + sign * gap.value
  return { value, lo: value - slack, hi: value + slack }
}

function monthOf(period: number): number {
  return (period % 12) + 1
}
