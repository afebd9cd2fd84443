/** Relations as offices write them, and the checks they stand for. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fields } from '../../rules/fields.js'
import { RelationError, readRelation } from '../../src/pack/relation.js'
import { checkEntry } from '../../src/pack/relation-check.js'

const entry = (text: string) => checkEntry(readRelation(text, fields))

describe('a relation', () => {
  it.each<[string, object]>([
    ['总投资 >= 年度计划投资', { compare: { field: 'total', is: '>=', to: 'plan' } }],
    ['总投资≥年度计划投资', { compare: { field: 'total', is: '>=', to: 'plan' } }],
    ['年度计划 不大于 计划总投资', { compare: { field: 'plan', is: '<=', to: 'total' } }],
    ['total >= plan', { compare: { field: 'total', is: '>=', to: 'plan' } }],
    ['500 <= 总投资', { compare: { field: 'total', is: '>=', to: 500 } }],
    ['总投资不低于0.5亿元', { compare: { field: 'total', is: '>=', to: 5000 } }],
    ['总投资 > 1,000万元', { compare: { field: 'total', is: '>', to: 1000 } }],
    ['年度计划投资不超过总投资的80%', { compare: { field: 'plan', is: '<=', to: 'total', times: 0.8 } }],
    ['年度计划投资 <= 总投资 × 1.2', { compare: { field: 'plan', is: '<=', to: 'total', times: 1.2 } }],
    ['年度计划投资 不小于 总投资的一半', { compare: { field: 'plan', is: '>=', to: 'total', times: 0.5 } }],
    ['年度计划投资 >= 总投资 ÷ 10', { compare: { field: 'plan', is: '>=', to: 'total', times: 0.1 } }],
    ['计划开工时间 不晚于 计划竣工时间', { compare: { field: 'start', is: '<=', to: 'finish' } }],
    ['计划开工时间早于2025年6月', { compare: { field: 'start', is: '<', to: '2025-06' } }],
    ['计划竣工时间 >= 2025-03', { compare: { field: 'finish', is: '>=', to: '2025-03' } }],
    ['完成率 <= 100%', { compare: { field: 'rate', is: '<=', to: 100 } }],
    [
      '自开工累计完成投资 = 至上年底累计完成投资 + 本年累计完成投资',
      { sum: { total: 'cum', parts: ['prior', 'yearCum'] } },
    ],
    [
      '自开工累计完成投资等于至上年底累计完成投资、本年累计完成投资之和',
      { sum: { total: 'cum', parts: ['prior', 'yearCum'] } },
    ],
    ['本年累计完成投资 = 各月之和', { expression: 'yearCum == sum(monthly)' }],
    ['年度计划投资 = 各季之和', { expression: 'plan == sum(quarterPlan)' }],
    ['总投资 在 500 到 100000 之间', { range: { field: 'total', min: 500, max: 100000 } }],
    ['计划开工时间介于2025年1月和2025年12月之间', { range: { field: 'start', min: '2025-01', max: '2025-12' } }],
    ['包联领导、责任单位 不能为空', { required: ['leader', 'unit'] }],
    ['项目名称必填', { required: ['name'] }],
    ['项目名称、责任单位 不重复', { unique: ['name', 'unit'] }],
    ['建设性质为新建或续建', { oneOf: { field: 'nature', values: ['新建', '续建'] } }],
    ['建设性质 属于 新建、续建、“扩建”', { oneOf: { field: 'nature', values: ['新建', '续建', '扩建'] } }],
    ['责任单位 = 县住建局', { oneOf: { field: 'unit', values: ['县住建局'] } }],
    ['建设性质 ≠ 续建', { expression: '!(nature == "续建")' }],
    ['是否重大项目 = 是', { expression: 'major == true' }],
    ['项目代码 符合 \\d{4}-\\d{6}', { pattern: { field: 'code', matches: '\\d{4}-\\d{6}' } }],
    ['备注 不为空 或 总投资 >= 500', { expression: '(has(remark) || total >= 500)' }],
    [
      '(总投资 + 年度计划投资) ÷ 2 >= 100 且 建设性质 是 新建',
      { expression: '(((total + plan) / 2) >= 100 && nature == "新建")' },
    ],
    [
      '（总投资 >= 500 或 备注不为空）且 非 包联领导为空',
      { expression: '((total >= 500 || has(remark)) && !(blank(leader)))' },
    ],
    ['本年累计完成投资 / 年度计划投资 >= 80%', { expression: '(yearCum / plan) >= 0.8' }],
    [
      '2025年1月 <= 计划开工时间 <= 2025年12月',
      { expression: '(month("2025-01") <= start && start <= month("2025-12"))' },
    ],
    ['计划开工时间 <= 填报期', { expression: 'start <= period' }],
    ['建设性质为新建项目', { oneOf: { field: 'nature', values: ['新建项目'] } }],
  ])('%s', (text, check) => {
    expect(entry(text)).toEqual(check)
  })

  it.each([
    ['总投姿 >= 100', '“总投姿”不是列名，是不是“总投资”'],
    ['总投资 >= 年度计化投资', '“年度计化投资”不是列名，是不是“年度计划投资”'],
    ['总投资', '没有写比较'],
    ['总投资 >=', '关系式没有写完'],
    ['总投资 >= (100', '括号没有成对'],
    ['总投资 年度计划投资', '看不懂“年度计划投资”，这里应是比较（如 >='],
    ['总投资 >= 100 吗', '看不懂“吗”'],
    ['总投资 在 500 以上', '“在 … 到 … 之间”没有写全'],
    ['是否重大项目 = 也许', '“是否重大项目”只能是“是”或“否”'],
    ['年度计划投资 <= 总投资的大半', '“的”后面应是'],
    ['', '没有写'],
  ])('%s: %s', (text, why) => {
    expect(() => entry(text)).toThrow(RelationError)
    try {
      entry(text)
    } catch (error) {
      expect((error as RelationError).words.zh).toContain(why)
    }
  })

  it('is read or refused, whatever it is, in no time that grows beyond its length', () => {
    const piece = fc.constantFrom(
      ...[
        '总投资',
        '年度计划',
        '>=',
        '(',
        ')',
        '、',
        '和',
        '且',
        '或',
        '的',
        '80%',
        '不为空',
        '在',
        '"',
        '新建',
        '建设性质',
        ' ',
        '2025年',
        '之和',
        'x',
        '🙂',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        try {
          entry(pieces.join(''))
        } catch (error) {
          expect(error).toBeInstanceOf(RelationError)
        }
      }),
      { numRuns: 300 },
    )
    expect(() => entry('('.repeat(5000))).toThrow(RelationError)
  })
})
