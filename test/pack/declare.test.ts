/** Rules a pack declares: each kind of check on drawn tables, and what is said of a declaration that is wrong. */
import { describe, expect, it } from 'vitest'
import { fields } from '../../rules/fields.js'
import { tables } from '../../rules/tables.js'
import { applyEdits, lint, say, type Value, type Workbook } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { makeRuleset } from '../../src/pack/pack.js'
import { InputError } from '../../src/pack/problem.js'
import { readPack } from '../../src/pack/read.js'
import { casesOf, type ReadyCase, readyCase } from '../../src/testing/cases.js'
import { holdCase } from '../../src/testing/hold.js'
import { stubRule } from './stub.js'

const vocabulary = { fields, kinds: tables }

const catalogue = { vocabulary, rules: [stubRule('invest-plan-exceeds-total')] }

const HEAD = `
title: 某县
declare:
  - id: somewhere-own-rule
    title: { zh: 本县的规则, en: A rule of ours }
    why: { zh: 县里要求, en: the county wants it }
    help: { zh: 照改, en: mend it }
    source: 县里的通知
    severity: warning
`

/** A pack of one declared rule: `body` is what stands under its metadata. */
function pack(body: string, bad = '1 | 2', good = '1 | 2') {
  const indented = (text: string, by: number): string =>
    text
      .trim()
      .split('\n')
      .map((line) => ' '.repeat(by) + line)
      .join('\n')
  const examples = `examples:\n  bad: |\n${indented(bad, 4)}\n  good: |\n${indented(good, 4)}`
  return readPack({ 'pack.yaml': `${HEAD}${indented(body, 4)}\n${indented(examples, 4)}\n` }, '某县', catalogue)
}

/** Holds a declared rule to the two tables, in every disguise, as built-in rules are held. */
function hold(body: string, { bad, good }: { bad: string; good: string }): void {
  const [rule] = pack(body, bad, good).declared
  for (const one of casesOf(rule!)) {
    holdCase(one)
    // A rule that speaks of blanks itself may find one.
    holdWithout(readyCase(one), /blanks: zero|has\(/.test(body) ? [] : [null, '待定'])
  }
}

/** Takes every cell of every project away in turn: what is found then was found before, or is found in that cell. */
function holdWithout({ drawing, ruleset }: ReadyCase, blanks: readonly Value[]): void {
  const { workbook } = drawing
  const found = (changed: Workbook): Set<string> =>
    new Set(lint(changed, ruleset).diagnostics.flatMap(({ places }) => places.map(({ row, col }) => `${row},${col}`)))
  const before = found(workbook)
  const sheet = workbook.sheets[0]!
  for (let row = 1; row < sheet.rows; row++)
    for (let col = 0; col < sheet.cols; col++)
      for (const to of [...blanks, { error: '#REF!' }, '？？']) {
        const from = sheet.value(row, col)
        // A heading that goes is a column that goes: the rule is skipped.
        const after = found(applyEdits(workbook, [{ at: { sheet: 0, row, col }, from, to }]))
        const fresh = [...after].filter((cell) => !before.has(cell) && cell !== `${row},${col}`)
        // Of two cells that repeat each other, the later one is told.
        if (ruleset.rules[0]!.rule.on === 'record') expect(fresh, `${row},${col} = ${JSON.stringify(to)}`).toEqual([])
      }
}

/** What is wrong with a declaration. */
function wrong(body: string): string[] {
  try {
    pack(body)
    return []
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    for (const { words } of error.problems)
      expect(words.en).not.toMatch(/undefined|null|\{(?:name|title|value|known|hint)\}/)
    return error.problems.map(({ line, words }) => `${line} ${words.zh}`)
  }
}

describe('a declared rule', () => {
  it('required: cells that must be filled in', () => {
    hold('required: [unit, leader]', {
      bad: `
项目名称 | 总投资（万元） | 责任单位 | 包联领导
甲项目   | 6000           | !        | 张三
乙项目   | 6000           | 住建局   | 待定!
丙项目   | 6000           | 水利局   | 李四
! “责任单位”没有填
! “包联领导”没有填
`,
      good: `
项目名称 | 总投资（万元） | 责任单位 | 包联领导
甲项目   | 6000           | 住建局   | 张三
`,
    })
  })

  it('unique: what may not repeat, alone or together', () => {
    hold('unique: [name, unit]', {
      bad: `
项目名称 | 总投资（万元） | 责任单位
甲项目   | 6000           | 住建局
乙项目   | 6000           | 住建局
甲 项目! | 3000           | 住建局
! 项目名称、责任单位“甲 项目、住建局”与第2行重复
`.replace(/与第2行重复/, '与第2行重复'),
      good: `
项目名称 | 总投资（万元） | 责任单位
甲项目   | 6000           | 住建局
甲项目   | 6000           | 水利局
乙项目   | 6000           |
乙项目   | 6000           |
`,
    })
  })

  it('pattern: the form of a cell', () => {
    hold("pattern: { field: code, matches: '\\d{4}-140829-\\d{2}-\\d{2}-\\d{6}', example: 2312-140829-04-01-123456 }", {
      bad: `
项目名称 | 总投资（万元） | 项目代码
甲项目   | 6000           | 2312-140829-04-01-12345!
乙项目   | 6000           | 2312-140829-04-01-123456
丙项目   | 6000           |
! 项目代码“2312-140829-04-01-12345”写法不对，应像“2312-140829-04-01-123456”
`,
      good: `
项目名称 | 总投资（万元） | 项目代码
甲项目   | 6000           | 2312-140829-04-01-123456
乙项目   | 6000           | #REF!
`,
    })
  })

  it('range: money in 万元 whatever the column is in, what rounding leaves open is let be', () => {
    hold('range: { field: total, min: 500, max: 1000000 }', {
      bad: `
项目名称 | 总投资（亿元）
甲项目   | 0.04!
乙项目   | 120.00!
丙项目   | 0.05
! 总投资0.04亿元，应在0.05亿元到100亿元之间
! 总投资120.00亿元，应在0.05亿元到100亿元之间
`,
      good: `
项目名称 | 总投资（万元）
甲项目   | 500
乙项目   | 1000000
丙项目   | 待定
`,
    })
    hold('range: { field: start, min: 2025-01 }', {
      bad: `
项目名称 | 总投资（万元） | 计划开工时间
甲项目   | 500            | 2024年12月!
乙项目   | 500            | 2025年1月
! 计划开工时间2024年12月，应不早于2025年1月
`,
      good: `
项目名称 | 总投资（万元） | 计划开工时间
甲项目   | 500            | 2025年
乙项目   | 500            |
`,
    })
  })

  it('oneOf: a list of its own, for each name in a cell', () => {
    hold('oneOf: { field: unit, values: [县住建局, 县水利局] }', {
      bad: `
项目名称 | 总投资（万元） | 责任单位
甲项目   | 500            | 县住建局
乙项目   | 500            | 县农业局!
! 责任单位“县农业局”不在规定的写法里：县住建局、县水利局
`,
      good: `
项目名称 | 总投资（万元） | 责任单位
甲项目   | 500            | 县 住 建 局
乙项目   | 500            |
`,
    })
    hold('oneOf: { field: leader, values: [张三, 李四] }', {
      bad: `
项目名称 | 总投资（万元） | 包联领导
甲项目   | 500            | 张三、王五!
! 包联领导“王五”不在规定的写法里：张三、李四
`,
      good: `
项目名称 | 总投资（万元） | 包联领导
甲项目   | 500            | 张三、李四
`,
    })
  })

  it('order: what comes first, blanks between passed over', () => {
    hold('order: [start, actualStart, finish]', {
      bad: `
项目名称 | 总投资（万元） | 计划开工时间 | 实际开工时间 | 计划竣工时间
甲项目   | 500            | 2025年4月    |              | 2025年3月!
乙项目   | 500            | 2025年4月    | 2025年5月    | 2026年3月
! 计划开工时间2025年4月晚于计划竣工时间2025年3月
`,
      good: `
项目名称 | 总投资（万元） | 计划开工时间 | 实际开工时间 | 计划竣工时间
甲项目   | 500            | 2025年4月    | 2025年4月    | 2025年
`,
    })
  })

  it('sum: parts of a total, a blank part undecided unless the pack says it is nothing', () => {
    const bad = `
项目名称 | 总投资（万元） | 至上年底累计完成投资（万元） | 年度计划投资（万元）
甲项目   | 500!           | 100                          | 300
乙项目   | 500            | 200                          | 300
丙项目   | 500            |                              | 300
! 总投资500万元，至上年底累计完成投资、年度计划投资相加为400万元，差100万元
`
    const good = `
项目名称 | 总投资（万元） | 至上年底累计完成投资（万元） | 年度计划投资（万元）
甲项目   | 500            | 200                          | 300
`
    hold('sum: { total: total, parts: [prior, plan] }', { bad, good })
    hold('sum: { total: total, parts: [prior, plan], blanks: zero }', {
      bad: bad
        .replace('丙项目   | 500 ', '丙项目   | 500!')
        .concat('! 总投资500万元，至上年底累计完成投资、年度计划投资相加为300万元，差200万元\n'),
      good,
    })
  })

  it('compare: with another field, a share of it, or a limit', () => {
    hold('compare: { field: plan, is: 不超过, to: total, times: 0.5 }', {
      bad: `
项目名称 | 总投资（万元） | 年度计划投资（万元）
甲项目   | 500            | 300!
乙项目   | 500            | 250
! 年度计划投资300万元，应不大于总投资的0.5倍（250万元）
`,
      good: `
项目名称 | 总投资（亿元） | 年度计划投资（万元）
甲项目   | 0.50           | 2520
乙项目   | 0.50           |
`,
    })
    hold("compare: { field: finish, is: '<', to: 2027-01 }", {
      bad: `
项目名称 | 总投资（万元） | 计划竣工时间
甲项目   | 500            | 2027年3月!
! 计划竣工时间2027年3月，应早于2027年1月
`,
      good: `
项目名称 | 总投资（万元） | 计划竣工时间
甲项目   | 500            | 2026年12月
`,
    })
  })

  it('expression: with a message of its own, for the projects `when` speaks of', () => {
    hold(
      `
tables: [plan]
when: nature == "新建" && total >= 5000
expression: has(leader) && plan >= total * 0.1
at: plan
message:
  zh: 新建项目计划{plan}，不到总投资{total}的一成（{leader}）
  en: 'plan {plan} of {total} ({leader})'
`,
      {
        bad: `
2025年重点项目表
项目名称 | 建设性质 | 总投资（万元） | 年度计划投资（万元） | 包联领导
甲项目   | 新建     | 6000           | 500!                 | 张三
乙项目   | 续建     | 6000           | 500                  | 张三
丙项目   | 新建     | 6000           | 900!                 |
丁项目   |          | 6000           | 500                  | 张三
! 新建项目计划500万元，不到总投资6000万元的一成（张三）
! 新建项目计划900万元，不到总投资6000万元的一成（（空））
`,
        good: `
2025年重点项目表
项目名称 | 建设性质 | 总投资（万元） | 年度计划投资（万元） | 包联领导
甲项目   | 新建     | 6000           | 600                  | 张三
`,
      },
    )
  })

  it('is an ordinary rule: it can be switched, is skipped without its columns and undecided without its cells', () => {
    const own = pack('compare: { field: plan, is: 不超过, to: total }')
    const run = (rules: NonNullable<Parameters<typeof makeRuleset>[3]>['rules'], table: string) =>
      lint(parseDrawing(table).workbook, makeRuleset(vocabulary, [], [own], rules ? { rules } : {}))
    const table = '项目名称 | 总投资（万元） | 年度计划投资（万元）\n甲项目 | 500 | 600\n乙项目 | | 600'
    expect(run({}, table).diagnostics.map((one) => [one.rule, one.severity, one.cell])).toEqual([
      ['somewhere-own-rule', 'warning', 'C2'],
    ])
    expect(run({}, table).undecided).toMatchObject([{ rule: 'somewhere-own-rule', count: 1 }])
    expect(run({ 'somewhere-own-rule': 'error' }, table).diagnostics[0]?.severity).toBe('error')
    expect(run({ 'somewhere-own-rule': 'off' }, table).diagnostics).toEqual([])
    const without = run({}, '项目名称 | 总投资（万元） | 责任单位\n甲项目 | 500 | 住建局\n乙项目 | 500 | 住建局')
    expect(without.skipped).toMatchObject([{ rule: 'somewhere-own-rule', reason: { code: 'columns' } }])
    const [found] = run({}, table).diagnostics
    expect(say(found!, 'en')).toBe('planned investment of the year 600万元, expected at most total investment 500万元')
    expect(found!.related.map(({ cell }) => cell)).toEqual(['B2'])
  })

  it('needs what it cannot be decided without, and asks for the columns of the rest', () => {
    const of = (body: string) => {
      const [rule] = pack(`${body}\nmessage: 例`).declared
      return { needs: rule!.needs, columns: rule!.columns, given: rule!.given }
    }
    expect(of('expression: plan <= total')).toEqual({ needs: ['plan', 'total'], columns: [], given: [] })
    expect(of('expression: blank(prior) || prior <= total')).toEqual({
      needs: [],
      columns: ['prior', 'total'],
      given: [],
    })
    expect(of('when: nature == "新建"\nexpression: start <= period')).toEqual({
      needs: ['nature'],
      columns: ['start'],
      given: ['period'],
    })
    expect(of('required: leader')).toEqual({ needs: [], columns: ['leader'], given: [] })
    expect(of('order: [start, finish]\nat: name')).toEqual({
      needs: [],
      columns: ['start', 'finish', 'name'],
      given: [],
    })
  })
})

describe('a declaration that is wrong', () => {
  it.each([
    ['at: name', '4 没有说检查什么。请写下面的一种：required、unique、pattern'],
    ['required: leader\nunique: code', '11 一条规则只能有一种检查，这里有required、unique。请拆成几条'],
    ['required: leadr', '10 没有字段“leadr”，是不是“leader”'],
    ['required: [name, leadr]', '10 没有字段“leadr”，是不是“leader”'],
    ['required: []', '10 “declare.0.required”不能是空的'],
    ['tables: [plna]\nrequired: leader', '10 没有“plna”这种表，是不是“plan”'],
    ['pattern: { field: code, matches: "(" }', '10 正则表达式有误：'],
    ['pattern: { field: code, matches: "a+", example: b }', '10 写法例子“b”自己就不符合 matches'],
    ['range: { field: total }', '10 要写 min 或 max'],
    ['range: { field: total, min: 5, max: 1 }', '10 min（5）大于 max（1），没有值能符合'],
    ['range: { field: total, min: 500万元 }', '10 “500万元”应为数字（总投资；金额一律是万元，不写单位）'],
    ['range: { field: leader, min: 1 }', '10 leader（包联领导）不是金额、数字或年月，不能比大小'],
    ['range: { field: start, min: 2025 }', '10 “2025”不是月份，应写成 2025-05 或 2025年5月'],
    ['oneOf: { field: nature, values: [新建, 续健] }', '10 “建设性质”里没有“续健”'],
    ['order: [start]', '10 “declare.0.order”至少要有 2 项'],
    ['order: [start, total]', '10 “计划开工时间”和“总投资”不是同一类，不能比较'],
    ['sum: { total: total, parts: [total, plan] }', '10 “total”不能是自己的一部分'],
    ['sum: { total: total, parts: [start] }', '10 start（计划开工时间）不是金额，不能相加'],
    [
      'sum: { total: yearCum, parts: [monthly] }',
      '10 monthly（各月完成投资）有好几列，请用 expression 和 sum(monthly)',
    ],
    ['compare: { field: plan, is: 小与, to: total }', '10 “compare.is”的值“小与”不对。可以写：<=、>='],
    ['compare: { field: plan, is: 小于, to: start }', '10 “年度计划投资”和“计划开工时间”不是同一类，不能比较'],
    ['compare: { field: plan, is: 小于, to: totl }', '10 没有字段“totl”，是不是“total”'],
    ['expression: plan <= total', '4 用 expression 的规则要写 message（提示语）'],
    ['expression: plan <= totl\nmessage: 例', '10 表达式的“totl”：没有字段“totl”，是不是“total”'],
    ['expression: 年度计划投资 <= total\nmessage: 例', '10 表达式的“年”：“年度计划投资”要写成字段名 plan'],
    ['when: plan\nrequired: leader', '10 表达式的“plan”：这里要一个成立或不成立的判断'],
    [
      'required: leader\nmessage: "{leadr}没有填"',
      '11 提示语里不能用“leadr”，是不是“leader”：它不是字段，也不在这种检查给出的里面（title）',
    ],
    ['required: leader\nat: nme', '11 没有字段“nme”，是不是“name”'],
    ['required: leader\nmessage: " "', '11 “declare.0.message”的值“ ”写法不对，例如 一句话'],
    ['requierd: leader', '10 不认识“requierd”，是不是“required”'],
  ])('%s', (body, said) => {
    expect(wrong(body).map((one) => one.slice(0, said.length))).toContain(said)
  })

  it('has an id of its own', () => {
    const of = (id: string): string[] => {
      const yaml = `${HEAD.replace('somewhere-own-rule', id)}    required: leader\n    examples: { bad: x, good: x }\n`
      try {
        readPack({ 'pack.yaml': yaml }, '某县', catalogue)
        return []
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        return error.problems.map(({ line, words }) => `${line} ${words.zh}`)
      }
    }
    expect(of('somewhere-leader')).toEqual([])
    expect(of('invest-plan-exceeds-total')).toEqual(['4 规则编号“invest-plan-exceeds-total”已经有了，请换一个'])
    expect(of('invest-plan-too-small')[0]).toMatch(
      /^4 规则编号“invest-plan-too-small”不能用 invest- 开头，那是自带规则的/,
    )
    expect(of('某县规则')[0]).toMatch(/^4 规则编号“某县规则”写法不对/)
    expect(of('__proto__')[0]).toMatch(/^4 规则编号“__proto__”写法不对/)
  })

  it('says everything at once, and nothing twice', () => {
    const two = `${HEAD}    required: leadr
    examples: { bad: x, good: x }
  - id: somewhere-own-rule
    title: x
    why: x
    help: x
    source: x
    severity: warn
    expression: total > 0
    message: x
`
    expect(() => readPack({ 'pack.yaml': two }, '某县', catalogue)).toThrow(InputError)
    const pair = two.replace('severity: warn\n', 'severity: info\n    examples: { bad: x, good: x }\n')
    const rules = 'rules: { somewhere-own-rule: off }\n'
    try {
      readPack({ 'pack.yaml': pair + rules }, '某县', catalogue)
      expect.unreachable()
    } catch (error) {
      expect((error as InputError).problems.map(({ line }) => line)).toEqual([10])
    }
  })

  it('may have the headings of the pack in its examples', () => {
    const yaml = `${HEAD}    compare: { field: plan, is: 不大于, to: total }
    examples:
      bad: |
        单位：万元
        项目名称 | 总盘子 | 年度计划投资
        甲项目   | 500    | 600!
        ! 年度计划投资600万元，应不大于总投资500万元
      good: |
        单位：万元
        项目名称 | 总盘子 | 年度计划投资
        甲项目   | 500    | 500
headings: { total: [总盘子] }
`
    let held = 0
    readPack({ 'pack.yaml': yaml }, '某县', catalogue, (rule, own) => {
      for (const one of casesOf(rule)) holdCase(one, own)
      held++
      return null
    })
    expect(held).toBe(1)
  })

  it('is refused where its examples do not hold', () => {
    const yaml = `${HEAD}    required: leader\n    examples: { bad: x, good: y }\n`
    const read = (): unknown =>
      readPack({ 'pack.yaml': yaml }, '某县', catalogue, () => ({ zh: '例表不对', en: 'the example does not hold' }))
    expect(read).toThrow(/某县\/pack.yaml:11 the example does not hold/)
  })
})
