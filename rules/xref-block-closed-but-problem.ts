import { compactText, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { isKind, type Ledger, type Line, latest, linesByTable } from './joined.js'
import { quoted, remarkSays } from './readings.js'

/** What a cell of 存在问题 says that tells of none: 无, 暂无问题, 没有困难, 问题已解决. Of 无法供电 it does not hold. */
const NO_PROBLEM =
  /^(?:目前|现|暂时|暂|项目)?(?:无|没有|不存在|未发现|未反映)(?:存在)?(?:任何|突出|重大|明显|其他|需(?:要)?(?:县里?|上级)?(?:协调|解决)的?){0,3}(?:困难|问题|堵点|事项|和|及|与){0,3}[。.!！]?$|已(?:全部|经|协调|得到|妥善){0,3}解决[。.!！]?$/
const LONGEST = 60

export default defineRule({
  id: 'xref-block-closed-but-problem',
  title: { zh: '堵点已销号仍报问题', en: 'Blockage closed but problem still reported' },
  why: {
    zh: '堵点台账说已经清零，调度表还在报问题：不是销号不实，就是新问题没有进台账，没有人去办。',
    en: 'The ledger of blockages says all is closed, the dispatch still reports a problem: it was closed too early, or a new one is not in the ledger and nobody deals with it.',
  },
  help: {
    zh: '问题还在的，堵点恢复未销号；是新问题的，在堵点台账新增一条；已解决的，调度表的存在问题清掉。停工的项目在台账里也要有没销号的堵点（冬季停工等 seasonal 里的字样除外；台账里一个项目都对不上这张调度表的不查）。',
    en: 'Reopen the blockage, add the new problem to the ledger, or clear the problem in the dispatch. A stopped project should have an open blockage too (seasonal stops, named by the words in seasonal, are left out; so are dispatches of which the ledger knows no project).',
  },
  source: {
    zh: '种子002（十二）“建立台账，现场办公，直至全部销号清零”',
    en: 'Seed 002 (12): until every item is closed',
  },
  severity: 'warning',
  on: 'batch',
  tables: ['dispatch'],
  columns: ['name', ['problem', 'status']],
  reads: ['name', 'problem', 'status', 'remark', 'progress', 'blockState', 'closedDate'],
  options: { seasonal: ['冬季', '冬歇', '季节', '春节', '汛期', '雨季', '封冻', '上冻'] as readonly string[] },
  messages: {
    problem: {
      zh: '存在问题写着“{problem}”，堵点台账里它的{count}条堵点都已销号',
      en: 'the problem “{problem}” stands here, while all {count} of its blockages are closed in the ledger',
    },
    stopped: { zh: '已停工，堵点台账里没有未销号的堵点', en: 'stopped, yet the ledger has no open blockage of it' },
    closed: { zh: '已销号', en: 'closed' },
  },
  examples: {
    bad: {
      table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 建设状态 | 存在问题
甲项目   | 8000   | 200          | 在建     | 征地未完成!
乙项目   | 8000   | 0            | 停工!    | 无
丙项目   | 8000   | 0            | 停工!    | 无
! 存在问题写着“征地未完成”，堵点台账里它的2条堵点都已销号
! 已停工，堵点台账里没有未销号的堵点
! 已停工，堵点台账里没有未销号的堵点
`,
      beside: [
        `
平陆县重大项目堵点台账
项目名称 | 堵点描述 | 责任单位 | 责任人 | 发现日期 | 完成时限 | 销号状态 | 销号日期
甲项目   | 供电未通 | 供电公司 | 赵甲   | 2025.1   | 2025.3   | 已销号   | 2025.3
甲项目   | 征地     | 张店镇   | 钱乙   | 2025.2   | 2025.4   | 已解决   | 2025.4
乙项目   | 缺资金   | 财政局   | 孙丙   | 2025.2   | 2025.4   | 已销号   | 2025.4
`,
      ],
    },
    good: {
      table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 建设状态 | 存在问题           | 备注
甲项目   | 8000   | 200          | 在建     | 征地未完成         |
乙项目   | 8000   | 200          | 在建     | 暂无问题           |
丙项目   | 8000   | 0            | 停工     | 无                 | 汛期停工
丁项目   | 8000   | 200          | 在建     | 无法供电           |
戊项目   | 8000   | 200          | 在建     | 供电问题已协调解决 |
己项目   | 8000   | 200          | 在建     | 道路不通           |
庚项目   | 8000   | 0            | 停工     | 缺资金             |
`,
      beside: [
        `
平陆县重大项目堵点台账
项目名称 | 堵点描述 | 责任单位 | 责任人 | 发现日期 | 完成时限 | 销号状态 | 销号日期
甲项目   | 供电未通 | 供电公司 | 赵甲   | 2025.1   | 2025.3   | 已销号   | 2025.3
甲项目   | 征地     | 张店镇   | 钱乙   | 2025.2   | 2025.4   | 推进中   |
乙项目   | 缺资金   | 财政局   | 孙丙   | 2025.2   | 2025.4   | 已销号   | 2025.4
己项目   | 道路     | 交运局   | 孙丙   | 2025.2   | 2025.7   | 已销号   | 2025.7
庚项目   | 缺资金   | 财政局   | 孙丙   | 2025.2   | 2025.7   | 待解决   |
`,
      ],
    },
  },
  *check(batch, { options }) {
    if (!batch.current.some((table) => isKind(table, 'block'))) return
    const asked = new Set(batch.tables)
    const joined = [...batch.projects()].map(({ records, isAmbiguous }) => ({
      isAmbiguous,
      reports: latestOf(records.filter(({ table }) => asked.has(table))),
      blocks: records.filter(({ table }) => isKind(table, 'block')),
    }))
    const related = new Set(
      joined.flatMap(({ reports, blocks }) => (blocks.length > 0 ? reports : []).map(({ table }) => table)),
    )
    const isNameless = batch.current.some((table) => isKind(table, 'block') && [...table.records()].some(isNobodys))
    for (const { reports, blocks, isAmbiguous } of joined)
      for (const line of reports) {
        const problem = problemOf(line)
        const isStopped = line.choice('status') === '停工' && !isSeasonal(line, options.seasonal)
        if ((problem === null && !isStopped) || !related.has(line.table)) continue
        if (blocks.length === 0 && !isStopped) continue
        const closed = isAmbiguous || isNameless ? null : areClosed(blocks, line.table.period)
        if (closed === null) yield UNDECIDABLE
        else if (closed && problem !== null && blocks.length > 0)
          yield {
            at: line.at('problem'),
            message: 'problem',
            data: { problem: quoted(problem), count: blocks.length },
            related: blocks.map((block) => ({ at: closedCell(block), note: 'closed' })),
          }
        else if (closed && isStopped)
          yield {
            at: line.at('status'),
            message: 'stopped',
            related: blocks.map((block) => ({ at: closedCell(block), note: 'closed' })),
          }
      }
  },
})

/** The lines of the latest period, one per table. */
function latestOf(lines: readonly Line[]): Line[] {
  const period = latest(lines)?.table.period ?? null
  const firsts = [...linesByTable(lines).values()].map(([first]) => first!)
  return firsts.filter(({ table }) => table.period === period)
}

function isNobodys({ subject, code }: Line): boolean {
  return subject + code === ''
}

/** The problem a line reports; null where it reports none. */
function problemOf(line: Line): string | null {
  const text = line.has('problem') && !line.isBlank('problem') ? line.text('problem') : null
  return text === null || NO_PROBLEM.test(compactText(text).slice(-LONGEST)) ? null : text
}

function isSeasonal(line: Line, words: readonly string[]): boolean {
  return remarkSays(line, words) || words.some((word) => line.text('progress')?.includes(word))
}

/**
 * Whether every blockage was closed by a period; null where one does not say. One closed later was still open; with no date in its column it may have been. Of none, true: there is
 * none that is open.
 */
function areClosed(blocks: readonly Line[], period: Ledger['period']): boolean | null {
  const closed = blocks.map((block) => {
    const state = block.choice('blockState')
    const date = block.month('closedDate')
    if (state !== null && state !== '已销号') return false
    if (date !== null) return period === null || date.last <= period ? true : date.first > period ? false : null
    return state === null || block.has('closedDate') ? null : true
  })
  return closed.includes(false) ? false : closed.includes(null) ? null : true
}

function closedCell(block: Line) {
  return block.at(block.choice('blockState') === null ? 'closedDate' : 'blockState')
}
