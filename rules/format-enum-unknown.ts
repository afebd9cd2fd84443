import {
  type Choice,
  type Column,
  compactText,
  isError,
  type Reading,
  type TableView,
  trimText,
  UNDECIDABLE,
  type Value,
} from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { quoted, rewrite } from './readings.js'

/**
 * A value outside the closed list of its column. Judged only where at least half of the column's cells are in the list: a column
 * of other words (项目性质: 政府投资, 社会投资; 类别: 交通, 水利) has a list of its own that kplint does not know, and its cells are
 * undecidable. Of yes/no columns only those whose heading asks 是否. Statuses differ from county to county: an unknown one is
 * advice only. Another word for a value (产业转型 for 产业类, √ for 是) is reported only where the column writes that value in more
 * than one way; used throughout it is the county's own style. Beside the states of a procedure or an element (`open` lists) document
 * numbers, dates and remarks may stand: they are undecidable, and every county ticks or writes them in its own way.
 */
export default defineRule({
  id: 'format-enum-unknown',
  title: { zh: '填写的值不在清单内', en: 'Value not in the allowed list' },
  why: {
    zh: '按性质、领域汇总和计算开工率时，清单外的写法不归任何一类，项目就从统计里漏掉了。',
    en: 'Sums by nature or domain and the start rates know the list only: a project under any other word drops out of them.',
  },
  help: {
    zh: '从清单里选一个填；同一个意思全列用一种写法。可给该列设置“数据验证”下拉框。',
    en: 'Pick a value of the list, and write it one way down the column. A drop-down (data validation) keeps it so.',
  },
  source: {
    zh: '种子002附件（建设性质、领域）；福建统计年鉴（统计口径的建设性质）',
    en: 'Seed 002, annex (nature, domain); Fujian statistical yearbook (nature in the statistical sense)',
  },
  severity: 'error',
  on: 'table',
  gathers: true,
  messages: {
    unknown: { zh: '“{text}”不在清单内，应填{values}', en: '“{text}” is not in the list: {values}' },
    status: { zh: '“{text}”不是常用的状态，应填{values}', en: '“{text}” is no usual status: {values}' },
    alias: {
      zh: '“{text}”就是“{value}”，本列有几种写法，请统一',
      en: '“{text}” means “{value}”; the column writes it in more than one way',
    },
  },
  examples: {
    bad: [
      `
单位：万元
序号 | 项目名称 | 建设性质 | 领域 | 总投资 | 是否入统
1 | 城西小学建设项目 | 在建! | 社会民生类 | 6000 | 是
2 | 光伏发电项目 | 续建 | 产业转型! | 7500 | √!
3 | 供热管网工程 | 新建 | 产业类 | 3300 | 部分!
4 | 市民广场项目 | 新建 | 环保类! | 3300 | 否
! “在建”不在清单内，应填新建、续建
! “产业转型”就是“产业类”，本列有几种写法，请统一
! “√”就是“是”，本列有几种写法，请统一
! “部分”不在清单内，应填是、否
! “环保类”不在清单内，应填产业类、基础设施类、社会民生类
`,
      `
单位：万元
序号 | 项目名称 | 建设性质 | 总投资 | 建设状态
1 | 城西小学建设项目 | 改扩建 | 6000 | 在建
2 | 光伏发电项目 | 新上! | 7500 | 跟踪督办!
3 | 供热管网工程 | 技改 | 3300 | 尚未开工
! “新上”不在清单内，应填新建、扩建、改建和技术改造、单纯建造生活设施、迁建、恢复、单纯购置
! “跟踪督办”不是常用的状态，应填谋划、储备、前期、未开工、开工、在建、停工、完工、投产
`,
    ],
    good: [
      `
单位：万元
序号 | 项目名称 | 建设性质 | 领域 | 总投资 | 建设状态 | 是否入统
1 | 城西小学建设项目 | 新␠建 | 社会民生 | 6000 | 已开工 | √
2 | 光伏发电项目 | 续建↵ | 产业（类） | 7500 | 竣工 | ×
3 | 供热管网工程 | 新建 | 基础设施 | 3300 | 建成 | √
4 | 市民广场项目 | —— | | 3300 | 待定 | 无需入统
`,
      `
单位：万元
序号 | 项目名称 | 项目性质 | 类别 | 总投资 | 入库情况
1 | 城西小学建设项目 | 政府投资 | 教育 | 6000 | 资料已报送
2 | 光伏发电项目 | 社会投资 | 能源 | 7500 | 是
`,
      `
重点项目前期手续办理情况表
序号 | 项目名称 | 立项 | 环评 | 施工许可证
1 | 城西小学建设项目 | 平审批〔2024〕5号 | √ | 已办结
2 | 光伏发电项目 | 已办结 | 6月底前办结 | ×
3 | 供热管网工程 | √ | 不涉及 | 办理中
`,
    ],
  },
  *check(view) {
    for (const column of view.columnsOfType('enum', 'yesno')) {
      if (column.field!.type === 'yesno' && !ASKS.test(compactText(column.path.join('')))) continue
      const words = wordsOf(view, column)
      const known = words.filter(({ said }) => said !== null)
      const unknown = words.filter(({ said }) => said === null)
      const isOwnList =
        column.field!.open === true || count(unknown.filter(({ value }) => !isError(value))) > count(known)
      const values = listFor(column, new Set(known.map(({ said }) => said!)))
      for (const { value, rows } of unknown)
        for (const row of rows) {
          const data = { text: isError(value) ? value.error : quoted(String(value)), values }
          const at = view.ref(row, column.col)
          if (isOwnList) yield UNDECIDABLE
          else if (column.field!.name === 'status') yield { at, message: 'status', severity: 'info', data }
          else yield { at, message: 'unknown', data }
        }
      if (column.field!.open) continue
      for (const { value, said, rows } of otherSpellings(column, known))
        for (const row of rows) {
          const at = view.ref(row, column.col)
          const data = { text: quoted(String(value)), value: said! }
          const fix = rewrite(view, at, said, { safe: false })
          yield { at, message: 'alias', severity: 'info', data, expected: said!, ...fix }
        }
    }
  },
})

const ASKS = /是否|与否|是\/否/
const YES_NO = ['是', '否']
/** 建设性质 in the progress sense (seed 002) and in the statistical sense. */
const PROGRESS_SENSE = ['新建', '续建']

/** One of the values that stand in a column, with its rows. */
interface Word {
  readonly value: Value
  /** The value of the list it stands for; null where it stands for none. */
  readonly said: string | null
  readonly rows: number[]
}

/** Answers to 是否 beside 是 and 否: the question does not concern the project. */
const NOT_CONCERNED = /^(?:无需|无须|不需|不用|不必|不适用|不涉及|不属于|不符合|免)/

/** The values of the projects, without placeholders and 无需入统 and the like. */
function wordsOf(view: TableView<Fields>, column: Column): Word[] {
  const words = new Map<Value, Word | null>()
  for (const row of view.dataRows()) {
    const value = view.sheet.value(row, column.col)
    let word = words.get(value)
    if (word === undefined) {
      const said = saidBy(view.readCell(row, column) as Reading<Choice | boolean>)
      const isNone =
        said === 'nothing' || (column.field!.type === 'yesno' && NOT_CONCERNED.test(compactText(String(value))))
      word = isNone ? null : { value, said, rows: [] }
      words.set(value, word)
    }
    word?.rows.push(row)
  }
  return [...words.values()].filter((word) => word !== null)
}

function saidBy(reading: Reading<Choice | boolean>): string | null {
  if (reading.state === 'blank' || reading.state === 'placeholder') return 'nothing'
  if (reading.state !== 'ok') return null
  return typeof reading.value === 'boolean' ? YES_NO[reading.value ? 0 : 1]! : reading.value.value
}

function count(words: readonly Word[]): number {
  return words.reduce((sum, { rows }) => sum + rows.length, 0)
}

/** The list a column keeps to, as far as its known values tell: 建设性质 has two. */
function listFor({ field }: Column, used: ReadonlySet<string>): { zh: string; en: string } {
  const all = field!.type === 'yesno' ? YES_NO : (field!.values ?? []).map(({ value }) => value)
  const isProgress = [...used].every((value) => PROGRESS_SENSE.includes(value))
  const list =
    field!.name !== 'nature'
      ? all
      : isProgress
        ? PROGRESS_SENSE
        : used.has('续建')
          ? all
          : all.filter((value) => value !== '续建')
  return { zh: list.join('、'), en: list.join(', ') }
}

/** False of values whose other words carry a shade of meaning: statuses (竣工, 完工), the statistical natures (技改, 改扩建). */
function hasOneWord({ field }: Column, value: string): boolean {
  return field!.name !== 'status' && (field!.name !== 'nature' || PROGRESS_SENSE.includes(value))
}

/** Words that write a value otherwise than the list does, where the column writes it in several ways. */
function otherSpellings(column: Column, known: readonly Word[]): Word[] {
  const ways = new Map<string, Set<string>>()
  const spelt = known.flatMap((word) => (typeof word.value === 'string' ? [{ word, way: wayOf(word.value) }] : []))
  for (const { word, way } of spelt) ways.set(word.said!, (ways.get(word.said!) ?? new Set()).add(way))
  return spelt.flatMap(({ word, way }) =>
    way !== word.said && ways.get(word.said!)!.size > 1 && hasOneWord(column, word.said!) ? [word] : [],
  )
}

/** A spelling without white space, width and a remark in brackets, which other rules or nobody minds. */
function wayOf(text: string): string {
  const word = compactText(trimText(text))
  return word.replace(/(?<!^)\([^()]*\)$/, '')
}
