/** Findings as csv: what a row says, that Excel opens it, that nothing in it is calculated. */
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvReporter } from '../../src/reports/csv.js'
import type { CheckedFile, FinishedRun } from '../../src/reports/reporter.js'
import { type Drawn, finished } from './finished.js'
import { nasty } from './nasty.js'
import { nastyRun } from './nasty-run.js'
import { ourRules } from './report.js'
import { CLEAN, dispatchOf, ONE_ERROR } from './units.js'

const written = (run: FinishedRun): string => [...(csvReporter()(run) as Iterable<string>)].join('')
const csv = (drawn: Drawn): string => written(finished({ ruleset: ourRules(), ...drawn }))
const rowsOf = (text: string): Record<string, string>[] =>
  parse(text, { bom: true, columns: true, record_delimiter: '\r\n' })

describe('the findings as csv', () => {
  it('are a row each, with whose workbook it is and what to do', () => {
    const text = csv({
      files: { 'a.xlsx': dispatchOf('县住建局', ONE_ERROR), 'b.xlsx': dispatchOf('县水利局', CLEAN) },
    })
    expect(text.startsWith('\ufeff"文件","填报单位"')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(rowsOf(text)).toEqual([
      {
        文件: 'a.xlsx',
        填报单位: '县住建局',
        工作表: '表1',
        单元格: 'C4',
        全部单元格: 'C4',
        项目: '己项目',
        列: '年度计划投资',
        级别: '必须改',
        发现的问题: '年度计划 8000万元 大于总投资 5000万元',
        现值: '8000',
        应为: '5000万元',
        相差: '',
        能自动改: '',
        状态: '待处理',
        状态说明: '',
        规则: 'plan-above-total',
        规则名称: '年度计划大于总投资',
        怎么办: '例',
        编号: 'plan-above-total|name:己项目|plan',
      },
    ])
  })

  it('say what the baseline knows, and have a row for each file that could not be checked', () => {
    const files = {
      'a.xlsx': dispatchOf('县住建局', ONE_ERROR),
      '坏.xlsx': { code: 'x', words: { zh: '文件已损坏', en: 'damaged' } },
    }
    const rows = rowsOf(csv({ files, known: { 'a.xlsx': ['plan-above-total|name:己项目|plan'] } }))
    expect(rows.map(({ 文件, 级别, 状态, 发现的问题 }) => [文件, 级别, 状态, 发现的问题])).toEqual([
      ['a.xlsx', '必须改', '基线已有', '年度计划 8000万元 大于总投资 5000万元'],
      ['坏.xlsx', '没能检查', '', '文件已损坏'],
    ])
  })

  it('speak English', () => {
    const text = csv({ files: { 'a.xlsx': dispatchOf('县住建局', ONE_ERROR) }, run: { lang: 'en' } })
    expect(rowsOf(text)[0]).toMatchObject({ Severity: 'error', State: 'open' })
  })

  it('hold no formula in any cell, whatever separates cells where it is opened', () => {
    fc.assert(
      fc.property(nasty, (wild) => {
        const text = written(nastyRun(wild))
        const rows: string[][] = parse(text, { bom: true, record_delimiter: '\r\n' })
        expect(rows).toHaveLength(1 + 2 * 4 + 1)
        for (const cell of rows.flat()) {
          expect(cell).not.toMatch(/^\s*[=+\-@\t\r＝＋－＠]/)
          expect(cell).not.toMatch(/[;,|]\s*[=+\-@＝＋－＠]/)
        }
        // Opened where `;` separates, every piece begins with a quote that Excel takes off once.
        for (const piece of text.split(/[;\t]/)) expect(piece.replace(/^"/, '')).not.toMatch(/^[=+\-@]/)
        expect(text.slice(1)).not.toMatch(
          /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\ufeff]|\p{Cs}|1380013800/u,
        )
      }),
      { numRuns: 100 },
    )
  })

  it('keep numbers numbers', () => {
    const run = finished({ files: { 'a.xlsx': dispatchOf('县住建局', ONE_ERROR) }, ruleset: ourRules() })
    const [file] = run.results() as Iterable<CheckedFile>
    const [one] = file!.report.diagnostics
    const diagnostics = [{ ...one!, expected: 12.5, difference: -3, actual: Number.NaN }]
    const text = written({ ...run, results: () => [{ ...file!, report: { ...file!.report, diagnostics } }] })
    expect(text).toContain(',"NaN",12.5,-3,')
  })
})
