import { trimText } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { blankWords, type CellText, findTexts, isProse, quoted, rewrite } from './readings.js'

/**
 * White space around a value. Running text (内容、进展、问题、备注) is left alone: its indents are layout. So is a cell of nothing
 * but blanks, which counts as blank everywhere. In a cell of names a line break at the edge (with blanks around it) is an empty
 * entry of the list, a separator, not an edge space.
 */
export default defineRule({
  id: 'format-edge-whitespace',
  title: { zh: '首尾空格', en: 'White space at the edge of a cell' },
  why: {
    zh: '空格看不见，但筛选、查找、VLOOKUP 会把“水利局”和“水利局 ”当成两个单位，带空格的数字 SUM 不加。',
    en: 'It cannot be seen, yet filters and look-ups take “水利局” and “水利局 ” for two units, and SUM passes over a number with a space.',
  },
  help: {
    zh: '删去首尾空格，可自动修复。成段文字（进展、备注等）的缩进不算。领导一栏末尾的换行只是名单的空行，不算。',
    en: 'Remove it; kplint fix does so. Indents of running text (progress, remarks) do not count, nor does a line break that ends a list of leaders.',
  },
  source: { zh: '种子002附件：30个金额末尾都有空格', en: 'Seed 002, annex: all 30 amounts end in a space' },
  severity: 'info',
  on: 'table',
  gathers: true,
  messages: {
    edge: { zh: '“{text}”{where}有{blank}', en: '“{text}” has {blank} {where}' },
  },
  examples: {
    bad: [
      `
单位：万元
序号 | 项目名称 | 责任单位 | 总投资 | 包联领导
1 | 城西小学建设项目 | 住建局␠! | '6000␠! | 张首华
2 | ␠␠光伏发电项目! | 发改局 | '7500␠! | ⍽王飞⇥!
3 | 供热管网工程 | 住建局 | '3300␠! | 李波
! “住建局”末尾有空格
! “6000”末尾有空格（本列共3处）
! “光伏发电项目”开头有空格
! “王飞”首尾有空白字符
~>
单位：万元
序号 | 项目名称 | 责任单位 | 总投资 | 包联领导
1 | 城西小学建设项目 | 住建局 | '6000 | 张首华
2 | 光伏发电项目 | 发改局 | '7500 | 王飞
3 | 供热管网工程 | 住建局 | '3300 | 李波
`,
    ],
    good: `
单位：万元
序号 | 项目名称 | 责任单位 | 总投资 | 包联领导 | 本月进展 | 备注
1 | 城西小学建设项目 | 住建局 | 6000 | 闫小娟↵␠ | ␠␠主体完工↵ | ␠
2 | 光伏发电项目 | 发改局 | 7500 | 王飞↵李波 | ⍽升压站施工 | 无␠
`,
  },
  *check(view) {
    for (const { at, text, found } of findTexts(view, (field) => !isProse(field), edgesOf)) {
      const { head, tail, bare } = found
      const where = tail === '' ? START : head === '' ? END : BOTH
      const to = text.slice(head.length, text.length - tail.length)
      const data = { text: quoted(text), where, blank: blankWords(head + tail) }
      yield { at, message: 'edge', data, expected: bare, ...rewrite(view, at, to) }
    }
  },
})

const START = { zh: '开头', en: 'at its start' }
const END = { zh: '末尾', en: 'at its end' }
const BOTH = { zh: '首尾', en: 'at both ends' }

/** The white space around a text that counts; null where there is none. */
function edgesOf({ text, field }: CellText) {
  const bare = trimText(text)
  if (bare === text) return null
  const start = text.indexOf(bare)
  const isList = field.type === 'people'
  const head = withoutSeparator(text.slice(0, start), isList)
  const tail = withoutSeparator(text.slice(start + bare.length), isList)
  return head === '' && tail === '' ? null : { head, tail, bare }
}

function withoutSeparator(blanks: string, isList: boolean): string {
  return isList && /[\r\n]/.test(blanks) ? '' : blanks
}
