/**
 * Every kind of table: its blank template, and tables composed at random from its columns and all the words people have for them.
 * Kinds are told by their title and their columns; a heading that means several things (用地, 状态, 责任单位) is read as the kind
 * reads it.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FieldName, fields } from '../../rules/fields.js'
import { tables } from '../../rules/tables.js'
import type { Value } from '../../src/core/grid.js'
import { fold } from '../../src/core/table/heading.js'
import { findTables } from '../../src/core/table/index.js'
import { compileVocabulary } from '../../src/core/table/lexicon.js'
import type { FieldDef } from '../../src/core/vocabulary.js'
import { cellOf, type Grid, sheetOf } from './grid.js'

const vocabulary = { fields, kinds: tables }
const lexicon = compileVocabulary(vocabulary)
const named = new Map(fields.map((field) => [field.name, field]))

function gridOf(rows: readonly (readonly Value[])[]): Grid {
  return { cells: rows.map((row) => row.map(cellOf)), merges: [] }
}

function find(rows: readonly (readonly Value[])[]) {
  return findTables(sheetOf(gridOf(rows)), 0, vocabulary).tables
}

describe('a blank template is read as what it is', () => {
  it.each(tables)('$name $title.zh', ({ name, columns, template }) => {
    const headings = columns.map((column) => named.get(column)!.title.zh)
    const [table, ...more] = find([[`平陆县2025年${template.title.zh}`], headings])
    expect(more).toEqual([])
    expect(table?.kind?.name).toBe(name)
    expect(table?.columns.map(({ field }) => field?.name)).toEqual(columns)
    expect(table?.roles).toEqual([])
  })

  it.each(tables)('$name has every column it requires', ({ columns, required }) => {
    const given = new Set<string>(columns.flatMap((column) => [column, ...(named.get(column)!.gives ?? [])]))
    for (const need of required) expect([need].flat().some((name) => given.has(name))).toBe(true)
  })
})

describe('no heading means two things', () => {
  it('to all tables', () => {
    const owners = new Map<string, Set<string>>()
    for (const { name, headings } of fields)
      for (const heading of headings) owners.set(heading, (owners.get(heading) ?? new Set()).add(name))
    const shared = [...owners].flatMap(([heading, names]) => (names.size > 1 ? [heading] : []))
    // A document in the inclusion table, a procedure in the ledger of procedures.
    expect(shared).toEqual(['立项手续'])
  })

  it.each(tables)('to $name alone', ({ headings }) => {
    const all = Object.values(headings ?? {}).flat()
    expect(new Set(all).size).toBe(all.length)
  })
})

/** Kinds that are told apart by columns of their own, as their tables read headings. */
const ledgers = lexicon.ledgers.map((ledger) => {
  const { kind, subject } = ledger
  const definition = tables.find(({ name }) => name === kind.name)!
  const words = new Map<string, string[]>()
  const all = [...fields.flatMap(({ headings }) => headings), ...Object.values(definition.headings ?? {}).flat()]
  for (const heading of new Set(all)) {
    const field = ledger.lexicon.byHeading.get(fold(heading))
    if (field) words.set(field.name, [...(words.get(field.name) ?? []), heading])
  }
  return { name: kind.name, subject, definition, words, isApart: ledger.isApart }
})

/** Columns that belong to the subject of the other tables, or would make the table about it. */
function columnsOf({ definition, subject, isApart }: (typeof ledgers)[number]): FieldName[] {
  const others = new Set<string>(['seq', subject, ...(isApart ? ['name'] : []), ...(definition.subject ?? [])])
  return definition.columns.filter((column) => !others.has(column))
}

describe.each(ledgers)('tables of $name about $subject', (ledger) => {
  const { name, subject, definition, words } = ledger
  const signs = columnsOf(ledger).filter((column) => definition.signs.includes(column))
  const others = columnsOf(ledger).filter((column) => !definition.signs.includes(column))
  const titleOf = fc.constantFrom(...definition.titleWords).map((word) => `平陆县${word}表`)
  const heading = (field: string) => fc.constantFrom(...words.get(field)!).map((text) => ({ field, heading: text }))
  const least = Math.min(2, signs.length)
  const plan = fc.record({
    title: titleOf,
    headings: fc
      .tuple(
        fc.shuffledSubarray(signs, { minLength: least, maxLength: Math.min(6, signs.length) }),
        fc.shuffledSubarray(others, { maxLength: Math.min(4, others.length) }),
      )
      .chain(([own, more]) => fc.tuple(...['seq', subject, ...own, ...more].map(heading))),
    rows: fc.integer({ min: 0, max: 4 }),
  })

  it('are found whatever their columns are called', () => {
    fc.assert(
      fc.property(plan, ({ title, headings, rows }) => {
        const data = Array.from({ length: rows }, (_, k) =>
          headings.map(({ field }) => cellValue(named.get(field)!, field === subject, k + 1)),
        )
        const [table, ...more] = find([[title], headings.map((one) => one.heading), ...data])
        expect(more).toEqual([])
        expect(table?.kind?.name).toBe(name)
        expect(table?.columns.map(({ field }) => field?.name)).toEqual(headings.map(({ field }) => field))
        expect(table?.roles).toEqual(data.map(() => 'data'))
      }),
      { numRuns: 150 },
    )
  })
})

function cellValue({ type, values, role }: FieldDef, isSubject: boolean, k: number): Value {
  if (role === 'sequence') return k
  if (isSubject) return `张店镇第${k}处`
  switch (type) {
    case 'amount':
    case 'number':
      return k * 10
    case 'percent':
      return 0.5
    case 'month':
      return `202${k}年3月`
    case 'span':
      return `202${k}年3月-202${k + 1}年6月`
    case 'people':
      return '张首华'
    case 'yesno':
      return k % 2 ? '是' : '否'
    case 'enum':
      return values![k % values!.length]!.value
    case 'text':
      return `县里第${k}件`
  }
}
