/** The rules about cells under whatever cells may hold: nothing breaks them, and their safe fixes keep what was meant. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fields } from '../../rules/fields.js'
import { rules } from '../../rules/index.js'
import { tables } from '../../rules/tables.js'
import { type Edit, lint, safeFixes, type Value } from '../../src/core/index.js'
import { TextSheet } from '../../src/hosts/text.js'
import { makeRuleset } from '../../src/pack/pack.js'

const OURS = rules.filter(
  ({ id }) => id.startsWith('format-') || id.startsWith('structure-') || id.startsWith('status-'),
)
const ruleset = makeRuleset({ fields, kinds: tables }, OURS, [], { period: 2025 * 12 + 4 })

const HEADINGS = [
  '序号',
  '项目名称',
  '责任单位',
  '建设性质',
  '领域',
  '总投资（亿元）',
  '年度计划投资（万元）',
  '本年累计完成投资（万元）',
  '完成率',
  '计划开工时间',
  '建设起止年限',
  '开工状态',
  '是否入统',
  '本月进展',
  '县级包联领导',
]

const signs = fc.constantFrom(
  ...' \n\r\t\u00a0\u3000\u200b\ufeff',
  ...'王飞水利局新续建项目产业类万元亿约是否√第三季度年月底',
  ...'0123456789.,%-—/（）、，1年',
)
const text = fc.array(signs, { maxLength: 12 }).map((list) => list.join(''))
const known = fc.constantFrom(
  '7.93 ',
  '1.5亿元',
  '2025年4月',
  '新 建',
  '王  飞',
  '民营经济\n服务中心',
  '52.5%',
  ' ３,000',
  '__proto__',
)
const value: fc.Arbitrary<Value> = fc.oneof(
  text,
  known,
  fc.double(),
  fc.integer({ min: -10, max: 60_000 }),
  fc.boolean(),
  fc.constant(null),
  fc.constant({ error: '#REF!' }),
)
const format = fc.constantFrom('General', '@', '0.00', '0%', 'yyyy"年"m"月"', '#,##0.0_);(#,##0.0)')
const cell = fc.record({ value, format, formula: fc.constantFrom(null, null, null, null, null, null, 'A1') })
const row = fc.array(cell, { minLength: HEADINGS.length, maxLength: HEADINGS.length })

const workbook = fc.array(row, { minLength: 1, maxLength: 6 }).map((rows) => {
  const heading = HEADINGS.map((title) => ({ value: title, format: 'General', formula: null }))
  const named = rows.map((cells, i) => cells.map((one, col) => (col === 1 ? { ...one, value: `${i}号建设项目` } : one)))
  return { name: '任意.xlsx', date1904: false, sheets: [new TextSheet('表', [heading, ...named], [])] }
})

/** Every white space and zero-width sign removed. */
const solid = (given: Value): string => String(given).replace(/[\s\u180e\u200b-\u200f\u2060\ufeff]/g, '')

describe('the rules about cells', () => {
  it('give an answer for any cells, the same one each time', () => {
    fc.assert(
      fc.property(workbook, (one) => {
        expect(lint(one, ruleset)).toEqual(lint(one, ruleset))
      }),
      { numRuns: 300 },
    )
  })

  it('mend safely: a text keeps its signs but for white space, a number its value, a formula is never overwritten', () => {
    fc.assert(
      fc.property(workbook, (one) => {
        const { edits, after } = safeFixes(one, ruleset)
        for (const edit of edits) {
          const sheet = one.sheets[edit.at.sheet]!
          expect(sheet.formula(edit.at.row, edit.at.col)).toBeNull()
          if (typeof edit.to === 'string') expect(solid(edit.to)).toBe(solid(edit.from))
          else expectSameNumber(edit, HEADINGS[edit.at.col]!)
        }
        expect(safeFixes(after, ruleset).edits).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

/** The number a person reads in the text, in the column's unit. */
function expectSameNumber({ from, to }: Edit, heading: string): void {
  expect(typeof from).toBe('string')
  const half = solid(from).normalize('NFKC').replaceAll(',', '').replaceAll('−', '-')
  const [, digits, unit = ''] = /^\+?(-?[\d.]+)(.*)$/.exec(half.replace(/^¥/, '')) ?? []
  const wan = { 万: 1, 万元: 1, 亿: 10_000, 亿元: 10_000, 元: 0.0001 } as const
  const column = heading.includes('亿元') ? 10_000 : 1
  const scale = unit === '%' ? 0.01 : unit === '' ? 1 : wan[unit as keyof typeof wan] / column
  expect(to).toBeCloseTo(Number(digits) * scale, 6)
}
