import {
  type Amount,
  compactText,
  compareAmounts,
  nameKey,
  PAUSE,
  type TableRecord,
  type TableView,
  UNDECIDABLE,
  type Words,
} from '../src/core/index.js'
import { alikeNames, differenceOf } from './alike.js'
import { defineRule, type Fields } from './fields.js'
import { readCodes } from './keys.js'
import { quoted } from './readings.js'

/**
 * Names that are nearly the same (Dice of their pairs of letters, without 项目, 工程 and 建设). Most such names are two projects:
 * phases, lots, townships, roads, the hospital of each county. So nothing is said where the difference holds a number, a letter, a direction or stands before a
 * word for a place or a part (镇 路 河 段 区 期 …), and nothing where the project codes
 * or the places (建设地点, the county or township a section is headed by) differ. A difference of words that mean nothing (的, 及,
 * 县) or of order is a slip; any other counts only together with the same total, which no multiple of 1000 万元 proves (small
 * projects of one kind often share one). Equal names are `id-duplicate-name`'s, equal codes `id-project-code-duplicate`'s.
 */
export default defineRule({
  id: 'id-near-duplicate-name',
  title: { zh: '项目名称疑似重复', en: 'Near-duplicate name' },
  why: {
    zh: '两个单位各报一次、写法差一两个字的，是同一个项目：个数多一个，投资额加两遍，下月又对不上名。',
    en: 'Reported twice in slightly different words, a project counts twice and its investment is added twice.',
  },
  help: {
    zh: '核对两行是不是同一个项目：是，删去一行（手工进行）；不是，在名称里写清期次、标段或乡镇，或补上项目代码。代码、建设地点不同的，只差期次、标段、方位、地名的，不提。',
    en: 'See whether both rows are one project: if so delete one by hand, else tell them apart by phase, lot or place, or by their codes. Projects of other codes or places, and names that differ by phase, lot, direction or place, are left alone.',
  },
  source: {
    zh: '种子002附件5号一格两名；各单位分别报送的项目常有一两字之差',
    en: 'Seed 002, annex, project 5 with two names; projects reported by two units differ by a word',
  },
  severity: 'warning',
  on: 'table',
  columns: ['name'],
  options: {
    /** Similarity from which names are alike, 0–1. */
    similarity: 0.85,
  },
  messages: {
    words: {
      zh: '与第{row}行“{other}”只差“项目”“工程”“建设”一类字样',
      en: 'differs from “{other}” in row {row} only by words such as 项目, 工程, 建设',
    },
    slip: {
      zh: '与第{row}行“{other}”几乎相同，只差{parts}',
      en: 'nearly the same as “{other}” in row {row}: the difference is {parts}',
    },
    total: {
      zh: '与第{row}行“{other}”只差{parts}，总投资也都是{total}',
      en: 'differs from “{other}” in row {row} by {parts}, and both totals are {total}',
    },
    earlier: { zh: '先出现的相近名称', en: 'the similar name before' },
  },
  examples: {
    bad: `
单位：万元
序号 | 项目名称 | 责任单位 | 总投资
1 | 平陆县城镇雨污分流管网源头治理及错接混接改造工程 | 住建局 | 13300
2 | 平陆县城镇污雨分流管网源头治理及错接混接改造项目! | 水利局 | 13000
3 | 黄河金三角农副产品智慧交易中心建设项目 | 市监局 | 33015
4 | 黄河金三角农副产品智能交易中心项目! | 商务局 | 33015
5 | 城西小学建设项目 | 教育局 | 6000
6 | 城西小学工程! | 住建局 | 6000
7 | 平陆县市民广场及地下停车场建设项目 | 住建局 | 11500
8 | 平陆市民广场及地下停车场项目! | 城管局 | 11000
! 与第3行“平陆县城镇雨污分流管网源头治理及错接混接改造工程”几乎相同，只差“雨污”和“污雨”
! 与第5行“黄河金三角农副产品智慧交易中心建设项目”只差“慧”和“能”，总投资也都是33015万元
! 与第7行“城西小学建设项目”只差“项目”“工程”“建设”一类字样
! 与第9行“平陆县市民广场及地下停车场建设项目”几乎相同，只差“县”
`,
    good: [
      `
单位：万元
序号 | 项目名称 | 项目代码 | 总投资
1 | 抽水蓄能电站配套220千伏送出线路1号工程 | | 2150
2 | 抽水蓄能电站配套220千伏送出线路2号工程 | | 2150
3 | 平陆县张店镇农村饮水安全巩固提升工程 | | 815
4 | 平陆县张村镇农村饮水安全巩固提升工程 | | 815
5 | 平陆县老旧小区改造及配套管网建设项目（一期） | | 4215
6 | 平陆县老旧小区改造及配套管网建设项目（二期） | | 4215
7 | 伊河流域水环境综合治理工程东段 | | 9815
8 | 伊河流域水环境综合治理工程西段 | | 9815
9 | 平陆县黄河三角洲农副产品冷链物流项目 | '2404-140829-04-01-123456 | 5216
10 | 平陆县黄河三角洲农副产品的冷链物流项目 | '2404-140829-04-01-123457 | 5216
11 | 平陆县张店现代农业产业园配套基础设施智能温室项目 | | 5000
12 | 平陆县张店现代农业产业园配套基础设施智慧温室项目 | | 5000
`,
      `
单位：万元
序号 | 项目名称 | 责任单位 | 建设性质 | 总投资
一、夏县（1个） | < | < | < | <
1 | 县人民医院门诊综合楼建设项目 | 卫健局 | 新建 | 4215
二、平陆县（1个） | < | < | < | <
2 | 县人民医院门诊综合楼工程 | 卫健局 | 新建 | 5216
`,
      `
单位：万元
序号 | 项目名称 | 建设地点 | 总投资
1 | 生活污水处理站建设项目 | 张店镇 | 415
2 | 生活污水处理站工程 | 曹川镇 | 516
`,
    ],
  },
  *check(table, { options: { similarity } }) {
    const names = namesOf(table)
    if (names.length > MOST_NAMES) {
      yield UNDECIDABLE
      return
    }
    yield PAUSE
    let told = -1
    const stems = names.map(({ stem }) => stem)
    for (const pair of alikeNames(stems, similarity)) {
      if (pair === PAUSE) {
        yield PAUSE
        continue
      }
      if (pair.later === told) continue
      const [a, b] = [names[pair.earlier]!, names[pair.later]!]
      const verdict = compare(a, b)
      if (verdict === UNDECIDABLE) yield UNDECIDABLE
      if (verdict === null || verdict === UNDECIDABLE) continue
      told = pair.later
      const at = b.record.at('name')
      const related = [{ at: a.record.at('name'), note: 'earlier' as const }]
      const data = { row: a.record.row + 1, other: quoted(a.name), ...verdict.data }
      yield { at, message: verdict.message, data, related }
    }
  },
})

/** Longer tables are no list of projects, and comparing so many names takes seconds. */
const MOST_NAMES = 20_000

interface Named {
  readonly record: TableRecord<Fields>
  readonly name: string
  /** The name without the words every project has. */
  readonly stem: string
  /** Null where none is given, `unread` where the cell cannot be read. */
  readonly code: string | null
  /** 建设地点, else the county or township that heads the section; null where neither says. */
  readonly place: string | null
  readonly total: Amount | null
}

/** The projects by name, each name once; of more than can be compared no more than shows it. */
function namesOf(table: TableView<Fields>): Named[] {
  const names = new Map<string, Named>()
  const areas = areasOf(table)
  for (const record of table.records()) {
    const name = record.text('name') ?? ''
    const key = nameKey(name)
    if (key === '' || names.has(key) || table.isContinued(record.row)) continue
    if (names.size > MOST_NAMES) break
    const stem = key.replace(/建设项目|建设工程|项目|工程|建设/g, '')
    const text = record.text('code')
    const code = record.isBlank('code') ? null : ((text === null ? null : readCodes(text).codes?.join()) ?? 'unread')
    const place = compactText(record.text('place') ?? areas.get(record.row) ?? '') || null
    if (stem !== '') names.set(key, { record, name, stem, code, place, total: record.amount('total') })
  }
  return [...names.values()]
}

const AREA = /^(?:[一二三四五六七八九十]+、)?(.{1,12}(?:[市县区旗镇乡]|街道))(?:\(.{0,12}\))?$/

/** The counties and townships that head sections, by the rows of their projects. */
function areasOf(table: TableView<Fields>): ReadonlyMap<number, string> {
  const areas = new Map<number, string>()
  for (const { label, rows } of table.groups) {
    const area = AREA.exec(compactText(label))?.[1]
    if (area !== undefined) for (const row of rows) areas.set(row, area)
  }
  return areas
}

/** What a difference between two names says; null where they are two projects. */
function compare(a: Named, b: Named) {
  if (a.code !== null && b.code !== null) return null
  if (a.place !== null && b.place !== null && a.place !== b.place) return null
  const { mine, its, kind } = differenceOf(a.stem, b.stem)
  if (kind === 'telling') return null
  if (kind === 'other') {
    if (!a.record.has('total')) return null
    if (!a.total || !b.total) return UNDECIDABLE
    if (compareAmounts(a.total, b.total) !== 'agree' || a.total.value !== b.total.value) return null
    if (a.total.unit === null || a.total.value % ROUND === 0) return null
  }
  // What one of them says may hold for the other too, or not.
  if (a.code !== b.code || a.place !== b.place) return UNDECIDABLE
  if (kind === 'none') return { message: 'words' as const, data: {} }
  const parts = partsOf(mine, its)
  return kind === 'slip'
    ? { message: 'slip' as const, data: { parts } }
    : { message: 'total' as const, data: { parts, total: b.total! } }
}

/** Totals of small projects are round: the same one proves nothing (RULES.md, traps). In 万元. */
const ROUND = 1000

function partsOf(mine: string, its: string): Words {
  const both = [mine, its].filter((part) => part !== '').map((part) => `“${quoted(part)}”`)
  return { zh: both.join('和'), en: both.join(' and ') }
}
