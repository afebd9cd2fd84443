/** Colours on the sheets of WPS: conditional formats with a formula of ours, as in Excel (see office-marks.ts). */
import { rangeAddress, type Severity } from '../core/index.js'
import { blocksOf } from './grid-cells.js'
import { bySheet, MARK_LOOKS, MARK_ORDER, MARK_SIGN, markFormula } from './grid-marks.js'
import type { Mark, Marks } from './host.js'
import { bgr, got, itemsOf, type WpsCondition, type WpsConditions, type WpsSheet, type WpsWorkbook } from './wps-api.js'
import { isProtected } from './wps-write.js'

/** `Range` takes addresses of at most 255 signs. */
const LONGEST = 255
/** The type of a condition given by a formula (`xlExpression`). */
const EXPRESSION = 2

export class WpsMarks implements Marks {
  constructor(
    private readonly book: WpsWorkbook,
    /** Sheets by index, as last read. */
    private readonly sheetAt: (index: number) => WpsSheet | null,
    private readonly guarded: <T>(work: () => T) => Promise<T>,
  ) {}

  async put(marks: readonly Mark[]): Promise<number> {
    await this.clear()
    return this.guarded(() => {
      let left = 0
      for (const [index, own] of bySheet(marks)) {
        const sheet = this.sheetAt(index)
        if (!sheet || isProtected(sheet)) left += own.length
        else for (const severity of MARK_ORDER) colour(sheet, severity, own)
      }
      return left
    })
  }

  clear(): Promise<number> {
    return this.guarded(() => {
      let left = 0
      for (const { sheet, conditions } of this.own())
        if (isProtected(sheet)) left += conditions.reduce((sum, condition) => sum + cellsOf(condition), 0)
        // From the last on: those before keep their place in the list.
        else for (const condition of conditions.reverse()) condition.Delete()
      return left
    })
  }

  count(): Promise<number> {
    return this.guarded(() =>
      this.own().reduce((sum, { conditions }) => sum + conditions.reduce((cells, one) => cells + cellsOf(one), 0), 0),
    )
  }

  private own(): { sheet: WpsSheet; conditions: WpsCondition[] }[] {
    return itemsOf(this.book.Worksheets).map((sheet) => {
      const all = sheet.Cells.FormatConditions
      const custom = all ? itemsOf(all).filter((one) => got(one, 'Type') === EXPRESSION) : []
      return { sheet, conditions: custom.filter((one) => String(got(one, 'Formula1')).includes(MARK_SIGN)) }
    })
  }
}

function colour(sheet: WpsSheet, severity: Severity, marks: readonly Mark[]): void {
  const blocks = blocksOf(marks.filter((mark) => mark.severity === severity).map(({ at }) => at)).map(rangeAddress)
  while (blocks.length > 0) {
    let place = blocks.shift()!
    while (blocks.length > 0 && place.length + blocks[0]!.length < LONGEST) place += `,${blocks.shift()}`
    const conditions: WpsConditions | undefined = sheet.Range(place).FormatConditions
    if (!conditions) return
    const condition = conditions.Add(EXPRESSION, undefined, markFormula(severity))
    condition.Interior.Color = bgr(MARK_LOOKS[severity].fill)
    condition.Font.Color = bgr(MARK_LOOKS[severity].font)
  }
}

function cellsOf({ AppliesTo: range }: WpsCondition): number {
  const count = range && (got(range, 'CountLarge') ?? got(range, 'Count'))
  return typeof count === 'number' ? count : 1
}
