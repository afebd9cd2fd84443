/** The pages of the rules: what Markdown would eat is escaped, and tables stay tables. */
import { describe, expect, it } from 'vitest'
import { fields, rules, tables } from '../../rules/index.js'
import type { AnyRule } from '../../src/core/index.js'
import { code, escaped } from '../../src/dev/markdown.js'
import { listPage, rulePage } from '../../src/dev/pages.js'

const vocabulary = { fields, kinds: tables }
const page = (rule: AnyRule) => rulePage(rule, vocabulary, new Map([[`${rule.id}.max`, 'the most | at once']]))

/** The numbers of cells of every table of a page: bars that are escaped are no borders. */
function widths(text: string): number[][] {
  const counts: number[][] = []
  let table: number[] | null = null
  for (const line of text.split('\n')) {
    if (!line.startsWith('| ')) table = null
    else {
      if (!table) counts.push((table = []))
      table.push(line.replace(/\\./g, '').split('|').length)
    }
  }
  return counts
}

const odd: AnyRule = {
  id: 'format-odd',
  title: { zh: '“*”和“_”', en: 'stars * and bars |' },
  why: { zh: '<b>粗</b> [链接](x) `码`', en: '1. not a list' },
  help: { zh: '- 不是清单', en: '# no heading' },
  source: '第3条',
  severity: 'info',
  off: true,
  on: 'record',
  needs: ['total', ['plan', 'quarterPlan']],
  given: ['period', 'option:max', 'roster:units'],
  supersedes: ['format-other'],
  options: { max: null, list: ['a|b'] },
  messages: { found: { zh: '一', en: 'a' } },
  examples: {
    bad: [
      "# 表*一 ⊘C\n某县 | < | <\n项目名称 | 总投资（万元） | ^\n甲*乙_丙 | 5! | <\n\n⊘ 丁 | #REF! | '3\n! 话里有*星*\n~>\n项目名称 | 总投资\n甲 | 5\n",
      {
        table: '项目名称 | 总投资\n甲 | 5!\n',
        previous: '项目名称 | 总投资\n甲 | 4\n',
        beside: ['项目名称 | 总投资\n乙 | 4\n'],
        options: { max: 3 },
      },
    ],
    good: '项目名称 | 总投资\n甲 | \n',
  },
  check: () => [],
}

describe('Markdown', () => {
  it('shows text as it is', () => {
    expect(escaped('a*b_c|d<e>[f]`g`$h~i&j#k\\')).toBe('a\\*b\\_c\\|d\\<e\\>\\[f\\]\\`g\\`\\$h\\~i\\&j\\#k\\\\')
    expect(escaped('- a')).toBe('\\- a')
    expect(escaped('-5')).toBe('-5')
    expect(escaped('1. a')).toBe('1\\. a')
    expect(escaped('0.60')).toBe('0.60')
    expect(escaped('甲\n 乙')).toBe('甲 乙')
    expect(code('a|b')).toBe('`a\\|b`')
    expect(code('a`b')).toBe('`` a`b ``')
  })
})

describe('the page of a rule', () => {
  const text = page(odd)
  it('says everything that is known of it', () => {
    for (const said of [
      '“\\*”和“\\_”',
      '\\<b\\>',
      '\\[链接\\]',
      '1\\. not',
      '\\- 不是',
      '\\# no heading',
      '默认关闭 off',
    ])
      expect(text).toContain(said)
    expect(text).toContain('总投资 `total`、年度计划投资 `plan` 或/or 分季计划投资 `quarterPlan`')
    expect(text).toContain('填报期 `period`、选项 `option:max`、名册 `roster:units`')
    expect(text).toContain('`max`: 未设 not set — the most \\| at once<br>`list`: `["a\\|b"]`')
    expect(text).toContain('[`format-other`](format-other.md)')
  })
  it('draws its tables', () => {
    expect(text).toContain(
      '工作表 sheet “表\\*一”，隐藏的列 hidden columns C\n\n某县\n\n| 项目名称 | 总投资（万元） | ↑ |',
    )
    expect(text).toContain('| 甲\\*乙\\_丙 | **5** ✗ | ← |')
    expect(text).toContain("| ⊘ 丁 | \\#REF! | '3 |")
    expect(text).toContain('- ✗ 话里有\\*星\\*')
    expect(text).toContain('自动修改以后 after the safe fixes:')
    for (const said of ['上期 the period before:', '本期 this period:', '同一批的另一本', '条件 given: `{"max":3}`'])
      expect(text).toContain(said)
  })
  it.each([['the odd one', text] as const, ...rules.map((rule) => [rule.id, page(rule)] as const)])(
    '%s keeps its tables whole',
    (_, whole) => {
      for (const table of widths(whole)) expect(new Set(table).size).toBe(1)
      expect(whole).not.toMatch(/undefined|\[object/)
    },
  )
})

describe('the catalogue', () => {
  it('lists every rule once, under its family, and refuses one without', () => {
    const text = listPage(rules)
    for (const { id } of rules) expect(text.split(`[\`${id}\`]`)).toHaveLength(2)
    expect(() => listPage([{ ...odd, id: 'nobody-knows' }])).toThrow(/nobody-knows: give the family nobody/)
  })
})
