/** What an add-in does all day, through the real office.js: on the web, Windows and Mac builds, against the simulated Excel. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Workbook } from '../../src/core/grid.js'
import { gridWorkbook } from '../../src/hosts/grid.js'
import { type OpenExcel, openExcel, RUNTIMES } from './node.js'

/** A little table with everything a cell can hold, and a second sheet. */
function table(): Promise<Workbook> {
  const general = (cells: readonly unknown[]) => cells.map(() => 'General')
  const values = [
    ['序号', '项目名称', '总投资（万元）', '开工时间'],
    [1, '常乐垣灌区', 1234.5, 45413],
    [2, '储能项目', '12', null],
    [null, '合计', 1246.5, { error: '#REF!' }],
  ]
  const formats = values.map(general)
  formats[1] = ['General', 'General', '#,##0.00', 'yyyy/m/d']
  const formulas = values.map((line): (string | null)[] => line.map(() => null))
  formulas[3]![2] = 'SUM(C2:C3)'
  const sheet = { state: 'visible', merges: [], hiddenRows: [], hiddenCols: [] } as const
  return gridWorkbook({
    name: '/表/重点项目.xlsx',
    date1904: false,
    notes: null,
    sheets: [
      {
        ...sheet,
        name: '数据',
        merges: [{ top: 3, left: 0, bottom: 3, right: 1 }],
        hiddenRows: [2],
        blocks: [{ top: 0, left: 0, values, formats, formulas }],
      },
      { ...sheet, name: 'Sheet 2', blocks: [{ top: 1, left: 1, values: [['备注']], formats: null, formulas: null }] },
    ],
  })
}

describe.each(RUNTIMES)('%s', (runtime) => {
  let excel: OpenExcel

  beforeEach(async () => {
    excel = await openExcel({ workbook: await table(), runtime })
    excel.install()
  })

  afterEach(async () => {
    await excel.settled()
    excel.close()
  })

  it('lists the sheets and the name of the workbook', async () => {
    await Excel.run(async (context) => {
      const sheets = context.workbook.worksheets.load('items/name,items/visibility,items/position')
      context.workbook.load('name')
      await context.sync()
      expect(context.workbook.name).toBe('重点项目.xlsx')
      expect(sheets.items.map((one) => [one.name, one.visibility, one.position])).toEqual([
        ['数据', 'Visible', 0],
        ['Sheet 2', 'Visible', 1],
      ])
    })
  })

  it('reads the used range: values, formulas, texts, formats, types, place', async () => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getUsedRange(true)
      range.load('values,formulas,text,numberFormat,valueTypes,address,rowIndex,columnIndex,rowCount,cellCount')
      await context.sync()
      expect(range.values).toEqual([
        ['序号', '项目名称', '总投资（万元）', '开工时间'],
        [1, '常乐垣灌区', 1234.5, 45413],
        [2, '储能项目', '12', ''],
        ['', '合计', 1246.5, '#REF!'],
      ])
      expect(range.formulas[3]).toEqual(['', '合计', '=SUM(C2:C3)', '#REF!'])
      expect(range.text[1]).toEqual(['1', '常乐垣灌区', '1,234.50', '2024/5/1'])
      expect(range.numberFormat[1]).toEqual(['General', 'General', '#,##0.00', 'yyyy/m/d'])
      expect(range.valueTypes.slice(2)).toEqual([
        ['Double', 'String', 'String', 'Empty'],
        ['Empty', 'String', 'Double', 'Error'],
      ])
      expect([range.address, range.rowIndex, range.columnIndex, range.rowCount, range.cellCount]).toEqual([
        '数据!A1:D4',
        0,
        0,
        4,
        16,
      ])
    })
  })

  it('loads by object and through linked objects', async () => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Sheet 2').getRange('B2')
      range.load({ values: true, address: true, format: { fill: { color: true } }, worksheet: { name: true } })
      await context.sync()
      expect(range.values).toEqual([['备注']])
      expect(range.address).toBe("'Sheet 2'!B2")
      expect(range.format.fill.color).toBe('#FFFFFF')
      expect(range.worksheet.name).toBe('Sheet 2')
    })
  })

  it('refuses a property that was not loaded', async () => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1')
      range.load('address')
      await context.sync()
      expect(() => range.values).toThrow(expect.objectContaining({ code: 'PropertyNotLoaded' }))
    })
  })

  it('takes values as Excel does: numbers, percents and dates out of text, formulas, apostrophes, null', async () => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Sheet 2').getRange('A5:H5')
      range.values = [['1,234', '10%', '2025年5月', "'007", 'TRUE', '', 'x y', null]] as unknown[][]
      range.load('values,numberFormat')
      await context.sync()
      expect(range.values).toEqual([[1234, 0.1, 45778, '007', true, '', 'x y', '']])
      expect(range.numberFormat[0]!.slice(0, 3)).toEqual(['#,##0', '0%', 'yyyy"年"m"月"'])
    })
  })

  it('keeps text in text cells', async () => {
    await Excel.run(async (context) => {
      const cell = context.workbook.worksheets.getItem('Sheet 2').getRange('C7')
      cell.numberFormat = [['@']]
      cell.values = [['12']]
      cell.load('values,valueTypes')
      await context.sync()
      expect([cell.values, cell.valueTypes]).toEqual([[['12']], [['String']]])
    })
  })

  it('colours cells and reads colours back, the same or mixed', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      sheet.getRange('A2').format.fill.color = 'yellow'
      sheet.getRange('B2').format.font.bold = true
      const [one, two] = [sheet.getRange('A2').load('format/fill/color'), sheet.getRange('A2:B2')]
      two.load('format/fill/color,format/font/bold')
      await context.sync()
      expect(one.format.fill.color).toBe('#FFFF00')
      expect(two.format.fill.color).toBe('')
      expect(two.format.font.bold).toBe(null)
      sheet.getRange('A2').format.fill.clear()
      one.load('format/fill/color,format/fill/pattern')
      await context.sync()
      expect([one.format.fill.color, one.format.fill.pattern]).toEqual(['#FFFFFF', 'None'])
    })
  })

  it('reads and sets the looks of many cells at once', async () => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:B1')
      range.setCellProperties([[{ format: { fill: { color: '#FFC7CE' } } }, {}]])
      const got = range.getCellProperties({ address: true, format: { fill: { color: true } } })
      await context.sync()
      expect(got.value).toEqual([
        [
          { address: '数据!A1', format: { fill: { color: '#FFC7CE' } } },
          { address: '数据!B1', format: { fill: { color: '#FFFFFF' } } },
        ],
      ])
    })
  })

  it('colours scattered cells in one call (RangeAreas)', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      const areas = sheet.getRanges('A2,C2:C3,D4')
      areas.format.fill.color = '#FFEB9C'
      areas.load('address,areaCount,cellCount')
      areas.areas.load('items/address')
      await context.sync()
      expect([areas.areaCount, areas.cellCount]).toEqual([3, 4])
      expect(areas.areas.items.map(({ address }) => address)).toEqual(['数据!A2', '数据!C2:C3', '数据!D4'])
    })
    expect(['A2', 'B2', 'C3', 'D4'].map((at) => excel.user.cell(at).fill?.color)).toEqual([
      '#FFEB9C',
      undefined,
      '#FFEB9C',
      '#FFEB9C',
    ])
    expect(excel.host.log).toHaveLength(2)
  })

  it('brings a cell before the eyes, without a write', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet 2')
      sheet.activate()
      sheet.getRange('B2').select()
      await context.sync()
      const selected = context.workbook.getSelectedRange().load('address')
      const active = context.workbook.worksheets.getActiveWorksheet().load('name')
      await context.sync()
      expect([selected.address, active.name]).toEqual(["'Sheet 2'!B2", 'Sheet 2'])
    })
    expect(excel.host.writesSince(0)).toEqual([])
  })

  it('gives null objects for what is not there, and what hangs on them', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject('没有').load('name')
      const cell = sheet.getUsedRangeOrNullObject(true).load('address')
      const empty = context.workbook.worksheets.add('空').getUsedRangeOrNullObject(true).load('address')
      await context.sync()
      expect([sheet.isNullObject, cell.isNullObject, empty.isNullObject]).toEqual([true, true, true])
    })
  })

  it('says ItemNotFound with the statement that asked', async () => {
    const failing = Excel.run(async (context) => {
      context.workbook.worksheets.getItem('没有').load('name')
      await context.sync()
    })
    await expect(failing).rejects.toMatchObject({
      code: 'ItemNotFound',
      debugInfo: { statement: expect.stringContaining('getItem(...)') },
    })
  })

  it('keeps what a batch did before it failed', async () => {
    const failing = Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet 2')
      sheet.getRange('A1').values = [['留下']]
      sheet.getRange('A2:B2').values = [[1, 2, 3]]
      sheet.getRange('A3').values = [['没有']]
      await context.sync()
    })
    await expect(failing).rejects.toMatchObject({
      code: 'InvalidArgument',
      debugInfo: { statement: 'range1.values = ...;' },
    })
    expect(["'Sheet 2'!A1", "'Sheet 2'!A3"].map((at) => excel.user.text(at))).toEqual(['留下', ''])
  })

  it('refuses writes and colours on a protected sheet, but for unlocked cells', async () => {
    excel.user.dress('B2', { locked: false })
    excel.user.protect('数据')
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      sheet.protection.load('protected')
      sheet.getRange('B2').values = [['改了']]
      await context.sync()
      expect(sheet.protection.protected).toBe(true)
      sheet.getRange('A2').values = [['x']]
      await expect(context.sync()).rejects.toMatchObject({ code: 'AccessDenied' })
      sheet.getRange('A2').format.fill.color = 'red'
      await expect(context.sync()).rejects.toMatchObject({ code: 'AccessDenied' })
    })
    expect([excel.user.text('B2'), excel.user.text('A2')]).toEqual(['改了', '1'])
  })

  it('keeps comments: added, placed, resolved, deleted', async () => {
    await Excel.run(async (context) => {
      const comment = context.workbook.comments.add('数据!C2', '请核实')
      const place = comment.getLocation().load('address')
      comment.resolved = true
      comment.load('content,resolved')
      await context.sync()
      expect([comment.content, comment.resolved, place.address]).toEqual(['请核实', true, '数据!C2'])
      comment.delete()
      const count = context.workbook.comments.getCount()
      await context.sync()
      expect(count.value).toBe(0)
    })
  })

  it('keeps custom XML parts: added, found by namespace, read, changed, deleted', async () => {
    await Excel.run(async (context) => {
      const parts = context.workbook.customXmlParts
      parts.add('<a:r xmlns:a="urn:other"/>')
      const part = parts.add('<r xmlns="urn:kplint:x"><e/></r>')
      await context.sync()
      const own = parts.getByNamespace('urn:kplint:x')
      const only = own.getOnlyItemOrNullObject().load('id,namespaceUri')
      const none = parts.getByNamespace('urn:none').getOnlyItemOrNullObject().load('id')
      const xml = own.getOnlyItem().getXml()
      await context.sync()
      expect([only.namespaceUri, none.isNullObject]).toEqual(['urn:kplint:x', true])
      expect(xml.value).toBe('<r xmlns="urn:kplint:x"><e/></r>')
      part.setXml('<r xmlns="urn:kplint:x">改</r>')
      const again = part.getXml()
      await context.sync()
      expect(again.value).toContain('改')
      part.delete()
      const count = own.getCount()
      await context.sync()
      expect(count.value).toBe(0)
      parts.add('no xml')
      await expect(context.sync()).rejects.toMatchObject({ code: 'InvalidArgument' })
    })
  })

  it('keeps settings', async () => {
    await Excel.run(async (context) => {
      const { settings } = context.workbook
      settings.add('k', { a: [1, '二'] })
      const set = settings.getItemOrNullObject('k').load('value')
      const none = settings.getItemOrNullObject('没有').load('value')
      await context.sync()
      expect([set.value, none.isNullObject]).toEqual([{ a: [1, '二'] }, true])
      set.delete()
      const count = settings.getCount()
      await context.sync()
      expect(count.value).toBe(0)
    })
  })

  it('knows names', async () => {
    excel.book.names.push({ name: '总投资', formula: '数据!$C$2:$C$3', sheet: null, visible: true })
    await Excel.run(async (context) => {
      const names = context.workbook.names.load('items/name,items/formula')
      const range = context.workbook.names.getItem('总投资').getRange().load('address')
      await context.sync()
      expect(names.items.map(({ name, formula }) => [name, formula])).toEqual([['总投资', '=数据!$C$2:$C$3']])
      expect(range.address).toBe('数据!C2:C3')
    })
  })

  it('keeps a tracked range across runs, and moves it with inserted rows', async () => {
    const range = await Excel.run(async (context) => {
      const tracked = context.workbook.worksheets.getActiveWorksheet().getRange('B2')
      context.trackedObjects.add(tracked)
      await context.sync()
      return tracked
    })
    excel.user.insertRows('数据', 1, 2)
    await Excel.run(range, async (context) => {
      range.load('address,values')
      await context.sync()
      expect([range.address, range.values]).toEqual(['数据!B4', [['常乐垣灌区']]])
      range.untrack()
      await context.sync()
    })
    expect(excel.host.session.keptCount).toBe(0)
  })

  it('lets every range go when a run ends', async () => {
    await Excel.run(async (context) => {
      for (let row = 0; row < 20; row++) context.workbook.worksheets.getActiveWorksheet().getCell(row, 0).load('values')
      await context.sync()
      expect(excel.host.session.keptCount).toBe(20)
    })
    expect(excel.host.session.keptCount).toBe(0)
  })

  it('refuses a range of a run that has ended', async () => {
    const range = await Excel.run(async (context) => {
      const one = context.workbook.worksheets.getActiveWorksheet().getRange('B2')
      await context.sync()
      return one
    })
    const late = async () => {
      range.load('values')
      await range.context.sync()
    }
    await expect(late()).rejects.toMatchObject({ code: 'InvalidObjectPath' })
  })

  it('takes a large write, which office.js splits by itself', async () => {
    const lines = Array.from({ length: 400 }, (_, row) => Array.from({ length: 10 }, (_, col) => row * 10 + col))
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet 2').getRangeByIndexes(0, 0, 400, 10).values = lines
      await context.sync()
    })
    expect(excel.user.cell("'Sheet 2'!J400").value).toBe(3999)
    expect(excel.host.log[0]!.steps).toContain('Range._ValidateArraySize()')
  })

  it('tells of edits: by a person, by the add-in, by somebody elsewhere; no more once taken off', async () => {
    const heard: unknown[] = []
    const handler = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      const added = sheet.onChanged.add(async ({ address, source, details, changeType, triggerSource }) => {
        heard.push([address, changeType, source, triggerSource, details?.valueAfter])
      })
      await context.sync()
      sheet.getRange('A2:B2').values = [[1, '改']]
      await context.sync()
      return added
    })
    excel.user.type('B3', '用户')
    excel.remote.type('B3', '远方')
    excel.user.insertRows('数据', 2)
    excel.user.type("'Sheet 2'!A1", '别处')
    await excel.settled()
    expect(heard).toEqual([
      ['A2:B2', 'RangeEdited', 'Local', 'ThisLocalAddin', undefined],
      ['B3', 'RangeEdited', 'Local', 'Unknown', '用户'],
      ['B3', 'RangeEdited', 'Remote', 'Unknown', '远方'],
      ['2:2', 'RowInserted', 'Local', 'Unknown', undefined],
    ])
    await Excel.run(handler.context, async (context) => {
      handler.remove()
      await context.sync()
    })
    excel.user.type('B3', '不再听见')
    await excel.settled()
    expect(heard).toHaveLength(4)
  })

  it('tells of edits of every sheet, and gives the range of an event in a later run', async () => {
    const heard: Excel.WorksheetChangedEventArgs[] = []
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async (event) => void heard.push(event))
      await context.sync()
    })
    expect(excel.host.writesSince(0)).toEqual([])
    excel.user.type("'Sheet 2'!B2", '新')
    await excel.settled()
    await Excel.run(async (context) => {
      const range = heard[0]!.getRange(context).load('address,values')
      await context.sync()
      expect([range.address, range.values]).toEqual(["'Sheet 2'!B2", [['新']]])
    })
  })

  it('tells of sheets added, deleted and activated, and of the selection', async () => {
    const heard: string[] = []
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook
      worksheets.onAdded.add(async () => void heard.push('added'))
      worksheets.onDeleted.add(async () => void heard.push('deleted'))
      worksheets.onActivated.add(async () => void heard.push('activated'))
      context.workbook.onSelectionChanged.add(async () => void heard.push('selected'))
      worksheets.onSelectionChanged.add(async ({ address }) => void heard.push(address))
      await context.sync()
    })
    excel.user.addSheet('新表')
    excel.user.deleteSheet('新表')
    excel.user.select("'Sheet 2'!B2:C3")
    await excel.settled()
    expect(heard).toEqual(['added', 'deleted', 'activated', 'B2:C3', 'selected'])
  })

  it('fails at once while a cell is being edited, or waits where it was told to', async () => {
    excel.user.beginEdit('B2')
    const impatient = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1').load('values')
      await context.sync()
    })
    await expect(impatient).rejects.toMatchObject({ code: 'InvalidOperationInCellEditMode' })
    const patient = Excel.run({ delayForCellEdit: true }, async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('B2').load('values')
      await context.sync()
      return range.values
    })
    await new Promise((resolve) => setTimeout(resolve, 5))
    excel.user.enter('打完了')
    expect(await patient).toEqual([['打完了']])
  })

  it('sees only what is not hidden, where it asks for that', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      const view = sheet.getRange('A1:B4').getVisibleView().load('values,rowCount')
      const [some, row] = [sheet.getRange('A1:A4').load('rowHidden'), sheet.getRange('3:3').load('rowHidden')]
      await context.sync()
      expect([view.rowCount, view.values[2]]).toEqual([3, ['', '合计']])
      expect([some.rowHidden, row.rowHidden]).toEqual([null, true])
    })
  })

  it('knows merged cells; asking for them is a write to Excel', async () => {
    await Excel.run(async (context) => {
      const merged = context.workbook.worksheets.getActiveWorksheet().getRange('A1:D4').getMergedAreasOrNullObject()
      merged.load('address')
      await context.sync()
      expect(merged.address).toBe('数据!A4:B4')
    })
    expect(excel.host.writesSince(0)).toHaveLength(1)
  })

  it('counts formatted blanks as used, unless only values are asked for', async () => {
    excel.user.dress('B900', { fill: { color: '#FFFF00', pattern: 'Solid' } })
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      const [all, filled] = [sheet.getUsedRange().load('address'), sheet.getUsedRange(true).load('address')]
      await context.sync()
      expect([all.address, filled.address]).toEqual(['数据!A1:D900', '数据!A1:D4'])
    })
  })

  it('hides rows, inserts and deletes them; a kept range whose cells are gone is refused', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      const total = sheet.getRange('C4').load('address')
      await context.sync()
      sheet.getRange('2:2').rowHidden = true
      sheet.getRange('1:2').insert(Excel.InsertShiftDirection.down)
      total.load('address,formulas')
      await context.sync()
      expect([total.address, total.formulas]).toEqual(['数据!C6', [['=SUM(C4:C5)']]])
      expect([...excel.book.active.hiddenRows].sort()).toEqual([3, 4])
      sheet.getRange('6:6').delete(Excel.DeleteShiftDirection.up)
      total.load('address')
      await expect(context.sync()).rejects.toMatchObject({ code: 'InvalidReference' })
    })
  })

  it('adds, names, hides and deletes sheets; what belonged to a deleted one is gone', async () => {
    await Excel.run(async (context) => {
      const sheets = context.workbook.worksheets
      const sheet = sheets.add('新表')
      const cell = sheet.getRange('A1').load('address')
      await context.sync()
      sheet.name = '改名'
      sheet.visibility = Excel.SheetVisibility.hidden
      const count = sheets.getCount(true)
      sheet.load('name,visibility')
      await context.sync()
      expect([sheet.name, sheet.visibility, count.value]).toEqual(['改名', 'Hidden', 2])
      sheet.delete()
      cell.load('address')
      await expect(context.sync()).rejects.toMatchObject({ code: 'ItemNotFound' })
      sheets.getItem('数据').name = 'Sheet 2'
      await expect(context.sync()).rejects.toMatchObject({ code: 'InvalidArgument' })
    })
    expect(excel.book.sheets.map(({ name }) => name)).toEqual(['数据', 'Sheet 2'])
  })

  it('tells nothing while events are turned off', async () => {
    const heard: string[] = []
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async ({ address }) => void heard.push(address))
      context.runtime.enableEvents = false
      await context.sync()
      context.workbook.worksheets.getActiveWorksheet().getRange('A2').values = [[5]]
      context.runtime.enableEvents = true
      await context.sync()
      context.workbook.worksheets.getActiveWorksheet().getRange('A3').values = [[6]]
      await context.sync()
    })
    await excel.settled()
    expect(heard).toEqual(['A3'])
  })

  it('fails as a test asks, before anything is done', async () => {
    excel.host.failNext.push('GeneralException')
    const write = () =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('A2').values = [[9]]
        await context.sync()
      })
    await expect(write()).rejects.toMatchObject({ code: 'GeneralException' })
    expect(excel.user.cell('A2').value).toBe(1)
    await write()
    expect(excel.user.cell('A2').value).toBe(9)
    expect(excel.host.log.map(({ error }) => error).filter(Boolean)).toEqual(['GeneralException'])
  })

  it('refuses a request that is too large', async () => {
    const failing = Excel.run(async (context) => {
      context.workbook.settings.add('k', '大'.repeat(2 * 2 ** 20))
      await context.sync()
    })
    await expect(failing).rejects.toMatchObject({ code: 'RequestPayloadSizeLimitExceeded' })
    expect(excel.book.settings.size).toBe(0)
  })

  it('has a calculation mode', async () => {
    await Excel.run(async (context) => {
      const application = context.application.load('calculationMode')
      await context.sync()
      expect(application.calculationMode).toBe('Automatic')
    })
  })

  it('refuses what is not modelled, aloud', async () => {
    const failing = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().charts.load('items/name')
      await context.sync()
    })
    await expect(failing).rejects.toMatchObject({
      code: 'ApiNotFound',
      message: 'simulator: Worksheet.Charts is not modelled',
    })
  })

  it('answers a read that is too large with an error, a read of whole columns with null', async () => {
    const lines = Array.from({ length: 3000 }, () => Array.from({ length: 40 }, () => '五百万字节'.repeat(10)))
    const [sheet] = excel.book.sheets
    excel.book.enter(sheet!, { top: 0, left: 0, bottom: 2999, right: 39 }, lines, 'user')
    const failing = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getUsedRange(true).load('values')
      await context.sync()
    })
    await expect(failing).rejects.toMatchObject({ code: 'ResponsePayloadSizeLimitExceeded' })
    await Excel.run(async (context) => {
      const column = context.workbook.worksheets.getActiveWorksheet().getRange('C:C').load('values,address')
      await context.sync()
      expect([column.values, column.address]).toEqual([null, '数据!C:C'])
    })
  })

  it('hands out a copy of the file in slices', async () => {
    const bytes = await new Promise<number>((resolve, reject) => {
      Office.context.document.getFileAsync(
        Office.FileType.Compressed,
        { sliceSize: 1000 },
        ({ status, value, error }) => {
          if (status !== Office.AsyncResultStatus.Succeeded) return reject(error)
          const sizes: number[] = []
          const next = () =>
            value.getSliceAsync(sizes.length, (slice) => {
              sizes.push(slice.value.size)
              if (sizes.length < value.sliceCount) return next()
              value.closeAsync(() => resolve(sizes.reduce((sum, size) => sum + size, 0) - value.size))
            })
          next()
        },
      )
    })
    expect(bytes).toBe(0)
  })
})

describe('an Excel of an earlier version', () => {
  it.each([
    ['1.7', '1.9', (sheet: Excel.Worksheet) => sheet.getRanges('A1')],
    ['1.9', '1.13', (sheet: Excel.Worksheet) => sheet.getRange('A1').getMergedAreasOrNullObject()],
    ['1.1', '1.4', (sheet: Excel.Worksheet) => sheet.getUsedRangeOrNullObject(true)],
  ] as const)('%s refuses what came with %s, by the set it belongs to', async (api, set, use) => {
    const { Excel } = await openExcel({ workbook: await table(), api })
    const failing = Excel.run(async (context) => {
      use(context.workbook.worksheets.getActiveWorksheet())
      await context.sync()
    })
    await expect(failing).rejects.toMatchObject({
      code: 'ApiNotFound',
      message: expect.stringContaining(`ExcelApi ${set}`),
    })
  })
})
