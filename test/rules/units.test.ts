/** Responsible units beside a roster: what is an office that a roster should list, and what need not be listed. */
import { describe, expect, it } from 'vitest'
import { findUnit, likelyUnit, unitsIn } from '../../rules/keys.js'
import { Roster, type RosterEntry } from '../../src/core/index.js'

const OPEN = { accepted: [], aliases: [], rank: null, kind: null, from: null, to: null, successor: null }
const entry = (name: string, ...accepted: string[]): RosterEntry => ({ ...OPEN, name, accepted })
const roster = new Roster([
  entry('县发改局', '发改局'),
  entry('县水利局'),
  entry('县民营经济服务中心', '民营经济服务中心'),
  entry('县项目推进中心'),
  entry('张店镇'),
])

describe('an office', () => {
  it.each([
    ...[
      '文旅局',
      '县教育局',
      '县委宣传部',
      '县政府办',
      '重点项目办公室',
      '经开区管委会',
      '供销社',
      '县招商投资促进中心',
    ],
    ...['国网平陆县供电公司调度所', '县公路段养护站', '县人防办', '县委组织部', '住建局', '市生态环境局平陆分局'],
  ])('%s is one a roster should list', (name) => {
    expect(findUnit(name, roster)).toEqual({ name, entry: null, isOffice: true })
  })
  it.each([
    ...[
      '兴虞公司',
      '张村镇',
      '部官乡',
      '圣人涧镇人民政府',
      '常乐村',
      '常乐村委会',
      '县第一中学',
      '城西小学',
      '县人民医院',
    ],
    ...[
      '职业技术学院',
      '黄河大桥项目指挥部',
      '中铁十二局',
      '中铁三局集团',
      '大余章源生态旅游有限公司',
      '城东街道办事处',
    ],
    ...['各乡镇', '各委办', '相关部门', '有关单位', '绿源种植专业合作社', '某某集团', '经开区', '中国银行平陆支行'],
  ])('%s need not be listed', (name) => {
    expect(findUnit(name, roster).isOffice).toBe(false)
  })
})

describe('a unit of the roster', () => {
  it.each([
    ['发改局', '县发改局'],
    ['水利局', '县水利局'],
    ['水利局（牵头）', '县水利局'],
    ['水利局 王飞', '县水利局'],
    ['发改局：王飞', '县发改局'],
    ['民营经济\n服务中心', '县民营经济服务中心'],
  ])('%j is %s', (written, name) => {
    expect(findUnit(written, roster).entry?.name).toBe(name)
  })
  it.each([
    ['水利局、发改局', ['水利局', '发改局']],
    ['县水利局\n县发改局', ['县水利局', '县发改局']],
    ['民营经济\n服务中心', ['民营经济\n服务中心']],
    ['住建局\n交运局', ['住建局\n交运局']],
    ['县水利局；张店镇/兴虞公司', ['县水利局', '张店镇', '兴虞公司']],
    ['、、', []],
  ])('%j names %j', (written, units) => {
    expect(unitsIn(written, roster)).toEqual(units)
  })
  it.each([
    ['县项目推动中心', '县项目推进中心'],
    ['县项目推进中', '县项目推进中心'],
    ['市项目推进中心', null],
    ['张村镇', null],
    ['财政局', null],
    ['县项目推动中心'.repeat(20), null],
  ])('%s is likely %s', (written, name) => {
    expect(likelyUnit(written, roster)).toBe(name)
  })
})
