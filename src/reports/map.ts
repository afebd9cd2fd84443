/** What was recognised in a workbook, for a person who wants to know what the tool took for what. */
import {
  address,
  type Column,
  columnName,
  type Group,
  type Lang,
  lapsedIn,
  masked,
  type Ref,
  type RowRole,
  rangeAddress,
  type SheetTables,
  type Table,
  type Title,
  type Words,
  type Workbook,
  whyWords,
} from '../core/index.js'
import { correctionJson, lapsedLines } from './corrections.js'
import { pad, width } from './plain.js'
import { retold } from './retold.js'

/** Signs of a text from the workbook that are printed. */
const MAX_TEXT = 60
/** Runs of rows and groups listed in the text; the JSON has them all. */
const MAX_LISTED = 40

const words = {
  book: { zh: '工作簿', en: 'Workbook' },
  sheet: { zh: '工作表', en: 'Sheet' },
  'no-table': { zh: '没有认出项目表', en: 'no project table recognised' },
  headless: {
    zh: '像一张项目表，但找不到表头（需要“项目名称”和至少另一个认识的列名）',
    en: 'looks like a list of projects but has no header (one needs 项目名称 and one more heading we know)',
  },
  'no-kind': { zh: '类型不明的表', en: 'table of unknown kind' },
  records: { zh: '个项目', en: 'projects' },
  sure: { zh: '把握', en: 'certainty' },
  title: { zh: '标题', en: 'title' },
  place: { zh: '地方', en: 'place' },
  year: { zh: '年', en: '' },
  month: { zh: '月', en: '' },
  count: { zh: '标注项目数', en: 'states a count of' },
  about: { zh: '约', en: 'about ' },
  unit: { zh: '金额单位', en: 'money unit' },
  reporting: { zh: '填报单位', en: 'reporting unit' },
  sign: { zh: '签署', en: 'signed' },
  blank: { zh: '（空）', en: '(blank)' },
  given: { zh: '（已填，不显示）', en: '(given, not shown)' },
  header: { zh: '表头', en: 'header' },
  columns: { zh: '各列', en: 'columns' },
  unknown: { zh: '不认识', en: 'not known' },
  'no-heading': { zh: '（无表头）', en: '(no heading)' },
  quarter: { zh: '季度', en: ' (quarter)' },
  rows: { zh: '各行', en: 'rows' },
  groups: { zh: '分组与合计', en: 'groups and totals' },
  nothing: { zh: '无', en: 'none' },
  or: { zh: '或', en: ' or ' },
  more: { zh: '……', en: '…' },
  corrected: { zh: '人工指定', en: 'as a person said' },
} as const satisfies { readonly [key: string]: Words }

const roleWords: { readonly [R in RowRole]: Words } = {
  data: { zh: '项目', en: 'projects' },
  section: { zh: '分类标题', en: 'section' },
  subtotal: { zh: '小计', en: 'subtotal' },
  total: { zh: '合计', en: 'total' },
  'repeated-header': { zh: '重复的表头', en: 'repeated header' },
  note: { zh: '说明', en: 'note' },
  blank: { zh: '空行', en: 'blank' },
}

/** The map as text, ending in a line break. `found` has one entry per sheet. Phone numbers are not printed. */
export function mapText(workbook: Workbook, found: readonly SheetTables[], lang: Lang): string {
  const lines = [`${words.book[lang]} ${shown(workbook.name)}`]
  workbook.sheets.forEach((sheet, i) => {
    const { tables, headless, lapsed } = found[i] ?? { tables: [], headless: null, lapsed: [] }
    lines.push('', `${words.sheet[lang]} ${shown(sheet.name)}`)
    for (const table of tables) for (const line of tableLines(table, lang)) lines.push(line === '' ? '' : `  ${line}`)
    if (headless) lines.push(`  ${rangeAddress(headless)} ${words.headless[lang]}`)
    else if (tables.length === 0) lines.push(`  ${words['no-table'][lang]}`)
    for (const line of lapsedLines(lapsed, lang)) lines.push(`  ${line}`)
  })
  const homeless = lapsedLines(lapsedIn(workbook, []), lang)
  if (homeless.length > 0) lines.push('', ...homeless)
  return `${lines.join('\n')}\n`
}

function tableLines(table: Table, lang: Lang): string[] {
  const records = table.roles.reduce((n, role) => (role === 'data' ? n + 1 : n), 0)
  const why = table.why.map((code) => whyWords(code)[lang]).join(lang === 'zh' ? '，' : ', ')
  const kind = table.kind?.title[lang] ?? words['no-kind'][lang]
  const sure = `${words.sure[lang]} ${Math.round(table.confidence * 100)}%`
  const facts: [string, string][] = []
  const { title, unit, reportingUnit, header } = table
  if (title) facts.push([words.title[lang], `${shown(title.text)} ${cell(title.at)}${titleFacts(title, lang)}`])
  if (unit) facts.push([words.unit[lang], `${unit.value} ${cell(unit.at)}`])
  if (reportingUnit)
    facts.push([words.reporting[lang], `${shown(reportingUnit.value) || words.blank[lang]} ${cell(reportingUnit.at)}`])
  const said = table.corrected?.header ? brackets(words.corrected[lang], lang) : ''
  facts.push([words.header[lang], rows(header.top, header.bottom) + said])
  const names = facts.map(([name]) => name)
  const most = Math.max(...names.map(width))
  return [
    `${rangeAddress(table.range)} ${kind} · ${records} ${words.records[lang]} · ${sure}${lang === 'zh' ? `（${why}）` : ` (${why})`}`,
    ...facts.map(([name, text]) => `  ${pad(name, most)}  ${text}`),
    `  ${words.columns[lang]}`,
    ...columnLines(table.columns, lang),
    `  ${words.rows[lang]}`,
    ...listed(
      runs(table).map(({ from, to, role, corrected }) => {
        const said = corrected ? brackets(words.corrected[lang], lang) : ''
        return `${rows(from, to)} ${roleWords[role][lang]}${said}`
      }),
      lang,
    ),
    ...(table.groups.length > 0 ? [`  ${words.groups[lang]}`] : []),
    ...listed(
      table.groups.map((group) => groupText(group, lang)),
      lang,
    ),
    ...(table.signatures.size > 0 ? [`  ${words.sign[lang]}`] : []),
    ...[...table.signatures].map(
      ([label, one]) => `    ${shown(label)} ${signed(label, one.value, lang)} ${cell(one.at)}`,
    ),
    '',
  ]
}

function titleFacts(title: Title, lang: Lang): string {
  const facts: string[] = []
  if (title.place) facts.push(shown(title.place))
  if (title.year !== null)
    facts.push(
      lang === 'zh'
        ? `${title.year}${words.year.zh}${title.month === null ? '' : `${title.month}${words.month.zh}`}`
        : `${title.year}${title.month === null ? '' : `-${String(title.month).padStart(2, '0')}`}`,
    )
  if (title.count)
    facts.push(`${words.count[lang]} ${title.count.approximate ? words.about[lang] : ''}${title.count.value}`)
  return facts.map((fact) => ` · ${fact}`).join('')
}

function columnLines(columns: readonly Column[], lang: Lang): string[] {
  const headings = columns.map(
    (column) => column.path.map((text) => shown(text)).join(' / ') || words['no-heading'][lang],
  )
  const letters = Math.max(...columns.map((column) => columnName(column.col).length))
  const meanings = columns.map((column) => meaning(column, lang))
  const most = Math.max(...meanings.map(width))
  return columns.map(
    (column, i) => `    ${pad(columnName(column.col), letters)}  ${pad(meanings[i]!, most)}  ${headings[i]}`,
  )
}

/** What a column was taken for: field, unit and time its heading names, and why where that is not plain. */
function meaning(column: Column, lang: Lang): string {
  const said = column.by === 'correction' ? whyWords(column.why)[lang] : null
  if (!column.field) return said ?? words.unknown[lang]
  const facts: string[] = []
  if (column.unit) facts.push(column.unit)
  if (column.year !== null) facts.push(`${column.year}${words.year[lang]}`)
  if (column.quarter !== null) facts.push(`${column.quarter}${words.quarter[lang]}`)
  if (column.month !== null) facts.push(`${column.month}${words.month[lang] || ' (month)'}`)
  if (column.qualifier !== null) facts.push(shown(column.qualifier))
  if (column.by === 'content') facts.push(whyWords(column.why)[lang])
  if (said !== null) facts.push(said)
  return column.field.title[lang] + (facts.length > 0 ? brackets(facts.join(lang === 'zh' ? '，' : ', '), lang) : '')
}

function brackets(text: string, lang: Lang): string {
  return lang === 'zh' ? `（${text}）` : ` (${text})`
}

function groupText(group: Group, lang: Lang): string {
  const { count } = group
  const stated = count ? ` · ${words.count[lang]} ${count.approximate ? words.about[lang] : ''}${count.value}` : ''
  const other = group.otherRows ? `${words.or[lang]}${spans(group.otherRows, lang)}` : ''
  return `${cell(group.at)} ${roleWords[group.kind][lang]} ${shown(group.label)}${stated} → ${spans(group.rows, lang)}${other}`
}

/** Never a phone number (RULES.md, general rule 6). */
function signed(label: string, value: string, lang: Lang): string {
  if (value === '') return words.blank[lang]
  return isPhone(label) ? words.given[lang] : shown(value)
}

function isPhone(label: string): boolean {
  return /电话|联系方式|手机/.test(label)
}

function listed(lines: readonly string[], lang: Lang): string[] {
  const more = lines.length > MAX_LISTED ? [words.more[lang]] : []
  return [...lines.slice(0, MAX_LISTED), ...more].map((line) => `    ${line}`)
}

interface Run {
  readonly from: number
  readonly to: number
  readonly role: RowRole
  readonly corrected: boolean
}

/** Rows below the header as runs of one role, 0-based. */
function runs(table: Table): Run[] {
  const found: Run[] = []
  const first = table.header.bottom + 1
  const { roles } = table
  const isSaid = (row: number): boolean => table.corrected?.rows.has(row) ?? false
  for (let i = 0; i < roles.length; ) {
    const corrected = isSaid(first + i)
    let j = i
    while (roles[j + 1] === roles[i] && isSaid(first + j + 1) === corrected) j++
    found.push({ from: first + i, to: first + j, role: roles[i]!, corrected })
    i = j + 1
  }
  return found
}

/** Rows as a person counts them: `6-9,12`. */
function spans(list: readonly number[], lang: Lang): string {
  const found: string[] = []
  for (let i = 0; i < list.length && found.length <= MAX_LISTED; ) {
    let j = i
    while (list[j + 1] === list[j]! + 1) j++
    found.push(found.length === MAX_LISTED ? words.more[lang] : rows(list[i]!, list[j]!))
    i = j + 1
  }
  return found.join(',') || words.nothing[lang]
}

function rows(from: number, to: number): string {
  return from === to ? `${from + 1}` : `${from + 1}-${to + 1}`
}

function cell(at: Ref): string {
  return address(at.row, at.col)
}

function shown(text: string): string {
  return retold(text.trim(), MAX_TEXT)
}

/**
 * The map as JSON: `{file, sheets:[{name, tables:[…], headless, lapsed}], lapsed}`. Rows are numbered and columns named as Excel shows them;
 * fields and kinds are named as in the vocabulary. Phone numbers are left out.
 */
export function mapJson(workbook: Workbook, found: readonly SheetTables[]): unknown {
  return {
    file: workbook.name,
    sheets: workbook.sheets.map((sheet, i) => ({
      name: masked(sheet.name),
      tables: (found[i]?.tables ?? []).map(tableJson),
      headless: found[i]?.headless ? rangeAddress(found[i].headless) : null,
      lapsed: (found[i]?.lapsed ?? []).map(correctionJson),
    })),
    lapsed: lapsedIn(workbook, []).map(correctionJson),
  }
}

function tableJson(table: Table): unknown {
  const { title, unit, reportingUnit, header } = table
  return {
    range: rangeAddress(table.range),
    kind: table.kind?.name ?? null,
    confidence: table.confidence,
    why: table.why,
    title: title && { ...title, text: masked(title.text), at: cell(title.at) },
    unit: unit && { value: unit.value, at: cell(unit.at) },
    reportingUnit: reportingUnit && { value: masked(reportingUnit.value), at: cell(reportingUnit.at) },
    header: { top: header.top + 1, bottom: header.bottom + 1, corrected: table.corrected?.header ?? false },
    columns: table.columns.map(columnJson),
    rows: runs(table).map(({ from, to, role, corrected }) => ({ from: from + 1, to: to + 1, role, corrected })),
    groups: table.groups.map(groupJson),
    signatures: [...table.signatures].map(([label, { value, at }]) => ({
      label,
      value: isPhone(label) && value !== '' ? null : masked(value),
      at: cell(at),
    })),
  }
}

function columnJson(column: Column): unknown {
  const { path, unit, year, month, quarter, qualifier, by, confidence, why } = column
  const field = column.field?.name ?? null
  return {
    col: columnName(column.col),
    field,
    path: path.map(masked),
    at: cell(column.at),
    unit,
    year,
    month,
    quarter,
    qualifier,
    by,
    confidence,
    why,
  }
}

function groupJson({ kind, row, label, at, count, rows: own, otherRows }: Group): unknown {
  const numbered = (list: readonly number[]): number[] => list.map((one) => one + 1)
  return {
    kind,
    row: row + 1,
    label: masked(label),
    at: cell(at),
    count: count && { value: count.value, approximate: count.approximate, at: cell(count.at) },
    rows: numbered(own),
    otherRows: otherRows && numbered(otherRows),
  }
}
