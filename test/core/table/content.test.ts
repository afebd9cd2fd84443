/** Columns whose heading does not say what they are: placed by their cells only where that is certain. */
import { describe, expect, it } from 'vitest'
import { findTables } from '../../../src/core/table/index.js'
import type { FieldDef, Vocabulary } from '../../../src/core/vocabulary.js'
import { parseDrawing } from '../../../src/hosts/text.js'

const field = (name: string, rest: Partial<FieldDef>): FieldDef => ({
  name,
  type: 'text',
  title: { zh: name, en: name },
  headings: [name],
  ...rest,
})
const vocabulary: Vocabulary = {
  kinds: [],
  fields: [
    field('序号', { type: 'number', role: 'sequence' }),
    field('项目名称', { role: 'subject' }),
    field('总投资', { type: 'amount' }),
    field('信用代码', { shape: /^[0-9A-HJ-NPQRTUWXY]{18}$/ }),
  ],
}

function columns(drawing: string): string[] {
  const [table] = findTables(parseDrawing(drawing).workbook.sheets[0]!, 0, vocabulary).tables
  return table!.columns.map(({ field, by }) => `${field?.name ?? '?'} ${by}`)
}

describe('序号 without a heading', () => {
  it('is known by counting from 1', () => {
    expect(columns(' | 项目名称 | 总投资\n1 | 甲 | 5\n2 | 乙 | 6\n3 | 丙 | 7')[0]).toBe('序号 content')
  })
  it.each([
    ['a gap', '1,2,4'],
    ['a beginning other than 1', '2,3,4'],
    ['too few rows', '1,2'],
  ])('is not claimed where there is %s', (_, numbers) => {
    const rows = numbers.split(',').map((n) => `${n} | 甲${n} | 5`)
    expect(columns([' | 项目名称 | 总投资', ...rows].join('\n'))[0]).not.toBe('序号 content')
  })
  it('is not claimed for a column that counts but is headed otherwise', () => {
    expect(columns('批次 | 项目名称 | 总投资\n1 | 甲 | 5\n2 | 乙 | 6\n3 | 丙 | 7')[0]).toBe('? unknown')
  })
})

describe('a field with a shape of its own', () => {
  it('is known by its cells under a heading nobody knows', () => {
    const rows = ['91350100M000100Y43', '91140829MA0K000012', '91140829MA0K000024'].map((code) => `甲 | 5 | '${code}`)
    expect(columns(['项目名称 | 总投资 | 企业代号', ...rows].join('\n'))[2]).toBe('信用代码 content')
  })
  it('is not claimed where one cell is of another shape', () => {
    const rows = ['91350100M000100Y43', '91140829MA0K000012', '无'].map((code) => `甲 | 5 | '${code}`)
    expect(columns(['项目名称 | 总投资 | 企业代号', ...rows].join('\n'))[2]).toBe('? unknown')
  })
})
