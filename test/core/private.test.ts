/** Phone numbers and numbers of identity cards are never repeated (RULES.md, general rule 6). The numbers here are made up. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { masked, sayMessage } from '../../src/core/index.js'

describe('a number in a text', () => {
  it.each([
    ['13800000000', '138********'],
    ['王一 13800000000、李二 13900000000', '王一 138********、李二 139********'],
    ['138 0000 0000', '138 **** ****'],
    ['138\u00a00000\u00a00000', '138\u00a0****\u00a0****'],
    ['１３８００００００００', '１３８********'],
    ['+86 13800000000', '+86 ***********'],
    ['0359-3520000', '035*-*******'],
    ['（0359）3520000', '（03**）*******'],
    ['110101199003070000', '110***************'],
    ['身份证11010119900307000X。', '身份证110***************。'],
  ])('%j is shown as %j', (text, shown) => {
    expect(masked(text)).toBe(shown)
  })
  it.each([
    '2404-140829-04-01-123456',
    '91350100M000100Y43',
    '138000000000',
    '1380000000',
    '总投资13800.00万元',
    '2025年4月10日',
    '2019-03-05至2026-10-31',
    '平发改〔2025〕12号',
    'XM20250000001',
    '11400000MB000000X1',
  ])('%j is none', (text) => {
    expect(masked(text)).toBe(text)
  })
  it('is gone wherever it stands, and masking again changes nothing', () => {
    const mobile = fc.tuple(fc.integer({ min: 13, max: 19 }), fc.integer({ min: 0, max: 999_999_999 }))
    const around = fc.array(fc.constantFrom('电话', ' ', '、', '\n', '：', '王一', '（', '）', '，'), { maxLength: 5 })
    fc.assert(
      fc.property(around, mobile, around, (before, [head, tail], after) => {
        const number = `${head}${String(tail).padStart(9, '0')}`
        const shown = masked([...before, number, ...after].join(''))
        expect(shown).not.toContain(number)
        expect(masked(shown)).toBe(shown)
      }),
    )
  })
  it('takes no time to be looked for in a cell full of digits', () => {
    const text = '1380000000-'.repeat(3000)
    expect(masked(text)).toHaveLength(text.length)
  })
})

it('a message says none, neither of a text nor of words made from one', () => {
  const [zh, number] = ['{who}：{list}', '张三13800000000']
  const message = {
    template: { zh, en: zh },
    data: { who: number, list: { zh: `月度调度表（${number}）`, en: number } },
  }
  expect(sayMessage(message, 'zh')).toBe('张三138********：月度调度表（张三138********）')
})
