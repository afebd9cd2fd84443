import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileText, type TextOptions } from '../../src/reports/text.js'
import { reportOf } from './report.js'

const options: TextOptions = { lang: 'zh', paint: (_, text) => text, quiet: false }

const text = (drawing: string, more: Partial<TextOptions> = {}): string =>
  [
    ...fileText(
      { file: '报送/表.xlsx', sha256: null, report: reportOf(drawing), warnings: [] },
      { ...options, ...more },
    ),
  ].join('')

const DRAWING = `
某县重点项目表
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资 | 观感
1 | 甲项目␠ | 5000 | 8000 | 3
2 | 乙项目 | 9000 | | 4
3 | 丙项目␠ | 9000 | 100 | 4
# 封面
某县项目办
`

describe('the text report', () => {
  it('tells project by project, the most important first, and what was not checked', () => {
    expect(text(DRAWING)).toBe(`\
报送/表.xlsx

  工作表 表1
    A3:E6 重点项目表，3 个项目，金额单位万元

    「甲项目」
      必须改  D4  年度计划 8000万元 大于总投资 5000万元  plan-above-total
                  相关：C4 总投资
      提示    B4  “甲项目”末尾有空格［可自动改］  name-space

    整表
      需核实  A3  只有 3 个项目  few-projects

    「丙项目」
      提示    B6  “丙项目”末尾有空格［可自动改］  name-space

  没有检查的
    · 工作表“封面”：没有认出项目表
    · 不认识的表头，这些列没有检查：E3“观感”
    · 1 条规则没有检查，因为表里没有这些列（括号内是要用它的规则数）：自开工累计完成投资（1）
    · 不知道填报期（标题没有年月，也没有给 --period）：1 条规则没有检查
    · 单元格空白或读不懂，1 次无法判断：plan-above-total 1 次

  必须改 1，需核实 1，提示 2 · 检查了 1 张表、3 个项目、3 条规则

`)
  })

  it('says the same in English', () => {
    const english = text(DRAWING, { lang: 'en' })
    expect(english).toContain('error    D4  the plan 8000万元 is above the total 5000万元  plan-above-total')
    expect(english).toContain('unknown headings, these columns were not checked: E3 “观感”')
    expect(english).toContain('errors 1, warnings 1, info 2 · checked: tables 1, projects 3, rules 3')
  })

  it('is short where only errors are wanted, and silent where there are none', () => {
    const quiet = text(DRAWING, { quiet: true })
    expect(quiet).toContain('plan-above-total')
    expect(quiet).not.toContain('few-projects')
    expect(quiet).not.toContain('没有检查的')
    expect(text('项目名称 | 总投资（万元） | 年度计划（万元）\n甲 | 10 | 5\n', { quiet: true })).toBe('')
  })

  it('never lets “nothing found” look like “nothing looked at”', () => {
    const five = ['甲', '乙', '丙', '丁', '戊'].map((name) => `${name} | 10 | 5`).join('\n')
    const clean = text(`项目名称 | 总投资（万元） | 年度计划（万元）\n${five}\n`)
    expect(clean).toContain('没有发现问题 · 检查了 1 张表、5 个项目')
    const nothing = text('某县项目办\n')
    expect(nothing).toContain('什么都没有检查')
    expect(nothing).not.toContain('没有发现问题')
  })

  it('says how many formulas nobody has computed, for what they would show was not checked', () => {
    const written = `
某县重点项目表
单位：万元
项目名称 | 总投资 | 年度计划投资
甲项目 | 5000 | 800
乙项目 | 9000 | 100
合计 | =SUM(B4:B5) | =SUM(C4:C5)
`
    const line = '· 2 个公式没有算出结果（第一个在 B6），按空格对待：请用 Excel 或 WPS 打开，保存后再查\n'
    expect(text(written)).toContain(line)
    const computed = written.replace('=SUM(B4:B5)', '=SUM(B4:B5) -> 14000').replace('=SUM(C4:C5)', '=IF(C4,"") -> \'')
    expect(text(computed)).not.toContain('个公式')
  })

  it('colours words, not lines, and marks what it colours', () => {
    const painted = text(DRAWING, { paint: (style, word) => `<${style}>${word}</${style}>` })
    expect(painted).toContain(
      '<error>必须改</error>  D4  年度计划 8000万元 大于总投资 5000万元  <dim>plan-above-total</dim>',
    )
  })

  it('is the same text each time', () => {
    expect(text(DRAWING)).toBe(text(DRAWING))
  })

  it('lets nothing from a cell act on a terminal or a build server', () => {
    const hostile = fc.stringMatching(
      /^[甲a]([\u001b\u009b\u0007\u0000\u202e\u2066\u200b\u2028]|::error::|##\[error\]|##vso\[x\]|\[31m|乙)+$/,
    )
    fc.assert(
      fc.property(hostile, hostile, (name, heading) => {
        const clean = (cell: string): string => cell.replaceAll('!', '')
        const out = text(
          `# ${clean(heading)}\n项目名称 | 总投资（万元） | 年度计划（万元） | ${clean(heading)}\n'${clean(name)} | 10 | 50 | x\n`,
        )
        expect(out).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/,
        )
        expect(out).not.toMatch(/^\s*::/m)
        expect(out).not.toMatch(/##\w*\[/)
      }),
      { numRuns: 60 },
    )
  })
})
