import { type People, trimText } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { blankWords, type CellText, findTexts, isProse, quoted, rewrite } from './readings.js'

/**
 * Blanks that are not the plain space, inside a cell: U+00A0, U+2000–200F, U+202F, U+205F, U+2060, U+3000, U+FEFF. At the edge
 * they are edge white space, inside a padded name padding. In running text the ideographic space is a paragraph's indent and
 * legal. Cells that cannot be read are reported as such, not here.
 */
export default defineRule({
  id: 'format-nonstandard-space',
  title: { zh: '不间断空格/全角空格', en: 'No-break or ideographic space' },
  why: {
    zh: '从网页、Word 粘来的特殊空格与普通空格看着一样，查找、替换、比对却对不上。',
    en: 'Blanks pasted from a web page or Word look like spaces, but searching, replacing and comparing take them for other signs.',
  },
  help: {
    zh: '换成普通空格；标点旁的和零宽的直接删去。可自动修复。成段文字里的全角缩进不算。',
    en: 'Replace it by a plain space; beside punctuation, and where it has no width, remove it. kplint fix does so. Ideographic indents in running text do not count.',
  },
  source: {
    zh: '公开的项目表清洗脚本：领导姓名中有 U+00A0',
    en: 'Public clean-up scripts for project tables: U+00A0 in leaders’ names',
  },
  severity: 'info',
  on: 'table',
  gathers: true,
  messages: {
    inside: { zh: '“{text}”中有{blank}', en: '“{text}” has {blank} inside' },
  },
  examples: {
    bad: `
单位：万元
序号 | 项目名称 | 责任单位 | 领域 | 总投资 | 包联领导 | 本月进展
1 | 城西小学\u3000教学楼建设项目! | 住建局 | 社会民生类 | 6000 | 张首华⍽王飞! | 主体三层施工，⍽综合楼基础完成!
2 | 光伏\u200b发电项目! | 发改局 | 产业⍽类! | 7500 | 李波 | 升压站施工
! “城西小学 教学楼建设项目”中有全角空格
! “张首华 王飞”中有不间断空格
! “主体三层施工， 综合楼基础完成”中有不间断空格
! “光伏发电项目”中有看不见的零宽字符
! “产业 类”中有不间断空格
~>
单位：万元
序号 | 项目名称 | 责任单位 | 领域 | 总投资 | 包联领导 | 本月进展
1 | 城西小学 教学楼建设项目 | 住建局 | 社会民生类 | 6000 | 张首华 王飞 | 主体三层施工，综合楼基础完成
2 | 光伏发电项目 | 发改局 | 产业 类 | 7500 | 李波 | 升压站施工
`,
    good: `
单位：万元
序号 | 项目名称 | 责任单位 | 建设性质 | 总投资 | 包联领导 | 本月进展
1 | 平陆 100MW 风电项目 | 发改局⍽ | 新建 | 7500 | 王⍽飞 | \u3000\u3000一、主体完工。↵\u3000\u3000二、外墙施工。
2 | 城西小学建设项目 | 住建局 | 续建 | 6000 | 李波 | ⍽
`,
  },
  *check(view) {
    for (const { at, text, found } of findTexts(view, ({ type }) => READ_AS.has(type), oddBlanks)) {
      const data = { text: quoted(text), blank: blankWords(found.blanks) }
      yield { at, message: 'inside', data, ...rewrite(view, at, text.replace(found.odd, plain)) }
    }
  },
})

/** Types whose cells can hold blanks and still be read; in numbers a blank inside leaves no number. */
const READ_AS: ReadonlySet<string> = new Set(['text', 'people', 'enum', 'yesno', 'month', 'span'])

const ODD = /[\u00a0\u1680\u180e\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff]/g
const IN_PROSE = /[\u00a0\u1680\u180e\u2000-\u200f\u202f\u205f\u2060\ufeff]/g

/** The odd blanks inside a text that can be read; those in names that are padded do not count. */
function oddBlanks({ text, field, read }: CellText) {
  const odd = isProse(field) ? IN_PROSE : ODD
  const inner = trimText(text)
  if (inner.search(odd) < 0 || (field.type !== 'people' && SINGLE_SIGNS.test(inner))) return null
  const reading = read()
  if (reading.state !== 'ok') return null
  const blanks = (field.type === 'people' ? withoutPadded(inner, reading.value as People) : inner).match(odd)
  return blanks && { odd, blanks: blanks.join('') }
}

/** A name whose signs are kept apart. */
const SINGLE_SIGNS = /^\p{Script=Han}(?:\s+\p{Script=Han})+$/u

function withoutPadded(text: string, { certain, padded }: People): string {
  return certain ? padded.reduce((rest, name) => rest.replace(name, ''), text) : text
}

function plain(blank: string, at: number, whole: string): string {
  if (/[\u180e\u200b-\u200f\u2060\ufeff]/.test(blank)) return ''
  return PUNCTUATION.test(whole[at - 1] ?? '') || PUNCTUATION.test(whole[at + 1] ?? '') ? '' : ' '
}

const PUNCTUATION = /[，。、；：！？（）“”《》【】]/
