import type { TableRecord } from '../src/core/index.js'
import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'

const OPEN = new Set(['办理中', '未启动'])

export default defineRule({
  id: 'date-deadline-passed',
  title: { zh: '时限已过未落实', en: 'Deadline passed, not settled' },
  why: {
    zh: '要素和手续卡住的项目开不了工；过了时限还没有落实的，调度会上第一个问到。',
    en: 'Without its elements and procedures a project cannot start; what is past its deadline is the first question of the meeting.',
  },
  help: {
    zh: '已经落实的，把状态改过来；没有落实的，说明原因并重定时限。只看有时限的行；要素、手续全部空着或看不懂的不判。',
    en: 'Update what is settled; for the rest give the reason and a new deadline. Rows whose states say nothing are not judged.',
  },
  source: {
    zh: '种子002（七）“清单化、责任化、台账化”；种子003侯马“逐项明确了责任人及时间节点”',
    en: 'Seed 002 (七): lists, responsibility, ledgers; seed 003 (Houma): a person and a date for every item',
  },
  severity: 'warning',
  on: 'record',
  tables: ['element', 'proc'],
  needs: ['deadline'],
  given: ['period'],
  messages: {
    passed: {
      zh: '完成时限{deadline}已过，还有{n}项未落实',
      en: 'the deadline {deadline} has passed, {n} not settled',
    },
  },
  examples: {
    bad: {
      settings: { period: '2025-05' },
      table: `
2025年5月重大项目要素保障清单
序号 | 项目名称 | 用地   | 供水   | 供电   | 完成时限
1    | 甲项目   | 已落实 | 办理中 | 未启动 | 2025年3月!
! 完成时限2025年3月已过，还有2项未落实
`,
    },
    good: {
      settings: { period: '2025-05' },
      table: `
2025年5月重大项目要素保障清单
序号 | 项目名称 | 用地   | 供水   | 供电   | 完成时限
1    | 甲项目   | 已落实 | 不涉及 | 已落实 | 2025年3月
2    | 乙项目   | 已落实 | 办理中 | 已落实 | 2025年5月
3    | 丙项目   | 已落实 |        | 已落实 | 2025年3月
`,
    },
  },
  *check(record) {
    const deadline = record.month('deadline')!
    if (deadline.last >= (record.table.period ?? 0)) return
    const columns = statesOf(record)
    const open = columns.filter(({ state }) => OPEN.has(state ?? ''))
    if (open.length === 0) {
      if (columns.length === 0 || columns.some(({ state }) => state === null)) yield UNDECIDABLE
      return
    }
    yield {
      at: record.at('deadline'),
      message: 'passed',
      data: { deadline, n: open.length },
      related: open.map(({ at }) => ({ at })),
    }
  },
})

/** The states of a row: of its elements or procedures, one column each, or of the one thing it is about. */
function statesOf({ table, row }: TableRecord<Fields>) {
  return table.table.columns.flatMap((column) => {
    const { name = '' } = column.field ?? {}
    if (column.qualifier !== null || column.field?.type !== 'enum') return []
    if (!/^(?:permit|element|procedureState)/.test(name)) return []
    const reading = table.readCell(row, column)
    const state = reading.state === 'ok' ? (reading.value as { readonly value: string }).value : null
    return [{ state, at: table.ref(row, column.col) }]
  })
}
