/** Expressions of packs: what they answer of a project, and what is said of one that is wrong. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fields } from '../../rules/fields.js'
import { tables } from '../../rules/tables.js'
import { findTables, type TableRecord, TableView } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { compileExpression } from '../../src/pack/expression.js'
import { makeRuleset } from '../../src/pack/pack.js'
import type { Truth } from '../../src/pack/quantity.js'
import { compilePattern } from '../../src/pack/regex.js'
import { ExpressionError } from '../../src/pack/terms.js'

const vocabulary = { fields, kinds: tables }

const records = new Map<string, TableRecord>()

/** What an expression answers of the first project of a drawn table. */
function ask(expression: string, table: string, unit = '单位：万元'): Truth {
  const key = `${unit}\n${table}`
  const record = records.get(key) ?? draw(table, unit)
  records.set(key, record)
  return compileExpression(expression, vocabulary).truth(record)
}

function draw(table: string, unit: string): TableRecord {
  const [name, cells] = table.trim().split('\n') as [string, string]
  const { workbook } = parseDrawing(`2025年5月重点项目调度表\n${unit}\n项目名称 | ${name}\n甲项目 | ${cells}`)
  const [found] = findTables(workbook.sheets[0]!, 0, vocabulary).tables
  const view = new TableView(found!, false, makeRuleset(vocabulary, [], []).settings)
  return [...view.records()][0]!
}

/** What is said of an expression that cannot be used, with the part it is said of. */
function wrong(expression: string): string {
  try {
    compileExpression(expression, vocabulary)
    return 'nothing'
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    expect(error.words.en).not.toBe('')
    return `[${expression.slice(error.span.start, error.span.end)}] ${error.words.zh}`
  }
}

describe('an expression', () => {
  const money = `
总投资 | 年度计划投资 | 至上年底累计完成投资 | 开工时间 | 竣工时间 | 建设性质 | 是否重大 | 包联领导 | 责任单位
6000   | 2000         |                      | 2025年4月 | 2027年  | 新建     | 是       | 张三、李四 | 县发改局`

  it.each([
    ['plan <= total', true],
    ['plan > total', false],
    ['plan + 4000 == total', 'open'],
    ['plan * 3 <= total && plan / total < 0.5', 'open'],
    ['plan * 4 > total && plan / total < 0.5', true],
    ['-plan < 0', true],
    ['abs(plan - total) == 4000', true],
    ['max(plan, 3000) == 3000 && min(plan, 500) < plan', true],
    ['about(plan, 2050, 5)', true],
    ['about(plan, 2050)', false],
    ['nature == "新建"', true],
    ['nature != "新建"', false],
    ['nature in ["新建", "续建"]', true],
    ['major', true],
    ['!major || total < 500', false],
    ['"张三" in leader', true],
    ['"王五" in leader', false],
    ['size(leader) == 2', true],
    ['leader.size() > 2', false],
    ['unit.endsWith("局") && unit.contains("发改") && unit.startsWith("县")', true],
    ['unit == " 县发改局 "', true],
    ['unit.matches("^县.{2,4}局$")', true],
    ['start < month("2025-05")', true],
    ['start == month(2025, 4)', true],
    ['start + 1 == period', true],
    ['period - start == 1', true],
    ['year(start) == planYear', true],
    ['quarter(start) == 2 && monthOfYear(start) == 4', true],
    ['finish > start', true],
    ['total >= 5000 ? plan >= 1000 : plan >= 100', true],
    ['has(unit) && !blank(unit)', true],
  ])('%s is %s', (expression, truth) => {
    expect(ask(expression, money)).toBe(truth)
  })

  it.each([
    ['prior <= total', null, 'a blank is not zero'],
    ['prior + plan <= total', null, 'nor in a sum'],
    ['blank(prior) || prior <= total', true, 'the test for a blank decides alone'],
    ['has(prior) ? prior <= total : true', true, 'so does a condition'],
    ['plan > total && prior > 0', false, 'what is false on one side is false'],
    ['plan <= total || prior > 0', true, 'what is true on one side is true'],
    ['plan <= total && prior > 0', null, 'otherwise the blank decides'],
    ['!(prior > 0)', null, 'the contrary of unknown is unknown'],
    ['finish > month("2027-06")', 'open', '2027年 is any of its months'],
    ['finish > month("2026-12")', true, 'all of them come after 2026'],
    ['plan / (total - 6000) > 1', null, 'nothing is divided by zero'],
  ] as const)('%s is %s: %s', (expression, truth, _why) => {
    expect(ask(expression, money)).toBe(truth)
  })

  it('lets rounding leave a question open', () => {
    const printed = '总投资（亿元） | 年度计划投资（万元）\n0.60 | 6030'
    expect(ask('plan <= total', printed)).toBe('open')
    expect(ask('plan != total', printed)).toBe('open')
    expect(ask('plan <= total + 100', printed)).toBe(true)
    expect(ask('plan - 100 > total', printed)).toBe(false)
    expect(ask('total >= 6000', '总投资（亿元）\n0.60')).toBe('open')
    expect(ask('total >= 6000 && total == 6000', '总投资（万元）\n6000')).toBe(true)
    expect(ask('total >= 6000', '总投资（亿元）\n0.6000')).toBe(true)
    expect(ask('rate >= 80', '年度完成率\n80%')).toBe(true)
    expect(ask('year(finish) <= 2027 && finish >= month("2027-01")', '竣工时间\n2027年')).toBe(true)
    expect(ask('total > 5900', '总投资（亿元）\n0.60')).toBe(true)
  })

  it('does not take money of an unknown unit for 万元', () => {
    const bare = '总投资 | 年度计划投资\n6000 | 7000'
    expect(ask('total >= 500', bare, '')).toBeNull()
    expect(ask('plan <= total', bare, '')).toBe(false)
    expect(ask('total > 0', bare, '')).toBe(true)
    expect(ask('plan / total > 1', bare, '')).toBe(true)
    expect(ask('total >= 500', '总投资 | 年度计划投资（万元）\n6000 | 7000', '')).toBeNull()
  })

  it('adds up the months of a year up to the last that is filled in', () => {
    const head = '本年累计完成投资 | 1月完成投资 | 2月完成投资 | 3月完成投资 | 4月完成投资'
    expect(ask('sum(monthly) == yearCum', `${head}\n60 | 10 | 20 | 30 | `)).toBe('open')
    expect(ask('sum(monthly) == yearCum', `${head}\n65 | 10 | 20 | 30 | `)).toBe(false)
    expect(ask('sum(monthly) == yearCum', `${head}\n60 | 10 |  | 30 | `)).toBeNull()
    expect(ask('sum(monthly) == yearCum', `${head}\n60 | 10 | 20 | 三十 | `)).toBeNull()
    expect(ask('sum(monthly) == yearCum', `${head}\n60 | | | | `)).toBeNull()
  })

  it('says which fields it reads, and without which it is never decided', () => {
    const of = (source: string) => {
      const { fields: all, strict, given } = compileExpression(source, vocabulary)
      return { all, strict, given }
    }
    expect(of('plan <= total')).toEqual({ all: ['plan', 'total'], strict: ['plan', 'total'], given: [] })
    expect(of('blank(prior) || prior <= total').strict).toEqual([])
    expect(of('major ? plan > 0 : plan > total')).toMatchObject({ strict: ['major', 'plan'] })
    expect(of('start <= period && year(start) == planYear').given).toEqual(['period', 'year'])
  })
})

describe('an expression that is wrong', () => {
  it.each([
    ['totl > 0', '[totl] 没有字段“totl”，是不是“total”'],
    ['总投资 > 0', '[总] “总投资”要写成字段名 total'],
    ['total ≥ 500', '[≥] “≥”要写成 >='],
    ['total ＞ 500', '[＞] “＞”要写成 >'],
    ['total = 500', '[=] “=”要写成 =='],
    ['total > 0 and plan > 0', '[and] “and”要写成 &&'],
    ['total > 0 或 plan > 0', '[或] “或”要写成 ||'],
    ['total > 5000万', '[万] 数字后面不写单位：金额一律是万元，5000 就是 5000 万元'],
    ['nature == “新建”', '[“] ““”要写成 "'],
    ['nature == "新建', '["新建] 引号没有成对'],
    ['total >', '[] 没有写完，最后少了字段、数字或右括号'],
    ['total >=', '[] 没有写完，最后少了字段、数字或右括号'],
    ['(total > 0', '[] 没有写完，最后少了字段、数字或右括号'],
    ['nature == "新健"', '["新健"] “建设性质”里没有“新健”。可以写：新建、续建'],
    [
      'start > 2025',
      '[start > 2025] “>”的两边对不上：左边是年月（计划开工时间），右边是数字。年份写成 year(start) > 2024',
    ],
    [
      'start > "2025-04"',
      '[start > "2025-04"] “>”的两边对不上：左边是年月（计划开工时间），右边是文字。年月写成 month("2025-04")',
    ],
    [
      'major == "是"',
      '[major == "是"] “==”的两边对不上：左边是是否（是否重大项目），右边是文字。是否的字段直接写 major 或 !major',
    ],
    [
      'leader == "张三"',
      '[leader == "张三"] “==”的两边对不上：左边是人名（包联领导），右边是文字。写成 "张三" in leader 或 size(leader) > 1',
    ],
    ['total * plan > 0', '[total * plan] “*”的两边对不上：左边是金额（总投资），右边是金额（年度计划投资）'],
    ['total + plan', '[total + plan] 这里要一个成立或不成立的判断，例如 plan <= total，而不是金额'],
    ['total && plan', '[total] 这里要一个成立或不成立的判断，例如 plan <= total，而不是金额（总投资）'],
    ['1 > 0', '[1 > 0] 没有用到任何字段，结果总是一样'],
    ['total == null', '[null] 没有 null；空单元格用 blank(字段) 判断'],
    ['monthly > 0', '[monthly] monthly（各月完成投资）有好几列，要写 sum(monthly)'],
    ['sum(total) > 0', '[sum(total)] sum 只用于有好几列的金额，total（总投资）直接写就行'],
    ['span > 3', '[span] span 要分开写：start、finish'],
    ['month("四月") < start', '["四月"] “四月”不是月份，应写成 2025-05 或 2025年5月'],
    ['sise(leader) > 1', '[sise(leader)] 没有函数“sise”，是不是“size”'],
    ['has(total > 1)', '[has(total > 1)] has 的写法是 has(total)'],
    ['code.matches("(a")', '["(a"] 正则表达式有误：'],
    ['code.matches("(?=a)b")', '["(?=a)b"] 正则表达式有误：'],
    ['code.matches(name)', '[code.matches(name)] matches 的写法是 code.matches("^[0-9-]+$")'],
    ['[1, 2].all(x, x > total)', '[[1, 2].all(x, x > total)] 没有函数“all”'],
    ['leader[0] == "张三"', '[leader[0]] 表达式里不能用“[]”'],
    ['{"a": 1}.a > total', '[{"a": 1}.a] 表达式里不能用“.”'],
    ['nature in []', '[nature in []] 列表是空的'],
    ['total % 2 == 0', '[total % 2] 表达式里不能用“%”'],
    ['__proto__ > 1', '[__proto__] '],
    ['constructor > 1', '[constructor] 没有字段“constructor”'],
    ['toString(total) > 1', '[toString(total)] 没有函数“toString”'],
    ['cel.bind(x, total, x > 1)', '[cel.bind(x, total, x > 1)] 没有函数“bind”'],
  ])('%s', (expression, said) => {
    expect(wrong(expression).slice(0, said.length)).toBe(said)
  })

  it.each([
    ['(', ')'],
    ['!', ''],
    ['[', ''],
    ['total ? ', ''],
    ['total.', ''],
    ['"', ''],
    ['has(', ')'],
  ])('is refused soon, however long: %s…', (open, close) => {
    for (const n of [100, 999, 100_000])
      expect(wrong(`${open.repeat(n)}total > 0${close.repeat(n)}`)).not.toBe('nothing')
    expect(wrong(`${Array.from({ length: 600 }, () => 'total > 0').join(' && ')}`)).toMatch(/太长/)
  })

  it('is read or refused, whatever it holds', () => {
    const bits = fc.constantFrom(
      ...'total plan start nature leader major 新建 "a" 1 2.5 > >= == ! && || ? : ( ) [ ] , . + - * / in has month sum null { }'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 60 }),
          fc.array(bits, { maxLength: 12 }).map((all) => all.join(' ')),
        ),
        (text) => {
          wrong(text)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('three answers', () => {
  const truth = fc.constantFrom('total > 1', 'total > 9000', 'prior > 1', 'plan <= total')
  const table = '总投资 | 年度计划投资 | 至上年底累计完成投资\n6000 | 2000 | '

  it('obey De Morgan, and what is decided without the blank stays so', () => {
    fc.assert(
      fc.property(truth, truth, (a, b) => {
        expect(ask(`!(${a} && ${b})`, table)).toBe(ask(`!(${a}) || !(${b})`, table))
        const answer = ask(`${a} && ${b}`, table)
        if (typeof answer === 'boolean')
          for (const prior of [0, 5, 1e6]) expect(ask(`${a} && ${b}`, table.replace(/\| $/, `| ${prior}`))).toBe(answer)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a pattern', () => {
  it('is matched in a time that grows with the text alone', () => {
    for (const [source, text] of [
      ['(a+)+$', `${'a'.repeat(3_900)}b`],
      ['(x+x+)+y', 'x'.repeat(4_000)],
      ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(4_000)],
    ] as const) {
      const pattern = compilePattern(source)
      expect('isIn' in pattern && pattern.isIn(text)).toBe(false)
    }
  })
  it('answers nothing of a text that is too long', () => {
    const pattern = compilePattern('a')
    expect('isIn' in pattern && pattern.isIn('a'.repeat(4_001))).toBeNull()
    expect('isWhole' in pattern && pattern.isWhole('a'.repeat(4_001))).toBeNull()
  })
  it('that would become too large is refused', () => {
    for (const source of ['((a{100}){100}){100}', '(.{1,1000})'.repeat(10), 'a'.repeat(501)])
      expect(compilePattern(source)).toHaveProperty('wrong')
  })
})
