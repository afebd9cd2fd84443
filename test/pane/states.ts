/** What the desk would say of seed workbooks: real reports, as plain data that can be sent to a page. */
import { join } from 'node:path'
import { fields } from '../../rules/index.js'
import { lint, NO_NOTES, type Notes, type Report } from '../../src/core/index.js'
import { tablesOf } from '../../src/core/lint.js'
import { structureOf } from '../../src/core/structure.js'
import { readFile } from '../../src/hosts/file.js'
import type { DeskState, RuleWords } from '../../src/pane/desk.js'
import type { FieldChoice } from '../../src/pane/view/index.js'
import { everyRule, rulesetFor } from '../ruleset.js'

/** `DeskState` without its map. */
export interface SentState extends Omit<DeskState, 'rules'> {
  readonly rules: readonly RuleWords[]
}

const seeds = join(import.meta.dirname, '../../seeds')
export const ANNEX = '平陆县2025年15个重点推进项目.xlsx'
export const WRONG = '平陆县2025年5月重点项目调度表（有错）.xlsx'
export const RIGHT = '平陆县2025年5月重点项目调度表.xlsx'

export const fieldChoices: readonly FieldChoice[] = fields.map(({ name, title }) => ({ name, title }))

/** Before anything was read. */
export const EMPTY: SentState = {
  phase: 'empty',
  name: '',
  progress: null,
  fault: null,
  report: null,
  structure: [],
  rules: [],
  stale: false,
  notes: NO_NOTES,
  packs: [
    { id: 'base', title: { zh: '通用', en: 'Common' } },
    { id: 'pinglu', title: { zh: '平陆县', en: 'Pinglu' } },
  ],
  period: null,
  abilities: { show: true, write: true, notes: true, marks: true, watch: true },
  marked: 0,
  lacks: [],
  told: null,
}

/** What stands after a seed workbook was checked as of a month (`2025-05`) with the pack of Pinglu. */
export async function checked(file: string, period: string, notes: Notes = NO_NOTES): Promise<SentState> {
  const read = await readFile(join(seeds, file))
  const workbook = Object.assign(Object.create(read), { notes }) as typeof read
  const ruleset = rulesetFor({ pack: 'pinglu', period })
  const report = lint(workbook, ruleset)
  const structure = structureOf(tablesOf(workbook, ruleset).sheets)
  return {
    ...EMPTY,
    phase: 'ready',
    name: file,
    notes: { ...notes, pack: 'pinglu' },
    report,
    structure,
    rules: rulesOf(report),
  }
}

/** The words of the rules a report names. */
export function rulesOf(report: Report): RuleWords[] {
  const named = new Set([...report.diagnostics, ...report.explained, ...report.accepted].map(({ rule }) => rule))
  return everyRule.flatMap(({ id, title, why, help, source }) =>
    named.has(id)
      ? [{ id, title, why, help, source: typeof source === 'string' ? { zh: source, en: source } : source }]
      : [],
  )
}

/** A report with as many findings as asked for: those of a seed again and again, in projects of other names. */
export function multiplied(state: SentState, n: number): SentState {
  const report = state.report!
  const diagnostics = Array.from({ length: n }, (_, i) => {
    const one = report.diagnostics[i % report.diagnostics.length]!
    const round = Math.floor(i / report.diagnostics.length)
    if (round === 0) return one
    const row = one.at.row + round * 40
    const project = one.project === null ? null : `${one.project}${round}`
    return {
      ...one,
      id: `${one.id}~${round}`,
      at: { ...one.at, row },
      cell: one.cell.replace(/\d+$/, String(row + 1)),
      project,
    }
  })
  return { ...state, report: { ...report, diagnostics } }
}
