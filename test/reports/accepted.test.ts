/** Accepted findings in reports: listed with their reason, told again after their date, and what accepts nothing is named. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import type { Exception, Lang } from '../../src/core/index.js'
import { JsonReport } from '../../src/reports/json.js'
import { type FileReport, Tally } from '../../src/reports/run.js'
import { fileText, summaryText } from '../../src/reports/text.js'
import { reportOf } from './report.js'

const DRAWING = `
某县2025年5月重点项目表
单位：万元
项目名称 | 总投资 | 年度计划投资
甲项目 | 5000 | 8000
乙项目 | 5000 | 8000
丙项目 | 5000 | 4000
丁项目 | 5000 | 4000
戊项目 | 5000 | 4000
`

const exception = (project: string, text: string, day: number): Exception => ({
  rule: 'plan-above-total',
  project,
  table: null,
  sheet: null,
  field: null,
  reason: '县政府\u001b[31m常务会议同意',
  until: { text, day },
  source: '某县/pack.yaml:7',
})

// 31 December, 30 April, 31 December 2025.
const exceptions = [
  exception('甲项目', '2025-12', 46_022),
  exception('乙项目', '2025-04', 45_777),
  exception('己项目', '2025-12', 46_022),
]

const file = (): FileReport => ({
  file: '表.xlsx',
  sha256: null,
  report: reportOf(DRAWING, {}, { exceptions }),
  warnings: [],
})

function textOf(lang: Lang): string {
  return [...fileText(file(), { lang, paint: (_, text) => text, quiet: false })].join('')
}

describe('a report with accepted findings', () => {
  it('says in text what is accepted, what no longer is, and what accepts nothing', () => {
    const zh = textOf('zh')
    expect(zh).toContain('  已认可，到期前不报\n    · 表1!C4「甲项目」  plan-above-total：认可到 2025-12，县政府')
    expect(zh).toMatch(/C5 {2}年度计划 8000万元 大于总投资 5000万元.*\n +曾认可到 2025-04，已到期：县政府/)
    expect(zh).toContain(
      '· 某县/pack.yaml:7 认可的 plan-above-total（己项目）没有用上：问题已经没有了，或不在这次检查的表里',
    )
    expect(zh).toContain('必须改 1，')
    expect(zh).not.toContain('\u001b')
    const en = textOf('en')
    expect(en).toContain(
      'Accepted, not reported until their date\n    · 表1!C4 “甲项目”  plan-above-total: until 2025-12, ',
    )
    expect(en).toContain('was accepted until 2025-04, which has passed: ')
    expect(en).toContain('某县/pack.yaml:7 accepts plan-above-total (己项目), which bore on nothing')
  })

  it('holds them in JSON by its schema, in no count but their own', () => {
    const schema = JSON.parse(
      readFileSync(join(import.meta.dirname, '..', '..', 'report.schema.json'), 'utf8'),
    ) as object
    const fits = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema)
    const report = new JsonReport('zh', '0.0.0')
    const tally = new Tally()
    const one = { ...file(), sha256: '0'.repeat(64) }
    tally.report(one)
    const remarks = { skipped: [], undecided: [], unused: exceptions.slice(2) }
    const read = JSON.parse([report.head(), ...report.file(one), ...report.tail([], tally.summary(), remarks)].join(''))
    expect(fits(read), JSON.stringify(fits.errors)).toBe(true)
    expect(read.reports[0].accepted).toMatchObject([{ cell: 'C4', accepted: { until: '2025-12', lapsed: false } }])
    expect(read.reports[0].diagnostics).toMatchObject([{ cell: 'C5', accepted: { until: '2025-04', lapsed: true } }])
    expect(read.reports[0].unused).toMatchObject([{ rule: 'plan-above-total', project: '己项目' }])
    expect(read.unused).toEqual(read.reports[0].unused)
    expect(read.summary).toMatchObject({ diagnostics: { error: 1 }, accepted: 1 })
  })

  it('names what accepts nothing once for several workbooks', () => {
    const tally = new Tally()
    const lines = summaryText(
      tally.summary(),
      {
        remarks: { skipped: [], undecided: [], unused: exceptions.slice(2) },
        earlier: [],
        commands: { fix: 'kplint fix', rule: 'kplint rules' },
      },
      { lang: 'zh', paint: (_, text) => text, quiet: false },
    )
    expect([...lines].join('')).toMatch(/^ {2}· 某县\/pack\.yaml:7 认可的 plan-above-total（己项目）没有用上/)
  })
})
