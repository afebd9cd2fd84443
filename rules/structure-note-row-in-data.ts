import { compactText, isBlank, type TableView } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { quoted } from './readings.js'

/**
 * Notes and overview sentences among the projects. They are left out of all counts and sums. 其中 rows give sums and belong where they
 * stand; lines printed again with a header are told with it; a note below the last project is where notes belong.
 */
export default defineRule({
  id: 'structure-note-row-in-data',
  title: { zh: '说明行混入数据区', en: 'Note or overview sentence inside the data' },
  why: {
    zh: '项目中间夹一行说明，排序以后就不知道是说谁的，别的软件会把它当成一个项目数进去。',
    en: 'A note between projects loses its place when the table is sorted, and other programs count it as a project.',
  },
  help: {
    zh: '移到表下的“注：”里或写进备注（手工进行）。kplint 已不把它算作项目。表末的注、“其中”行不算。',
    en: 'Move it below the table or into the remarks, by hand. kplint does not count it as a project. Notes at the end and 其中 rows are left alone.',
  },
  source: {
    zh: '公开重点项目表中的总述句和“注：标★…”行',
    en: 'overview sentences and notes in public key-project tables',
  },
  severity: 'info',
  off: true,
  on: 'table',
  messages: {
    note: { zh: '“{text}”是说明，夹在项目中间', en: '“{text}” is a note among the projects' },
  },
  examples: {
    bad: `
单位：万元
序号 | 项目名称 | 责任单位 | 总投资
1 | 光伏发电项目 | 发改局 | 7500
注：以下项目正在办理前期手续! | | |
2 | 城西小学建设项目 | 住建局 | 6000
以上共安排项目2个，总投资13500万元，其中新建1个。! | | |
3 | 供热管网工程 | 张店镇 | 3300
! “注：以下项目正在办理前期手续”是说明，夹在项目中间
! “以上共安排项目2个，总投资13500万元，其中…”是说明，夹在项目中间
`,
    good: `
2025年重点项目表 | < | < | <
单位：万元 | < | < | <
序号 | 项目名称 | 责任单位 | 总投资
合计 | < | < | 16800
其中：续建项目 | < | < | 7500
新建项目 | < | < | 9300
1 | 光伏发电项目 | 发改局 | 7500
2025年重点项目表（续） | < | < | <
序号 | 项目名称 | 责任单位 | 总投资
2 | 城西小学建设项目 | 住建局 | 6000
3 | 供热管网工程 | 张店镇 | 3300
注：标★的为省级重点项目。 | < | < | <
`,
  },
  *check(view) {
    const { header, roles } = view.table
    const [first, last] = [roles.indexOf('data'), roles.lastIndexOf('data')]
    let end = 0
    for (let i = first + 1; i < last; i++) {
      if (roles[i] !== 'note') continue
      if (i >= end) end = endOfNotes(roles, i)
      // Lines printed again with the header below them.
      if (roles[end] === 'repeated-header') continue
      const row = header.bottom + 1 + i
      const filled = filledColumns(view, row)
      const text = String(view.sheet.value(row, filled[0] ?? 0) ?? '')
      const isNote = NOTE.test(compactText(text)) || (filled.length === 1 && [...text].length > LONGEST_LABEL)
      if (isNote)
        yield { at: view.ref(row, filled[0]!), message: 'note', data: { text: quoted(text) }, subject: 'note' }
    }
  },
})

const NOTE = /^(?:注|备注|附注|说明|填[表报]说明|备注说明|编制说明)\d*[:.、]/
/** A single cell longer than this is a sentence (RULES.md). */
const LONGEST_LABEL = 20

/** The first row from `i` down that is neither a note nor blank. */
function endOfNotes(roles: readonly string[], i: number): number {
  let next = i
  while (roles[next] === 'note' || roles[next] === 'blank') next++
  return next
}

function filledColumns({ sheet, table }: TableView<Fields>, row: number): number[] {
  return table.columns.map(({ col }) => col).filter((col) => !isBlank(sheet.value(row, col)))
}
