import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPeople, unpadName } from '../../../src/core/values.js'

/** The leaders of the seed (DOMAIN.md 1.4). */
const leaders = '杜中伟 张华峰 翟纪亭 杨志强 杨可隆 王飞 郭晓军 周宏伟 张首华 程丽珍 李波 郑文红 谭千义 闫小娟'.split(
  ' ',
)
const roster = new Set(leaders)

/** The names joined by `、`, with `?` before them where another reading is as good. */
function people(text: string, known: ReadonlySet<string> | null = null): string {
  const reading = readPeople(text, known)
  if (reading.state !== 'ok') return reading.state
  return (reading.value.certain ? '' : '?') + reading.value.names.join('、')
}

describe('readPeople：没有名册', () => {
  it.each([
    ['杜中伟\n张华峰', '杜中伟、张华峰'],
    ['杨可隆\n王  飞', '杨可隆、王飞'],
    ['王  飞', '王飞'],
    ['王 飞', '王飞'],
    ['王\u3000飞', '王飞'],
    ['王\u00a0飞', '王飞'],
    ['王    飞', '王飞'],
    ['张首华', '张首华'],
    ['闫小娟\n ', '闫小娟'],
    ['杜中伟、张华峰', '杜中伟、张华峰'],
    ['杜中伟，张华峰；王飞/李波', '杜中伟、张华峰、王飞、李波'],
    ['杜中伟 张华峰', '杜中伟、张华峰'],
    ['杜中伟     张华峰', '杜中伟、张华峰'],
    ['杨可隆 王  飞', '杨可隆、王飞'],
    ['王  飞 杨可隆', '王飞、杨可隆'],
    ['王  飞   李  波', '王飞、李波'],
    ['欧阳修 司马相如', '欧阳修、司马相如'],
    ['张 首 华', '张首华'],
    ['张三（县委书记、县长）、李四（副县长）', '张三、李四'],
    ['张三 副县长', '张三'],
    ['张三副县长', '张三'],
    ['王飞县长', '王飞'],
    ['县委书记 张三', '张三'],
    ['阿不都·热合曼、买买提', '阿不都·热合曼、买买提'],
    ['、杜中伟、、张华峰、', '杜中伟、张华峰'],
  ])('%j → %s', (text, expected) => {
    expect(people(text)).toBe(expected)
  })

  it.each([
    ['杜中伟张华峰', '?杜中伟张华峰'],
    ['甲某某乙  丙', '?甲某某乙、丙'],
    ['张 首华', '?张、首华'],
    ['王飞 李', '?王飞、李'],
    ['县发改局主要负责人', '?县发改局主要负责人'],
    ['李县长', '?李县长'],
    ['发改局局长', '?发改局局长'],
    ['John Smith', '?John、Smith'],
    ['王1飞', '?王1飞'],
    ['张三、李四等', '?张三、李四等'],
    ['王飞.李波', '?王飞.李波'],
    ['联系领导：张三', '?联系领导：张三'],
    ['（张三）', '?（张三）'],
    ['县长', '?县长'],
  ])('%j 拆不准', (text, expected) => {
    expect(people(text)).toBe(expected)
  })

  it('六个单字有两种读法', () => {
    expect(people('王 飞 李 波 张 三').startsWith('?')).toBe(true)
  })

  it('空白、占位、错误、太长', () => {
    expect(people(' \n')).toBe('blank')
    expect(people('无')).toBe('placeholder')
    expect(people('、、')).toBe('unreadable')
    expect(people('张'.repeat(500))).toBe('unreadable')
    expect(readPeople(null, null)).toEqual({ state: 'blank' })
    expect(readPeople(3, null)).toEqual({ state: 'unreadable', reason: 'type' })
    expect(readPeople({ error: '#N/A' }, null)).toEqual({ state: 'unreadable', reason: 'error' })
  })

  it('记下去掉的空格', () => {
    expect(readPeople('杨可隆\n王  飞', null)).toEqual({
      state: 'ok',
      value: { names: ['杨可隆', '王飞'], certain: true, padded: ['王  飞'] },
    })
    expect(unpadName(' 王  飞 ')).toBe('王飞')
    expect(unpadName('杜中伟 张华峰')).toBe('杜中伟 张华峰')
  })
})

describe('readPeople：有名册', () => {
  it.each([
    ['杜中伟张华峰', '杜中伟、张华峰'],
    ['王飞李波', '王飞、李波'],
    ['张首华王  飞', '张首华、王飞'],
    ['王 飞 李 波', '王飞、李波'],
    ['张 首华', '张首华'],
    ['王  飞', '王飞'],
    ['赵钱孙', '赵钱孙'],
    ['王飞 赵钱孙', '王飞、赵钱孙'],
  ])('%j → %s', (text, expected) => {
    expect(people(text, roster)).toBe(expected)
  })

  it('两种拆法都在名册里就拆不准', () => {
    expect(people('王飞李波涛', new Set(['王飞', '李波涛', '王飞李', '波涛'])).startsWith('?')).toBe(true)
  })
  it('空格能定的就按空格', () => {
    expect(people('王飞 李波涛', new Set(['王飞', '李波涛', '王飞李', '波涛']))).toBe('王飞、李波涛')
  })
  it('名册之外的长串拆不准', () => {
    expect(people('杜中伟赵钱孙李', roster)).toBe('?杜中伟赵钱孙李')
  })

  it('名册里的人，用任何分隔和填充写出来都读回同一串', () => {
    const separator = fc.constantFrom(
      '\n',
      '\r\n',
      '，',
      ',',
      '、',
      ';',
      '；',
      '/',
      ' ',
      '   ',
      '\u3000',
      '\n\n',
      ' 、 ',
    )
    const padding = fc.constantFrom('', '  ', ' ', '\u3000', '\u00a0')
    const entry = fc.tuple(fc.constantFrom(...leaders), separator, padding)
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), (entries) => {
        const text = entries
          .map(([name, sep, pad], i) => (i === 0 ? '' : sep) + (name.length === 2 ? [...name].join(pad) : name))
          .join('')
        expect(people(text, roster)).toBe(entries.map(([name]) => name).join('、'))
      }),
    )
  })

  it('任何文字都不抛错，名字里没有空白', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(fc.constantFrom(...leaders, ' ', '  ', '、', '王', '飞', '县长', '（', '）', '\n'))
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, fc.boolean(), (value, known) => {
        const reading = readPeople(value, known ? roster : null)
        if (reading.state !== 'ok') return
        expect(reading.value.names.length).toBeGreaterThan(0)
        for (const name of reading.value.names) expect(name).not.toMatch(/\s/)
      }),
    )
  })
})
