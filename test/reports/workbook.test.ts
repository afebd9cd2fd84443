/** The list of findings as a workbook: every finding with what to do, what was not checked, and nothing alive in it. */
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { rules } from '../../rules/index.js'
import { type Lang, lint, type Report } from '../../src/core/index.js'
import { nodeInflate } from '../../src/hosts/file.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { bytesSource, readWorkbook } from '../../src/ooxml/index.js'
import type { FinishedRun } from '../../src/reports/reporter.js'
import { findingsWorkbook, type ListExtras } from '../../src/reports/workbook.js'
import { xlsxReporter } from '../../src/reports/xlsx.js'
import { rulesetFor } from '../ruleset.js'
import { finished } from './finished.js'
import { nasty } from './nasty.js'
import { nastyRun } from './nasty-run.js'
import { ourRules, reportOf } from './report.js'
import { CLEAN, dispatchOf, ONE_ERROR, unitEntry } from './units.js'

const ruleset = rulesetFor({ pack: 'pinglu', period: '2025-05' })

const DRAWING = `
# 计划表
| 项目名称 | 总投资(万元) | 年度计划(万元) |
| 甲项目   | 100         | 200      |
| 乙项目␠  | 300         | 200      |
| =SUM(1) -> 丙 | 300    | 400      |
`

/** A workbook as rows of texts. */
async function sheetsOf(bytes: Uint8Array): Promise<Map<string, string[][]>> {
  const workbook = await readWorkbook(bytesSource(bytes), { name: '清单.xlsx', inflate: nodeInflate })
  return new Map(
    workbook.sheets.map((sheet) => [
      sheet.name,
      Array.from({ length: sheet.rows }, (_, row) =>
        Array.from({ length: sheet.cols }, (_, col) => {
          if (sheet.formula(row, col) !== null) throw new Error(`a formula in ${row},${col}`)
          return sheet.text(row, col)
        }),
      ),
    ]),
  )
}

async function listOf(reports: readonly Report[], lang: Lang = 'zh', extras: ListExtras = {}) {
  const sheets = await sheetsOf(await findingsWorkbook(reports, lang, extras))
  expect([...sheets.keys()]).toEqual(lang === 'zh' ? ['问题清单', '检查情况'] : ['Findings', 'What was checked'])
  const [list, seen] = [...sheets.values()] as [string[][], string[][]]
  return { title: list[0]![0], result: list[1]![0], head: list[2]!, findings: list.slice(3), seen: seen.slice(3) }
}

describe('the list of findings', () => {
  it('has a row for each, with its place, what was found and what to do', async () => {
    const report = reportOf(DRAWING)
    const few = { id: 'plan-above-total', why: { zh: '钱不够', en: 'short' }, help: { zh: '核对两列', en: 'compare' } }
    const { title, head, result, findings } = await listOf([report], 'zh', { rules: [few] })
    expect(title).toBe('重点项目表问题清单')
    expect(head.join(' ')).toBe(
      '序号 文件 工作表 单元格 项目 级别 发现的问题 应为 相差 为什么要紧 怎么办 规则 核实说明/状态',
    )
    expect(result).toBe('1 个工作簿，查了 1 个：1 张表、3 个项目 · 必须改 2，需核实 1，提示 1')
    expect(findings.length).toBe(report.diagnostics.length)
    expect(findings.find(([, , , cell]) => cell === 'D2')).toEqual([
      '2',
      '报送/表.xlsx',
      '计划表',
      'D2',
      '甲项目',
      '必须改',
      '年度计划 200万元 大于总投资 100万元',
      '100万元',
      '',
      '钱不够',
      '核对两列',
      'plan-above-total',
      '',
    ])
    expect(findings.find((row) => row[11] === 'name-space')![10]).toBe('［可自动改］')
    expect(findings.find((row) => row[11] === 'few-projects')![4]).toBe('整表')
  })

  it('is the same bytes whenever it is written', async () => {
    const once = await findingsWorkbook([reportOf(DRAWING)], 'zh')
    // A zip counts in steps of two seconds.
    vi.setSystemTime(new Date(2031, 4, 6, 7, 8, 9))
    const again = await findingsWorkbook([reportOf(DRAWING)], 'zh')
    vi.useRealTimers()
    expect(Buffer.from(again).equals(Buffer.from(once))).toBe(true)
    expect((await sheetsOf(again)).size).toBe(2)
  })

  it('speaks English', async () => {
    const { head, result, findings } = await listOf([reportOf(DRAWING)], 'en')
    expect(head.slice(0, 4)).toEqual(['No.', 'File', 'Sheet', 'Cell'])
    expect(result).toContain('errors 2, warnings 1, info 1')
    expect(findings[0]![5]).toMatch(/error|warning|info/)
  })

  it('says what is explained, what lapsed and what is accepted, behind what is open', async () => {
    const open = reportOf(DRAWING)
    const few = open.diagnostics.find(({ rule }) => rule === 'few-projects')!
    const explanation = {
      finding: few.id,
      reason: 'document' as const,
      text: '县里今年只定了三个项目，见晋发改〔2025〕12号，联系人13800138000',
      author: '=王飞',
      time: '2026-05-08',
    }
    const explained = await listOf([reportOf(DRAWING, {}, {}, [{ ...explanation, witness: few.witness! }])])
    expect(explained.result).toMatch(/必须改 2，需核实 0，提示 1，已说明 1$/)
    expect(explained.findings.at(-1)!.at(-1)).toBe(
      '已说明：有文件依据：县里今年只定了三个项目，见晋发改〔2025〕12号，联系人138********（=王飞）',
    )
    const lapsed = await listOf([reportOf(DRAWING, {}, {}, [{ ...explanation, witness: 'old' }])])
    expect(lapsed.findings.find((row) => row[11] === 'few-projects')!.at(-1)).toMatch(/^说明已失效/)
  })

  it('says what was checked and what was not, of every workbook', async () => {
    const empty = lint(parseDrawing('| 一段话 |', '空.xlsx').workbook, ruleset)
    const errors = [
      { file: '坏\u001b.xlsx', code: 'corrupt', isWorkbook: true, words: { zh: '文件已损坏', en: 'damaged' } },
    ]
    const { result, seen } = await listOf([reportOf(DRAWING), empty], 'zh', { errors })
    expect(result).toBe('3 个工作簿，查了 1 个：1 张表、3 个项目 · 必须改 2，需核实 1，提示 1 · 没能检查：1')
    expect(seen[0]![2]).toMatch(/^计划表!B1:D4 .*3 个项目/)
    expect(seen.map(([file, kind]) => `${file} ${kind}`)).toEqual(
      expect.arrayContaining(['报送/表.xlsx 没有检查的', '空.xlsx 没有检查的', '坏␛.xlsx 没能检查']),
    )
    expect(seen.find(([file, kind]) => file === '空.xlsx' && kind === '结果')![2]).toBe('什么都没有检查')
    expect((await listOf([empty])).result).toBe('什么都没有检查')
    expect((await listOf([])).result).toBe('什么都没有检查')
    const clean = { ...reportOf(DRAWING), diagnostics: [] }
    expect((await listOf([clean])).result).toMatch(/没有发现问题$/)
  })

  it('lists as many as a program can show, and says how many more there are', async () => {
    const report = reportOf(DRAWING)
    const one = report.diagnostics[0]!
    const { findings } = await listOf([{ ...report, diagnostics: Array.from({ length: 10_001 }, () => one) }])
    expect(findings.length).toBe(10_001)
    expect(findings.at(-1)!.join('')).toBe('还有 1 条没有列出：一张清单最多 10000 条，请分几次检查')
  })

  it('can be printed: A4 across, one page wide, the header on every page and always in sight', async () => {
    const bytes = await findingsWorkbook([reportOf(DRAWING)], 'zh')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(Buffer.from(bytes) as never)
    for (const sheet of workbook.worksheets) {
      const { paperSize, orientation, fitToWidth, fitToHeight, printTitlesRow } = sheet.pageSetup
      expect([paperSize, orientation, fitToWidth, fitToHeight, printTitlesRow]).toEqual([9, 'landscape', 1, 0, '3:3'])
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 })
      expect(sheet.autoFilter).toBeTruthy()
    }
  })

  it('holds nothing alive, whatever the cells hold', async () => {
    const wild = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
      fc.constantFrom(
        '=cmd|x!A1',
        '+1',
        '@SUM(1)',
        '-2+3',
        '\t=1',
        '_x0007_',
        '\u001b[31m',
        '电话13800138000',
        '\ud83d',
        '</t></si>',
        '__proto__',
        '\u202e倒',
        '甲\ufffe\uffff',
        '{=1}',
      ),
    )
    const base = reportOf(DRAWING)
    const one = base.diagnostics[0]!
    const texts = fc.array(fc.tuple(wild, wild), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(wild, texts, async (name, all) => {
        const diagnostics = all.map(([project, text]) => {
          const message = { template: { zh: '{name}', en: '{name}' }, data: { name: text } }
          return { ...one, sheet: name, project, message, expected: text, difference: text, rule: 'r' }
        })
        const tables = base.tables.map((table) => ({ ...table, sheet: name }))
        const { findings, seen } = await listOf([{ ...base, name, tables, diagnostics }])
        expect(findings.length).toBe(all.length)
        expect([...findings, ...seen].flat().join('|')).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]|\p{Cs}|1380013800/u,
        )
        // What is plain stays as it is.
        for (const [i, [, text]] of all.entries())
          if (/^[\x20-\x7e]*$/.test(text) && !/##|::/.test(text)) expect(findings[i]![6]).toBe(text)
      }),
      { numRuns: 10 },
    )
  })

  it('keeps what begins like a formula in a cell for texts', async () => {
    const base = reportOf(DRAWING)
    const [one] = base.diagnostics
    const bytes = await findingsWorkbook([{ ...base, diagnostics: [{ ...one!, project: '=HYPERLINK("x")' }] }], 'zh')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(Buffer.from(bytes) as never)
    const cell = workbook.worksheets[0]!.getCell('E4')
    expect([cell.value, cell.numFmt]).toEqual(['=HYPERLINK("x")', '@'])
  })

  it('writes a number no cell can hold as text', async () => {
    const base = reportOf(DRAWING)
    const [one] = base.diagnostics
    const infinite = { ...one!, expected: Number.POSITIVE_INFINITY, difference: Number.NaN }
    const bytes = await findingsWorkbook([{ ...base, diagnostics: [infinite] }], 'zh')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(Buffer.from(bytes) as never)
    const row = workbook.worksheets[0]!.getRow(4)
    expect([row.getCell(8).value, row.getCell(9).value]).toEqual(['Infinity', 'NaN'])
  })

  it('takes the words of the real rules', async () => {
    const { workbook } = parseDrawing(DRAWING, '表.xlsx')
    const report = lint(workbook, ruleset)
    const { findings } = await listOf([report], 'zh', { rules })
    for (const row of findings) expect(row[9], row[11]).not.toBe('')
  })
})

describe('the list of a run', () => {
  async function sheetsOfRun(run: FinishedRun): Promise<Map<string, string[][]>> {
    const pieces: Uint8Array[] = []
    for await (const piece of xlsxReporter()(run) as AsyncIterable<Uint8Array>) pieces.push(piece)
    return sheetsOf(Buffer.concat(pieces))
  }

  it('begins with the page of the batch, and lists the findings of all its workbooks', async () => {
    const files = {
      'a.xlsx': dispatchOf('县住建局', ONE_ERROR),
      'b.xlsx': dispatchOf('县水利局', CLEAN),
      '坏.xlsx': { code: 'x', words: { zh: '文件已损坏', en: 'damaged' } },
    }
    const units = [unitEntry('县住建局'), unitEntry('县水利局'), unitEntry('县林业局')]
    const sheets = await sheetsOfRun(finished({ files, ruleset: ourRules(), run: { units } }))
    expect([...sheets.keys()]).toEqual(['总览', '问题清单', '检查情况'])
    const page = sheets.get('总览')!.map((row) => row.filter((text) => text !== '').join(' '))
    expect(page).toEqual(
      expect.arrayContaining([
        '3 个工作簿，查了 2 个：2 张表、10 个项目',
        '填报单位 工作簿 必须改 需核实 提示 记录',
        '县住建局 a.xlsx 1 0 0 5',
        '没有发现问题的单位：县水利局',
        '县直：3 家里没有见到 1 家的：县林业局',
        '坏.xlsx：文件已损坏',
      ]),
    )
    expect(
      sheets
        .get('问题清单')!
        .slice(3)
        .map((row) => [row[1], row[3], row[11]]),
    ).toEqual([['a.xlsx', 'C4', 'plan-above-total']])
    expect(sheets.get('检查情况')!.map((row) => row[0])).toEqual(
      expect.arrayContaining(['a.xlsx', 'b.xlsx', '坏.xlsx']),
    )
  })

  it('has no page for one workbook, and marks what the baseline knows behind what is new', async () => {
    const run = finished({
      files: { 'a.xlsx': dispatchOf('县住建局', ['己项目␠ | 5000 | 8000', ...CLEAN.slice(1)]) },
      ruleset: ourRules(),
      known: { 'a.xlsx': ['name-space|name:己项目|name'] },
    })
    const sheets = await sheetsOfRun(run)
    expect([...sheets.keys()]).toEqual(['问题清单', '检查情况'])
    const list = sheets.get('问题清单')!
    expect(list[1]![0]).toMatch(/必须改 1，需核实 0，提示 0，基线已有 1$/)
    expect(list.slice(3).map((row) => [row[11], row[12]])).toEqual([
      ['plan-above-total', ''],
      ['name-space', '基线已有'],
    ])
  })

  it('leaves out the mildest where there are more than a list holds, wherever they stand', async () => {
    const run = finished({
      files: { 'a.xlsx': dispatchOf('县住建局', ['己项目␠ | 5000 | 8000']) },
      ruleset: ourRules(),
    })
    const [file] = run.results()
    if (file?.kind !== 'checked') throw new Error('not checked')
    const severe = file.report.diagnostics.find(({ severity }) => severity === 'error')!
    const mild = file.report.diagnostics.find(({ severity }) => severity === 'info')!
    const diagnostics = [...Array.from({ length: 10_005 }, () => mild), severe]
    const many = {
      ...run,
      summary: { ...run.summary, diagnostics: { error: 1, warning: 0, info: 10_005 } },
      results: () => [{ ...file, report: { ...file.report, diagnostics } }],
    }
    const list = (await sheetsOfRun(many)).get('问题清单')!.slice(3)
    expect(list.at(-2)![11]).toBe('plan-above-total')
    expect(list.at(-1)!.join('')).toBe('还有 6 条没有列出：一张清单最多 10000 条，请分几次检查')
  })

  it('holds nothing alive on any sheet, whatever the cells hold', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async (wild) => {
        const texts = [...(await sheetsOfRun(nastyRun(wild))).values()].flat(2).join('|')
        expect(texts).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]|\p{Cs}|1380013800/u)
      }),
      { numRuns: 12 },
    )
  })
})
