/** The expected map of a drawn sheet, as a person writes it beside the drawing. README.md in this folder explains the lines. */
import { address, columnName, type Ref, rangeAddress } from '../../src/core/grid.js'
import type { Column, Group, RowRole, SheetTables, Table } from '../../src/core/table/model.js'

/** Writes what was found in the notation of the corpus, one block per table. */
export function writeMap(found: SheetTables): string {
  const blocks = found.tables.map(writeTable)
  if (found.headless) blocks.push(`headless: ${rangeAddress(found.headless)}`)
  return blocks.length > 0 ? blocks.join('\n\n') : 'no table'
}

function writeTable(table: Table): string {
  const { title, unit, reportingUnit, header } = table
  const lines: string[] = []
  if (title) {
    const parts = [`${oneLine(title.text)} @ ${cell(title.at)}`]
    if (title.place) parts.push(`place ${title.place}`)
    if (title.year !== null) parts.push(`year ${title.year}`)
    if (title.month !== null) parts.push(`month ${title.month}`)
    if (title.count) parts.push(`count ${title.count.approximate ? '~' : ''}${title.count.value}`)
    lines.push(`title: ${parts.join(' · ')}`)
  }
  if (unit) lines.push(`unit: ${unit.value} @ ${cell(unit.at)}`)
  if (reportingUnit) lines.push(`reporting: ${reportingUnit.value} @ ${cell(reportingUnit.at)}`.replace(':  @', ': @'))
  lines.push(`header: ${span(header.top, header.bottom)}`)
  lines.push(`columns: ${table.columns.map(writeColumn).join(' ')}`)
  lines.push(`kind: ${table.kind?.name ?? 'none'}`)
  lines.push(`rows: ${writeRoles(table.roles, header.bottom + 1)}`)
  for (const group of table.groups) lines.push(`group: ${writeGroup(group)}`)
  for (const [label, { value, at }] of table.signatures)
    lines.push(`sign: ${label} = ${value} @ ${cell(at)}`.replace('=  @', '= @'))
  return lines.join('\n')
}

function writeColumn(column: Column): string {
  const marks: string[] = []
  if (column.unit) marks.push(column.unit)
  if (column.year !== null) marks.push(`${column.year}年`)
  if (column.quarter !== null) marks.push(`${column.quarter}季度`)
  if (column.month !== null) marks.push(`${column.month}月`)
  if (column.by === 'content') marks.push('content')
  const notes = marks.length > 0 ? `(${marks.join(',')})` : ''
  const qualifier = column.qualifier === null ? '' : `[${oneLine(column.qualifier)}]`
  return `${columnName(column.col)}=${column.field?.name ?? '?'}${notes}${qualifier}`
}

function writeRoles(roles: readonly RowRole[], first: number): string {
  const runs: string[] = []
  for (let i = 0; i < roles.length; ) {
    let j = i
    while (roles[j + 1] === roles[i]) j++
    runs.push(`${span(first + i, first + j)} ${roles[i]}`)
    i = j + 1
  }
  return runs.length > 0 ? runs.join(', ') : 'none'
}

function writeGroup(group: Group): string {
  const count = group.count ? ` #${group.count.approximate ? '~' : ''}${group.count.value}` : ''
  const other = group.otherRows ? ` or ${rows(group.otherRows)}` : ''
  return `${group.kind} ${oneLine(group.label)} @ ${cell(group.at)}${count} = ${rows(group.rows)}${other}`
}

function rows(list: readonly number[]): string {
  const runs: string[] = []
  for (let i = 0; i < list.length; ) {
    let j = i
    while (list[j + 1] === list[j]! + 1) j++
    runs.push(span(list[i]!, list[j]!))
    i = j + 1
  }
  return runs.length > 0 ? runs.join(',') : 'none'
}

function span(from: number, to: number): string {
  return from === to ? `${from + 1}` : `${from + 1}-${to + 1}`
}

function cell(at: Ref): string {
  return address(at.row, at.col)
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, '↵')
}
