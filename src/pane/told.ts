/** What the page tells a user of what they did: each sentence once, Chinese first. */
import type { RefusedEdit, RefusedReason, Words } from '../core/index.js'

const TOLD = {
  fixed: { zh: '改好 {n} 格', en: '{n} cells changed' },
  'fixed-some': { zh: '改好 {n} 格，{m} 格没有改：{why}', en: '{n} cells changed, {m} not: {why}' },
  marked: { zh: '标出 {n} 格，可以一键去掉', en: '{n} cells marked; one button takes the marks away' },
  'marked-some': {
    zh: '标出 {n} 格，{m} 格不能标（工作表有保护，或者版本太旧）',
    en: '{n} cells marked, {m} could not be (the sheet is protected, or the version too old)',
  },
  unmarked: { zh: '去掉了 {n} 格的标记', en: 'the marks of {n} cells are gone' },
  'unmarked-some': {
    zh: '去掉了 {n} 格的标记，{m} 格没能恢复（工作表有保护，或者单元格已不在）',
    en: 'the marks of {n} cells are gone, {m} could not be restored (the sheet is protected, or the cells are gone)',
  },
  'not-explainable': {
    zh: '这一条不能用说明代替改正，或者它已经不在了',
    en: 'this one cannot be explained away, or it is no longer there',
  },
  'not-kept': { zh: '说明没有存下，请重试', en: 'the explanation was not kept; please try again' },
  'notes-not-kept': {
    zh: '这里不能把说明和更正存进工作簿，关闭后就没有了',
    en: 'explanations and corrections cannot be kept in the workbook here; they are gone when it is closed',
  },
  'not-watched': {
    zh: '表格软件这次不通知单元格的修改，改完后请点“重新检查”',
    en: 'the program does not tell of edits this time; check again after editing',
  },
  'no-program': {
    zh: '这一页要在 Excel 或 WPS 表格的窗格里打开。没有安装加载项，可以用网页版检查文件：',
    en: 'This page is for the pane of Excel or WPS. Without the add-in, files can be checked on the web page:',
  },
  checker: { zh: '网页版', en: 'checker page' },
  'no-such-pack': {
    zh: '工作簿选用的规则包“{id}”这里没有，没有按它检查',
    en: 'the workbook names the pack “{id}”, which is not here: it was checked without',
  },
} as const satisfies { readonly [key: string]: Words }

const REASONS: { readonly [R in RefusedReason]: Words } = {
  changed: { zh: '单元格的内容已经变了', en: 'the cell has changed meanwhile' },
  formula: { zh: '单元格是公式', en: 'the cell holds a formula' },
  'no-sheet': { zh: '工作表或单元格已不在', en: 'the sheet or cell is gone' },
  value: { zh: '单元格放不下这个值', en: 'no cell can hold the value' },
  odd: { zh: '工作表有保护，或文件的写法特殊', en: 'the sheet is protected, or the file is written oddly' },
}

/** A sentence with its placeholders filled. */
export function told(key: keyof typeof TOLD, data: { readonly [name: string]: string | number | Words } = {}): Words {
  const filled = (lang: 'zh' | 'en'): string =>
    TOLD[key][lang].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const datum = Object.hasOwn(data, name) ? data[name] : undefined
      return datum === undefined ? whole : typeof datum === 'object' ? datum[lang] : String(datum)
    })
  return { zh: filled('zh'), en: filled('en') }
}

/** What came of a fix. */
export function tellFixed(n: number, refused: readonly RefusedEdit[]): Words {
  const reasons = [...new Set(refused.map(({ reason }) => reason))].map((reason) => REASONS[reason])
  const why: Words = {
    zh: reasons.map(({ zh }) => zh).join('、'),
    en: reasons.map(({ en }) => en).join(', '),
  }
  return refused.length === 0 ? told('fixed', { n }) : told('fixed-some', { n, m: refused.length, why })
}

/** What came of marking. */
export function tellMarked(n: number, failed: number): Words {
  return failed === 0 ? told('marked', { n }) : told('marked-some', { n, m: failed })
}

/** What came of taking marks away. */
export function tellUnmarked(n: number, failed: number): Words {
  return failed === 0 ? told('unmarked', { n }) : told('unmarked-some', { n, m: failed })
}
