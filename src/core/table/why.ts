/** Why the finder is as sure as it says: codes, and their words in one place. */
import type { Words } from '../vocabulary.js'

const WHY = {
  heading: { zh: '表头文字一致', en: 'the heading says so' },
  'heading-under-group': {
    zh: '下级表头文字一致，上级表头不认识',
    en: 'the lower heading says so; the group above it is not known',
  },
  'content-sequence': { zh: '表头空白，内容是从1开始的连续序号', en: 'no heading, but the cells count from 1' },
  'content-shape': {
    zh: '表头不认识，内容格式唯一对应',
    en: 'the heading is not known, but only this field is written so',
  },
  'kind-rest': {
    zh: '表头不认识，这类表的其余数字列都按此理解',
    en: 'the heading is not known; in this kind of table the other columns of numbers are of this field',
  },
  told: { zh: '填表人指定', en: 'a person said so' },
  'told-none': { zh: '填表人指定不检查', en: 'a person said that it is nothing to check' },
  'told-other': { zh: '填表人指定了另一列', en: 'a person said that another column is it' },
  unknown: { zh: '表头不认识，内容也不能确定', en: 'the heading is not known and the cells do not tell' },
  'no-heading': { zh: '没有表头', en: 'no heading' },
  'header-clear': { zh: '表头大部分可以识别', en: 'most of the headings are known' },
  'header-partial': { zh: '表头只有一部分可以识别', en: 'only some of the headings are known' },
  'sequence-counts': { zh: '序号与数据行对应', en: 'the sequence numbers go with the rows' },
  'no-sequence': { zh: '没有序号列', en: 'no column of sequence numbers' },
  titled: { zh: '表上方有标题', en: 'a title stands above' },
  untitled: { zh: '没有标题', en: 'no title' },
  'kind-known': { zh: '表的类型可以确定', en: 'the kind of table is clear' },
  'kind-unknown': { zh: '表的类型不能确定', en: 'the kind of table is not clear' },
  empty: { zh: '没有数据行', en: 'no rows of data' },
} as const satisfies { readonly [code: string]: Words }

/** A reason, as a code. */
export type WhyCode = keyof typeof WHY

/** The words of a reason; a code that is not known is its own words. */
export function whyWords(code: string): Words {
  return Object.hasOwn(WHY, code) ? WHY[code as WhyCode] : { zh: code, en: code }
}
