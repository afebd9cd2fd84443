/**
 * Colours on the sheets. They are conditional formats with a formula of ours that is always true, laid over the cells: what the cells
 * themselves look like (fills, patterns, theme colours, other conditional formats) is never touched, so taking the marks away gives it back
 * completely. They move along when rows are inserted (not when rows are sorted), and are found by their formula in any later session.
 */
import { rangeAddress } from '../core/index.js'
import { blocksOf } from './grid-cells.js'
import { bySheet, MARK_LOOKS, MARK_ORDER, MARK_SIGN, markFormula } from './grid-marks.js'
import type { Mark, Marks } from './host.js'
import type { Runner } from './office-run.js'

/** Blocks that one conditional format covers. */
const BLOCKS = 128
/** Conditional formats looked at in one request. */
const AT_ONCE = 500

export class OfficeMarks implements Marks {
  constructor(
    private readonly runner: Runner,
    /** Ids of the worksheets by index, as last read. */
    private readonly ids: () => readonly string[],
  ) {}

  async put(marks: readonly Mark[]): Promise<number> {
    await this.clear()
    const ids = this.ids()
    return this.runner.run(async (context) => {
      const groups = [...bySheet(marks)].map(([index, own]) => ({ id: ids[index], own }))
      const sheets = groups.map(({ id }) =>
        id === undefined ? null : context.workbook.worksheets.getItemOrNullObject(id).load('name,protection/protected'),
      )
      await context.sync()
      let left = 0
      groups.forEach(({ own }, i) => {
        const sheet = sheets[i]
        if (!sheet || sheet.isNullObject || sheet.protection.protected) left += own.length
        else this.colour(sheet, own)
      })
      await context.sync()
      return left
    }, 'asked')
  }

  private colour(sheet: Excel.Worksheet, marks: readonly Mark[]): void {
    for (const severity of MARK_ORDER) {
      const blocks = blocksOf(marks.filter((mark) => mark.severity === severity).map(({ at }) => at)).map(rangeAddress)
      const many = this.runner.supports('1.9')
      const size = many ? BLOCKS : 1
      for (let at = 0; at < blocks.length; at += size) {
        const place = blocks.slice(at, at + size).join(',')
        const format = (many ? sheet.getRanges(place) : sheet.getRange(place)).conditionalFormats.add('Custom').custom
        format.rule.formula = markFormula(severity)
        format.format.fill.color = MARK_LOOKS[severity].fill
        format.format.font.color = MARK_LOOKS[severity].font
      }
    }
  }

  clear(): Promise<number> {
    return this.runner.run(async (context) => {
      let left = 0
      for (const { sheet, formats } of await this.own(context)) {
        if (sheet.protection.protected) left += await this.cellsOf(context, formats)
        else for (const format of formats) format.delete()
      }
      await context.sync()
      return left
    }, 'asked')
  }

  count(): Promise<number> {
    return this.runner.run(async (context) => {
      let cells = 0
      for (const { formats } of await this.own(context)) cells += await this.cellsOf(context, formats)
      return cells
    }, 'aside')
  }

  /** Our conditional formats, by sheet. */
  private async own(context: Excel.RequestContext) {
    const sheets = context.workbook.worksheets.load('items/id,items/protection/protected')
    await context.sync()
    const listed = sheets.items.map((sheet) => ({ sheet, all: sheet.getRange().conditionalFormats.load('items/type') }))
    await context.sync()
    const found: { sheet: Excel.Worksheet; formats: Excel.ConditionalFormat[] }[] = []
    for (const { sheet, all } of listed) {
      const custom = all.items.filter(({ type }) => type === 'Custom')
      const formats: Excel.ConditionalFormat[] = []
      for (let at = 0; at < custom.length; at += AT_ONCE) {
        const some = custom.slice(at, at + AT_ONCE)
        const rules = some.map((format) => format.custom.rule.load('formula'))
        await context.sync()
        formats.push(...some.filter((_, i) => rules[i]!.formula.includes(MARK_SIGN)))
      }
      if (formats.length > 0) found.push({ sheet, formats })
    }
    return found
  }

  /** How many cells the formats cover. */
  private async cellsOf(context: Excel.RequestContext, formats: readonly Excel.ConditionalFormat[]): Promise<number> {
    const many = this.runner.supports('1.9')
    const ranges = formats.map((format) =>
      (many ? format.getRanges() : format.getRangeOrNullObject()).load('cellCount'),
    )
    await context.sync()
    return ranges.reduce((sum, range) => sum + (range.isNullObject ? 1 : range.cellCount), 0)
  }
}
