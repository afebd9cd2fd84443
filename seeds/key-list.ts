import type ExcelJS from 'exceljs'
import { annexProjects, rosterUnit, serialOf } from './annex.js'
import type { Ledger, LedgerBook, LedgerColumn } from './ledger.js'

/**
 * The county's key list and the major projects picked from it (seed 002, preamble: about 100 projects of about 10 billion 元, about 15 of
 * them pushed). The seeds give only the 15; these hundred are invented, one of every sort in every place. Leaders and units are the annex's.
 */

const PLACES = ['张店', '常乐', '部官', '曹川', '三门', '圣人涧', '洪池', '杜马', '坡底', '城关']
const SORTS: readonly (readonly [name: string, domain: string])[] = [
  ['苹果分拣中心', '产业类'],
  ['污水处理站', '基础设施类'],
  ['屋顶光伏电站', '产业类'],
  ['幼儿园', '社会民生类'],
  ['卫生院门诊楼', '社会民生类'],
  ['通村公路', '基础设施类'],
  ['高标准农田', '基础设施类'],
  ['冷链仓库', '产业类'],
  ['铝型材车间', '产业类'],
  ['供水管网', '基础设施类'],
]
const LEADERS = [...new Set(annexProjects.flatMap(({ leaders }) => leaders))]
const UNITS = [...new Set(annexProjects.map(rosterUnit))]

const COLUMNS: readonly LedgerColumn[] = [
  ['项目名称', 'name'],
  ['责任单位', 'text'],
  ['建设性质', 'no'],
  ['总投资', 'yi'],
  ['2025年计划投资', 'yi'],
  ['计划开工时间', 'month'],
  ['计划竣工时间', 'month'],
  ['领域', 'text'],
  ['包联领导', 'text'],
  ['备注', 'text'],
]

/** Of every five projects three go on from last year; new ones start from January to September, most of them by June. */
function project(i: number): readonly ExcelJS.CellValue[] {
  const [sort, domain] = SORTS[Math.floor(i / PLACES.length)]!
  const isNew = i % 5 > 2
  const total = (60 + 10 * (i % 9)) / 100
  const start = isNew ? `2025-0${1 + (i % 7)}` : `2024-0${1 + (i % 9)}`
  return [
    ...[PLACES[i % PLACES.length] + sort, UNITS[i % UNITS.length]!, isNew ? '新建' : '续建', total],
    ...[Math.round(total * 40) / 100, serialOf(start), serialOf(isNew ? '2027-06' : '2026-10'), domain],
    ...[LEADERS[i % LEADERS.length]!, null],
  ]
}

const hundred = Array.from({ length: 100 }, (_, i) => project(i))

const keyList: Ledger = {
  sheet: '重点建设项目',
  title: '平陆县2025年重点建设项目清单',
  unit: '亿元',
  columns: COLUMNS,
  rows: hundred,
  sums: ['总投资', '2025年计划投资'],
}
const picked: Ledger = {
  ...keyList,
  sheet: '重大项目',
  title: '平陆县2025年15个重大项目清单',
  rows: hundred.slice(0, 15),
}

/** The book of both lists. */
export const keyListBook: LedgerBook = {
  name: '重点项目清单',
  made: '2025-02-10',
  ledgers: [keyList, picked],
  slips: {
    重点建设项目: { F30: 5, J40: null, C41: '招投促中心', H50: serialOf('2023-06'), E104: 98.55 },
    重大项目: { E5: 0.75, B8: '黄河金三角铝产业研究院' },
  },
}
