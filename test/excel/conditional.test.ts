/** Conditional formats in the simulated Excel: laid over cells, moving with them, gone without a trace. */
import { afterEach, describe, expect, it } from 'vitest'
import { parseDrawing } from '../../src/hosts/text.js'
import { type OpenExcel, openExcel, RUNTIMES } from './node.js'

let excel: OpenExcel
afterEach(() => excel.close())

describe.each(RUNTIMES)('%s', (runtime) => {
  it('lies over a fill, moves with inserted rows, is found by its formula and deleted', async () => {
    excel = await openExcel({ workbook: parseDrawing('a | b\nc | d').workbook, runtime })
    const { Excel: api, book, user } = excel
    user.dress('B1', { fill: { color: '#00FF00', pattern: 'Solid' } })
    await api.run(async (context) => {
      const format = context.workbook.worksheets
        .getActiveWorksheet()
        .getRanges('A2,B1')
        .conditionalFormats.add('Custom')
      format.custom.rule.formula = '=1=1'
      format.custom.format.fill.color = '#FFC7CE'
      format.custom.format.font.color = '#9C0006'
      await context.sync()
    })
    const sheet = book.active
    expect(sheet.colors(0, 1)).toEqual({ fill: '#FFC7CE', font: '#9C0006' })
    expect(sheet.colors(1, 0).fill).toBe('#FFC7CE')
    expect(sheet.colors(0, 0)).toEqual({ fill: null, font: '#000000' })
    user.insertRows('表1', 2)
    expect([sheet.colors(1, 0).fill, sheet.colors(2, 0).fill]).toEqual([null, '#FFC7CE'])
    await api.run(async (context) => {
      const all = context.workbook.worksheets.getActiveWorksheet().getRange().conditionalFormats.load('items/type')
      await context.sync()
      const [format] = all.items
      const rule = format!.custom.rule.load('formula')
      const areas = format!.getRanges().load('address,cellCount')
      await context.sync()
      expect([all.items.length, format!.type, rule.formula, areas.cellCount]).toEqual([1, 'Custom', '=1=1', 2])
      format!.delete()
      await context.sync()
    })
    expect(sheet.colors(0, 1).fill).toBe('#00FF00')
    expect(sheet.conditionals).toEqual([])
  })

  it('is refused on a protected sheet', async () => {
    excel = await openExcel({ workbook: parseDrawing('a').workbook, runtime })
    excel.user.protect('表1')
    const added = excel.Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1').conditionalFormats.add('Custom')
      await context.sync()
    })
    await expect(added).rejects.toMatchObject({ code: 'AccessDenied' })
  })
})
