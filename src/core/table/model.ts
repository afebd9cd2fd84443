/** What `findTables` says of a sheet. Rows and columns are 0-based positions in the sheet. */
import type { Range, Ref, Sheet } from '../grid.js'
import type { Correction } from '../notes.js'
import type { MoneyUnit } from '../values.js'
import type { FieldDef, TableKindDef } from '../vocabulary.js'

/** What a row of a table is. `data` rows are its records; only they are judged row by row. */
export type RowRole = 'data' | 'section' | 'subtotal' | 'total' | 'repeated-header' | 'note' | 'blank'

/** A text that was found somewhere, with its place. */
export interface Found<T> {
  readonly value: T
  readonly at: Ref
}

/** A column of a table. */
export interface Column {
  readonly col: number
  /** What it means; null where it is not known. */
  readonly field: FieldDef | null
  /** The heading texts from top to bottom as written, a merged heading once. */
  readonly path: readonly string[]
  /** The cell of the lowest heading text. */
  readonly at: Ref
  /** The money unit its heading states, else null (then the table's holds). */
  readonly unit: MoneyUnit | null
  /** The year and the month (1–12) or quarter (1–4) a heading names, else null. */
  readonly year: number | null
  readonly month: number | null
  readonly quarter: number | null
  /**
   * The group heading that sets this column apart from another of the same field (`政府直接投资项目` over `总投资`),
   * else null. A column with a qualifier is not what a rule means by the bare field.
   */
  readonly qualifier: string | null
  /** How the field was recognised; `correction`: a person said what it is, or (field null) that it is nothing we check. */
  readonly by: 'heading' | 'content' | 'correction' | 'unknown'
  /** 0–1. */
  readonly confidence: number
  readonly why: string
}

/** A section, subtotal or total row with the data rows it stands for. */
export interface Group {
  readonly kind: 'section' | 'subtotal' | 'total'
  readonly row: number
  /** The label as written (`一、产业类（5项）`, `小计`, `合计：12 个`). */
  readonly label: string
  /** The cell of the label. */
  readonly at: Ref
  /** The count a label states, else null; `approximate` where it says 左右, 约, 近, 余. */
  readonly count: { readonly value: number; readonly approximate: boolean; readonly at: Ref } | null
  /** The data rows it stands for, ascending. Where its details may stand above or below it, what fits the layout. */
  readonly rows: readonly number[]
  /** Where both placements are possible, the other reading; else null. */
  readonly otherRows: readonly number[] | null
}

/** The title lines above a table. */
export interface Title {
  readonly text: string
  readonly at: Ref
  readonly year: number | null
  /** 1–12 where the title names one month. */
  readonly month: number | null
  /** The place it names (`平陆县`), else null. */
  readonly place: string | null
  /** `共15个`, `15个重点推进项目`. */
  readonly count: { readonly value: number; readonly approximate: boolean } | null
}

/** One table as found. */
export interface Table {
  readonly sheet: Sheet
  /** Index of the sheet in its workbook. */
  readonly sheetIndex: number
  /** From the first header row to the last row that belongs to it, footer and title left out. */
  readonly range: Range
  readonly title: Title | null
  readonly kind: TableKindDef | null
  /** The unit stated for the whole table (单位：万元), with its place; null where only headings state it, or nothing does. */
  readonly unit: Found<MoneyUnit> | null
  /** 填报单位 / 报送部门; `value` is `''` where the line is there and nothing is filled in. */
  readonly reportingUnit: Found<string> | null
  /** 填报人, 审核人, 负责人, 联系电话, 填报日期 … of the head or foot: label → what stands behind it. */
  readonly signatures: ReadonlyMap<string, Found<string>>
  readonly header: { readonly top: number; readonly bottom: number }
  readonly columns: readonly Column[]
  /** The role of each row from `header.bottom + 1` to `range.bottom`, index 0 is the first row below the header. */
  readonly roles: readonly RowRole[]
  readonly groups: readonly Group[]
  /** What a person said of its header and its rows and was followed, columns bear it themselves; absent where nothing was. */
  readonly corrected?: Corrected
  /** 0–1, with the reasons a person can read. */
  readonly confidence: number
  readonly why: readonly string[]
}

/** Which parts of a table besides columns are read as a person said. */
export interface Corrected {
  readonly header: boolean
  readonly rows: ReadonlySet<number>
}

/** What was found on one sheet. */
export interface SheetTables {
  readonly tables: readonly Table[]
  /**
   * A block of at least 3 rows × 4 columns that looks like a ledger but has no header we know (`structure-header-not-found`),
   * else null. A cover, a roster or a page of notes is not one.
   */
  readonly headless: Range | null
  /** Corrections of this sheet that were not followed: what stood there is gone, or no table is there any more. */
  readonly lapsed: readonly Correction[]
}
