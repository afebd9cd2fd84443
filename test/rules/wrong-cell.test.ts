/** One slip planted in a table whose sums all hold is found at its cell with the right figure, and nothing else is said of it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.js'
import { slipOf } from '../../rules/slips.js'
import { type Diagnostic, lint, say } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { makeRuleset } from '../../src/pack/pack.js'
import { standardVocabulary } from '../../src/testing/cases.js'

const arithmetic = rules.filter(({ id }) => id.startsWith('arith-'))
const ruleset = makeRuleset(standardVocabulary, arithmetic, [])

/** 至上年底, 本年, 自开工 of each project, in 万元. */
type Row = [prior: number, year: number, cum: number]

const PROJECTS = '甲乙丙丁戊己庚辛壬癸'

function drawn(rows: readonly (readonly number[])[], total: readonly number[], unit = '万元'): string {
  const lines = rows.map((cells, i) => `${i + 1} | ${PROJECTS[i]}项目 | ${cells.join(' | ')}`)
  return `
平陆县2025年5月重点项目调度表
单位：${unit}
序号 | 项目名称 | 至上年底累计完成投资 | 本年累计完成投资 | 自开工累计完成投资
${lines.join('\n')}
合计 | < | ${total.join(' | ')}
`
}

function found(drawing: string): readonly Diagnostic[] {
  return lint(parseDrawing(drawing).workbook, ruleset).diagnostics
}

function sums(rows: readonly Row[]): number[] {
  return [0, 1, 2].map((col) => rows.reduce((sum, row) => sum + row[col]!, 0))
}

const row = fc
  .tuple(fc.integer({ min: 1000, max: 90_000 }), fc.integer({ min: 200, max: 9000 }))
  .map(([prior, year]): Row => [prior, year, prior + year])
const table = fc.array(row, { minLength: 3, maxLength: PROJECTS.length })

/** What a hand does to a figure. */
const slips: { readonly [name: string]: (digits: string, at: number) => string } = {
  相邻两位数字颠倒: (digits, at) => digits.slice(0, at) + digits[at + 1]! + digits[at]! + digits.slice(at + 2),
  多写一位数字: (digits, at) => `${digits.slice(0, at + 1)}7${digits.slice(at + 1)}`,
  少写一位数字: (digits, at) => digits.slice(0, at + 1) + digits.slice(at + 2),
  正负号写反: (digits) => `-${digits}`,
}

describe('one wrong cell', () => {
  it.each(Object.entries(slips))('is named with what it should be: %s', (_, slip) => {
    fc.assert(
      fc.property(table, fc.nat(), fc.nat(2), fc.nat(), (rows, r, col, d) => {
        const wrong = rows.map((cells) => [...cells])
        const at = r % rows.length
        const digits = String(rows[at]![col]!)
        const written = Number(slip(digits, d % (digits.length - 1)))
        const right = rows[at]![col]!
        fc.pre(written !== right && written !== 0)
        wrong[at]![col] = written
        const diagnostics = found(drawn(wrong, sums(rows)))
        expect(diagnostics.map(({ rule, cell }) => `${rule} ${cell}`)).toEqual([
          `arith-likely-wrong-cell ${'CDE'[col]}${4 + at}`,
        ])
        expect(say(diagnostics[0]!, 'zh')).toContain(`改为${right}万元`)
      }),
      { numRuns: 60 },
    )
  })

  it('is not looked for where every sum holds, rounding included', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const rounded = rows.map((cells) => cells.map((value) => (value / 10_000).toFixed(2)))
        const total = sums(rows).map((value) => (value / 10_000).toFixed(2))
        const text = drawn(rounded as unknown as number[][], total as unknown as number[], '亿元')
        expect(found(text).filter(({ severity }) => severity !== 'info')).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('each of two is found by its own sums', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 11, max: 99 }), fc.integer({ min: 101, max: 199 }), (rows, a, b) => {
        const wrong = rows.map((cells) => [...cells])
        wrong[0]![0]! += a
        wrong[1]![1]! += b
        const cells = found(drawn(wrong, sums(rows)))
        expect(cells.map(({ rule, cell }) => `${rule} ${cell}`)).toEqual([
          'arith-likely-wrong-cell C4',
          'arith-likely-wrong-cell D5',
        ])
      }),
      { numRuns: 30 },
    )
  })

  it('two that are wrong by nearly as much are not mistaken for the two across', () => {
    const wrong = [
      [1098, 200, 1200],
      [1000, 301, 1200],
      [1000, 200, 1200],
    ]
    expect(found(drawn(wrong, [3000, 600, 3600])).map(({ rule, cell }) => `${rule} ${cell}`)).toEqual([
      'arith-likely-wrong-cell C4',
      'arith-likely-wrong-cell D5',
    ])
  })

  it('is not blamed for a project that was left out of every total', () => {
    fc.assert(
      fc.property(table, (rows) => {
        fc.pre(new Set(rows.map(([prior]) => prior)).size === rows.length)
        fc.pre(new Set(rows.map(([, year]) => year)).size === rows.length)
        const total = sums(rows.slice(1))
        const rulesSaid = new Set(found(drawn(rows, total)).map(({ rule }) => rule))
        expect([...rulesSaid]).toEqual(['arith-total-row-mismatch'])
      }),
      { numRuns: 30 },
    )
  })
})

describe('a slip', () => {
  it.each([
    [1530, 1350, '相邻两位数字颠倒'],
    [600_000, 60_000, '小数点错位'],
    [7.93, 79.3, '小数点错位'],
    [-500, 500, '正负号写反'],
    [13_350, 1350, '多写一位数字'],
    [135, 1350, '小数点错位'],
    [150, 1350, '少写一位数字'],
    [1450, 1350, '写错一位数字'],
    [2000, 1350, ''],
  ])('%d for %d: %s', (from, to, words) => {
    expect(slipOf(from, to).words.zh).toBe(words)
  })
  it('may be the figure of a neighbour', () => {
    expect(slipOf(800, 1350, [500, 800]).words.zh).toBe('抄成了相邻一格的数')
  })
})
