import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fields, packTexts, rules, tables } from '../../rules/index.js'
import type { DeclaredRule } from '../../src/pack/declare.js'
import { makeRuleset } from '../../src/pack/pack.js'
import { InputError } from '../../src/pack/problem.js'
import { type PackFiles, readPack, readPacks } from '../../src/pack/read.js'
import { casesOf } from '../../src/testing/cases.js'
import { holdCase } from '../../src/testing/hold.js'
import { stubRule } from './stub.js'

const catalogue = {
  vocabulary: { fields, kinds: tables },
  rules: [stubRule('leader-overloaded', { max: 3, note: null, words: ['左右'] }), stubRule('unit-alias', {})],
}

/** What is wrong with a pack: `file:line message`. */
function problems(files: PackFiles): string[] {
  try {
    readPack(files, '某县', catalogue)
    return []
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return error.problems.map(({ file, line, words }) => `${file}:${line} ${words.zh}`)
  }
}

const yaml = (text: string, more: PackFiles = {}): string[] => problems({ 'pack.yaml': text, ...more })

describe('an option that is not set unless a pack sets it', () => {
  it.each([
    ['leader-overloaded', 'max: 三', 'should be a number'],
    ['kpi-sign-amount', 'target: 200亿元', 'should be a number'],
    ['kpi-start-rate', 'targets: 40', 'should be a list'],
    ['kpi-key-share-of-fai', 'fai: 350000', 'should be “key: value” pairs'],
  ])('is of the type the examples of its rule show: %s, %s', (rule, option, said) => {
    const text = `title: 某县\nrules:\n  ${rule}: { options: { ${option} } }\n`
    const found = () => readPack({ 'pack.yaml': text }, '某县', { ...catalogue, rules })
    expect(found).toThrow(InputError)
    expect(found).toThrow(said)
  })
})

describe('a pack', () => {
  it('sets headings, rules, required columns, rosters and region codes', () => {
    const pack = readPack(
      {
        'pack.yaml': `
title: { zh: 某县, en: A county }
headings:
  total: [投资总规模]
rules:
  unit-alias: off
  leader-overloaded: { severity: error, options: { max: 4 } }
required:
  plan: [name, [start, span]]
rosters:
  units: 单位.csv
regions: [140829, '140800']
`,
        '单位.csv':
          'name,accepted,aliases,rank,kind,from,to,successor\n县水利局,水利局;县水务局,水利,,县直,2019-03,,\n',
      },
      '某县',
      catalogue,
    )
    expect(pack.title).toEqual({ zh: '某县', en: 'A county' })
    expect(pack.regions).toEqual(['140829', '140800'])
    expect(pack.rosters?.units?.find('县水务局')).toMatchObject({ as: 'accepted', entry: { name: '县水利局' } })
    expect(pack.rosters?.units?.find('水 利')).toMatchObject({ as: 'alias', entry: { from: 2019 * 12 + 2, to: null } })
    const ruleset = makeRuleset(catalogue.vocabulary, catalogue.rules, [pack])
    expect(ruleset.rules.map(({ rule: { id }, severity, options }) => [id, severity, options])).toEqual([
      ['leader-overloaded', 'error', { max: 4, note: null, words: ['左右'] }],
    ])
    expect(ruleset.vocabulary.fields.find(({ name }) => name === 'total')?.headings).toContain('投资总规模')
    expect(ruleset.settings.required.get('plan')).toEqual(['name', ['start', 'span']])
  })

  it('is not read where something is misspelt, and says where', () => {
    expect(yaml('title: 某县\nrulse: {}\n')).toEqual([
      '某县/pack.yaml:2 不认识“rulse”，是不是“rules”。可以写：title、extends、headings、units、rules、thresholds、required、rosters、regions、exceptions、declare',
    ])
    expect(yaml('title: 某县\nrules:\n  unit-alais: off\n')).toEqual([
      '某县/pack.yaml:3 没有规则“unit-alais”，是不是“unit-alias”。全部规则：kplint rules',
    ])
    expect(yaml('title: 某县\nrules:\n  unit-alias: warn\n')).toEqual([
      '某县/pack.yaml:3 “rules.unit-alias”的值“warn”不对，是不是“warning”。可以写：off、on、info、warning、error',
    ])
    expect(yaml('title: 某县\nrules:\n  leader-overloaded:\n    options:\n      maxi: 3\n')).toEqual([
      '某县/pack.yaml:5 规则 leader-overloaded 没有选项“maxi”，是不是“max”。可以写：max、note、words',
    ])
    expect(yaml('title: 某县\nrules:\n  leader-overloaded:\n    options: { max: 三 }\n')).toEqual([
      '某县/pack.yaml:4 规则 leader-overloaded 的选项“max”应为数字',
    ])
    expect(yaml('title: 某县\nheadings:\n  totl: [总盘子]\n')).toEqual([
      '某县/pack.yaml:3 没有字段“totl”，是不是“total”',
    ])
    expect(yaml('title: 某县\nrequired:\n  paln: [name]\n')[0]).toMatch(
      /^某县\/pack.yaml:3 没有“paln”这种表，是不是“plan”/,
    )
    expect(yaml('title: 某县\nrequired:\n  plan:\n    - name\n    - [strat, span]\n')).toEqual([
      '某县/pack.yaml:5 没有字段“strat”，是不是“start”',
    ])
    expect(yaml('title: 某县\nrosters:\n  unit: 单位.csv\n', { '单位.csv': 'name\n甲局\n' })[0]).toMatch(
      /^某县\/pack.yaml:3 没有名册“unit”，是不是“units”/,
    )
    expect(yaml('title: 某县\nrosters:\n  units: unit.csv\n', { 'units.csv': 'name\n甲局\n' })).toEqual([
      '某县/pack.yaml:3 找不到名册文件“unit.csv”，是不是“units.csv”',
    ])
    expect(yaml('title: 某县\nregions: [140829, 1408x]\n')).toEqual([
      '某县/pack.yaml:2 “regions.1”的值“1408x”写法不对，例如 140829',
    ])
    expect(yaml('rules: {}\n')).toEqual(['某县/pack.yaml:1 缺少“title”'])
    expect(yaml('- 一\n')).toEqual(['某县/pack.yaml:1 应当由“键: 值”组成'])
    expect(problems({})).toEqual(['某县:null 文件夹里没有 pack.yaml'])
  })

  it('is refused where its text is hostile', () => {
    const bomb = `title: 某县\nextends: &a [x]\nregions: ${'*a, '.repeat(3)}\n`
    for (const text of [
      'title: &a 某县\nextends: [*a]\n',
      'title: !!js/function "x"\n',
      'title: !own 某县\n',
      `title: ${'['.repeat(50_000)}`,
      'title: 甲\ntitle: 乙\n',
      'title: 某县\n---\ntitle: 某县\n',
      'x'.repeat(1_000_001),
      bomb,
    ])
      expect(yaml(text).length).toBeGreaterThan(0)
    for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(yaml(`title: 某县\n${key}: 1\n`)).toHaveLength(1)
      expect(yaml(`title: 某县\nrules: { ${key}: off }\n`)).toHaveLength(1)
      expect(yaml(`title: 某县\nrosters: { ${key}: a.csv }\n`, { 'a.csv': 'name\n甲\n' }).length).toBeGreaterThan(0)
      expect(yaml(`title: 某县\nrosters: { units: ${key}.csv }\n`)).toHaveLength(1)
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('is read or refused, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 200 }), (a, b) => {
        problems({ 'pack.yaml': a })
        problems({ 'pack.yaml': 'title: x\nrosters: { units: u.csv }', 'u.csv': b })
      }),
    )
  })
})

describe('a roster', () => {
  const roster = (csv: string): string[] =>
    problems({ 'pack.yaml': 'title: 某县\nrosters: { leaders: l.csv }', 'l.csv': csv })

  it('may have Chinese headings, a byte order mark and empty lines, as Excel saves it', () => {
    const text =
      '\ufeff名称,其他写法,级别,起始月,终止月,后继\r\n张三,张三（兼）;老张,1,2024年5月,2025/3,李四\r\n\r\n李四,,2,,,\r\n,,,,,\r\n'
    const pack = readPack({ 'pack.yaml': 'title: 某县\nrosters: { leaders: l.csv }', 'l.csv': text }, '某县', catalogue)
    expect(pack.rosters?.leaders?.entries).toMatchObject([
      {
        name: '张三',
        aliases: ['张三（兼）', '老张'],
        rank: 1,
        from: 2024 * 12 + 4,
        to: 2025 * 12 + 2,
        successor: '李四',
      },
      { name: '李四', rank: 2, from: null, to: null, successor: null },
    ])
  })

  it('is not read where it contradicts itself, and says where', () => {
    expect(roster('name\n张三\n李四\n张 三\n')).toEqual(['某县/l.csv:4 名称“张 三”在第 2 行已经有了'])
    expect(roster('name,aliases\n张三,小张\n张四,小张\n')).toEqual([
      '某县/l.csv:3 “小张”既属于“张四”又属于“张三”（第 2 行），分不清是谁',
    ])
    expect(roster('name,from\n张三,2025年13月\n')).toEqual([
      '某县/l.csv:2 “2025年13月”不是月份，应写成 2025-05 或 2025年5月',
    ])
    expect(roster('name,from,to\n张三,2025-05,2024-05\n')).toEqual([
      '某县/l.csv:2 起始月 2025年5月 晚于终止月 2024年5月',
    ])
    expect(roster('name,rank\n张三,0\n')).toEqual(['某县/l.csv:2 级别“0”应为 1、2、3…（1 最高）'])
    expect(roster('name,successor\n张三丰,\n李四,张三峰\n')).toEqual([
      '某县/l.csv:3 后继“张三峰”不在名册里，是不是“张三丰”',
    ])
    expect(roster('name,ailases\n张三,\n')[0]).toMatch(/^某县\/l.csv:1 不认识列“ailases”，是不是“aliases”/)
    expect(roster('name,name\n张三,\n')).toEqual(['某县/l.csv:1 列“name”出现了两次'])
    expect(roster('rank\n1\n')).toEqual(['某县/l.csv:1 名册缺少 name（名称）列'])
    expect(roster('')).toEqual(['某县/l.csv:1 名册缺少 name（名称）列'])
    expect(roster('name,rank\n,1\n')).toEqual(['某县/l.csv:2 这一行没有名称'])
    expect(roster('name\n"张三\n')[0]).toMatch(/名册格式有误/)
  })
})

describe('packs that build on others', () => {
  const open = (packs: { [name: string]: string }) => (name: string) =>
    Object.hasOwn(packs, name) ? { id: name, files: { 'pack.yaml': packs[name]! } } : null

  it('come after them, and none twice', () => {
    const packs = { a: 'title: a\nextends: [c]', b: 'title: b\nextends: [c, a]', c: 'title: c' }
    expect(readPacks(['b', 'a'], open(packs), [], catalogue).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  })

  const declare = (id: string): string => `declare:
  - id: ${id}
    title: 要有包联领导
    why: 没人管
    help: 补上
    source: 县里的通知
    severity: error
    required: leader
    examples: { bad: a, good: b }
`

  it('know the rules those declare, and cannot declare them again', () => {
    const base = `title: 市\n${declare('shi-leader')}`
    const county = 'title: 县\nextends: [shi]\nrules: { shi-leader: off }\n'
    const packs = readPacks(['xian'], open({ shi: base, xian: county }), [], catalogue)
    expect(packs.map(({ declared }) => declared.map(({ id }) => id))).toEqual([['shi-leader'], []])
    const active = (list: typeof packs) =>
      makeRuleset(catalogue.vocabulary, [], list).rules.map(({ rule: { id } }) => id)
    expect(active(packs)).toEqual([])
    expect(active(packs.slice(0, 1))).toEqual(['shi-leader'])
    const twice = { shi: base, xian: `title: 县\nextends: [shi]\n${declare('shi-leader')}` }
    expect(() => readPacks(['xian'], open(twice), [], catalogue)).toThrow(/there is a rule “shi-leader” already/)
  })

  it('share options among rules; what is set of one rule goes before', () => {
    const pack = readPack({ 'pack.yaml': 'title: 县\nthresholds: { max: 4 }\n' }, '某县', catalogue)
    const own = readPack(
      { 'pack.yaml': 'title: 县\nthresholds: { max: 4 }\nrules: { leader-overloaded: { options: { max: 5 } } }\n' },
      '某县',
      catalogue,
    )
    const max = (one: typeof pack) =>
      makeRuleset(catalogue.vocabulary, catalogue.rules, [one]).rules.map(
        ({ options }) => 'max' in options && options.max,
      )
    expect(max(pack)).toEqual([4, false])
    expect(max(own)).toEqual([5, false])
  })

  it('cannot build on themselves or on what is not there', () => {
    expect(() =>
      readPacks(['a'], open({ a: 'title: a\nextends: [b]', b: 'title: b\nextends: [a]' }), [], catalogue),
    ).toThrow(/a → b → a/)
    expect(() => readPacks(['pinglo'], open({}), ['pinglu'], catalogue)).toThrow(/did you mean “pinglu”/)
  })
})

describe('the packs that come with kplint', () => {
  const names = [...new Set(Object.keys(packTexts).map((path) => path.split('/')[0]!))]

  it('are read with the rules that come with kplint', () => {
    const all = { vocabulary: { fields, kinds: tables }, rules }
    const open = (name: string) => {
      const files = Object.entries(packTexts).filter(([path]) => path.startsWith(`${name}/`))
      return files.length === 0
        ? null
        : { id: name, files: Object.fromEntries(files.map(([path, text]) => [path.slice(name.length + 1), text])) }
    }
    const hold = (rule: DeclaredRule) => {
      for (const one of casesOf(rule)) holdCase(one)
      return null
    }
    const packs = readPacks(names, open, names, all, hold)
    expect(packs.flatMap(({ declared }) => declared.map(({ id }) => id))).toContain('pinglu-reserve-domain')
    expect(packs.map(({ id }) => id).sort()).toEqual([...names].sort())
    expect(makeRuleset(all.vocabulary, rules, packs).rules.length).toBeGreaterThan(0)
  })
})
