/** A rule table as an office writes it: each row becomes a rule, and a row that is wrong is refused with its cell. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fields, rules, tables } from '../../rules/index.js'
import { lint, say, type Workbook } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { inspectPack } from '../../src/pack/inspect.js'
import { makeRuleset } from '../../src/pack/pack.js'
import { InputError } from '../../src/pack/problem.js'
import { readRuleTable } from '../../src/pack/rule-table.js'
import { casesOf, holdCase } from '../../src/testing/index.js'

const vocabulary = { fields, kinds: tables }
const catalogue = { vocabulary, rules }

const HEAD = '编号 | 适用表 | 指标 | 关系式 | 类别（强制/核实/提示） | 前置条件 | 提示语 | 通过例 | 不通过例'

/** A rule table with these rows. */
function book(...rows: readonly string[]): Workbook {
  return parseDrawing(`某县重点项目审核规则表\n${HEAD}\n${rows.join('\n')}\n`, '规则.xlsx').workbook
}
const read = (...rows: readonly string[]) => readRuleTable(book(...rows), '规则.xlsx', catalogue)

/** `cell words` of everything that is wrong. */
function wrong(...rows: readonly string[]): string[] {
  try {
    read(...rows)
    return []
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return error.problems.map(({ file, words }) => `${file} ${words.zh}`)
  }
}

const SIMPLE =
  '1 | 全部 | 年度计划投资 | 总投资 >= 年度计划投资 | 强制 | | | 总投资=100; 年度计划投资=50 | 总投资=100; 年度计划投资=150'
const ROWS = [
  SIMPLE,
  'GZ-02 | 重点项目表、月度调度表 | 年度计划投资 | 年度计划投资 <= 总投资的80% | 核实 | 建设性质为新建 | {项目名称}年度计划{年度计划投资}超过总投资{总投资}的八成 | 建设性质=新建; 总投资=100; 年度计划投资=80 | 建设性质=新建; 总投资=100; 年度计划投资=81',
  '3 | 各种表 | | 本年累计完成投资 = 各月之和 | 核实 | | | 本年累计完成投资=30; 1月完成投资=10; 2月完成投资=20 | 本年累计完成投资=35; 1月完成投资=10; 2月完成投资=20',
  '4 | | 包联领导 | 包联领导不为空 | 提示 | | | 包联领导=张三; 总投资=100 | 包联领导=空; 总投资=100',
  '5 | | | 项目名称不重复 | 强制 | | | 项目名称=甲↵项目名称=乙 | 项目名称=甲↵项目名称=甲',
  '6 | | | 计划开工时间 <= 填报期 或 备注不为空 | 核实 | | | 填报期=2025-05; 计划开工时间=2025年3月; 备注=空 | 填报期=2025-05; 计划开工时间=2025年9月; 备注=空',
  '7 | | 完成率 | 完成率 在 0 到 120% 之间 | 核实 | | | 完成率=95%; 总投资=1 | 完成率=130%; 总投资=1',
]

describe('a rule table', () => {
  const pack = read(...ROWS)

  it('is read as a pack of declared rules', () => {
    expect(pack.title.zh).toBe('规则')
    expect(pack.declared.map(({ id, severity, tables: kinds }) => [id, severity, kinds ?? null])).toEqual([
      ['table-1', 'error', null],
      ['gz-02', 'warning', ['plan', 'dispatch']],
      ['table-3', 'warning', null],
      ['table-4', 'info', null],
      ['table-5', 'error', null],
      ['table-6', 'warning', null],
      ['table-7', 'warning', null],
    ])
    expect(inspectPack([pack], catalogue)).toEqual([])
  })

  it('reports by its rows, in its own words', () => {
    const drawn = `
某县2025年重点项目表
单位：万元
序号 | 项目名称 | 建设性质 | 总投资 | 年度计划投资 | 包联领导
1 | 甲项目 | 新建 | 100 | 90 |
2 | 乙项目 | 续建 | 100 | 150 | 张三
`
    const ruleset = makeRuleset(vocabulary, [], [pack])
    const found = lint(parseDrawing(drawn).workbook, ruleset).diagnostics.map((one) => `${one.cell} ${say(one, 'zh')}`)
    expect(found).toEqual([
      'E4 甲项目年度计划90万元超过总投资100万元的八成',
      expect.stringMatching(/^F4 .*包联领导/),
      expect.stringMatching(/^E5 .*总投资/),
    ])
  })

  it('shows its examples as drawn tables that hold', () => {
    for (const rule of pack.declared) {
      expect(casesOf(rule).map(({ name }) => name)).toEqual(['bad 1', 'good 1'])
      const { tables: _, ...anywhere } = rule
      for (const one of casesOf(anywhere)) holdCase(one)
    }
    expect(pack.declared[0]!.examples.bad).toContain('| 100 | 150!\n! ')
  })

  it('can be copied from docs/packs.md', () => {
    const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'packs.md'), 'utf8')
    const lines = page.slice(page.indexOf('| 编号 |')).split('\n\n')[0]!.split('\n')
    const drawn = lines
      .filter((line) => !line.includes('---'))
      .map((line) => line.slice(1, -1))
      .join('\n')
    const { declared } = readRuleTable(parseDrawing(drawn).workbook, '规则.xlsx', catalogue)
    expect(declared.map(({ id }) => id)).toEqual(['table-1', 'table-2', 'table-3', 'table-4', 'table-5'])
  })

  it('is found on its sheet, below its title, beside sheets of other things', () => {
    const workbook = parseDrawing(
      `# 说明\n填表说明\n# 规则\n\n审核规则\n${HEAD} | 备注\n${SIMPLE} | 2025年新增\n`,
    ).workbook
    expect(readRuleTable(workbook, '规则.xlsx', catalogue).declared).toHaveLength(1)
  })
})

describe('a row that is wrong is refused with its cell', () => {
  const with_ = (change: (cells: string[]) => void): string => {
    const cells = SIMPLE.split('|').map((cell) => cell.trim())
    change(cells)
    return cells.join(' | ')
  }
  it.each<[string, string, string]>([
    [
      'its relation names no column',
      with_((c) => {
        c[3] = '总投姿 >= 年度计划投资'
      }),
      '规则.xlsx 表1!D3 “总投姿”不是列名，是不是“总投资”',
    ],
    [
      'its relation is none',
      with_((c) => {
        c[3] = '总投资要合理'
      }),
      '表1!D3 看不懂“要合理”',
    ],
    [
      'its relation is blank',
      with_((c) => {
        c[3] = ''
      }),
      '表1!D3 “关系式”空着',
    ],
    [
      'it compares what cannot be compared',
      with_((c) => {
        c[3] = '总投资 + 计划开工时间 >= 1'
      }),
      '表1!D3 ',
    ],
    [
      'its table is unknown',
      with_((c) => {
        c[1] = '月度调渡表'
      }),
      '表1!B3 没有“月度调渡表”这种表，是不是“月度调度表”',
    ],
    [
      'its 指标 is unknown',
      with_((c) => {
        c[2] = '年度计化'
      }),
      '表1!C3 “年度计化”不是列名，是不是“年度计划”',
    ],
    [
      'its 类别 is unknown',
      with_((c) => {
        c[4] = '重要'
      }),
      '表1!E3 类别“重要”应为 强制、核实 或 提示',
    ],
    [
      'its precondition cannot be read',
      with_((c) => {
        c[5] = '新建项目'
      }),
      '表1!F3 没有写比较',
    ],
    [
      'its 提示语 names no column',
      with_((c) => {
        c[6] = '计划{年度计化}太大'
      }),
      '表1!G3 “年度计化”不是列名，是不是“年度计划”',
    ],
    [
      'its number is none',
      with_((c) => {
        c[0] = '规则一'
      }),
      '表1!A3 编号“规则一”只能用字母、数字',
    ],
    [
      'it has no number',
      with_((c) => {
        c[0] = ''
      }),
      '表1!A3 “编号”空着',
    ],
    [
      'it has no example that passes',
      with_((c) => {
        c[7] = ''
      }),
      '表1!H3 要写通过例，如“总投资=100',
    ],
    [
      'it has no example that fails',
      with_((c) => {
        c[8] = ''
      }),
      '表1!I3 要写不通过例',
    ],
    [
      'its good example fails',
      with_((c) => {
        c[7] = '总投资=100; 年度计划投资=110'
      }),
      '表1!H3 通过例“总投资=100; 年度计划投资=110”报出了：',
    ],
    [
      'its bad example passes',
      with_((c) => {
        c[8] = '总投资=100; 年度计划投资=100'
      }),
      '表1!I3 不通过例“总投资=100; 年度计划投资=100”没有报出',
    ],
    [
      'its examples are the wrong way round',
      with_((c) => {
        c[3] = '总投资 < 年度计划投资'
      }),
      '表1!D3 通过例和不通过例正好反了',
    ],
    [
      'an example lacks a column',
      with_((c) => {
        c[7] = '总投资=100'
      }),
      '表1!H3 例子里不全：没有这一列：年度计划投资',
    ],
    [
      'an example leaves a cell blank',
      with_((c) => {
        c[8] = '总投资=100; 年度计划投资=空'
      }),
      '表1!I3 例子“总投资=100; 年度计划投资=空”判断不了',
    ],
    [
      'an example names no column',
      with_((c) => {
        c[7] = '总投姿=100; 年度计划投资=1'
      }),
      '表1!H3 “总投姿”不是列名，是不是“总投资”',
    ],
    [
      'an example is no example',
      with_((c) => {
        c[7] = '随便'
      }),
      '表1!H3 例子应写成“列名=值; 列名=值”',
    ],
  ])('where %s', (_, row, why) => {
    expect(wrong(row)).toEqual([expect.stringContaining(why)])
  })

  it('and all of them are told at once', () => {
    expect(
      wrong(
        SIMPLE,
        SIMPLE,
        with_((c) => {
          c[0] = '2'
          c[4] = ''
        }),
      ),
    ).toEqual(['规则.xlsx 表1!A4 规则编号“table-1”已经有了，请换一个', expect.stringContaining('表1!E5 类别“”应为')])
  })

  it('as is a table without its columns', () => {
    const readBook = (text: string) => () => readRuleTable(parseDrawing(text).workbook, '规则.xlsx', catalogue)
    expect(readBook('姓名 | 电话\n张三 | 1\n')).toThrow(InputError)
    const problems = (text: string): string[] => {
      try {
        readBook(text)()
      } catch (error) {
        return (error as InputError).problems.map(({ file, words }) => `${file} ${words.zh}`)
      }
      return []
    }
    expect(problems('姓名 | 电话\n张三 | 1\n')).toEqual([
      '规则.xlsx 没有找到规则表的表头：要有一行写着 编号、关系式、类别、通过例、不通过例',
    ])
    expect(problems('编号 | 关系式 | 类别 | 通过例\n1 | a | b | c\n')).toEqual([
      '规则.xlsx 表1!A1 规则表缺少“不通过例”列',
    ])
    expect(problems(`${HEAD.replace('前置条件', '前置条健')}\n${SIMPLE}\n`)).toEqual([
      expect.stringContaining('表1!F1 不认识列“前置条健”，是不是“前置条件”'),
    ])
  })
})
