import { minusAmount, scaleAmount, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { namedList, sumOf, target } from './targets.js'

export default defineRule({
  id: 'kpi-plan-vs-fai-task',
  title: { zh: '年度计划投资低于固投任务的倍数', en: 'Planned investment below its multiple of the FAI task' },
  why: {
    zh: '项目总会有推迟的，谋划的年度计划投资留不出余量，固定资产投资任务就完不成。',
    en: 'Some projects always slip; without a margin in the plans the task for fixed-asset investment is missed.',
  },
  help: {
    zh: '谋划建设项目（标题或“清单名称”里有规则包给出的字样）的年度计划投资合计，应不低于固定资产投资任务的1.5倍。任务数由县里每年填进规则包（task，万元），没有填就不判，并说明。',
    en: 'The plans of the year of all projects of the planning list together against 1.5 times the task for fixed-asset investment. The county sets the task every year (task, 万元); without it nothing is judged, and that is said.',
  },
  source: {
    zh: '种子002（二）“年度计划投资不低于固定资产投资任务的1.5倍”',
    en: 'Seed 002 (二): plans of the year at least 1.5 times the task for fixed-asset investment',
  },
  severity: 'warning',
  on: 'table',
  tables: ['reserve'],
  columns: ['name', 'plan'],
  given: ['option:task'],
  options: {
    /** 固定资产投资任务 of the year, 万元. */
    task: null as number | null,
    times: 1.5,
    titleWords: ['谋划'] as readonly string[],
  },
  messages: {
    below: {
      zh: '年度计划投资合计{sum}，应不低于固投任务{task}的{times}倍即{wanted}，少{off}',
      en: 'plans of the year come to {sum}; {times} times the task {task} is {wanted}, {off} more',
    },
  },
  examples: {
    bad: {
      options: { task: 100_000 },
      table: `
平陆县2026年谋划建设项目清单
单位：亿元
序号 | 项目名称 | 总投资 | 2026年计划投资!
1    | 甲项目   | 20     | 8.00
2    | 乙项目   | 30     | 5.50
! 年度计划投资合计13.50亿元，应不低于固投任务10亿元的1.5倍即15亿元，少1.50亿元
`,
    },
    good: [
      {
        options: { task: 100_000 },
        table: `
平陆县2026年谋划建设项目清单
单位：亿元
序号 | 项目名称 | 总投资 | 2026年计划投资
1    | 甲项目   | 20     | 8.00
2    | 乙项目   | 30     | 7.00
3    | 丙项目   | 30     |
`,
      },
      {
        options: { task: 100_000 },
        table: `
平陆县2026年储备年度建设项目清单
单位：亿元
序号 | 项目名称 | 总投资 | 2026年计划投资
1    | 甲项目   | 20     | 8.00
`,
      },
    ],
  },
  *check(table, { options }) {
    const list = namedList(table, options.titleWords)
    if (!list) return
    const { sum, unknown } = sumOf(list, 'plan')
    const task = target(options.task ?? 0)
    const wanted = target(task.value * options.times)
    if (sum.lo >= wanted.value) return
    if (sum.unit === null || unknown > 0 || sum.hi >= wanted.value) {
      yield UNDECIDABLE
      return
    }
    const off = scaleAmount(minusAmount(sum, wanted), -1)
    yield {
      at: table.headingOf('plan'),
      message: 'below',
      data: { sum, task, times: options.times, wanted, off: { ...off, decimals: sum.decimals } },
      actual: sum,
      expected: wanted,
      difference: off,
    }
  },
})
