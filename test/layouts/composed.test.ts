/**
 * Tables composed at random from what offices do (order of columns, synonyms, where the unit stands, sections, subtotals above or
 * below, totals first or last, headers printed again, notes, foot), with what must be found known from the making.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fields } from '../../rules/fields.js'
import { tables } from '../../rules/tables.js'
import type { Range, Value } from '../../src/core/grid.js'
import { findTables } from '../../src/core/table/index.js'
import { compileVocabulary, fieldOfText } from '../../src/core/table/lexicon.js'
import type { RowRole } from '../../src/core/table/model.js'
import { type Cell, cellOf, type Grid, sheetOf, shift } from './grid.js'

const vocabulary = { fields, kinds: tables }
const lexicon = compileVocabulary(vocabulary)
const named = new Map(fields.map((field) => [field.name, field]))
/** Columns a composed table may have besides 序号 and 项目名称. */
const OTHERS = ['unit', 'nature', 'total', 'plan', 'start', 'finish', 'leader', 'remark', 'yearCum', 'content', 'place']
const MONEY = new Set(['total', 'plan', 'yearCum'])

/** A heading of the field that the vocabulary gives to no field before it. */
const headingOf = (name: string): fc.Arbitrary<string> =>
  fc.constantFrom(...named.get(name)!.headings.filter((text) => fieldOfText(lexicon, text)?.name === name))

const columns = fc
  .record({
    seq: fc.boolean(),
    before: fc.subarray(['place', 'unit'], { maxLength: 1 }),
    after: fc.shuffledSubarray(OTHERS, { minLength: 4 }),
  })
  .map(({ seq, before, after }) => [
    ...(seq ? ['seq'] : []),
    ...before,
    'name',
    ...after.filter((name) => !before.includes(name)),
  ])
  .filter((names) => names.some((name) => MONEY.has(name)))
  .chain((names) => fc.tuple(...names.map((name) => fc.record({ name: fc.constant(name), heading: headingOf(name) }))))

const plan = fc.record({
  columns,
  title: fc.option(fc.constantFrom('平陆县2025年重点项目表', '2025年5月重点项目调度表', '重点项目清单')),
  unit: fc.constantFrom('line', 'brackets', 'reporting', 'heading', 'none'),
  sections: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
  rows: fc.integer({ min: 1, max: 6 }),
  merged: fc.boolean(),
  subtotal: fc.constantFrom('none', 'above', 'below'),
  total: fc.constantFrom('none', 'first', 'last'),
  totalLabel: fc.constantFrom('合计', '总计', '合  计', '全县合计'),
  count: fc.boolean(),
  printedAgain: fc.nat(9),
  note: fc.boolean(),
  foot: fc.boolean(),
  rowShift: fc.nat(3),
  colShift: fc.nat(3),
})
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never

interface Made {
  readonly grid: Grid
  readonly roles: RowRole[]
  readonly groups: { kind: string; row: number; rows: number[]; count: number | null }[]
  readonly header: number
  readonly unit: string | null
}

/** Makes the table, and says what it is. */
function make(one: Plan): Made {
  const cells: (Cell | null)[][] = []
  const merges: Range[] = []
  const width = one.columns.length
  const line = (...values: Value[]): number => cells.push(values.map(cellOf)) - 1
  const wide = (row: number): void => {
    if (one.merged) merges.push({ top: row, left: 0, bottom: row, right: width - 1 })
  }
  if (one.title) wide(line(one.title))
  const right = (text: string, first: string | null = null): number =>
    line(...one.columns.map((_, i) => (i === width - 1 ? text : i === 0 ? first : null)))
  if (one.unit === 'line') right('单位：万元')
  if (one.unit === 'brackets') right('（单位：万元）')
  if (one.unit === 'reporting') right('金额单位：万元', '填报单位：平陆县发改局')
  const headings = one.columns.map(({ name, heading }) =>
    one.unit === 'heading' && MONEY.has(name) ? `${heading}\n（万元）` : heading,
  )
  const header = line(...headings)
  const roles: RowRole[] = []
  const groups: Made['groups'] = []
  const data: number[] = []
  const money = (amount: number): Value[] => one.columns.map(({ name }) => (MONEY.has(name) ? amount : null))
  const put = (role: RowRole, values: Value[]): number => {
    roles.push(role)
    return line(...values)
  }
  const label = (text: string, sums: boolean): Value[] => [text, ...(sums ? money(100) : money(0).fill(null)).slice(1)]
  // A sum in the first column would leave no room for its label.
  const sums = !MONEY.has(one.columns[0]!.name)
  const record = (): void => {
    if (one.printedAgain > 0 && data.length > 0 && data.length % one.printedAgain === 0)
      put('repeated-header', headings)
    const k = data.length + 1
    data.push(
      put(
        'data',
        one.columns.map(({ name }) => valueAt(name, k)),
      ),
    )
  }
  const sizes = one.sections.length > 0 ? one.sections : [one.rows]
  const all = sizes.reduce((sum, n) => sum + n, 0)
  const total = (): void => {
    const text = one.count ? `${one.totalLabel}：${all}个` : one.totalLabel
    groups.push({ kind: 'total', row: put('total', label(text, sums)), rows: data, count: one.count ? all : null })
  }
  if (one.total === 'first') total()
  sizes.forEach((n, i) => {
    const rows: number[] = []
    const isSection = one.sections.length > 0
    if (isSection) {
      const row = put('section', [`${'一二三'[i]}、第${i + 1}类（${n}项）`])
      wide(row)
      groups.push({ kind: 'section', row, rows, count: n })
    }
    const subtotal = (): void => {
      groups.push({ kind: 'subtotal', row: put('subtotal', label('小计', sums)), rows, count: null })
    }
    if (isSection && one.subtotal === 'above') subtotal()
    for (let k = 0; k < n; k++) {
      record()
      rows.push(data.at(-1)!)
    }
    if (isSection && one.subtotal === 'below') subtotal()
  })
  if (one.total === 'last') total()
  if (one.note) wide(line('注：总投资为概算数，以批复为准。'))
  if (one.foot) line('填报人：张三', null, '审核人：李四')
  return {
    grid: { cells, merges },
    roles,
    groups,
    header,
    unit: one.unit === 'line' || one.unit === 'brackets' || one.unit === 'reporting' ? '万元' : null,
  }
}

function valueAt(name: string, k: number): Value {
  switch (name) {
    case 'seq':
      return k
    case 'name':
      return `张店镇第${k}号渠道改造项目`
    case 'nature':
      return k % 2 ? '新建' : '续建'
    case 'start':
    case 'finish':
      return `202${k % 6}年${(k % 12) + 1}月`
    case 'leader':
      return '张首华'
    case 'remark':
      return k % 3 ? null : '已批复'
    case 'unit':
      return '水利局'
    case 'place':
      return '张店镇'
    case 'content':
      return '渠道12公里'
    default:
      return k * 10
  }
}

it('is found as it was made', () => {
  fc.assert(
    fc.property(plan, (one) => {
      const made = make(one)
      const { rowShift, colShift } = one
      const found = findTables(sheetOf(shift(made.grid, rowShift, colShift)), 0, vocabulary)
      expect(found.tables).toHaveLength(1)
      expect(found.headless).toBeNull()
      const [table] = found.tables
      expect(table!.header).toEqual({ top: made.header + rowShift, bottom: made.header + rowShift })
      expect(table!.columns.map(({ field }) => field?.name)).toEqual(one.columns.map(({ name }) => name))
      expect(table!.unit?.value ?? null).toBe(made.unit)
      expect(table!.columns.filter(({ unit }) => unit !== null).map(({ field }) => field!.name)).toEqual(
        one.unit === 'heading' ? one.columns.map(({ name }) => name).filter((name) => MONEY.has(name)) : [],
      )
      expect(table!.title?.text ?? null).toBe(one.title)
      expect(table!.roles).toEqual(made.roles)
      const groups = table!.groups.map(({ kind, row, rows, count, otherRows }) => ({
        kind,
        row: row - rowShift,
        rows: rows.map((at) => at - rowShift),
        count: count?.value ?? null,
        otherRows,
      }))
      expect(groups).toEqual(made.groups.map((group) => ({ ...group, otherRows: null })))
      expect([...table!.signatures.keys()]).toEqual(one.foot ? ['填报人', '审核人'] : [])
    }),
    { numRuns: 600 },
  )
})
