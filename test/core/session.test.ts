/** A session: after any edit it says what a check from scratch says, and asks no more than it must. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defineRule, fields } from '../../rules/fields.js'
import { tables } from '../../rules/tables.js'
import {
  type AnyRule,
  type Correction,
  lint,
  PAUSE,
  type Ruleset,
  Session,
  type SheetState,
  type Value,
  type Workbook,
} from '../../src/core/index.js'
import { GridSheet } from '../../src/hosts/grid.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { loadRender } from '../../src/ooxml/index.js'
import { makeRuleset } from '../../src/pack/pack.js'
import { corpus } from '../corpus.js'
import { everyRule, rulesetFor } from '../ruleset.js'

const render = await loadRender()

interface Cell {
  readonly value: Value
  readonly formula: string | null
  readonly format: string
}

/** A sheet that can be written on. */
interface Page {
  name: string
  state: SheetState
  cells: Cell[][]
  merges: { top: number; left: number; bottom: number; right: number }[]
  hiddenRows: number[]
  hiddenCols: number[]
}

const BLANK: Cell = { value: null, formula: null, format: 'General' }

function pagesOf(workbook: Workbook): Page[] {
  return workbook.sheets.map((sheet) => ({
    name: sheet.name,
    state: sheet.state,
    cells: range(sheet.rows).map((row) =>
      range(sheet.cols).map((col) => ({
        value: sheet.value(row, col),
        formula: sheet.formula(row, col),
        format: sheet.format(row, col),
      })),
    ),
    merges: sheet.merges.map((merge) => ({ ...merge })),
    hiddenRows: range(sheet.rows).filter((row) => sheet.isRowHidden(row)),
    hiddenCols: range(sheet.cols).filter((col) => sheet.isColHidden(col)),
  }))
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i)
}

function sheetOf({ name, state, cells, merges, hiddenRows, hiddenCols }: Page): GridSheet {
  const width = Math.max(0, ...cells.map((row) => row.length))
  const part = <T>(of: (cell: Cell) => T): T[][] => cells.map((row) => range(width).map((col) => of(row[col] ?? BLANK)))
  const block = {
    top: 0,
    left: 0,
    values: part((c) => c.value),
    formulas: part((c) => c.formula),
    formats: part((c) => c.format),
  }
  return new GridSheet({ name, state, merges, hiddenRows, hiddenCols, blocks: [block] }, false, render)
}

/** What people and programs do to a workbook. Numbers are taken modulo what there is. */
type Act =
  | { readonly do: 'write'; readonly sheet: number; readonly row: number; readonly col: number; readonly cell: Cell }
  | { readonly do: 'copy'; readonly sheet: number; readonly row: number; readonly col: number; readonly from: number }
  | {
      readonly do: 'insert' | 'delete' | 'clear' | 'swap' | 'append' | 'hide'
      readonly sheet: number
      readonly row: number
    }
  | { readonly do: 'merge'; readonly sheet: number; readonly row: number; readonly col: number; readonly more: number }
  | { readonly do: 'rename' | 'hide-sheet'; readonly sheet: number }
  | { readonly do: 'correct'; readonly sheet: number; readonly row: number }

const VALUES: readonly Cell[] = [
  ...[
    null,
    '',
    ' ',
    '—',
    '无',
    '待定',
    '1.5亿元',
    '６０００',
    '1,234',
    '12.50',
    '水利局',
    '水利局 ',
    '王飞、李波',
    '在建',
    '是',
  ],
  ...[
    '2025年5月',
    '2024.13',
    '2023年3月-2026年10月',
    '合计',
    '小计',
    '一、产业类（5项）',
    '项目名称',
    '总投资（亿元）',
    '单位：元',
  ],
  ...[
    '平陆县2025年6月重点项目调度表',
    '城西小学建设项目',
    '备注',
    0,
    1,
    -20,
    0.82,
    12.345,
    6000,
    99999999,
    45_000,
    true,
  ],
]
  .map((value): Cell => ({ ...BLANK, value }))
  .concat(
    { value: 45_000, formula: null, format: 'yyyy"年"m"月"' },
    { value: 0.5, formula: null, format: '0.00%' },
    { value: 6000, formula: null, format: '0.00' },
    { value: 120, formula: 'SUM(C3:C9)', format: 'General' },
    { value: null, formula: 'C3+1', format: 'General' },
    { value: { error: '#REF!' }, formula: 'C3+1', format: 'General' },
  )

const small = fc.nat(40)
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      sheet: small,
      row: small,
      col: small,
      cell: fc.constantFrom(...VALUES),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('copy' as const), sheet: small, row: small, col: small, from: small }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'insert' as const,
        'delete' as const,
        'clear' as const,
        'swap' as const,
        'append' as const,
        'hide' as const,
      ),
      sheet: small,
      row: small,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('merge' as const), sheet: small, row: small, col: small, more: fc.nat(2) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('rename' as const, 'hide-sheet' as const), sheet: small }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('correct' as const), sheet: small, row: small }) },
)

/** Does it to the pages, or to the corrections kept with them. */
function perform(pages: Page[], corrections: Correction[], one: Act): void {
  const page = pages[one.sheet % pages.length]!
  const { cells } = page
  if (one.do === 'rename') page.name = `${page.name}改`.slice(-20)
  else if (one.do === 'hide-sheet') page.state = page.state === 'visible' ? 'hidden' : 'visible'
  if (!('row' in one) || cells.length === 0) return
  // One row beyond the end, one column beside it: tables grow there.
  const row = one.row % (cells.length + 1)
  const inside = one.row % cells.length
  const width = Math.max(1, ...cells.map((line) => line.length))
  const put = (col: number, cell: Cell): void => {
    cells[row] ??= []
    while (cells[row]!.length < col) cells[row]!.push(BLANK)
    cells[row]![col] = cell
  }
  switch (one.do) {
    case 'write':
      put(one.col % (width + 1), one.cell)
      break
    case 'copy':
      put(one.col % width, cells[one.from % cells.length]![one.col % width] ?? BLANK)
      break
    case 'insert':
      cells.splice(row, 0, [...(cells[inside] ?? [])])
      break
    case 'delete':
      cells.splice(inside, 1)
      break
    case 'clear':
      cells[inside] = []
      break
    case 'swap':
      ;[cells[inside], cells[cells.length - 1]] = [cells.at(-1)!, cells[inside]!]
      break
    case 'append':
      cells.push([...cells[inside]!])
      break
    case 'hide':
      page.hiddenRows = page.hiddenRows.includes(inside)
        ? page.hiddenRows.filter((other) => other !== inside)
        : [...page.hiddenRows, inside].sort((a, b) => a - b)
      break
    case 'merge': {
      const [left, bottom] = [one.col % width, Math.min(cells.length - 1, inside + one.more)]
      const isFree = page.merges.every(
        (merge) => merge.bottom < inside || merge.top > bottom || merge.right < left || merge.left > left,
      )
      if (isFree) page.merges = [...page.merges, { top: inside, left, bottom, right: left }]
      else page.merges = page.merges.slice(1)
      break
    }
    case 'correct': {
      const text = cells[inside]!.flatMap(({ value }) => (value === null ? [] : String(value))).join('|')
      corrections.push({ kind: 'row', sheet: page.name, row: inside, text, role: 'note' })
      break
    }
  }
}

/** Every rule there is, those that are off for most too. */
function allOf(ruleset: Ruleset): Ruleset {
  const active = new Set(ruleset.rules.map(({ rule }) => rule.id))
  const others = everyRule.filter(({ id }) => !active.has(id))
  const add = others.map((rule) => ({ rule, severity: rule.severity, options: rule.options ?? {} }))
  return { ...ruleset, rules: [...ruleset.rules, ...add] }
}

const drawn = [...corpus('clean'), ...corpus('faulty')]

describe('a session', () => {
  it.each(drawn.map((one, i) => [one.file, one, drawn[(i * 7 + 3) % drawn.length]!] as const))(
    'says after any edits what a check from scratch says: %s',
    (_, one, beside) => {
      const ruleset = allOf(rulesetFor(one.settings))
      const others = pagesOf(parseDrawing(beside.drawing, 'b.xlsx').workbook)
      const own = pagesOf(parseDrawing(one.drawing, 'a.xlsx').workbook)
      fc.assert(
        fc.property(
          fc.array(
            fc.tuple(
              fc.array(act, { minLength: 1, maxLength: 2 }),
              fc.constantFrom('anew', 'kept', 'half'),
              fc.boolean(),
            ),
            {
              minLength: 3,
              maxLength: 6,
            },
          ),
          (edits) => {
            const pages = structuredClone([...own, ...others.map((page) => ({ ...page, name: `${page.name}旁` }))])
            const corrections: Correction[] = []
            const session = new Session(ruleset)
            let sheets = pages.map(sheetOf)
            const notes = { pack: null, explanations: [], corrections }
            // The same object all the time, its sheets and corrections changed in place.
            const same = { name: 'a.xlsx', date1904: false, sheets, notes }
            const workbook = (): Workbook => Object.assign(same, { sheets })
            end(session.check(workbook()))
            for (const [acts, how, isNamed] of edits) {
              const before = pages.map((page) => JSON.stringify(page))
              for (const each of acts) perform(pages, corrections, each)
              const changed = pages.flatMap(({ name }, i) =>
                JSON.stringify(pages[i]) === before[i] ? [] : [{ sheet: name, range: null }],
              )
              // A host that reads all anew, or one that gives the same objects where nothing has changed.
              sheets = pages.map((page, i) =>
                how !== 'anew' && JSON.stringify(page) === before[i] ? sheets[i]! : sheetOf(page),
              )
              const check = session.check(workbook(), isNamed ? changed : undefined)
              if (how === 'half') for (const _ of range(9)) check.next()
              else expect(end(check)).toStrictEqual(lint(workbook(), ruleset))
            }
            expect(end(session.check(workbook(), []))).toStrictEqual(lint(workbook(), ruleset))
            expect(session.structure.map(({ sheet }) => sheet)).toEqual(
              sheets.filter(({ state }) => state === 'visible').map(({ name }) => name),
            )
          },
        ),
        { numRuns: 1 },
      )
    },
    60_000,
  )
})

const about = {
  title: { zh: '试', en: 'trial' },
  why: { zh: '试', en: 'trial' },
  help: { zh: '试', en: 'trial' },
  source: 'test',
  examples: { good: '', bad: '' },
  severity: 'warning',
  messages: { said: { zh: '{n}', en: '{n}' } },
} as const

const TABLE = `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 责任单位 | 总投资 | 年度计划投资
1 | 甲项目 | 水利局 | 100 | 20
2 | 乙项目 | 水利局 | 200 | 30
3 | 丙项目 | 住建局 | 300 | 40
合计 | < | < | 600 | 90
# 旁表
单位：万元
序号 | 项目名称 | 总投资
1 | 甲项目 | 100
2 | 乙项目 | 200
`

describe('what a session asks again', () => {
  /** Row 3 (0-based) is the first project; columns 0–4. */
  function watched() {
    const asked: string[] = []
    const rules: AnyRule[] = [
      defineRule({
        ...about,
        id: 'own-row',
        on: 'record',
        columns: ['total'],
        *check(record) {
          asked.push(`own ${record.table.sheet.name} ${record.row}`)
          const total = record.amount('total')
          if (total) yield { at: record.at('total'), message: 'said', data: { n: total } }
        },
      }),
      defineRule({
        ...about,
        id: 'first-unit',
        on: 'record',
        columns: ['unit'],
        *check(record) {
          asked.push(`first ${record.row}`)
          const first = record.table.dataRows()[0]!
          const unit = record.table.readCell(first, record.table.column('unit')!)
          yield { at: record.at('unit'), message: 'said', data: { n: `${unit.state === 'ok' ? unit.value : ''}` } }
        },
      }),
      defineRule({
        ...about,
        id: 'plans',
        on: 'table',
        columns: ['plan'],
        *check(table) {
          asked.push('plans')
          let n = 0
          for (const record of table.records()) {
            n += record.amount('plan')?.value ?? 0
            yield PAUSE
          }
          yield { at: table.headingOf('plan'), message: 'said', data: { n } }
        },
      }),
      defineRule({
        ...about,
        id: 'size',
        on: 'table',
        columns: ['unit'],
        *check({ sheet, table }) {
          asked.push('size')
          yield { at: table.columns[0]!.at, message: 'said', data: { n: sheet.rows } }
        },
      }),
      defineRule({
        ...about,
        id: 'whole-sheet',
        on: 'sheet',
        *check({ sheet, sheetIndex }) {
          asked.push(`sheet ${sheet.name}`)
          yield { at: { sheet: sheetIndex, row: 0, col: 0 }, message: 'said', data: { n: sheet.text(0, 0) } }
        },
      }),
    ]
    const ruleset = makeRuleset({ fields, kinds: tables }, rules, [])
    const pages = pagesOf(parseDrawing(TABLE).workbook)
    const session = new Session(ruleset)
    const report = () => {
      const workbook = { name: 'a.xlsx', date1904: false, sheets: pages.map(sheetOf) }
      const fresh = lint(workbook, ruleset)
      asked.length = 0
      const own = end(session.check(workbook))
      expect(own).toStrictEqual(fresh)
      return [...asked]
    }
    const write = (row: number, col: number, value: Value, format = 'General', sheet = 0) => {
      pages[sheet]!.cells[row]![col] = { value, formula: null, format }
    }
    return { pages, report, write }
  }

  const ALL = ['own 表1 3', 'first 3', 'own 表1 4', 'first 4', 'own 表1 5', 'first 5', 'plans', 'size']
  const [SHEET, BESIDE] = ['sheet 表1', 'sheet 旁表']

  it('is everything at first, and nothing where nothing has changed', () => {
    const { report } = watched()
    expect(report()).toEqual([...ALL, 'own 旁表 2', 'own 旁表 3', SHEET, BESIDE])
    expect(report()).toEqual([])
  })

  it('is the row that was edited, and whoever looked at the column from elsewhere; another sheet is not touched', () => {
    const { report, write } = watched()
    report()
    write(4, 3, 250)
    expect(report()).toEqual(['own 表1 4', 'first 4', 'size', SHEET])
    write(4, 4, 35)
    expect(report()).toEqual(['own 表1 4', 'first 4', 'plans', 'size', SHEET])
    write(3, 2, '发改局')
    expect(report()).toEqual(['own 表1 3', 'first 3', 'first 4', 'first 5', 'size', SHEET])
    write(3, 2, 250, 'General', 1)
    expect(report()).toEqual(['own 旁表 3', BESIDE])
  })

  it('is no row where a total was edited', () => {
    const { report, write } = watched()
    report()
    write(6, 3, 650)
    expect(report()).toEqual(['size', SHEET])
  })

  it('is the whole table where the title, the heading, the decimals most cells print or the hidden rows are others', () => {
    const { pages, report, write } = watched()
    report()
    write(0, 0, '平陆县2025年6月重点项目调度表')
    expect(report()).toEqual([...ALL, SHEET])
    write(1, 0, '单位：元')
    expect(report()).toEqual([...ALL, SHEET])
    for (const row of [3, 4]) write(row, 3, 100, '0.00')
    expect(report()).toEqual([...ALL, SHEET])
    pages[0]!.hiddenRows = [4]
    expect(report()).toEqual([...ALL, SHEET])
  })

  it('is a row of which only a formula, a number format or an error is another', () => {
    const { pages, report, write } = watched()
    report()
    write(4, 3, 200, '0.0')
    expect(report()).toEqual(['own 表1 4', 'first 4', 'size', SHEET])
    pages[0]!.cells[4]![3] = { value: 200, formula: 'D4*2', format: '0.0' }
    expect(report()).toEqual(['own 表1 4', 'first 4', 'size', SHEET])
    pages[0]!.cells[5]![3] = { value: { error: '#REF!' }, formula: null, format: 'General' }
    report()
    pages[0]!.cells[5]![3] = { value: { error: '#N/A' }, formula: null, format: 'General' }
    expect(report()).toEqual(['own 表1 5', 'first 5', 'size', SHEET])
  })

  it('is whoever asked how large a sheet is where something far below or beside came or went', () => {
    const { pages, report } = watched()
    report()
    const { cells } = pages[0]!
    for (let row = cells.length; row < 30; row++) cells[row] = []
    cells[29] = [{ value: '打印于', formula: null, format: 'General' }]
    expect(report()).toEqual(['size', SHEET])
    cells.length = 7
    expect(report()).toEqual(['size', SHEET])
  })

  it('is everything where a sheet has another name or place, or another one is hidden', () => {
    const { pages, report } = watched()
    report()
    pages[1]!.name = '另表'
    expect(report()).toEqual([...ALL, 'own 另表 2', 'own 另表 3', SHEET, 'sheet 另表'])
    pages[1]!.state = 'hidden'
    expect(report()).toEqual([...ALL, SHEET])
  })

  it('is the whole table where cells were merged, then every row a merged cell speaks for', () => {
    const { pages, report, write } = watched()
    write(4, 2, null)
    report()
    pages[0]!.merges.push({ top: 3, left: 2, bottom: 4, right: 2 })
    expect(report()).toEqual([...ALL, SHEET])
    write(3, 2, '发改局')
    expect(report()).toEqual(['own 表1 3', 'first 3', 'own 表1 4', 'first 4', 'first 5', 'size', SHEET])
  })

  it('is found by comparing the cells, unless a caller says that a sheet it still holds has not changed', () => {
    const ruleset = makeRuleset({ fields, kinds: tables }, [], [])
    const pages = pagesOf(parseDrawing(TABLE).workbook)
    const workbook = { name: 'a.xlsx', date1904: false, sheets: pages.map(sheetOf) }
    const session = new Session(ruleset)
    const titles = (steps: ReturnType<Session['check']>) => end(steps).tables.map(({ title }) => title)
    expect(titles(session.check(workbook))).toEqual(['平陆县2025年5月重点项目调度表', null])
    const retitle = (value: string) =>
      workbook.sheets[0]!.put({ top: 0, left: 0, values: [[value]], formulas: null, formats: null })
    retitle('平陆县2025年6月重点项目调度表')
    const other = [{ sheet: '旁表', range: null }]
    expect(titles(session.check(workbook, other))).toEqual(['平陆县2025年5月重点项目调度表', null])
    // What a check that was broken off was told of is not forgotten.
    session.check(workbook, [{ sheet: '表1', range: null }]).next()
    expect(titles(session.check(workbook, other))).toEqual(['平陆县2025年6月重点项目调度表', null])
    retitle('平陆县2025年7月重点项目调度表')
    expect(titles(session.check(workbook))).toEqual(['平陆县2025年7月重点项目调度表', null])
  })
})

function end<T>(steps: Generator<unknown, T, undefined>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
