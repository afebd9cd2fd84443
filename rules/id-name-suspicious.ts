import { type Column, compactText, type TableView } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { quoted } from './readings.js'

/**
 * A row whose name is a category (产业类), an organisation or a place (水利局, 新兴县), a count (能源局（3个）) or shorter than
 * anything a project is called. Names alone prove little: 敬老院, 老年公寓 and 敬老院（8所） are projects. So a row is suspected only
 * where nothing else tells of a project: no unit, nature, date, leader or any other entry but amounts, in a table that has at least
 * two such columns; of a short name, no amount either. The catalogue takes names of three signs for short; 养老院 and 体育馆 have three, 交通
 * and 水利 two.
 */
export default defineRule({
  id: 'id-name-suspicious',
  title: { zh: '名称像分类或单位', en: 'Name looks like a category or an organisation' },
  why: {
    zh: '分类、单位、小计一类的行混在项目里，项目个数会多算，投资额会加两遍。',
    en: 'A category or a unit among the projects is counted as one, and its sum is added twice.',
  },
  help: {
    zh: '是分类或汇总的，去掉序号、写成分类行（如“一、产业类（5项）”）；是项目的，写全名称，补上单位、时间。责任单位、性质、时间等全空着的行才提。',
    en: 'Make it a section row without a number (一、产业类（5项）); of a project, write its whole name and fill in unit and dates. Only rows without any such entry are told.',
  },
  source: {
    zh: '数百份公开清单的整理经验：名称过短、以“（N个）”结尾、名称是单位',
    en: 'what cleaning hundreds of public lists looks for: short names, names that end with （N个）, organisations',
  },
  severity: 'warning',
  on: 'record',
  columns: ['name'],
  // Of what is no project neither a unit nor a leader is missing.
  supersedes: ['unit-missing', 'leader-missing', 'id-project-code-missing'],
  messages: {
    category: {
      zh: '“{name}”像是分类，不像项目，其他各栏都空着',
      en: '“{name}” looks like a category: nothing else is filled in',
    },
    organisation: {
      zh: '“{name}”像是单位或地名，不像项目，其他各栏都空着',
      en: '“{name}” looks like an organisation or a place: nothing else is filled in',
    },
    count: {
      zh: '“{name}”像是汇总行，不像项目，其他各栏都空着',
      en: '“{name}” looks like a line of sums: nothing else is filled in',
    },
    short: {
      zh: '“{name}”不像项目名称，其他各栏都空着',
      en: '“{name}” is hardly a project’s name: nothing else is filled in',
    },
  },
  examples: {
    bad: `
单位：万元
序号 | 项目名称 | 责任单位 | 建设性质 | 总投资 | 年度计划投资
1 | 产业类! | | | 9000 | 1500
2 | 光伏发电项目 | 发改局 | 新建 | 6000 | 1000
3 | 食品产业园 | 工信局 | 续建 | 3000 | 500
4 | 水利局! | | | |
5 | 农村饮水工程（3处）! | | | 1200 | 800
6 | 交通! | | | |
! “产业类”像是分类，不像项目，其他各栏都空着
! “水利局”像是单位或地名，不像项目，其他各栏都空着
! “农村饮水工程（3处）”像是汇总行，不像项目，其他各栏都空着
! “交通”不像项目名称，其他各栏都空着
`,
    good: [
      `
单位：万元
序号 | 项目名称 | 责任单位 | 建设性质 | 总投资 | 年度计划投资
1 | 体育馆 | 文旅局 | 新建 | 6000 | 1000
2 | 敬老院（8所） | 民政局 | 续建 | 3000 | 500
3 | 汽车产业集聚区 | 工信局 | 续建 | |
4 | 一中 | 教育局 | 续建 | |
5 | 市民广场及停车场 | | | 1200 |
6 | 体育场 | | | 800 | 300
7 | 养老院 | | | |
`,
      `
单位：万元
序号 | 项目名称 | 总投资
1 | 产业类 | 9000
2 | 基础设施类 | 6000
`,
    ],
  },
  *check(record) {
    const { table, row } = record
    const written = record.text('name') ?? ''
    const message = suspicionOf(compactText(written))
    if (message === null || table.isContinued(row)) return
    const details = detailColumns(table)
    if (details.length < LEAST_COLUMNS || details.some((column) => isFilled(table, row, column))) return
    if (message === 'short' && table.columnsOfType('amount').some((column) => isFilled(table, row, column))) return
    const explains = (['unit', 'leader', 'code'] as const)
      .filter((field) => record.has(field))
      .map((field) => record.at(field))
    yield { at: record.at('name'), message, data: { name: quoted(written) }, explains }
  },
})

const LEAST_COLUMNS = 2
/** No project's name is shorter. */
const SHORTEST = 3
const COUNT = /\((?:共|合计)?\d{1,4}(?:个|项|处|所|座|家|条|户)(?:项目)?\)$/
const ORGANISATION = /(?:局|委|办|委员会|办公室|政府|集团|公司)$|^.{1,4}[市区县]$/

function suspicionOf(name: string): 'count' | 'category' | 'organisation' | 'short' | null {
  if (name === '') return null
  if (COUNT.test(name)) return 'count'
  if (/类(?:项目)?$/.test(name)) return 'category'
  if (ORGANISATION.test(name)) return 'organisation'
  return [...name.slice(0, SHORTEST * 2)].length < SHORTEST ? 'short' : null
}

/** The columns that say something of one project: not its number, name, sums or remarks. */
function detailColumns(table: TableView<Fields>): Column[] {
  const columns = table.columnsOfType('text', 'enum', 'month', 'span', 'people', 'yesno')
  return columns.filter(({ field }) => field!.role === undefined || field!.role === 'code')
}

/** True where something stands, a sign for nothing included; of merged cells, in the first of them. */
function isFilled(table: TableView<Fields>, row: number, column: Column): boolean {
  return table.readCell(row, column).state !== 'blank'
}
