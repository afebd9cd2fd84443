/** Monthly dispatch tables of any length to measure the whole check with: clean ones, and ones with a finding in every row. */
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'

const folder = join(import.meta.dirname, '.cache')

const HEADINGS =
  '序号 项目名称 责任单位 建设性质 领域 总投资 2025年计划投资 至上年底累计完成投资 本月完成投资 本年累计完成投资 自开工累计完成投资 完成率 计划开工时间 计划竣工时间 开工状态 包联领导'.split(
    ' ',
  )
const UNITS = ['水利局', '发改局', '住建局', '交运局', '农业局']
const LEADERS = ['杜中伟', '张华峰', '翟纪亭', '杨志强', '王飞', '李波', '郑文红']
const DOMAINS = ['产业类', '基础设施类', '社会民生类']
const WORKS = ['道路', '供水', '学校', '风电', '园区']
const PLACES = ['张店', '常乐', '圣人涧', '部官', '曹川', '三门']

/** The path of a table of `rows` projects, made first where it is not there yet. With `faulty`, every start date lies behind its finish. */
export async function dispatchPath(rows: number, faulty: boolean): Promise<string> {
  const path = join(folder, `dispatch-${rows}${faulty ? '-faulty' : ''}.xlsx`)
  if (existsSync(path)) return path
  mkdirSync(folder, { recursive: true })
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: `${path}.part`, useSharedStrings: true })
  const sheet = book.addWorksheet('调度表')
  sheet.addRow(['平陆县2025年5月重点项目调度表']).commit()
  sheet.addRow(['单位：万元']).commit()
  sheet.addRow(HEADINGS).commit()
  for (let i = 1; i <= rows; i++) sheet.addRow(project(i, faulty)).commit()
  await book.commit()
  renameSync(`${path}.part`, path)
  return path
}

function project(i: number, faulty: boolean): (string | number)[] {
  const pick = (list: readonly string[]): string => list[i % list.length]!
  const plan = 1000 + (i % 89) * 7
  const prior = 500 + (i % 31)
  const year = 300 + (i % 61)
  const rate = Math.round((year / plan) * 1000) / 10
  const name = `平陆县${pick(PLACES)}第${i}号${pick(WORKS)}建设项目`
  // Half the rows are wrong and half of those in another way, so that no column is gathered into one finding.
  const finish = faulty && i % 3 === 0 ? '2021年5月' : '2026年10月'
  const month = faulty && i % 3 === 1 ? -20 : 20 + (i % 13)
  const leader = faulty && i % 3 === 2 ? '' : pick(LEADERS)
  return [
    i,
    name,
    pick(UNITS),
    '续建',
    pick(DOMAINS),
    10_000 + (i % 977) * 13,
    plan,
    prior,
    month,
    year,
    prior + year,
    rate,
    '2023年3月',
    finish,
    '在建',
    leader,
  ]
}
