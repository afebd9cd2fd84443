/**
 * Three answers: of every cell of a project in every example, in the workbooks beside it and in those of earlier periods too, the
 * value is taken away, one cell at a time. What could only be decided by that value must then be undecided: no rule may say of
 * another cell what it did not say before. And a rule answers alike however often it is asked and whatever it was asked before.
 */
import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.js'
import { SOURCES } from '../../rules/partitions.js'
import {
  type AnyRule,
  address,
  applyEdits,
  Batch,
  type Column,
  type Diagnostic,
  type Edit,
  findTables,
  lint,
  type Ref,
  type Report,
  type Ruleset,
  say,
  sayDatum,
  sayMessage,
  TableView,
  type Value,
  type Workbook,
} from '../../src/core/index.js'
import { casesOf, type ReadyCase, readyCase } from '../rule-tester.js'
import { everyRule } from '../ruleset.js'

/** A cell whose value was taken away, and what was found before and after. */
interface Loss {
  readonly rule: AnyRule
  readonly at: Ref
  readonly field: string
  /** What stands there now. */
  readonly to: Value
  readonly before: readonly Diagnostic[]
  readonly after: readonly Diagnostic[]
}

/** What may be said that was not said before, and why the lost value does not decide it. */
interface Allowance {
  readonly rules: readonly string[]
  readonly fields: readonly string[]
  /** Messages by which it is said; without them, any. */
  readonly messages?: readonly string[]
  readonly why: string
  readonly holds?: (loss: Loss, found: Diagnostic) => boolean
}

const inSameRow = ({ at }: Loss, found: Diagnostic): boolean =>
  found.at.book === at.book && found.at.sheet === at.sheet && found.at.row === at.row
const isBlankNow = ({ to }: Loss): boolean => to === null || typeof to === 'string'

const ALLOWED: readonly Allowance[] = [
  {
    rules: [
      'xref-sign-to-start',
      'status-procedure-order',

      'stat-contract-date',
      'stat-unit-vs-approval',
      'period-cum-decreased',
      'period-cum-recurrence',
      'period-plan-changed',
      'period-start-date-changed',
      'period-status-regressed',
      'period-total-changed',
      'invest-cum-exceeds-total',
      'invest-not-positive',
      'invest-plan-exceeds-remaining',
      'date-finished-before-plan-year',
      'stat-total-vs-approval',
      'status-nature-vs-started',
      'xref-block-closed-but-problem',
      'xref-started-without-permits',
    ],
    fields: ['remark', 'adjustDoc'],
    why: 'the verdict stands on other cells; a remark excuses it only where it can be read',
    holds: inSameRow,
  },
  {
    rules: ['period-project-disappeared'],
    fields: ['remark'],
    why: 'a remark says what became of a project only where it can be read',
  },
  {
    rules: ['stat-no-reason', 'stat-should-be-included', 'stat-docs-incomplete'],
    fields: ['excludedReason', 'remark'],
    why: 'that no reason is given is what the rule is about, or the reason was an excuse',
    holds: inSameRow,
  },
  {
    rules: ['leader-four-ones-incomplete'],
    fields: ['need', 'serviceTeam', 'assessment', 'serviceUnit'],
    why: 'a service unit was what stood for the team; of several blank cells the first that is blank is told',
    holds: inSameRow,
  },
  {
    rules: ['unit-successor-unknown'],
    fields: ['shortName'],
    messages: ['unknown'],
    why: 'that the roster does not list it is what the rule is about',
    holds: (loss) => isBlankNow(loss),
  },
  {
    rules: ['leader-missing'],
    fields: ['status'],
    why: 'only a status that says so takes a project off the leaders’ list; a blank one does not, an unknown one might',
    holds: (loss, found) => inSameRow(loss, found) && isBlankNow(loss) && loss.to !== UNREADABLE,
  },
  {
    rules: ['kpi-star-order'],
    fields: ['remark'],
    why: 'a remark tells why an enterprise has fewer stars than its score; without one it is a measure for the others',
    holds: isBlankNow,
  },
  {
    rules: ['kpi-star-order'],
    fields: ['score', 'star'],
    why: 'of one that contradicts several others its own stars are told; of two that contradict each other those of the lower score',
    holds: ({ before }, found) => before.some(({ at }) => found.related.some((other) => isSame(other.at, at))),
  },
  {
    rules: ['arith-count-label-mismatch'],
    fields: ['remark'],
    why: '打包 in the remark was the excuse of the whole table',
  },
  {
    rules: ['arith-count-label-mismatch', 'structure-seq-broken'],
    fields: ['name'],
    why: 'in a row that has no number either: it is no project any more',
    holds: ({ to }) => to === null,
  },
  {
    rules: ['arith-total-row-mismatch', 'arith-subtotal-mismatch'],
    fields: ['total', 'plan', 'month'],
    messages: ['blanks'],
    why: 'it says itself that rows are blank and asks for the sum to be checked',
    holds: isBlankNow,
  },
  {
    rules: ['arith-breakdown-incomplete', 'arith-funding-sum'],
    fields: SOURCES,
    messages: ['blank', 'blanks'],
    why: 'it says itself that parts are blank and asks for them',
    holds: (loss, found) => inSameRow(loss, found) && isBlankNow(loss) && loss.to !== UNREADABLE,
  },
  {
    rules: ['arith-total-row-mismatch'],
    fields: ['month'],
    messages: ['less'],
    why: 'the rows that are filled in exceed the total without what is missing',
    holds: isBlankNow,
  },
  {
    rules: ['arith-month-sum-vs-cumulative'],
    fields: ['monthly'],
    why: 'January is waived: blank, it is part of February (RULES.md)',
    holds: (loss, found) => inSameRow(loss, found) && isBlankNow(loss) && loss.at.col === JANUARY,
  },
  {
    rules: ['invest-finish-year-shortfall'],
    fields: ['prior'],
    messages: ['implied'],
    why: 'it asks for exactly what is blank: whether the rest was done before',
    holds: (loss, found) => inSameRow(loss, found) && isBlankNow(loss) && found.severity === 'info',
  },
  {
    rules: ['date-finish-passed-not-done'],
    fields: ['actualFinish'],
    why: 'of a project whose status says that it is not finished, a blank actual finish says the same',
    holds: (loss, found) => inSameRow(loss, found) && isBlankNow(loss) && loss.to !== UNREADABLE,
  },
  {
    rules: ['xref-field-conflict'],
    fields: ['name', 'total', 'unit', 'leader'],
    why: 'of two tables that differ the other is told where the third that agreed with it says nothing any more',
    holds: ({ before }, found) =>
      before.some(({ at, related }) =>
        [at, related[0]!.at].some((told) => isSame(told, found.at) || isSame(told, found.related[0]!.at)),
      ),
  },
  {
    rules: [
      'structure-seq-broken',
      'leader-order-inconsistent',
      'leader-overloaded',
      'xref-started-without-permits',
      'xref-element-open',
      'xref-block-incomplete',
    ],
    fields: ['seq', 'leader', 'permitLand', 'elementPower', 'contact'],
    why: 'a defect of several cells is told at the next one where the first is gone; there are no more of them than before',
    holds: ({ at, before, after }) =>
      after.length <= before.length &&
      before.some(({ places, related }) => [...places, ...related.map((one) => one.at)].some((one) => isSame(one, at))),
  },
]

/** The column of January in the example of `arith-month-sum-vs-cumulative` that has one. */
const JANUARY = 2
/** A text that no field but a plain text can read. */
const UNREADABLE = '？？'

function isSame(a: Ref, b: Ref): boolean {
  return a.book === b.book && a.sheet === b.sheet && a.row === b.row && a.col === b.col
}

/** What a cell is made to hold: nothing, a sign for nothing, what cannot be read. */
function lossesOf(column: Column, row: number): Value[] {
  const sign = (row + column.col) % 2 === 0 ? '——' : '待定'
  // Of a field of plain text another text is no loss.
  return [null, sign, { error: '#REF!' }, ...(column.field!.type === 'text' ? [] : [UNREADABLE])]
}

/** The workbooks of an example: those that are checked, then those of earlier periods. `at.book` counts through both. */
interface Books {
  readonly current: readonly Workbook[]
  readonly previous: readonly Workbook[]
}

function booksOf({ drawing, beside, previous }: ReadyCase): Books {
  return { current: [drawing, ...beside].map(({ workbook }) => workbook), previous }
}

/** The same workbooks with one cell changed. */
function changed({ current, previous }: Books, { at, from, to }: Edit): Books {
  const change = (books: readonly Workbook[], first: number): readonly Workbook[] =>
    books.map((book, i) => (first + i === at.book ? applyEdits(book, [{ at, from, to }]) : book))
  return { current: change(current, 0), previous: change(previous, current.length) }
}

/** What is found in all of them, each cell with its workbook, and all of the words. */
function look({ current, previous }: Books, ruleset: Ruleset): { found: readonly Diagnostic[]; words: string[] } {
  const batch = new Batch(ruleset)
  for (const workbook of current) for (const _ of batch.check(workbook));
  for (const workbook of previous) batch.remember(workbook)
  const { reports } = batch.finish()
  const found = reports.flatMap(({ diagnostics }, book) =>
    diagnostics.map((one) => ({
      ...one,
      at: { book, ...one.at },
      places: one.places.map((place) => ({ book, ...place })),
      related: one.related.map((cell) => ({ ...cell, at: { book, ...cell.at } })),
    })),
  )
  return { found, words: reports.flatMap(wordsOf) }
}

/** Every cell of a project under a known heading. */
function* cellsOf({ current, previous }: Books, ruleset: Ruleset): Iterable<{ at: Ref; from: Value; column: Column }> {
  for (const [book, workbook] of [...current, ...previous].entries())
    for (const [index, sheet] of workbook.sheets.entries())
      for (const table of findTables(sheet, index, ruleset.vocabulary).tables) {
        const view = new TableView(table, workbook.date1904, ruleset.settings)
        for (const column of table.columns)
          if (column.field)
            for (const row of view.dataRows())
              yield { at: { book, ...view.ref(row, column.col) }, from: sheet.value(row, column.col), column }
      }
}

/** Whether the rule needs this very field readable (not one of several). */
function isNeeded(rule: AnyRule, field: string): boolean {
  return (rule.needs ?? []).some((need) => (typeof need === 'string' ? need === field : need.join() === field))
}

/** Everything a loss makes a rule say that it has no ground for. */
function* groundless(loss: Loss): Iterable<string> {
  const { rule, at, field, before, after } = loss
  const key = ({ book, sheet, row, col }: Ref): string => [book, sheet, row, col].join()
  const known = new Set(before.flatMap(({ places }) => places.map(key)))
  for (const found of after)
    for (const place of found.places) {
      const isOwn = isSame(place, at)
      if (isNeeded(rule, field) && (isOwn || (rule.on === 'record' && place.row === at.row && place.book === at.book)))
        yield `needs ${field}, yet says “${say(found, 'zh')}” of its row`
      if (isOwn || known.has(key(place))) continue
      const isAllowed = ALLOWED.some(
        ({ rules, fields, messages, holds }) =>
          rules.includes(rule.id) &&
          fields.includes(field) &&
          (messages?.some((key) => rule.messages[key] === found.message.template) ?? true) &&
          (holds?.(loss, found) ?? true),
      )
      if (!isAllowed) yield `says “${say(found, 'zh')}” of ${address(place.row, place.col)}`
    }
}

/** All words of a report, in both languages. */
function wordsOf({ diagnostics }: Report): string[] {
  return diagnostics.flatMap((diagnostic) =>
    (['zh', 'en'] as const).flatMap((lang) => [
      say(diagnostic, lang),
      ...diagnostic.related.map(({ note }) => sayMessage(note, lang)),
      ...[diagnostic.actual, diagnostic.expected, diagnostic.difference].flatMap((datum) =>
        datum === null ? [] : sayDatum(datum, lang),
      ),
    ]),
  )
}

const UNFILLED = /\{\w+\}|undefined|NaN|null|Infinity|\[object/

describe.each(everyRule.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  const cases = casesOf(rule).map((one) => {
    const ready = readyCase(one)
    return { name: one.name, books: booksOf(ready), ruleset: ready.ruleset }
  })

  it('decides nothing by a value that is not there', () => {
    const wrong: string[] = []
    for (const { name, books, ruleset } of cases) {
      const before = look(books, ruleset).found
      for (const { at, from, column } of cellsOf(books, ruleset)) {
        for (const to of lossesOf(column, at.row)) {
          const { found, words } = look(changed(books, { at, from, to }), ruleset)
          const where = `${name}, ${at.book ? `${at.book + 1}: ` : ''}${address(at.row, at.col)} = ${JSON.stringify(to)}: `
          for (const what of groundless({ rule, at, field: column.field!.name, to, before, after: found }))
            wrong.push(where + what)
          for (const text of words) if (UNFILLED.test(text)) wrong.push(`${where}says “${text}”`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('answers alike when asked again, whatever it was asked in between', () => {
    for (const { books, ruleset } of cases) {
      const first = JSON.stringify(look(books, ruleset))
      expect(JSON.stringify(look(books, ruleset))).toBe(first)
      for (const other of cases) look(other.books, ruleset)
      expect(JSON.stringify(look(books, ruleset))).toBe(first)
    }
  })
})

describe('a cell merged down over several projects', () => {
  const drawing = `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 建设性质 | 总投资 | 本年累计完成投资 | 开工状态 | 是否入统
1    | 甲项目   | 续建     | 8000   | 500              | 未开工   | 是
2    | 乙项目   | 续建     | 9000   | 500              | ^        | ^
`
  it.each(['status-nature-vs-started', 'status-not-started-with-investment', 'stat-included-not-started'])(
    '%s quotes it for each of them',
    (id) => {
      const rule = rules.find((one) => one.id === id)!
      const { drawing: drawn, ruleset } = readyCase({ rule, example: drawing })
      const said = lint(drawn.workbook, ruleset).diagnostics.map((diagnostic) => say(diagnostic, 'zh'))
      expect(said).toHaveLength(2)
      for (const words of said) expect(words).toContain('“未开工”')
    },
  )
})
