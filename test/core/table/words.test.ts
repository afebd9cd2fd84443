/** What headings, titles and labels of rows are understood as, text by text. */
import { describe, expect, it } from 'vitest'
import { fields } from '../../../rules/fields.js'
import { tables } from '../../../rules/tables.js'
import { isCaption, isSignature } from '../../../src/core/table/caption.js'
import { fold, readHeading, unitWord } from '../../../src/core/table/heading.js'
import { readCount, readLabel } from '../../../src/core/table/label.js'
import { compileVocabulary, fieldOfText } from '../../../src/core/table/lexicon.js'
import { matchPath } from '../../../src/core/table/path.js'
import { monthIn, placeIn, yearIn } from '../../../src/core/table/title.js'

const lexicon = compileVocabulary({ fields, kinds: tables })

describe('a heading names a field however it is written', () => {
  it.each([
    ['项目名称', 'name'],
    ['项 目\n名 称', 'name'],
    ['　项目名称　', 'name'],
    ['*项目名称', 'name'],
    ['项目名称（全称）', 'name'],
    ['总投资\n（亿元）', 'total'],
    ['总投资(万元)', 'total'],
    ['总投资【万元】', 'total'],
    ['总投资，万元', 'total'],
    ['总投资（万元、保留两位小数）', 'total'],
    ['总投资/万元', 'total'],
    ['2025年\n计划投资\n（亿元）', 'plan'],
    ['2025年度计划投资', 'plan'],
    ['２０２５年计划投资', 'plan'],
    ['（计划）\n开工时间', 'start'],
    ['到2008年底累计完成投资', 'prior'],
    ['5月份完成投资', 'monthly'],
    ['5月实际完成投资', 'monthly'],
    ['N月实际完成投资', 'monthly'],
    ['1-5月累计完成投资', 'yearCum'],
    ['1—5月完成投资', 'yearCum'],
    ['5月进展情况', 'progress'],
    ['二季度计划投资', 'quarterPlan'],
    ['第二季度投资', 'quarterPlan'],
    ['No.', 'seq'],
  ])('%j is %s', (text, field) => {
    expect(fieldOfText(lexicon, text)?.name).toBe(field)
  })

  it.each([
    ['5月计划投资', 'is not the plan of the year'],
    ['二季度总投资', 'is not the total'],
    ['投资', 'may be any investment'],
    ['__proto__', 'is no heading'],
    ['constructor', 'is no heading'],
    ['注:项目名称标注▲的为省重点项目', 'only mentions a heading'],
    ['项目名称'.repeat(8_000), 'is too long'],
  ])('%.20s %s', (text) => {
    expect(fieldOfText(lexicon, text)).toBeNull()
  })
})

describe('a heading under group headings', () => {
  it.each([
    ['投资情况（万元） / 总投资', 'total'],
    ['年度计划 / 投资', 'plan'],
    ['投资 / 年度计划', 'plan'],
    ['完成投资 / 本月', 'month'],
    ['完成投资 / 5月', 'monthly'],
    ['各月完成投资 / 5月', 'monthly'],
    ['2025年5月完成情况 / 完成投资', 'monthly'],
    ['2025年 / 5月 / 形象进度', 'progress'],
    ['二季度工作计划 / 投资', 'quarterPlan'],
    ['总投资 / 小计', 'total'],
    ['总投资 / （亿元）', 'total'],
    ['开工时间 / 实际', 'actualStart'],
    ['建设起止年限 / 竣工', 'finish'],
    ['总投资 / 中央预算内', 'centralFund'],
    ['二季度工作计划 / 工作内容', 'quarterWork'],
    ['形象进度 / （%）', 'physical'],
    ['形象进度 / 本月', 'progress'],
    ['资金来源 / 财政资金 / 中央', 'centralFund'],
    ['年度投资 / 中央', null],
    ['用地 / 状态', 'elementLand'],
    ['立项 / 办理状态', 'permitApproval'],
  ])('%s is %s', (path, field) => {
    const texts = path.split(' / ').map((text) => ({ text }))
    expect(matchPath(lexicon, texts)?.field.name ?? null).toBe(field)
  })
})

describe('what time and unit a heading names', () => {
  it.each([
    ['2025年计划投资（亿元）', { unit: '亿元', year: 2025, month: null, quarter: null }],
    ['5月完成投资(万元)', { unit: '万元', year: null, month: 5, quarter: null }],
    ['十一月完成投资', { unit: null, year: null, month: 11, quarter: null }],
    ['1-5月累计完成投资', { unit: null, year: null, month: null, quarter: null }],
    ['截至5月底累计完成投资', { unit: null, year: null, month: 5, quarter: null }],
    ['三季度计划', { unit: null, year: null, month: null, quarter: 3 }],
    ['亿元以上企业数', { unit: null, year: null, month: null, quarter: null }],
  ])('%s', (text, said) => {
    expect(readHeading(text)).toMatchObject(said)
  })

  it.each([
    ['万元', '万元'],
    ['（亿元）', '亿元'],
    ['单位：万元', '万元'],
    ['单位:万元', '万元'],
    ['（单位：亿元）', '亿元'],
    ['金额单位：人民币万元', '万元'],
    ['单  位：元', '元'],
    ['填报单位：万元厂', null],
    ['责任单位', null],
  ])('%s states %s', (text, unit) => {
    expect(unitWord(fold(text))).toBe(unit)
  })
})

describe('titles', () => {
  it.each([
    ['平陆县2025年15个重点推进项目', 2025, null, '平陆县'],
    ['2025年平陆县重点项目', 2025, null, '平陆县'],
    ['运城市平陆县2025年5月重点项目调度表', 2025, 5, '运城市平陆县'],
    ['平陆县重点项目1-5月完成情况', null, 5, '平陆县'],
    ['二〇二五年五月重点项目进度表', 2025, 5, null],
    ['2024-2025年重点项目', null, null, null],
    ['全县2025年重点项目', 2025, null, null],
    ['省市级重点项目表', null, null, null],
    ['市直政府性投资项目计划表', null, null, null],
    ['沣西新城2021年进度表', 2021, null, '沣西新城'],
    ['2023年自治区层面统筹推进重大项目', 2023, null, null],
  ])('%s', (text, year, month, place) => {
    const folded = fold(text)
    expect([yearIn(folded), monthIn(folded), placeIn(folded)]).toEqual([year, month, place])
  })

  it.each([
    ['平陆县2025年15个重点推进项目', 15, false],
    ['重点项目清单（共100项）', 100, false],
    ['2025年约100个重点建设项目', 100, true],
    ['100个左右重点项目', 100, true],
    ['2025年重点项目', null, false],
    ['第3批重点项目', null, false],
    ['“十四五”102项重大工程清单', null, false],
  ])('%s counts %s', (text, value, approximate) => {
    expect(readCount(fold(text), true)).toEqual(value === null ? null : { value, approximate })
  })
})

describe('labels of rows', () => {
  it.each([
    ['合计', 'total'],
    ['合  计', 'total'],
    ['合计：12 个', 'total'],
    ['合计（共15项）', 'total'],
    ['总计(3个)', 'total'],
    ['全市', 'total'],
    ['全县合计', 'total'],
    ['小计', 'subtotal'],
    ['小计（5个）', 'subtotal'],
    ['产业类小计', 'subtotal'],
    ['一、产业类合计', 'subtotal'],
    ['一、产业类（5项）', 'numbered'],
    ['（一）工业', 'numbered'],
    ['第一类 产业项目', 'numbered'],
    ['其中：新建', 'of-which'],
    ['注：以上为概算', 'note'],
    ['备注:1.金额为概算', 'note'],
    ['全民健身中心项目', 'plain'],
    ['合计大厦改造项目', 'plain'],
    ['总部经济园项目', 'plain'],
    ['第一中学改扩建项目', 'plain'],
    ['小计量仪表生产线项目', 'plain'],
  ])('%s is %s', (text, kind) => {
    expect(readLabel(fold(text)).kind).toBe(kind)
  })

  it.each([
    ['一、产业类（5项）', 5, false],
    ['合计：12 个', 12, false],
    ['共15个', 15, false],
    ['约100个项目', 100, true],
    ['20余项', 20, true],
    ['第3个', null, false],
    ['平陆县', null, false],
  ])('%s counts %s', (text, value, approximate) => {
    expect(readCount(fold(text))).toEqual(value === null ? null : { value, approximate })
  })
})

describe('lines around a table', () => {
  it.each(['填报单位：', '报送部门：水利局', '单位：万元', '（万元）', '2025年5月31日', '附件2', '填 报 人：张三'])(
    '%s belongs to them',
    (text) => {
      expect(isCaption(text)).toBe(true)
    },
  )
  it.each(['责任单位', '负责人', '联系电话', '时间', '重点项目表', '投资情况'])('%s may be a heading', (text) => {
    expect(isCaption(text)).toBe(false)
  })
  it.each([
    ['填报人：张三', true],
    ['审核人：', true],
    ['单位负责人（签字）：', true],
    ['单位：万元', false],
    ['储能项目', false],
    ['负责人培训基地项目', false],
  ])('%s signs: %s', (text, signs) => {
    expect(isSignature(text)).toBe(signs)
  })
})
