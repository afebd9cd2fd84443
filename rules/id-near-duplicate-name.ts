import {
  type Amount,
  compareAmounts,
  nameKey,
  type TableRecord,
  type TableView,
  UNDECIDABLE,
  type Words,
} from '../src/core/index.js'
import { alikeNames } from './alike.js'
import { defineRule, type Fields } from './fields.js'
import { readCodes } from './keys.js'
import { quoted } from './readings.js'

/**
 * Names that are nearly the same (Dice of their pairs of letters, without 项目, 工程 and 建设). Most such names are two projects:
 * phases, lots, townships, roads. So nothing is said where the difference holds a number, a letter, a direction or stands before a
 * word for a place or a part (镇 路 河 段 区 期 …), and nothing where the project codes differ. A difference of words that mean nothing (的, 及,
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
    zh: '核对两行是不是同一个项目：是，删去一行（手工进行）；不是，在名称里写清期次、标段或乡镇，或补上项目代码。代码不同的、只差期次标段方位地名的不提。',
    en: 'See whether both rows are one project: if so delete one by hand, else tell them apart by phase, lot or place, or by their codes. Names with other codes, phases, lots, directions or places are left alone.',
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
    ],
  },
  *check(table, { options: { similarity } }) {
    const names = namesOf(table)
    if (names.length > MOST_NAMES) {
      yield UNDECIDABLE
      return
    }
    let told = -1
    const stems = names.map(({ stem }) => stem)
    for (const pair of alikeNames(stems, similarity)) {
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
  readonly total: Amount | null
}

/** The projects by name, each name once. */
function namesOf(table: TableView<Fields>): Named[] {
  const names = new Map<string, Named>()
  for (const record of table.records()) {
    const name = record.text('name') ?? ''
    const key = nameKey(name)
    if (key === '' || names.has(key) || table.isContinued(record.row)) continue
    const stem = key.replace(/建设项目|建设工程|项目|工程|建设/g, '')
    const text = record.text('code')
    const code = record.isBlank('code') ? null : ((text === null ? null : readCodes(text).codes?.join()) ?? 'unread')
    if (stem !== '') names.set(key, { record, name, stem, code, total: record.amount('total') })
  }
  return [...names.values()]
}

/** What a difference between two names says; null where they are two projects. */
function compare(a: Named, b: Named) {
  if (a.code !== null && b.code !== null) return null
  const { mine, its, after } = difference(a.stem, b.stem)
  const isSame = mine === '' && its === ''
  if (!isSame && isDistinct(mine, its, after)) return null
  const parts = partsOf(mine, its)
  const isSlip = isEmptyTalk(mine, its) || [...mine].sort().join() === [...its].sort().join()
  if (!isSame && !isSlip) {
    if (!a.record.has('total')) return null
    if (!a.total || !b.total) return UNDECIDABLE
    if (compareAmounts(a.total, b.total) !== 'agree' || a.total.value !== b.total.value) return null
    if (a.total.unit === null || a.total.value % ROUND === 0) return null
  }
  // One of them has a code: it may be the other's too, or not.
  if (a.code !== null || b.code !== null) return UNDECIDABLE
  if (isSame) return { message: 'words' as const, data: {} }
  return isSlip
    ? { message: 'slip' as const, data: { parts } }
    : { message: 'total' as const, data: { parts, total: b.total! } }
}

/** Totals of small projects are round: the same one proves nothing (RULES.md, traps). In 万元. */
const ROUND = 1000

/** Where two names differ, from the first letter to the last that does, and what follows. */
function difference(a: string, b: string): { mine: string; its: string; after: string } {
  let from = 0
  while (from < a.length && from < b.length && a[from] === b[from]) from++
  let tail = 0
  while (tail < a.length - from && tail < b.length - from && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  return { mine: a.slice(from, a.length - tail), its: b.slice(from, b.length - tail), after: a.slice(a.length - tail) }
}

/** Signs that tell one project from another: figures, letters, numerals, directions. */
const TELLING =
  /[\dA-Za-z\u2160-\u217f零一二三四五六七八九十百首末甲乙丙丁戊己庚辛壬癸东西南北中上下左右前后内外新老旧大小高低远近主支干]/
/** Words that follow a name of their own: a place, a road, a water, a part. */
const PLACE = /[镇乡村县市区街路道巷桥河沟湖库渠江岛山岭坡岸湾站所厂段标片期栋楼号组社寨庄屯堡寺口坪院校店场馆矿井线园]/

function isDistinct(mine: string, its: string, after: string): boolean {
  if (TELLING.test(mine + its)) return true
  if (mine === '' || its === '') return false
  return PLACE.test(after.slice(0, 2)) || PLACE.test(mine.slice(-1)) || PLACE.test(its.slice(-1))
}

const LINKS: ReadonlySet<string> = new Set(['的', '之', '及', '及其', '与', '和', '暨', '等'])
const LEFT_OUT: ReadonlySet<string> = new Set([...LINKS, '县', '市', '省', '有限', '公司', '有限公司', '股份', '责任'])

/** True of a difference that means nothing: another 和, a 县 left out. */
function isEmptyTalk(mine: string, its: string): boolean {
  return mine === '' || its === '' ? LEFT_OUT.has(mine + its) : LINKS.has(mine) && LINKS.has(its)
}

function partsOf(mine: string, its: string): Words {
  const both = [mine, its].filter((part) => part !== '').map((part) => `“${quoted(part)}”`)
  return { zh: both.join('和'), en: both.join(' and ') }
}
