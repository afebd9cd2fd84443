/** What is said about a file whose name promises another format than it holds. */
import type { Words } from '../core/index.js'

/** The formats that are read. */
export type FileFormat = 'xlsx' | 'xls' | 'ods' | 'csv' | 'html' | 'docx'

/** What people call a format, and the extensions it goes by. */
const formats: { readonly [F in FileFormat]: { readonly zh: string; readonly en: string; readonly names: RegExp } } = {
  xlsx: { zh: ' .xlsx 工作簿', en: 'an .xlsx workbook', names: /^(?:xls[xm]|xlt[xm])$/ },
  xls: { zh: '旧版 .xls（或 WPS 的 .et）工作簿', en: 'an old .xls (or WPS .et) workbook', names: /^(?:xl[st]|ett?)$/ },
  ods: { zh: ' OpenDocument 表格（.ods）', en: 'an OpenDocument spreadsheet (.ods)', names: /^o[dt]s$/ },
  csv: { zh: '纯文本（如 CSV）', en: 'plain text (such as CSV)', names: /^(?:csv|tsv|tab|txt)$/ },
  html: { zh: '网页（HTML）', en: 'a web page (HTML)', names: /^(?:x?html?)$/ },
  docx: { zh: ' Word 文档（.docx）', en: 'a Word document (.docx)', names: /^do[ct][xm]$/ },
}

/** The warning where a name ends in the extension of another format; null where it does not. `name` may be a path. */
export function extensionWords(name: string, format: FileFormat): Words | null {
  const extension = /\.([A-Za-z\d]{1,8})$/.exec(name)?.[1]?.toLowerCase()
  const { zh, en, names } = formats[format]
  if (extension === undefined || names.test(extension)) return null
  return {
    zh: `扩展名是 .${extension}，内容却是${zh}，按内容读取`,
    en: `The extension is .${extension}, the content is ${en}; it was read by its content.`,
  }
}
