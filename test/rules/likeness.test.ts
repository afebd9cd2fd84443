/** Names that are alike, and finding the likest of many without looking at each. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Likenesses, likeness } from '../../rules/likeness.js'

describe('how alike two names are', () => {
  it('is 1 for the same name whatever its brackets, width and common words', () => {
    expect(likeness('张店镇污水处理厂建设项目（一期）', '张店镇污水处理厂(一期)工程')).toBe(1)
  })
  it('is high for a name written a little otherwise, low for another place or thing', () => {
    expect(likeness('华电山西长晴平陆100MW风电项目', '华电长晴平陆100MW风电项目')).toBeGreaterThan(0.8)
    expect(likeness('平陆县城西小学建设项目', '平陆县市民广场及地下停车场建设项目')).toBeLessThan(0.4)
  })
  it('lies between 0 and 1 and does not depend on the order', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const alike = likeness(a, b)
        expect(alike).toBeGreaterThanOrEqual(0)
        expect(alike).toBeLessThanOrEqual(1)
        expect(likeness(b, a)).toBe(alike)
      }),
    )
  })
})

describe('the likest of many', () => {
  const names = ['平陆县城西小学建设项目', '平陆县城东小学建设项目', '华电平陆100MW风电项目', '张店镇污水处理厂']
  const index = new Likenesses<string>()
  for (const name of names) index.add(name, name)

  it('is found', () => {
    expect(index.best('城西小学项目', 0.5)?.what).toBe('平陆县城西小学建设项目')
    expect(index.best('华电平陆风电', 0.5)?.what).toBe('华电平陆100MW风电项目')
  })
  it('is none where nothing is alike enough, and of a name too short to say', () => {
    expect(index.best('黄河大桥', 0.5)).toBeNull()
    expect(index.best('', 0.5)).toBeNull()
    expect(index.best('某', 0.5)).toBeNull()
  })
  it('is found among thousands that share their common parts', () => {
    const many = new Likenesses<number>()
    for (let i = 0; i < 3000; i++) many.add(`平陆县农村道路改造提升第${i}标段`, i)
    many.add('平陆县黄河金三角农副产品交易中心', -1)
    expect(many.best('黄河金三角农副产品智慧交易中心', 0.5)?.what).toBe(-1)
  })
})
