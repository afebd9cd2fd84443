/** Explained warnings in the reports: what stands, what lapsed or was refused and why; hostile texts stay harmless. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Explanation, Lang, Report } from '../../src/core/index.js'
import { JsonReport } from '../../src/reports/json.js'
import { type FileReport, Tally } from '../../src/reports/run.js'
import { fileText, summaryText } from '../../src/reports/text.js'
import { reportOf } from './report.js'

const DRAWING = `
某县重点项目表
单位：万元
项目名称 | 总投资 | 年度计划投资
甲项目 | 5000 | 8000
乙项目 | 9000 | 100
`
/** The same with too few projects on a second sheet, too. */
const TWO = `${DRAWING}# 二表\n某县重点项目表\n单位：万元\n项目名称 | 总投资 | 年度计划投资\n丙项目 | 5000 | 80`

const [error, warning] = [...reportOf(DRAWING).diagnostics].sort((a, b) => (a.severity < b.severity ? -1 : 1))

const explanation = (parts: Partial<Explanation> = {}): Explanation => ({
  finding: warning!.id,
  witness: warning!.witness!,
  reason: 'superior',
  text: '省里下达的清单只有这两个项目',
  author: '张三',
  time: '2025-06-05T08:00:00Z',
  ...parts,
})

const report = (...explanations: readonly Explanation[]): Report => reportOf(DRAWING, {}, {}, explanations)

function textOf(one: Report, lang: Lang = 'zh'): string {
  const file: FileReport = { file: '报送/表.xlsx', sha256: null, report: one, warnings: [] }
  return [...fileText(file, { lang, paint: (_, text) => text, quiet: false })].join('')
}

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'report.schema.json'), 'utf8')) as object
const fits = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema)

function jsonText(one: Report): string {
  const json = new JsonReport('zh', '0.0.0')
  const tally = new Tally()
  const file: FileReport = { file: '表.xlsx', sha256: '0'.repeat(64), report: one, warnings: [] }
  tally.report(file)
  return [json.head(), ...json.file(file), ...json.tail([], tally.summary())].join('')
}

describe('the text report', () => {
  it('lists what is explained, why and by whom, and counts it by itself', () => {
    const zh = textOf(report(explanation()))
    expect(zh).toContain(
      '  已说明，不计入需核实\n    · 表1!A3  few-projects：按上级口径：省里下达的清单只有这两个项目（张三）\n',
    )
    expect(zh).toContain('必须改 1，需核实 0，提示 0，已说明 1 · ')
    expect(zh).not.toContain('只有 2 个项目')
    const en = textOf(report(explanation({ author: '' })), 'en')
    expect(en).toContain('few-projects: as the higher authority counts: 省里下达的清单只有这两个项目\n')
    expect(en).toContain('errors 1, warnings 0, info 0, explained 1 · ')
  })

  it('says below a finding that its explanation lapsed', () => {
    const zh = textOf(report(explanation({ witness: '0123456789abcdef' })))
    expect(zh).toMatch(/只有 2 个项目 {2}few-projects\n +说明已失效（所说的数已经改过），请重新核实：按上级口径：省里/)
    expect(zh).toContain('需核实 1，提示 0 · ')
  })

  it('says below a finding why its explanation is refused, and what it reads', () => {
    const zh = textOf(report(explanation({ text: '情况属实', reason: 'verified' })))
    expect(zh).toMatch(/ +说明没有采纳：说明太短（不到六个字）：.*。原来的说明：已核实，数据无误：情况属实（张三）/)
    const both = textOf(report(explanation({ finding: error!.id })))
    expect(both).toContain('说明没有采纳：“必须改”的问题不能用说明代替，请把表改对')
    expect(both).toContain('必须改 1，需核实 1')
  })

  it('says in one line that explanations are no longer needed', () => {
    const zh = textOf(report(explanation({ finding: 'few-projects|别处|name' })))
    expect(zh).toContain('1 条说明没有用上')
    expect(zh).not.toContain('省里下达')
  })

  it('does not say that nothing was found where all that was found is explained', () => {
    const found = reportOf(DRAWING.replace('8000', '800'), {}, {}, [explanation()])
    expect(textOf(found)).toContain('没有要改、要核实的，已说明 1 · ')
    expect(textOf(found)).not.toContain('没有发现问题')
  })

  it('says nothing of explanations where there are none', () => {
    expect(textOf(report())).not.toContain('说明')
  })

  it('adds up several workbooks', () => {
    const tally = new Tally()
    for (const one of [report(explanation()), report()]) tally.report({ report: one })
    const closing = {
      remarks: { skipped: [], undecided: [], unused: [] },
      earlier: [],
      commands: { fix: 'kplint fix', rule: 'kplint rules' },
    }
    const lines = summaryText(tally.summary(), closing, { lang: 'zh', paint: (_, text) => text, quiet: false })
    expect([...lines].join('')).toContain('必须改 2，需核实 1，提示 0，已说明 1\n')
  })
})

describe('the JSON report', () => {
  it('holds explanations by its schema', () => {
    const idle = explanation({ finding: 'few-projects|别处|name' })
    const one = reportOf(TWO, {}, {}, [explanation(), explanation({ finding: error!.id }), idle])
    const read = JSON.parse(jsonText(one))
    expect(fits(read), JSON.stringify(fits.errors)).toBe(true)
    const [file] = read.reports
    expect(file.explained).toMatchObject([
      {
        id: warning!.id,
        witness: warning!.witness,
        explanation: { reason: 'superior', text: '省里下达的清单只有这两个项目', author: '张三', state: 'valid' },
      },
    ])
    expect(file.idle).toMatchObject([{ finding: 'few-projects|别处|name', author: '张三' }])
    const refused = file.diagnostics.find(({ severity }: { severity: string }) => severity === 'error')
    expect(refused.explanation).toMatchObject({ state: 'refused', refused: '“必须改”的问题不能用说明代替，请把表改对' })
    expect(read.summary).toMatchObject({ diagnostics: { error: 1, warning: 1, info: 0 }, explained: 1 })
  })

  it('gives the witness of every warning and of nothing else, so that another program can explain', () => {
    const { diagnostics } = JSON.parse(jsonText(report())).reports[0]
    for (const { severity, witness } of diagnostics) expect(typeof witness === 'string').toBe(severity === 'warning')
  })
})

describe('texts of strangers', () => {
  it('bring no telephone number into a report', () => {
    const said = explanation({ text: '详情请咨询负责同志 13812345678', author: '张三13987654321' })
    for (const one of [report(said), report({ ...said, witness: '' }), report({ ...said, finding: 'x' })]) {
      for (const text of [textOf(one), textOf(one, 'en'), jsonText(one)]) expect(text).not.toMatch(/138123|139876/)
    }
    const long = explanation({ text: `${'文'.repeat(395)}13812345678` })
    expect(textOf(report(long))).not.toContain('1381')
  })

  it('reach neither a terminal nor a build server alive', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('\u001b[2J', '\r', '\n', '::error::', '##vso[x]', '\u202e', '甲', '\u0000') }),
    )
    fc.assert(
      fc.property(hostile, hostile, hostile, fc.boolean(), (text, author, time, isValid) => {
        const said = explanation({
          text: `省里统一调整了计划${text}`,
          author,
          time,
          ...(isValid ? {} : { witness: '' }),
        })
        for (const one of [report(said), report({ ...said, finding: text })]) {
          expect(textOf(one)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]|^\s*::|##\w*\[/m)
          const json = jsonText(one)
          expect(json).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]|##\w*\[/)
          expect(fits(JSON.parse(json)), JSON.stringify(fits.errors)).toBe(true)
        }
      }),
      { numRuns: 100 },
    )
  })
})
