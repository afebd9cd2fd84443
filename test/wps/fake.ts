/**
 * WPS Spreadsheets as an add-in sees it: `window.Application` over the workbook of the simulated Excel. It knows the names of
 * src/hosts/wps-api.ts and no others, and behaves as VBA's object model does: `Value2` of one cell is no list, null where cells differ, an
 * error value is a number. What a build may lack can be left out. It shows that the host keeps to these names, not what WPS does.
 */
import { isError, type Range, type Value } from '../../src/core/index.js'
import type { WpsApplication, WpsCondition, WpsRange, WpsSheet, WpsXmlPart } from '../../src/hosts/wps-api.js'
import { cellCount, columnCount, intersection, localAddress, parseAreas, rowCount, WHOLE_SHEET } from '../excel/a1.js'
import type { Book } from '../excel/book.js'
import type { Cell, Conditional, SheetModel } from '../excel/sheet.js'
import { strict } from './strict.js'

/** How this build differs from the usual one. */
export interface Build {
  /** `Address`, `Name` and other plain properties are methods. */
  readonly methods?: boolean
  /** Error values are given as their sign, not as VBA's number. */
  readonly errorTexts?: boolean
  /** What is not there. */
  readonly without?: readonly ('CustomXMLParts' | 'FormatConditions' | 'ApiEvent' | 'WorksheetFunction')[]
}

/** An open workbook in the fake. */
export interface FakeWps {
  readonly application: WpsApplication
  /** Who listens to what. */
  readonly listeners: ReadonlyMap<string, readonly ((...args: never[]) => void)[]>
}

const ERROR_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['#NULL!', -2146826288],
  ['#DIV/0!', -2146826281],
  ['#VALUE!', -2146826273],
  ['#REF!', -2146826265],
  ['#NAME?', -2146826259],
  ['#NUM!', -2146826252],
  ['#N/A', -2146826246],
])

/** The application with a book open in it. */
export function fakeWps(book: Book, build: Build = {}): FakeWps {
  return new Fake(book, build)
}

class Fake implements FakeWps {
  readonly listeners = new Map<string, ((...args: never[]) => void)[]>()
  readonly application: WpsApplication

  constructor(
    private readonly book: Book,
    private readonly build: Build,
  ) {
    const workbook = strict('Workbook', {
      Name: this.plain(book.name),
      FullName: this.plain(`C:\\表\\${book.name}`),
      Date1904: book.date1904,
      Worksheets: strict('Worksheets', {
        get Count() {
          return book.sheets.length
        },
        Item: (index: number) => this.sheet(at(book.sheets, index)),
      }),
      CustomXMLParts: this.unless('CustomXMLParts', () => this.parts()),
    })
    this.application = strict('Application', {
      ActiveWorkbook: workbook,
      get Ready() {
        return book.editing === null
      },
      ApiEvent: this.unless('ApiEvent', () =>
        strict('ApiEvent', {
          AddApiEventListener: (event: string, listener: (...args: never[]) => void) => {
            this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener])
          },
          RemoveApiEventListener: (event: string) => this.listeners.delete(event),
        }),
      ),
      WorksheetFunction: this.unless('WorksheetFunction', () =>
        strict('WorksheetFunction', {
          CountA: (range: WpsRange) => this.filled(targetOf(range)),
          IsError: (range: WpsRange) => isError(first(targetOf(range)).value),
        }),
      ),
    }) as WpsApplication
    book.listen((happening) => {
      if (happening.kind === 'changed')
        this.tell(
          'SheetChange',
          this.sheet(happening.sheet),
          this.range({ sheet: happening.sheet, areas: [happening.range] }),
        )
      else if (happening.kind === 'added') this.tell('WorkbookNewSheet', workbook, this.sheet(happening.sheet))
    })
  }

  private tell(event: string, ...args: unknown[]): void {
    for (const listener of this.listeners.get(event) ?? []) listener(...(args as never[]))
  }

  /** What a build may have as a method. */
  private plain<T>(value: T): T | (() => T) {
    return this.build.methods ? () => value : value
  }

  private unless<T>(what: NonNullable<Build['without']>[number], make: () => T): T | undefined {
    return this.build.without?.includes(what) ? undefined : make()
  }

  private parts() {
    const { book } = this
    const part = (id: string): WpsXmlPart =>
      strict('CustomXMLPart', {
        get XML() {
          return book.parts.find((one) => one.id === id)?.xml
        },
        Delete: () => book.setPart(id, null),
      }) as WpsXmlPart
    return strict('CustomXMLParts', {
      Add: (xml: string) => part(book.addPart(xml).id),
      SelectByNamespace: (namespace: string) => {
        const ids = book.parts.filter(({ xml }) => xml.includes(`xmlns="${namespace}"`)).map(({ id }) => id)
        return strict('CustomXMLParts', { Count: ids.length, Item: (index: number) => part(at(ids, index)) })
      },
    })
  }

  private sheet(sheet: SheetModel): WpsSheet {
    const { book } = this
    const fake = this
    return strict('Worksheet', {
      get Name() {
        return fake.plain(sheet.name)
      },
      get Visible() {
        return { Visible: -1, Hidden: 0, VeryHidden: 2 }[sheet.visibility]
      },
      get ProtectContents() {
        return sheet.protection !== null
      },
      Parent: strict('Workbook', { FullName: this.plain(`C:\\表\\${book.name}`) }),
      // A used range counts cells that only look like something; of an empty sheet it is A1.
      get UsedRange() {
        const used = sheet.used(false, WHOLE_SHEET) ?? { top: 0, left: 0, bottom: 0, right: 0 }
        return fake.range({ sheet, areas: [used] })
      },
      get Cells() {
        return fake.range({ sheet, areas: [WHOLE_SHEET] })
      },
      Range: (address: string) => {
        if (address.length > 255) throw new Error('Range: address of more than 255 signs')
        return this.range({ sheet, areas: parseAreas(address).areas })
      },
      Activate: () => book.activate(sheet),
    }) as WpsSheet
  }

  private range(target: Target): WpsRange {
    const { book } = this
    const { sheet } = target
    const area = target.areas[0]!
    const fake = this
    const range = strict('Range', {
      Row: area.top + 1,
      Column: area.left + 1,
      Rows: strict('Range', { Count: rowCount(area) }),
      Columns: strict('Range', { Count: columnCount(area) }),
      Address: this.plain(localAddress(area).replace(/([A-Z]+|\d+)/g, '$$$1')),
      CountLarge: target.areas.reduce((sum, one) => sum + cellCount(one), 0),
      Count: target.areas.reduce((sum, one) => sum + cellCount(one), 0),
      get Value2() {
        return bare(lines(target, (cell) => fake.given(cell.value)))
      },
      set Value2(value: unknown) {
        if (Array.isArray(value)) throw new Error('WPS fake: one cell at a time')
        book.enter(sheet, area, [[value ?? '']], 'addin')
      },
      get Formula() {
        return bare(
          lines(target, ({ formula, value }) => (formula === null ? (fake.given(value) ?? '') : `=${formula}`)),
        )
      },
      get HasFormula() {
        return common(lines(target, ({ formula }) => formula !== null))
      },
      get NumberFormat() {
        return common(lines(target, ({ format }) => format))
      },
      set NumberFormat(format: unknown) {
        book.dress(sheet, area, 'addin', () => ({ format: String(format) }))
      },
      get Text() {
        return book.text(sheet, area.top, area.left)
      },
      get Locked() {
        return common(lines(target, ({ locked }) => locked))
      },
      get MergeCells() {
        return merged(sheet, area)
      },
      get MergeArea() {
        return fake.range({ sheet, areas: [sheet.mergeAt(area.top, area.left) ?? area] })
      },
      get EntireRow() {
        return strict('Range', { Hidden: some(sheet.hiddenRows, area.top, area.bottom) })
      },
      get EntireColumn() {
        return strict('Range', { Hidden: some(sheet.hiddenCols, area.left, area.right) })
      },
      get FormatConditions() {
        return fake.unless('FormatConditions', () => fake.conditions(target))
      },
      Select: () => book.select(sheet, target.areas),
    }) as WpsRange
    targets.set(range, target)
    return range
  }

  private given(value: Value): unknown {
    if (!isError(value)) return value
    return this.build.errorTexts ? value.error : ERROR_NUMBERS.get(value.error)
  }

  private conditions({ sheet, areas }: Target) {
    const { book } = this
    const all = () =>
      sheet.conditionals.filter((one) => one.areas.some((a) => areas.some((b) => intersection(a, b) !== null)))
    const refuse = (): void => {
      if (sheet.protection && !sheet.protection.allowFormatCells) throw new Error('the sheet is protected')
    }
    return strict('FormatConditions', {
      get Count() {
        return all().length
      },
      Item: (index: number) => this.condition(sheet, at(all(), index)),
      Add: (type: number, _operator: undefined, formula: string) => {
        refuse()
        if (type !== 2) throw new Error(`WPS fake: condition of type ${type}`)
        const added: Conditional = { id: book.freshId('F'), areas, formula, fill: null, font: null }
        sheet.conditionals.unshift(added)
        return this.condition(sheet, added)
      },
    })
  }

  private condition(sheet: SheetModel, one: Conditional): WpsCondition {
    const colour = (key: 'fill' | 'font') =>
      strict('Interior', {
        get Color() {
          return one[key] === null ? null : Number.parseInt(swapped(one[key]), 16)
        },
        set Color(value: unknown) {
          one[key] = `#${swapped(`#${Number(value).toString(16).padStart(6, '0')}`)}`.toUpperCase()
        },
      })
    return strict('FormatCondition', {
      Type: 2,
      Formula1: this.plain(one.formula),
      AppliesTo: this.range({ sheet, areas: one.areas }),
      Interior: colour('fill'),
      Font: colour('font'),
      Delete: () => {
        sheet.conditionals = sheet.conditionals.filter((other) => other !== one)
      },
    }) as WpsCondition
  }

  private filled({ sheet, areas }: Target): number {
    let count = 0
    for (const area of areas) {
      const used = sheet.used(true, area)
      if (used)
        for (const line of lines({ sheet, areas: [used] }, (cell) => cell)) count += line.filter(isFilled).length
    }
    return count
  }
}

/** Red and blue of `#RRGGBB` exchanged, without the sign. */
function swapped(colour: string): string {
  return colour.slice(5, 7) + colour.slice(3, 5) + colour.slice(1, 3)
}

interface Target {
  readonly sheet: SheetModel
  readonly areas: readonly Range[]
}

const targets = new WeakMap<WpsRange, Target>()

function targetOf(range: WpsRange): Target {
  const target = targets.get(range)
  if (!target) throw new TypeError('WPS fake: no range')
  return target
}

function first({ sheet, areas }: Target): Cell {
  return sheet.cell(areas[0]!.top, areas[0]!.left)
}

function isFilled({ value, formula }: Cell): boolean {
  return value !== null || formula !== null
}

/** Blocks of more cells than this no reader in its senses asks for at once. */
const MOST = 200_000

function lines<T>({ sheet, areas }: Target, of: (cell: Cell) => T): T[][] {
  const area = areas[0]!
  if (cellCount(area) > MOST) throw new Error(`WPS fake: ${cellCount(area)} cells at once`)
  return Array.from({ length: rowCount(area) }, (_, i) =>
    Array.from({ length: columnCount(area) }, (_, j) => of(sheet.cell(area.top + i, area.left + j))),
  )
}

/** One cell is no list. */
function bare<T>(matrix: T[][]): T | T[][] {
  return matrix.length === 1 && matrix[0]!.length === 1 ? matrix[0]![0]! : matrix
}

/** What all have alike, else null. */
function common<T>(matrix: readonly (readonly T[])[]): T | null {
  const all = matrix.flat()
  return all.every((one) => one === all[0]) ? all[0]! : null
}

function merged(sheet: SheetModel, area: Range): boolean | null {
  const inside = sheet.merges.flatMap((merge) => intersection(merge, area) ?? [])
  const cells = inside.reduce((sum, one) => sum + cellCount(one), 0)
  return cells === 0 ? false : cells === cellCount(area) ? true : null
}

function some(lines: ReadonlySet<number>, from: number, to: number): boolean | null {
  let count = 0
  for (const line of lines) if (line >= from && line <= to) count++
  return count === 0 ? false : count === to - from + 1 ? true : null
}

/** An entry counted from 1. */
function at<T>(list: readonly T[], index: number): T {
  const found = list[index - 1]
  if (found === undefined) throw new RangeError(`WPS fake: no item ${index}`)
  return found
}
