/** The words of the checker page around the pane: each sentence once, Chinese first. */
import type { Words } from '../core/index.js'

export const CHECK = {
  title: { zh: '重点项目表校验', en: 'Key-project table checker' },
  promise: {
    zh: '文件只在这台电脑上检查，不会上传；原文件不会改动。',
    en: 'Files are checked on this computer, nothing is uploaded; they are never changed.',
  },
  drop: { zh: '把 .xlsx 文件或文件夹拖到这里', en: 'Drop .xlsx files or a folder here' },
  'choose-files': { zh: '选择文件', en: 'Choose files' },
  'choose-folder': { zh: '选择文件夹', en: 'Choose a folder' },
  files: { zh: '文件', en: 'Files' },
  waiting: { zh: '等待', en: 'waiting' },
  checking: { zh: '检查中', en: 'checking' },
  ready: { zh: '可上报', en: 'ready' },
  open: { zh: '还差 {n} 处', en: '{n} to do' },
  'no-table': { zh: '没有认出项目表', en: 'no project table' },
  unreadable: { zh: '打不开：{why}', en: 'cannot be opened: {why}' },
  skipped: {
    zh: '{n} 个文件不是 .xlsx，没有检查（例如 {name}）',
    en: '{n} files are no .xlsx and were not checked (such as {name})',
  },
  hidden: { zh: '（隐藏）', en: ' (hidden)' },
  'save-copy': { zh: '下载改好的副本', en: 'Download the corrected copy' },
  'save-list': { zh: '下载问题清单', en: 'Download the list of findings' },
  'copy-suffix': { zh: '-改', en: '-corrected' },
  'list-name': { zh: '问题清单', en: 'findings' },
  alone: {
    zh: '每个文件单独检查；几个文件之间、和上月的比对，请用命令行 kplint check。',
    en: 'Each file is checked by itself; use kplint check to compare files with each other and with last month.',
  },
  changed: { zh: '有改动未下载', en: 'changes not downloaded yet' },
  remove: { zh: '移出列表', en: 'remove from the list' },
  lang: { zh: 'English', en: '中文' },
  summary: {
    zh: '{n} 个文件：{ready} 个可上报，{open} 个还没有改完，{failed} 个没能检查',
    en: '{n} files: {ready} ready, {open} not yet, {failed} could not be checked',
  },
  saved: { zh: '已生成 {name}，请到浏览器的下载里查看', en: '{name} was made: see the downloads of the browser' },
} as const satisfies { readonly [key: string]: Words }

export type CheckKey = keyof typeof CHECK

/** A sentence in one language with its placeholders filled. */
export function checkWords(
  key: CheckKey,
  lang: 'zh' | 'en',
  data: { readonly [name: string]: string | number } = {},
): string {
  return CHECK[key][lang].replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(data, name) ? String(data[name]) : whole,
  )
}
