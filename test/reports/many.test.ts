/** More findings than fit on a call stack are printed all the same. */
import { describe, expect, it } from 'vitest'
import { lint } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { fileText } from '../../src/reports/text.js'
import { rulesetFor } from '../ruleset.js'

describe('a report of 200,000 findings about no project', () => {
  it('is written to its end', () => {
    const { workbook } = parseDrawing(
      '单位：万元\n项目名称 | 责任单位 | 总投资\n甲项目 | 水利局 | -1\n乙项目 | 水利局 | 2',
    )
    const report = lint(workbook, rulesetFor({}))
    const [one] = report.diagnostics
    expect(one).toBeDefined()
    const many = { ...report, diagnostics: Array.from({ length: 200_000 }, () => ({ ...one!, project: null })) }
    let printed = 0
    const file = { file: '多.xlsx', sha256: '', report: many, warnings: [] }
    for (const line of fileText(file, { lang: 'zh', paint: (_, text) => text, quiet: false }))
      if (line.includes(one!.rule)) printed++
    expect(printed).toBe(200_000)
  })
})
