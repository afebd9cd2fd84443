/** What is said of well-formed packs: contradictions that are certain and no others, settings that do nothing. */
import { describe, expect, it } from 'vitest'
import { fields, rules, tables } from '../../rules/index.js'
import { inspectPack } from '../../src/pack/inspect.js'
import { readPack } from '../../src/pack/read.js'

const catalogue = { vocabulary: { fields, kinds: tables }, rules }

/** A declared rule of the pack: what it checks, with what only matters to people. */
function declared(id: string, check: string): string {
  return `  - id: our-${id}
    title: 本县的规则
    why: 县里要求
    help: 照改
    source: 县里的通知
    severity: warning
    examples: { bad: '一 | 二', good: '一 | 二' }
    ${check.trim().split('\n').join('\n    ')}
`
}

function said(text: string): string[] {
  const pack = readPack({ 'pack.yaml': `title: 某县\n${text}` }, '某县', catalogue)
  return inspectPack([pack], catalogue).map(({ zh }) => zh)
}

const declare = (...checks: readonly string[]): string[] =>
  said(`declare:\n${checks.map((check, i) => declared(`r${i + 1}`, check)).join('')}`)

describe('declared rules contradict each other', () => {
  it.each<[string, string[], string]>([
    [
      'ranges apart',
      ['range: { field: total, min: 500 }', 'range: { field: total, max: 400 }'],
      '规则 our-r1、our-r2 互相矛盾：总投资填什么都至少违反一条',
    ],
    [
      'a list and a range',
      ['oneOf: { field: total, values: [100, 200] }', 'range: { field: total, min: 300 }'],
      '总投资填什么',
    ],
    [
      'lists without a common value',
      ['oneOf: { field: nature, values: [新建] }', 'oneOf: { field: nature, values: [续建, 扩建] }'],
      '建设性质填什么',
    ],
    [
      'a list and a form',
      ['oneOf: { field: place, values: [圣人涧镇, 常乐镇] }', 'pattern: { field: place, matches: ".*乡" }'],
      '建设地点填什么',
    ],
    [
      'an order turned round',
      ['order: [start, finish]', 'compare: { field: finish, is: 早于, to: start }'],
      '规则 our-r1、our-r2 互相矛盾：没有数值能同时符合',
    ],
    [
      'a share and limits',
      [
        "compare: { field: plan, is: '<=', to: total, times: 0.5 }",
        'range: { field: plan, min: 600 }',
        'range: { field: total, max: 1000 }',
      ],
      '规则 our-r1、our-r2、our-r3 互相矛盾',
    ],
    [
      'a sum and its parts',
      [
        'sum: { total: yearCum, parts: [prior, month] }',
        'range: { field: prior, min: 60 }',
        'range: { field: month, min: 50 }',
        'range: { field: yearCum, max: 100 }',
      ],
      '规则 our-r1、our-r2、our-r3、our-r4 互相矛盾',
    ],
    [
      'months',
      ["range: { field: start, min: '2025-06' }", "compare: { field: start, is: 早于, to: '2025-03' }"],
      '计划开工时间填什么',
    ],
    [
      'under one precondition',
      [
        "range: { field: total, min: 500 }\nwhen: nature == '新建'",
        "range: { field: total, max: 400 }\nwhen: nature == '新建'",
      ],
      '互相矛盾',
    ],
    [
      'in the tables both are about',
      [
        'range: { field: total, min: 500 }\ntables: [plan, dispatch]',
        'range: { field: total, max: 400 }\ntables: [dispatch]',
      ],
      '互相矛盾',
    ],
  ])('%s', (_, checks, why) => {
    expect(declare(...checks)).toEqual([expect.stringContaining(why)])
  })

  it.each<[string, string[]]>([
    ['ranges that touch', ['range: { field: total, min: 500 }', 'range: { field: total, max: 500 }']],
    ['ranges of other fields', ['range: { field: total, min: 500 }', 'range: { field: plan, max: 400 }']],
    [
      'ranges under other preconditions',
      [
        "range: { field: total, min: 500 }\nwhen: nature == '新建'",
        "range: { field: total, max: 400 }\nwhen: nature == '续建'",
      ],
    ],
    [
      'ranges in other tables',
      ['range: { field: total, min: 500 }\ntables: [plan]', 'range: { field: total, max: 400 }\ntables: [dispatch]'],
    ],
    [
      'lists with a common value',
      ['oneOf: { field: nature, values: [新建, 续建] }', 'oneOf: { field: nature, values: [续建] }'],
    ],
    [
      'a sum whose blanks are nothing',
      [
        'sum: { total: yearCum, parts: [prior, month], blanks: zero }',
        'range: { field: prior, min: 60 }',
        'range: { field: month, min: 50 }',
        'range: { field: yearCum, max: 100 }',
      ],
    ],
    ['what an expression says', ['expression: total > 500\nmessage: 太小', 'range: { field: total, max: 400 }']],
    [
      'a year and one of its months',
      ["range: { field: start, min: '2025' }", "range: { field: start, max: '2025-03' }"],
    ],
  ])('not: %s', (_, checks) => {
    expect(declare(...checks)).toEqual([])
  })

  it('is said once for what two of them do, however many there are', () => {
    expect(
      declare(
        'range: { field: total, min: 500 }',
        'range: { field: total, max: 400 }',
        'range: { field: total, max: 300 }',
      ),
    ).toEqual([expect.stringContaining('our-r1、our-r2 '), expect.stringContaining('our-r1、our-r3 ')])
  })
})

describe('what does nothing', () => {
  it.each<[string, string, string]>([
    [
      'a rule that nothing can break',
      `declare:\n${declared('r1', "compare: { field: total, is: '<=', to: total }")}`,
      '规则 our-r1 永远不会报出',
    ],
    [
      'a rule declared and switched off',
      `declare:\n${declared('r1', 'required: total')}rules: { our-r1: off }\n`,
      '规则 our-r1 是本包自己写的，又在本包里关掉了',
    ],
    [
      'options of a rule that is off',
      'rules: { format-decimals-inconsistent: { options: {} } }\n',
      '规则 format-decimals-inconsistent 设了选项，但它是关着的',
    ],
    [
      'a rule switched on without what it needs',
      'rules: { kpi-start-rate: warning }\n',
      '打开了规则 kpi-start-rate，但没有给选项 targets',
    ],
    [
      'a rule switched on without its roster',
      'rules: { leader-not-in-roster: error }\n',
      '打开了规则 leader-not-in-roster，但没有名册 leaders',
    ],
    [
      'a heading that is another field’s',
      'headings: { plan: [总 投资, 今年要花的钱] }\n',
      '“总 投资”已经是总投资的表头写法，写成年度计划投资的不起作用',
    ],
  ])('%s', (_, text, why) => {
    expect(said(text)).toEqual([expect.stringContaining(why)])
  })

  it.each<[string, string]>([
    [
      'a rule switched on with what it needs',
      'rules: { kpi-start-rate: { severity: warning, options: { targets: [40] } } }\n',
    ],
    ['a rule of the catalogue switched off', 'rules: { kpi-start-rate: off }\n'],
    ['an option alone', 'rules: { leader-overloaded: { options: { max: 3 } } }\n'],
    ['a heading nobody has', 'headings: { plan: [今年要花的钱] }\n'],
  ])('not: %s', (_, text) => {
    expect(said(text)).toEqual([])
  })

  it('our own packs have none of it', async () => {
    const { packTexts } = await import('../../rules/index.js')
    const files = Object.fromEntries(
      Object.entries(packTexts).flatMap(([path, text]) => (path.startsWith('pinglu/') ? [[path.slice(7), text]] : [])),
    )
    expect(inspectPack([readPack(files, 'pinglu', catalogue)], catalogue)).toEqual([])
  })
})
