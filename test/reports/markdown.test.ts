/** The summary of a job: what it says, that nothing in it acts, that it never grows too large. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markdownReporter } from '../../src/reports/markdown.js'
import { markdownText } from '../../src/reports/markdown-text.js'
import type { CheckedFile, FinishedRun } from '../../src/reports/reporter.js'
import { type Drawn, finished } from './finished.js'
import { nasty } from './nasty.js'
import { nastyRun } from './nasty-run.js'
import { ourRules } from './report.js'
import { CLEAN, dispatchOf, ONE_ERROR } from './units.js'

const written = (run: FinishedRun): string => [...(markdownReporter()(run) as Iterable<string>)].join('')
const markdown = (drawn: Drawn): string => written(finished({ ruleset: ourRules(), ...drawn }))

describe('a report in Markdown', () => {
  it('has the page of the batch, then the findings by severity, errors first', () => {
    const said = markdown({
      files: {
        'a_1.xlsx': dispatchOf('县住建局', ['己项目␠ | 5000 | 8000', ...CLEAN.slice(1)]),
        'b.xlsx': dispatchOf('县水利局', CLEAN),
      },
    })
    expect(said).toBe(`# 重点项目表检查报告

- 2 个工作簿，查了 2 个：2 张表、10 个项目
- 必须改 1，需核实 0，提示 1
- 填报期：2025年5月

| 填报单位 | 工作簿 | 必须改 | 需核实 | 提示 | 记录 |
| --- | --- | --: | --: | --: | --: |
| 县住建局 | a&#95;1.xlsx | 1 | 0 | 1 | 5 |

- 没有发现问题的单位：县水利局

## 最多的问题

| 规则名称 | 规则 | 条数 | 工作簿 |
| --- | --- | --: | --: |
| 年度计划大于总投资 | plan-above-total | 1 | 1 |
| 项目名称末尾有空格 | name-space | 1 | 1 |

## 没有检查到的

- 有的表缺列，要用它们的 1 条规则在那些表上没有检查（括号内是缺这一列的表数）：自开工累计完成投资（2）

## 必须改（1）

| 工作簿 | 单元格 | 项目 | 发现的问题 | 规则 |
| --- | --- | --- | --- | --- |
| a&#95;1.xlsx | 表1!C4 | 己项目 | 年度计划 8000万元 大于总投资 5000万元 | plan-above-total |

## 提示（1）

| 工作簿 | 单元格 | 项目 | 发现的问题 | 规则 |
| --- | --- | --- | --- | --- |
| a&#95;1.xlsx | 表1!A4 | 己项目 | “己项目”末尾有空格 | name-space |
`)
  })

  it('is short for one workbook, and says so where nothing was found or nothing could be looked at', () => {
    const clean = markdown({ files: { 'a.xlsx': dispatchOf('县水利局', CLEAN) } })
    expect(clean).toContain('- 必须改 0，需核实 0，提示 0\n')
    expect(clean).not.toMatch(/填报单位|报送情况|## 必须改/)
    const bad = markdown({ files: { '坏.xlsx': { code: 'x', words: { zh: '文件已损坏', en: 'damaged' } } } })
    expect(bad).toContain('## 没能检查的\n\n- 坏.xlsx：文件已损坏\n')
    expect(bad).toContain('- 1 个工作簿，查了 0 个')
  })

  it('leaves out what the baseline knows', () => {
    const files = { 'a.xlsx': dispatchOf('县水利局', ONE_ERROR) }
    const said = markdown({ files, known: { 'a.xlsx': ['plan-above-total|name:己项目|plan'] } })
    expect(said).toContain('必须改 0，需核实 0，提示 0，基线已有 1\n')
    expect(said).not.toContain('## 必须改')
  })

  it('stays below the megabyte GitHub shows, errors before all else, and says how many are not listed', () => {
    const run = finished({
      files: { 'a.xlsx': dispatchOf('县水利局', ['己项目␠ | 5000 | 8000']) },
      ruleset: ourRules(),
    })
    const [file] = run.results() as Iterable<CheckedFile>
    const { report } = file!
    const project = '长'.repeat(100)
    const many = Array.from({ length: 6_000 }, () => report.diagnostics.map((one) => ({ ...one, project }))).flat()
    const large = { ...run, results: () => [{ ...file!, report: { ...report, diagnostics: many } }] }
    const said = written(large)
    expect(new TextEncoder().encode(said).length).toBeLessThan(1_048_576)
    const listed = said.split('\n').filter((line) => line.startsWith('| a.xlsx')).length
    const [, more] = /\n还有 (\d+) 条没有列出：放不下了\n$/.exec(said)!
    expect(listed + Number(more)).toBe(many.length)
    expect(said).toContain('## 必须改')
    expect(said).not.toContain('## 提示')
  })
})

/** What a reader sees of a text: entities as the signs they stand for, without the spaces nobody sees. */
const seen = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))).replaceAll('\u200b', '')

describe('the text of a cell in Markdown', () => {
  it('is shown as it is written', () => {
    for (const text of [
      'a|b',
      '`x`',
      '<b>',
      '[x](y)',
      '![x](y)',
      '@all',
      '#12',
      '5%',
      'https://x',
      '1. x',
      '- x',
      '$x$',
      '\\',
      'x@y.cn',
    ])
      expect(seen(markdownText(text, 100))).toBe(text)
    expect(markdownText('年度计划8000万元，完成12.5%（-3）', 100)).toBe('年度计划8000万元，完成12.5%（-3）')
  })

  it('is no reference, no link, no list, no formula and no markup', () => {
    const broken = (text: string) => markdownText(text, 100).replaceAll('&#8203;', '¦')
    expect(broken('@all')).toBe('@¦all')
    expect(broken('见#12')).toBe('见&#35;¦12')
    expect(broken('!3 %"m" ^alert#7')).toBe('!¦3 %¦"m" ^¦alert&#35;¦7')
    expect(broken('https://x www.x GH-8 :cat:')).toBe('https:¦//x www¦.x GH¦-8 :¦cat:')
    expect(broken('- x')).toBe('¦- x')
    expect(broken('12) x')).toBe('¦12) x')
    expect(broken('---')).toBe('¦---')
    expect(broken('<i>&amp;|')).toBe('&#60;i&#62;&#38;¦amp;&#124;')
  })

  it('holds no sign Markdown is made of, whatever it was', () => {
    fc.assert(
      fc.property(nasty, (wild) => {
        const rest = markdownText(wild, 400).replace(/&#(\d+);/g, (_, code) => (code === '8203' ? '¦' : '·'))
        expect(rest).not.toMatch(/[\\`*_{}[\]<>|~&#$\r\n\t]|[@!%^](?=[\w"])|:\/\/|www\./)
        expect(rest).not.toContain('1380013800')
      }),
      { numRuns: 200 },
    )
  })

  it('stays in its cell: every row of a table has as many as its head', () => {
    fc.assert(
      fc.property(nasty, (wild) => {
        const said = written(nastyRun(wild))
        for (const block of said.split('\n\n').filter((text) => text.startsWith('|'))) {
          const counts = block
            .trimEnd()
            .split('\n')
            .map((line) => line.split('|').length)
          expect(new Set(counts).size).toBe(1)
        }
        expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Cs}/u)
        expect(said).not.toMatch(/<(?!U\+)|^\s*::/m)
      }),
      { numRuns: 60 },
    )
  })
})
