import { defineRule } from './fields.js'

/** A bare number: its unit stands nowhere. */
const BARE = /^[-+]?[\d.,]{1,30}$/

export default defineRule({
  id: 'structure-survey-incomplete',
  title: { zh: '要素调查有项未答', en: 'An item of the survey is not answered' },
  why: {
    zh: '要素调查表是给投资方看的，有一项没有答，投资方就得再问一遍；数没有单位等于没有答。',
    en: 'Investors decide by this survey: an item left open has to be asked again, and a figure without a unit says nothing.',
  },
  help: {
    zh: '每一项都要填“是否满足”；填了数值的要有计量单位（写在计量单位列，或和数值写在一起）。',
    en: 'Answer every item; give a figure its unit, in the unit column or beside the figure.',
  },
  source: {
    zh: '种子003侯马“土地、道路、水、电、气、产业政策等4大类31项投资支撑要素”',
    en: 'Seed 003 (Houma): 31 elements of investment in 4 classes',
  },
  severity: 'warning',
  on: 'record',
  tables: ['survey'],
  columns: ['item', 'satisfied'],
  gathers: true,
  messages: {
    open: { zh: '没有填“是否满足”', en: 'not answered' },
    unit: { zh: '数值“{value}”没有计量单位', en: 'the figure “{value}” has no unit' },
  },
  examples: {
    bad: `
侯马经济开发区投资基本要素调查表
序号 | 类别 | 要素     | 是否满足 | 数值 | 计量单位
1    | 土地 | 净地面积 | 是       | 1677 | !
2    | 土地 | 地价     |  !       |      |
3    | 供电 | 变电容量 | 是       | 50   | MVA
4    | 供电 | 双回路   | 是       |      |
! 数值“1677”没有计量单位
! 没有填“是否满足”
`,
    good: `
侯马经济开发区投资基本要素调查表
序号 | 类别 | 要素     | 是否满足 | 数值   | 计量单位
1    | 土地 | 净地面积 | 是       | 1677亩 |
2    | 土地 | 地价     | 是       | 12     | 万元/亩
3    | 供电 | 双回路   | 否       |        |
4    | 政策 | 奖励     | 是       | 一事一议 |
`,
  },
  *check(record) {
    if (record.isBlank('satisfied'))
      yield { at: record.at('satisfied'), message: 'open', subject: `item:${record.subject}` }
    const value = record.has('quantity') && record.has('measureUnit') ? record.text('quantity') : null
    if (value !== null && BARE.test(value) && record.isBlank('measureUnit'))
      yield { at: record.at('measureUnit'), message: 'unit', data: { value } }
  },
})
