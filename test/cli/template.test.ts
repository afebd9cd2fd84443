/** `kplint template`: blank tables that are recognised, ready to be filled in, and never in the way of a file that is there. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tables } from '../../rules/index.js'
import { Playground } from './play.js'

const play = new Playground()
const files = new Map(tables.map((kind) => [kind.name, `${kind.template.title.zh}.xlsx`]))

beforeAll(async () => {
  const { code, out } = await play.run(['template', '--all', '--period', '2025-05', '-o', '空白表'])
  expect(code).toBe(0)
  expect(out.match(/已写好/g)).toHaveLength(tables.length)
})
afterAll(() => play.remove())

async function open(name: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(play.path(name))
  return book
}

interface Seen {
  readonly tables: readonly { readonly kind: string; readonly columns: readonly { readonly field: string | null }[] }[]
}

async function seen(file: string): Promise<readonly Seen[]> {
  const { code, out } = await play.run(['tables', file, '--format', 'json'])
  expect(code).toBe(0)
  return JSON.parse(out).sheets
}

describe('every blank table', () => {
  it.each([...files])('%s is recognised, each of its columns too', async (kind, file) => {
    const [table, notes] = await seen(`空白表/${file}`)
    expect(table!.tables.map((one) => one.kind)).toEqual([kind])
    const columns = tables.find(({ name }) => name === kind)!.columns
    // The indicators of a rating are any columns of numbers, and there are none yet.
    const fields = table!.tables[0]!.columns.map(({ field }) => field).filter((field) => field !== null)
    expect(fields).toEqual(columns.filter((name) => name !== 'indicator'))
    expect(notes!.tables).toEqual([])
  })

  it('gives nothing to report', async () => {
    const { code, out } = await play.run(['check', '空白表', '--pack', 'pinglu', '--fail-on', 'info'])
    expect(out).toContain(`${tables.length} 个工作簿，查了 ${tables.length} 个`)
    expect(out).toContain('必须改 0，需核实 0，提示 0')
    expect(code).toBe(0)
  })

  it.each([...files.values()])('%s is ready to print', async (file) => {
    const sheet = (await open(`空白表/${file}`)).worksheets[0]!
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1, printTitlesRow: '3:3' })
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 })
    expect(sheet.getCell('A2').value).toBe('填报单位：')
    const footer = sheet.getRow(sheet.rowCount).values as unknown[]
    expect(footer).toEqual(expect.arrayContaining(['填报人：', '审核人：', expect.stringContaining('填报日期：')]))
  })
})

/** What a clerk might type into a column; what is not here stays blank. Amounts are 万元, so large that they do as 亿元 too. */
const TYPED: { readonly [field: string]: ExcelJS.CellValue } = {
  name: '城西小学建设项目',
  unit: '县住建局',
  owner: '平陆县住建局',
  nature: '续建',
  domain: '社会民生类',
  total: 18600,
  approvedTotal: 18600,
  plan: 5000,
  prior: 4000,
  month: 400,
  yearCum: 2000,
  statYearCum: 2000,
  cum: 6000,
  rate: 40,
  physical: 41,
  status: '在建',
  progress: '主体二层封顶',
  included: '是',
  started: '是',
  resumed: '是',
  leader: '张首华',
  approvalDoc: '平发改审批〔2023〕3号',
  contractDoc: '有',
  photoDoc: '有',
  licenceDoc: '有',
  statCode: '2024-001',
  library: '建设库',
  list: '开工建设',
  stage: '施工准备',
  permitApproval: '办结',
  permitLand: '办结',
  permitConstruction: '办结',
  procedureDue: 3,
  procedureDone: 3,
  procedureRate: 100,
  elementLand: '已落实',
  elementWater: '已落实',
  blockage: '临时用电未接入',
  contact: '李明',
  measure: '供电公司增容',
  blockState: '推进中',
  delayReason: '雨季停工',
  investor: '甲建材有限公司',
  investorPlace: '运城',
  taskForce: '新能源产业链招商专班',
  agreedTotal: 18600,
  received: 2000,
  fundType: '专项债',
  applied: 3000,
  allocated: 3000,
  paid: 1500,
  paidRate: 50,
  need: '临时用电',
  post: '副县长',
  serviceTeam: '城西小学项目专班',
  unitName: '县住建局',
  rosterKind: '县直',
  person: '张首华',
  rosterRank: 1,
  area: '张店镇',
  signTarget: 30000,
  signCount: 1,
  startCount: 1,
  startRate: 100,
  projectCount: 1,
  includedCount: 1,
  score: 96,
  rank: 1,
  category: '土地',
  item: '建设用地',
  satisfied: '是',
  enterprise: '甲建材有限公司',
  indicator: 6,
  star: '五星级',
}
const DATES: { readonly [field: string]: string } = {
  start: '2024-08-01',
  actualStart: '2024-08-01',
  finish: '2026-05-01',
  includedDate: '2024-09-01',
  approvalDate: '2023-05-01',
  contractDate: '2024-06-01',
  foundDate: '2025-04-01',
  deadline: '2025-07-01',
  signDate: '2024-03-01',
  entryDate: '2024-02-01',
  allocatedDate: '2025-02-01',
}

describe('a blank table that is filled in', () => {
  it.each([...files])('%s has no errors', async (kind, file) => {
    const book = await open(`空白表/${file}`)
    const sheet = book.worksheets[0]!
    const { columns, template } = tables.find(({ name }) => name === kind)!
    const fields = columns.flatMap((name) => Array<string>(name === 'indicator' ? 16 : 1).fill(name))
    const rows = 2
    fields.forEach((field, i) => {
      const date = DATES[field]
      const value = date ? new Date(`${date}T00:00:00Z`) : TYPED[field]
      for (let row = 4; row < 4 + rows; row++)
        if (value !== undefined) sheet.getCell(row, i + 1).value = row > 4 ? other(field, value) : value
    })
    for (let row = 4 + (template.rows ?? 15); row >= 4; row--) {
      // What Excel does by itself: the sums are computed. Rows that stay blank are deleted.
      const cells = fields.map((_, i) => sheet.getCell(row, i + 1))
      for (const [i, cell] of cells.entries())
        if (cell.type === ExcelJS.ValueType.Formula)
          cell.value = { formula: cell.formula, result: rows * Number(TYPED[fields[i]!] ?? 0) }
    }
    const filled = `填好-${kind}.xlsx`
    await book.xlsx.writeFile(play.path(filled))
    const { out, code } = await play.run(['check', filled, '--format', 'json'])
    const [report] = JSON.parse(out).reports
    expect(report.diagnostics.filter((one: { severity: string }) => one.severity === 'error')).toEqual([])
    expect(report.tables).toMatchObject([{ kind, records: rows }])
    expect(code).toBe(0)
  })
})

/** The second row is about something else. */
function other(field: string, value: ExcelJS.CellValue): ExcelJS.CellValue {
  if (field === 'name') return '市民广场建设项目'
  if (field === 'person') return '王飞'
  if (['unitName', 'area', 'enterprise', 'item'].includes(field)) return `${String(value)}（二）`
  return field === 'rank' ? 1 : value
}

describe('the cells of a blank table', () => {
  it('offer what may be chosen, ask for dates and numbers, and keep texts as typed', async () => {
    const sheet = (await open(`空白表/${files.get('dispatch')}`)).worksheets[0]!
    const heads = sheet.getRow(3).values as string[]
    const cell = (heading: string) => sheet.getCell(4, heads.indexOf(heading))
    expect(cell('是否入统').dataValidation).toMatchObject({ type: 'list', formulae: ['"是,否"'] })
    expect(cell('建设性质').dataValidation.formulae[0]).toMatch(/^"新建,续建,/)
    expect(cell('计划开工时间').dataValidation).toMatchObject({ type: 'date', errorStyle: 'warning' })
    expect(cell('总投资').dataValidation).toMatchObject({ type: 'decimal' })
    expect([cell('总投资'), cell('计划开工时间'), cell('项目代码')].map(({ numFmt }) => numFmt)).toEqual([
      '0',
      'yyyy"年"m"月"',
      '@',
    ])
  })

  it('leave room for words in a ledger of procedures', async () => {
    const sheet = (await open(`空白表/${files.get('proc')}`)).worksheets[0]!
    const heads = sheet.getRow(3).values as string[]
    const { dataValidation } = sheet.getCell(4, heads.indexOf('立项'))
    expect(dataValidation).toMatchObject({ errorStyle: 'information', formulae: ['"办结,办理中,未启动,不涉及"'] })
  })

  it('are added up in a total row, in 亿元 with two decimals', async () => {
    const sheet = (await open(`空白表/${files.get('signStat')}`)).worksheets[0]!
    const heads = sheet.getRow(3).values as string[]
    const total = sheet.getCell(19, heads.indexOf('协议投资'))
    expect(sheet.getCell('A19').value).toBe('合计')
    expect(total.formula).toMatch(/^SUM\(([A-Z])4:\1(?:18)\)$/)
    expect(total.numFmt).toBe('0.00')
    expect(sheet.getCell(19, heads.indexOf('开工率（%）')).value).toBeNull()
  })

  it('are 31 rows for the 31 elements, 16 columns for the 16 indicators', async () => {
    const survey = (await open(`空白表/${files.get('survey')}`)).worksheets[0]!
    expect([survey.getCell('A34').value, survey.getCell('A35').value]).toEqual([31, '填报人：'])
    const star = (await open(`空白表/${files.get('star')}`)).worksheets[0]!
    expect((star.getRow(3).values as string[]).filter((text) => /^指标\d+$/.test(text ?? ''))).toHaveLength(16)
  })
})

describe('the notes', () => {
  it('say of each column how it is filled in and which rules watch it', async () => {
    const sheet = (await open(`空白表/${files.get('plan')}`)).getWorksheet('填表说明')!
    const rows = new Map(sheet.getRows(1, sheet.rowCount)!.map((row) => [row.getCell(1).text, row]))
    const plan = rows.get('年度计划投资')!
    expect(plan.getCell(2).text).toBe('必填。数字，单位万元，不带单位')
    expect(plan.getCell(3).text).toContain('年度计划大于总投资（invest-plan-exceeds-total）')
    expect(rows.get('计划开工时间')!.getCell(2).text).toMatch(/^必填。年月/)
    expect(rows.get('备注')!.getCell(2).text).toBe('文字')
    expect(rows.get('（整张表）')!.getCell(3).text).toContain('format-edge-whitespace')
    expect(sheet.getCell('A1').text).toBe('《重点建设项目清单》填表说明')
  })

  it('are there in English', async () => {
    await play.run(['template', 'plan', '-o', 'en.xlsx', '--lang', 'en'])
    const sheet = (await open('en.xlsx')).getWorksheet('Notes')!
    expect(sheet.getCell('B5').text).toBe('How to fill it in')
    expect(JSON.stringify(sheet.getSheetValues())).toContain('Required. a number in 万元')
  })
})

describe('kplint template', () => {
  it('lists the kinds of table', async () => {
    const { code, out } = await play.run(['template'])
    expect(code).toBe(0)
    for (const { name, title } of tables) expect(out).toMatch(new RegExp(`${name} +${title.zh}`))
  })

  it('takes a kind by its name or its title, and names the file after it', async () => {
    mkdirSync(play.path('甲'))
    expect((await play.run(['template', '堵点台账'], { below: '甲' })).out).toBe('已写好 重大项目堵点问题台账.xlsx\n')
    expect((await play.run(['template', 'block', '-o', '二.xlsx'], { below: '甲' })).code).toBe(0)
    const sheet = (await open('甲/二.xlsx')).worksheets[0]!
    expect(sheet.getCell('A1').value).toBe('____年__月重大项目堵点问题台账')
    expect(sheet.getRow(3).values).toContain('责任人')
  })

  it('writes the year and month that are given', async () => {
    const title = async (kind: string) => (await open(`空白表/${files.get(kind)}`)).worksheets[0]!.getCell('A1').value
    expect(await title('dispatch')).toBe('2025年5月重点项目调度表')
    expect(await title('plan')).toBe('2025年重点建设项目清单')
    expect(await title('units')).toBe('责任单位名册')
  })

  it('never overwrites, and then writes nothing at all', async () => {
    mkdirSync(play.path('满'))
    writeFileSync(play.path('满', files.get('star')!), '旧')
    const { code, err } = await play.run(['template', '--all', '-o', '满'])
    expect(code).toBe(2)
    expect(err).toContain('已经存在，没有盖掉它')
    expect(readdirSync(play.path('满'))).toEqual([files.get('star')])
    writeFileSync(play.path('旧.xlsx'), '旧')
    expect((await play.run(['template', 'plan', '-o', '旧.xlsx'])).code).toBe(2)
    expect((await open(`空白表/${files.get('plan')}`)).worksheets).toHaveLength(2)
  })

  it.each([
    [['template', '堵点台帐'], '没有“堵点台帐”这种表，是不是“堵点台账”'],
    [['template', 'plan', '-o', 'x.xls'], '空白表是 .xlsx 文件'],
    [['template', 'plan', '-o', '没有/x.xlsx'], '写不了“没有/x.xlsx”（ENOENT）'],
    [['template', 'plan', '--all'], '--all 和表名只能用一个'],
    [['template', '-o', 'x.xlsx'], '没有说写哪种表'],
    [['template', 'plan', 'block'], '多余的参数“block”'],
  ])('refuses %j', async (args, message) => {
    const { code, err, out } = await play.run(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
    expect(existsSync(play.path('x.xlsx'))).toBe(false)
  })

  it('prints what packs call a column and demand of a table', async () => {
    mkdirSync(play.path('县'))
    writeFileSync(
      play.path('县', 'pack.yaml'),
      'title: { zh: 甲县, en: A }\nheadings: { total: [项目总盘子] }\nrequired: { block: [name, blockage, phone] }\n',
    )
    for (const kind of ['plan', 'block'])
      expect((await play.run(['template', kind, '--pack', '县', '-o', `县-${kind}.xlsx`])).err).toBe('')
    const heads = async (kind: string) => (await open(`县-${kind}.xlsx`)).worksheets[0]!.getRow(3).values as string[]
    expect(await heads('plan')).toContain('项目总盘子')
    expect((await heads('block')).slice(-2)).toEqual(['联系电话', '备注'])
    const { code, out } = await play.run([
      'check',
      '县-plan.xlsx',
      '县-block.xlsx',
      '--pack',
      '县',
      '--fail-on',
      'info',
    ])
    expect(out).toContain('必须改 0，需核实 0，提示 0')
    expect(code).toBe(0)
  })
})
