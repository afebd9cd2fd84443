/** The header of a table met again among its rows. */
import { isBlankText } from '../grid.js'
import type { HeaderBlock } from './header.js'
import { fold } from './heading.js'
import { cellsOf, type Strip, textAt } from './strip.js'

/** The headings of a table by column, one map per header row, folded. */
export class PrintedHeader {
  private readonly rows: readonly ReadonlyMap<number, string>[]

  /** `subject`: the column whose heading must be the same too, as 单位 where 乡镇 stood begins another table; null where it need not. */
  constructor(
    private readonly strip: Strip,
    header: HeaderBlock,
    private readonly subject: number | null,
  ) {
    const rows: Map<number, string>[] = []
    for (let row = header.top; row <= header.bottom; row++) {
      const texts = new Map(cellsOf(strip, row).map(({ col, text }) => [col, fold(text)]))
      if (texts.size > 0) rows.push(texts)
    }
    this.rows = rows
  }

  /** True of a row with `filled` cells of which four in five are those of a header row. */
  isRepeatedIn(row: number, filled: number): boolean {
    const { sheet, left, right } = this.strip
    for (const texts of this.rows) {
      let same = 0
      let seen = 0
      for (let col = left; col <= right; col++) {
        const value = sheet.value(row, col)
        if (value === null || (typeof value === 'string' && isBlankText(value))) continue
        seen++
        if (typeof value === 'string' && value.length < 120 && texts.get(col) === fold(value)) same++
        else if (seen - same > filled * 0.2) break
      }
      if (seen >= 2 && same >= seen * 0.8 && same >= Math.min(texts.size, 2)) return this.namesSame(texts, row)
    }
    return false
  }

  private namesSame(texts: ReadonlyMap<number, string>, row: number): boolean {
    const heading = this.subject === null ? undefined : texts.get(this.subject)
    return heading === undefined || heading === fold(textAt(this.strip.sheet, row, this.subject!))
  }
}
