import { type FieldDef, trimText } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { brokenUnit, type CellText, findTexts, quoted, rewrite } from './readings.js'

/**
 * A line break inside a project name, a unit or a value of a list. In a list of leaders it is a separator, in running text
 * a paragraph; between two whole units (`住建局↵交运局`) it separates them. A break in a number or date leaves none, which is said
 * by the rules about those; one at the edge is edge white space.
 */
export default defineRule({
  id: 'format-linebreak-in-cell',
  title: { zh: '单元格内换行', en: 'Line break inside a cell' },
  why: {
    zh: '名称被换行拆成两截，按名称查找、比对、透视都对不上，导出到系统会变成两行。',
    en: 'A name broken in two is not found when looked up, compared or pivoted, and an export makes two lines of it.',
  },
  help: {
    zh: '删去换行，列窄时用“自动换行”。名册里有的单位、明显只是一个名称的可自动修复。',
    en: 'Remove the break and let Excel wrap the text. kplint fix mends units the roster knows and names that are plainly one.',
  },
  source: { zh: '种子002附件：民营经济↵服务中心（4号）', en: 'Seed 002, annex: 民营经济↵服务中心 (no. 4)' },
  severity: 'info',
  on: 'table',
  gathers: true,
  messages: {
    broken: {
      zh: '“{text}”中间有换行，应写“{whole}”',
      en: '“{text}” has a line break inside; it should read “{whole}”',
    },
  },
  examples: {
    bad: {
      table: `
单位：万元
序号 | 项目名称 | 责任单位 | 建设性质 | 总投资
1 | 城西小学↵建设项目! | 民营经济↵服务中心! | 新↵建! | 6000
2 | 光伏发电项目↵配套线路工程! | 项目推进↵中心! | 续建 | 7500
! “城西小学↵建设项目”中间有换行，应写“城西小学建设项目”
! “民营经济↵服务中心”中间有换行，应写“民营经济服务中心”
! “新↵建”中间有换行，应写“新建”
! “光伏发电项目↵配套线路工程”中间有换行，应写“光伏发电项目配套线路工程”
! “项目推进↵中心”中间有换行，应写“项目推进中心”
~>
单位：万元
序号 | 项目名称 | 责任单位 | 建设性质 | 总投资
1 | 城西小学建设项目 | 民营经济服务中心 | 新建 | 6000
2 | 光伏发电项目↵配套线路工程 | 项目推进↵中心 | 续建 | 7500
`,
      settings: { rosters: { units: ['民营经济服务中心'] } },
    },
    good: {
      table: `
单位：万元
序号 | 项目名称 | 责任单位 | 建设性质 | 总投资 | 包联领导 | 备注
1 | 城西小学建设项目 | 住建局↵教育局 | 新建 | 6000 | 张首华↵王飞 | 一、已备案↵二、待开工
2 | 1.光伏发电项目↵2.配套线路工程 | 发改↵能源 | 续建↵ | 7500 | 李波 |
3 | 供热管网工程 | 住建局、↵张店镇 | 续建 | 3300 | 李波 |
`,
      settings: { rosters: { units: ['发改', '能源'] } },
    },
  },
  *check(view, { settings }) {
    const units = settings.rosters.get('units')
    const judge = ({ text, field, read }: CellText) => {
      const bare = trimText(text)
      if (!BREAK.test(bare)) return null
      if (field.name === 'unit') return brokenUnit(piecesOf(bare), units)
      if (field.name === 'name') return brokenName(piecesOf(bare))
      return read().state === 'ok' ? { name: piecesOf(bare).join(''), certain: true } : null
    }
    for (const { at, text, found } of findTexts(view, isOne, judge)) {
      const { name: whole, certain: safe } = found
      const data = { text: quoted(text), whole }
      yield { at, message: 'broken', data, expected: whole, ...rewrite(view, at, whole, { safe }) }
    }
  },
})

/** Fields whose value is one thing. Codes are left to their own rules: two may stand in one cell. */
function isOne({ name, type }: FieldDef): boolean {
  return name === 'name' || name === 'unit' || type === 'enum' || type === 'yesno'
}

const BREAK = /[\r\n\v\f\u0085\u2028\u2029]/

function piecesOf(text: string): string[] {
  return text.split(BREAK).map(trimText).filter(Boolean)
}

/** A project name in one line; null where it is a numbered list. Where two names may be meant it is not certain. */
function brokenName(pieces: readonly string[]) {
  const [first = '', ...rest] = pieces
  if (rest.some((piece) => /^[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.．、)）]|^[①-⑳]/.test(piece))) return null
  const name = rest.reduce((line, piece) => line + (/\w$/.test(line) && /^\w/.test(piece) ? ' ' : '') + piece, first)
  const certain = !pieces
    .slice(0, -1)
    .some((piece, i) => /(?:项目|工程)$/.test(piece) && !/^[（(]/.test(pieces[i + 1]!))
  return { name, certain }
}
