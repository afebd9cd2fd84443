/** Mistakes people make in a pack, each with what they are told: line, what is wrong, what to write instead. */
import { describe, expect, it } from 'vitest'
import { fields } from '../../rules/fields.js'
import { tables } from '../../rules/tables.js'
import { InputError } from '../../src/pack/problem.js'
import { readPack } from '../../src/pack/read.js'
import { stubRule } from './stub.js'

const catalogue = {
  vocabulary: { fields, kinds: tables },
  rules: [
    stubRule('leader-overloaded', { max: 3 }),
    stubRule('stat-docs-incomplete', { threshold: 500 }),
    stubRule('stat-should-be-included', { threshold: 500 }),
    stubRule('unit-alias', {}),
  ],
}

/** What is said of a pack: `line words`. */
function told(yaml: string): string[] {
  try {
    readPack({ 'pack.yaml': yaml }, '某县', catalogue)
    return []
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    for (const { words } of error.problems) expect(words.en.trim()).not.toBe('')
    return error.problems.map(({ line, words }) => `${line} ${words.zh}`)
  }
}

const EXCEPTION = `title: 某县
exceptions:
  - rule: unit-alias
    project: 甲项目
    reason: 县政府常务会议纪要〔2025〕3号
    until: 2025-12
`

const RULE = `title: 某县
declare:
  - id: mouxian-leader
    title: 要有包联领导
    why: 没人管
    help: 补上
    source: 县里的通知
    severity: error
    required: leader
    examples: { bad: a, good: b }
`

describe('a mistake in a pack', () => {
  it('is none in the packs these begin from', () => {
    expect(told(EXCEPTION)).toEqual([])
    expect(told(RULE)).toEqual([])
  })

  it.each([
    ['a full-width colon', 'title：某县\n', '1 冒号要用半角的 :，后面空一格'],
    [
      'a full-width colon further down',
      'title: 某县\nrules：\n  unit-alias: off\n',
      '2 格式有误：冒号要用半角的 :，后面空一格',
    ],
    ['a tab', 'title: 某县\nrules:\n\tunit-alias: off\n', '3 格式有误：缩进要用空格，不能用 Tab'],
    ['a key out of line', 'title: 某县\nrules:\n    unit-alias: off\n  leader-overloaded: off\n', '4 格式有误：'],
    [
      'no space behind the colon',
      'title: 某县\nrules:\n  unit-alias:off\n  leader-overloaded: off\n',
      '3 格式有误：少了冒号',
    ],
    [
      'the same key twice',
      'title: 某县\nrules:\n  unit-alias: off\n  unit-alias: on\n',
      '4 “unit-alias”在同一处写了两次',
    ],
    ['a quotation mark missing', 'title: "某县\n', '2 格式有误：引号或括号没有成对'],
    ['a colon inside a text', 'title: 某县：重点: 项目\n', '1 格式有误：少了冒号'],
    [
      'a bracket missing',
      'title: 某县\nrequired: { plan: [name, unit }\n',
      '2 格式有误：缩进没有对齐（同一级的键要左对齐），或者括号没有成对',
    ],
    [
      '> without quotes',
      RULE.replace('required: leader', 'compare: { field: plan, is: >=, to: 5 }'),
      '9 格式有误：含有 { } [ ] # > 等符号的文字要用引号括起来',
    ],
    ['an unknown key', 'title: 某县\nrule:\n  unit-alias: off\n', '2 不认识“rule”，是不是“rules”'],
    ['no title', 'rules: {}\n', '1 缺少“title”'],
    ['a blank title', 'title: "  "\n', '1 “title”的值“  ”写法不对，例如 一句话'],
    ['a list for a mapping', 'title: 某县\nrules:\n  - unit-alias\n', '2 “rules”应为“键: 值”'],
    [
      'an unknown rule',
      'title: 某县\nrules:\n  unit-alis: off\n',
      '3 没有规则“unit-alis”，是不是“unit-alias”。全部规则：kplint rules',
    ],
    [
      'an unknown level',
      'title: 某县\nrules:\n  unit-alias: 关\n',
      '3 “rules.unit-alias”的值“关”不对。可以写：off、on、info、warning、error',
    ],
    [
      'an option of another rule',
      'title: 某县\nrules:\n  unit-alias: { options: { max: 3 } }\n',
      '3 规则 unit-alias 没有选项“max”',
    ],
    [
      'a text for a number',
      'title: 某县\nrules:\n  leader-overloaded: { options: { max: 三 } }\n',
      '3 规则 leader-overloaded 的选项“max”应为数字',
    ],
    [
      'an unknown threshold',
      'title: 某县\nthresholds:\n  treshold: 400\n',
      '3 没有规则有“treshold”这个选项，是不是“threshold”',
    ],
    [
      'a threshold of another type',
      'title: 某县\nthresholds:\n  threshold: 四百\n',
      '3 规则 stat-docs-incomplete 的选项“threshold”应为数字',
    ],
    ['an unknown field', 'title: 某县\nheadings:\n  totla: [总盘子]\n', '3 没有字段“totla”，是不是“total”'],
    [
      'a heading for a field',
      RULE.replace('required: leader', 'required: 包联领导'),
      '9 “包联领导”要写成字段名 leader',
    ],
    ['an unknown kind of table', 'title: 某县\nunits:\n  dispach: 万元\n', '3 没有“dispach”这种表，是不是“dispatch”'],
    [
      'an unknown unit of money',
      'title: 某县\nunits:\n  dispatch: 万\n',
      '3 “units.dispatch”的值“万”不对。可以写：元、千元、万元、百万元、千万元、亿元',
    ],
    ['a roster that is not there', 'title: 某县\nrosters:\n  units: 单位.csv\n', '3 找不到名册文件“单位.csv”'],
    [
      'a roster outside the pack',
      'title: 某县\nrosters:\n  units: ../units.csv\n',
      '3 “rosters.units”的值“../units.csv”写法不对，例如 units.csv',
    ],
    ['an exception without a reason', EXCEPTION.replace(/ {4}reason.*\n/, ''), '3 缺少“exceptions.0.reason”'],
    [
      'an exception with a blank reason',
      EXCEPTION.replace(/reason: .*/, 'reason: " "'),
      '5 “exceptions.0.reason”的值“ ”写法不对，例如 县政府常务会议纪要〔2025〕3号',
    ],
    ['an exception without an end', EXCEPTION.replace(/ {4}until.*\n/, ''), '3 缺少“exceptions.0.until”'],
    [
      'an exception that never ends',
      EXCEPTION.replace('2025-12', '永久'),
      '6 “exceptions.0.until”的值“永久”写法不对，例如 2025-12',
    ],
    [
      'a day that does not exist',
      EXCEPTION.replace('2025-12', '2025-02-30'),
      '6 到期日“2025-02-30”不存在，应写成 2025-12 或 2025-12-31',
    ],
    [
      'an exception from a whole rule',
      EXCEPTION.replace(/ {4}project.*\n/, ''),
      '3 要写明 project（项目代码或名称）、table 或 sheet。整条规则都不用，请在 rules 里写 unit-alias: off',
    ],
    [
      'an exception from no rule',
      EXCEPTION.replace('unit-alias', 'unit-alas'),
      '3 没有规则“unit-alas”，是不是“unit-alias”',
    ],
    ['a declared rule without examples', RULE.replace(/ {4}examples.*\n/, ''), '3 缺少“declare.0.examples”'],
    ['a declared rule with one example', RULE.replace(', good: b', ''), '10 缺少“declare.0.examples.good”'],
    ['a declared rule without a why', RULE.replace(/ {4}why.*\n/, ''), '3 缺少“declare.0.why”'],
    ['a declared rule with code', RULE.replace('required: leader', 'check: "() => 1"'), '9 不认识“check”'],
    ['a declared rule as a mapping', RULE.replace('  - id', '    id'), '2 “declare”应为列表'],
  ])('%s', (_, yaml, said) => {
    expect(told(yaml).map((one) => one.slice(0, said.length))).toContain(said)
  })

  it('is found however large, deep or odd the pack', () => {
    const many = (n: number, line: (i: number) => string): string =>
      Array.from({ length: n }, (_, i) => line(i)).join('')
    for (const yaml of [
      `title: 某县\nexceptions:\n${many(2001, () => '  - { rule: unit-alias, project: 甲, reason: 例, until: 2025-12 }\n')}`,
      `title: 某县\ndeclare:\n${many(501, (i) => `  - { id: a-b${i} }\n`)}`,
      `title: 某县\nrules:\n${many(20_000, (i) => `  rule-${i}: off\n`)}`,
      `title: 某县\nthresholds: ${'{ a: '.repeat(300)}1${' }'.repeat(300)}\n`,
      `title: 某县\ndeclare: ${'['.repeat(2000)}${']'.repeat(2000)}\n`,
      'title: 某县\nunits: { __proto__: 万元 }\n',
      'title: 某县\nthresholds: { __proto__: 1 }\n',
      'title: 某县\nthresholds: { constructor: 1 }\n',
      EXCEPTION.replace('unit-alias', '__proto__'),
      EXCEPTION.replace('    project: 甲项目\n', '    project: 甲项目\n    field: constructor\n'),
      RULE.replace('required: leader', 'required: __proto__'),
      RULE.replace('required: leader', 'compare: { field: plan, is: constructor, to: total }'),
      RULE.replace('required: leader', 'expression: __proto__.polluted == 1\n    message: x'),
      RULE.replace('required: leader', `expression: ${'('.repeat(1500)}\n    message: x`),
    ])
      expect(told(yaml)).not.toEqual([])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})
