import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JsonReport, jsonReporter } from '../../src/reports/json.js'
import { type FileError, type FileReport, Tally } from '../../src/reports/run.js'
import { type Drawn, finished } from './finished.js'
import { ourRules, reportOf } from './report.js'
import { dispatchOf, ONE_ERROR } from './units.js'

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'report.schema.json'), 'utf8')) as object
const fits = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema)

function textOf(drawings: readonly string[], errors: readonly FileError[] = []): string {
  const report = new JsonReport('zh', '0.0.0')
  const tally = new Tally()
  const pieces = [report.head()]
  for (const [i, drawing] of drawings.entries()) {
    const file: FileReport = {
      file: `表${i}.xlsx`,
      sha256: '0'.repeat(64),
      report: reportOf(drawing),
      warnings: [{ zh: '注意', en: 'note' }],
    }
    tally.report(file)
    pieces.push(...report.file(file))
  }
  for (const _ of errors) tally.error(true)
  return [...pieces, ...report.tail(errors, tally.summary())].join('')
}

const DRAWING = `
某县重点项目表
单位：万元
项目名称 | 总投资 | 年度计划投资 | 观感
甲项目␠ | 5000 | 8000 | 3
乙项目 | 9000 | | 4
# 封面
某县项目办
`

describe('the JSON report', () => {
  it('holds everything found and everything not looked at', () => {
    const report = JSON.parse(textOf([DRAWING]))
    expect(fits(report), JSON.stringify(fits.errors)).toBe(true)
    expect(report.reports[0].tables).toMatchObject([
      {
        sheet: '表1',
        kind: 'plan',
        range: 'A3:D5',
        unit: '万元',
        records: 2,
        unknown: [{ cell: 'D3', heading: '观感' }],
        uncalculated: null,
      },
    ])
    const program = JSON.parse(textOf([DRAWING.replace('9000 | |', '9000 | =B4/2 |')]))
    expect(fits(program), JSON.stringify(fits.errors)).toBe(true)
    expect(program.reports[0].tables[0].uncalculated).toEqual({ count: 1, cell: 'C5' })
    expect(report.reports[0].diagnostics[2]).toEqual({
      id: 'plan-above-total|name:甲项目|plan',
      rule: 'plan-above-total',
      severity: 'error',
      sheet: '表1',
      cell: 'C4',
      cells: ['C4'],
      project: '甲项目',
      field: 'plan',
      message: '年度计划 8000万元 大于总投资 5000万元',
      actual: '8000',
      expected: '5000万元',
      difference: null,
      related: [{ sheet: '表1', cell: 'B4', note: '总投资' }],
    })
    expect(report.reports[0].diagnostics[1].fix).toEqual({
      safe: true,
      edits: [{ sheet: '表1', cell: 'A4', from: '甲项目 ', to: '甲项目' }],
    })
    expect(report.reports[0].unchecked).toEqual([{ sheet: '封面', code: 'no-table', reason: '没有认出项目表' }])
    expect(report.reports[0].skipped.map(({ rule, code }: { rule: string; code: string }) => [rule, code])).toEqual([
      ['needs-cum', 'columns'],
      ['needs-period', 'period'],
    ])
    expect(report.reports[0].undecided).toEqual([{ rule: 'plan-above-total', where: '表1!A3:D5', count: 1 }])
    expect(report.summary).toMatchObject({
      files: 1,
      checked: 1,
      diagnostics: { error: 1, warning: 1, info: 1 },
      fixable: 1,
    })
  })

  it('masks numbers of people; projects that only differ there are still two', () => {
    const named = `${DRAWING.replace('观感', '13812345678')}# 王五13812345678\n某县项目办\n`
    const drawing = named
      .replace('甲项目␠', '李四13812345678')
      .replace('乙项目 | 9000 | ', '李四13887654321 | 9000 | 9999')
    const report = JSON.parse(textOf([drawing]))
    expect(fits(report), JSON.stringify(fits.errors)).toBe(true)
    const [{ diagnostics, tables, unchecked }] = report.reports
    const above = diagnostics.filter(({ rule }: { rule: string }) => rule === 'plan-above-total')
    expect(above.map(({ project }: { project: string }) => project)).toEqual(['李四138********', '李四138********'])
    const ids = above.map(({ id }: { id: string }) => id)
    for (const id of ids) expect(id).toMatch(/^plan-above-total\|name:李四138\*{8}\|plan~[0-9a-f]{32}$/)
    expect(new Set(ids).size).toBe(2)
    expect(tables[0].unknown).toEqual([{ cell: 'D3', heading: '138********' }])
    expect(unchecked.map(({ sheet }: { sheet: string }) => sheet)).toEqual(['封面', '王五138********'])
  })

  it('fits its schema with no file, several files, and files that could not be read', () => {
    const error = { file: '坏.xlsx', code: 'empty', words: { zh: '文件是空的', en: 'empty' } }
    for (const text of [textOf([]), textOf([DRAWING, '某县\n', DRAWING]), textOf([DRAWING], [error])]) {
      const report = JSON.parse(text)
      expect(fits(report), JSON.stringify(fits.errors)).toBe(true)
    }
    expect(JSON.parse(textOf([], [error])).errors).toEqual([{ file: '坏.xlsx', code: 'empty', message: '文件是空的' }])
  })

  describe('of a run', () => {
    const files = {
      'a.xlsx': dispatchOf('县住建局', ['己项目␠ | 5000 | 8000', ...ONE_ERROR.slice(1)]),
      '坏.xlsx': { code: 'not-zip', words: { zh: '文件已损坏', en: 'damaged' } },
    }
    const written = (drawn: Drawn): string => {
      const run = finished({ ruleset: ourRules(), ...drawn })
      return [...(jsonReporter()(run) as Iterable<string>)].join('')
    }

    it('is what is written piece by piece, errors and sums behind', () => {
      const run = finished({ files, ruleset: ourRules() })
      const report = new JsonReport('zh', '0.0.0')
      const [checked] = run.results()
      const pieces = [
        report.head(),
        ...(checked?.kind === 'checked' ? report.file(checked) : []),
        ...report.tail(run.errors, run.summary, run.remarks, run.earlier),
      ]
      expect(written({ files })).toBe(pieces.join(''))
      expect(written({ files })).not.toContain('"baseline"')
      expect(JSON.parse(written({ files })).errors).toEqual([
        { file: '坏.xlsx', code: 'not-zip', message: '文件已损坏' },
      ])
    })

    it('says of every finding whether the baseline knows it, where there is one', () => {
      const report = JSON.parse(written({ files, known: { 'a.xlsx': ['plan-above-total|name:己项目|plan'] } }))
      expect(fits(report), JSON.stringify(fits.errors)).toBe(true)
      const marks = report.reports[0].diagnostics.map((one: { rule: string; baseline: string }) => [
        one.rule,
        one.baseline,
      ])
      expect(marks).toEqual([
        ['name-space', 'new'],
        ['plan-above-total', 'known'],
      ])
      expect(report.summary).toMatchObject({ diagnostics: { error: 0, warning: 0, info: 1 }, known: 1 })
    })
  })

  it('does not fit its schema with a key more or less', () => {
    const report = JSON.parse(textOf([DRAWING]))
    expect(fits({ ...report, more: 1 })).toBe(false)
    delete report.reports[0].diagnostics[0].id
    expect(fits(report)).toBe(false)
  })

  it('is the same text each time', () => {
    expect(textOf([DRAWING])).toBe(textOf([DRAWING]))
  })

  it('keeps every sign of a cell and lets none of them act', () => {
    const hostile = fc.stringMatching(
      /^甲([\u001b\u009b\u202e\u200b\u2028\ufeff"\\\u{e0041}\u{1f600}]|::error::|##\[error\]|##vso\[x\]|乙)+丙$/u,
    )
    fc.assert(
      fc.property(hostile, (name) => {
        const text = textOf([`项目名称 | 总投资（万元） | 年度计划（万元）\n'${name} | 10 | 50\n`])
        expect(JSON.parse(text).reports[0].diagnostics.map(({ project }: { project: string }) => project)).toContain(
          name,
        )
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\ufeff\u{e0041}]/u)
        expect(text).not.toMatch(/##\w*\[/)
      }),
      { numRuns: 60 },
    )
  })
})
