/** What the reports say of cells with phone numbers in them, every rule asked: never a number. */
import { describe, expect, it } from 'vitest'
import { fields, rules, tables } from '../../rules/index.js'
import { lint, safeFixes } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { makeRuleset } from '../../src/pack/pack.js'
import { formats, type ReporterOptions } from '../../src/reports/formats.js'
import { JsonReport } from '../../src/reports/json.js'
import type { FinishedRun, Reporter } from '../../src/reports/reporter.js'
import { shown } from '../../src/reports/text.js'
import { finished } from './finished.js'
import { nastyRun } from './nasty-run.js'
import { ourRules } from './report.js'
import { cellsOf } from './written-cells.js'

const NUMBERS = /1[3-9][\d０-９⍽\u00a0 ]{9,}|0359-\d{7}|11010119900307000/

const { workbook } = parseDrawing(`
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 责任单位 | 总投资 | 本月完成投资 | 本月进展 | 包联领导 | 联系人 | 联系电话 | 备注
1 | 甲项目 | 水利局 | 6000 | 500 | 停工，电话13800000000 | 张首华 | 王一13800000000 | ␠13800000001␠ | 110101199003070000␠
2 | 乙项目 | 水利局 | 8000 | 600 | 主体施工 | 13800000000 | 李二⍽ | 138⍽0000⍽0002 | 电话⍽0359-3520000
3 | 丙项目 | 水利局 | 7000 | 600 | 主体施工 | 李波 | 李  二 | 1380000000３ |
4 | 丁项目 | 13800000000␠ | 8000 | 700 | 无进展 | 李波 | 李二 | 13800000004↵13900000000 |
5 | 丁项目 | 水利局 | 8000 | 700 | 无进展 | 李波 | 李二 | 13800000006␠ |
`)
const ruleset = makeRuleset({ fields, kinds: tables }, rules, [], {
  rules: Object.fromEntries(rules.map(({ id, severity }) => [id, { severity, options: {} }])),
})
const report = lint(workbook, ruleset)

it('no message, no cell and no fix in the JSON holds a number', () => {
  const text = [...new JsonReport('zh', '0').file({ file: '例.xlsx', sha256: '', report, warnings: [] })].join('')
  expect(text.match(/"message":/g)!.length).toBeGreaterThan(8)
  expect(text).not.toMatch(NUMBERS)
})

it('no fix is shown with a number', () => {
  const { edits } = safeFixes(workbook, ruleset)
  expect(edits.length).toBeGreaterThan(2)
  for (const { from, to } of edits) for (const value of [from, to]) expect(shown(value)).not.toMatch(NUMBERS)
})

/** A number in the middle of a text, one that a line break parts, and one that stands where each format cuts. */
const TEXTS = [
  '李四13812345678',
  '张三138\n12345678',
  ...[40, 60, 80, 120, 200, 300, 400, 1000].map((signs) => `${'甲'.repeat(signs - 6)}13812345678，电话`),
]

async function written(run: FinishedRun, load: (options: ReporterOptions) => Reporter): Promise<Buffer> {
  const reporter = load({ paint: (_, text) => text, quiet: false, verbose: true })
  const pieces: Uint8Array[] = []
  for await (const piece of reporter(run) as AsyncIterable<string | Uint8Array>)
    pieces.push(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece)
  return Buffer.concat(pieces)
}

describe.each(formats.map((format) => [format.name, format] as const))('%s', (_, format) => {
  it('repeats no number of anybody, whatever text holds it and wherever that is cut', async () => {
    const load = await format.load()
    for (const text of TEXTS) {
      const bytes = await written(nastyRun(text, 'a.xlsx'), load)
      const said = format.form === 'bytes' ? await cellsOf(bytes) : bytes.toString()
      if (text.length < 20) expect(said).toContain('138')
      expect(said.match(/.{0,60}[三四甲]138(?:↵|\\n|&#10;|\s)?\d.{0,20}/g), text).toBeNull()
    }
  })
})

it('an amount of eleven digits is no phone number', async () => {
  const long =
    '某县2025年5月重点项目表\n单位：元\n项目名称 | 总投资 | 年度计划投资\n甲项目 | 13000000000 | 15000000000\n'
  const run = finished({ files: { 'a.xlsx': long }, ruleset: ourRules() })
  for (const { name, form, load } of formats) {
    const said = await written(run, await load())
    const text = form === 'bytes' ? await cellsOf(said) : said.toString()
    expect(text, name).toContain('年度计划 15000000000元 大于总投资 13000000000元')
    if (['xlsx', 'csv', 'html', 'json'].includes(name))
      expect(text.split('13000000000元').length, name).toBeGreaterThan(2)
  }
})
