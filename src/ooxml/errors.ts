/** Why a file could not be read, and what was odd about one that could. All words for people stand in this file. */

/** Which language a message is wanted in. */
export type ReadLang = 'zh-CN' | 'en'

/** What is wrong, and what the person who holds the file can do. */
const messages = {
  empty: ['文件是空的（0 字节）。请重新导出或重新发送。', 'The file is empty (0 bytes). Export it or send it again.'],
  encrypted: [
    '文件有打开密码，无法检查。请在 Excel 或 WPS 中去掉打开密码，另存后再查。',
    'The file has an open password. Remove the password in Excel or WPS, save, and check again.',
  ],
  truncated: [
    '文件不完整（后半部分缺失），多半是没有传完。请重新发送或重新导出。',
    'The file is cut short, most likely by an unfinished transfer. Send or export it again.',
  ],
  xls: [
    '这是旧版 .xls 工作簿（或 WPS 的 .et）。请在 Excel 或 WPS 中另存为 .xlsx 后再试。',
    'This is an old .xls workbook (or a WPS .et). Save it as .xlsx in Excel or WPS and try again.',
  ],
  ole: [
    '这不是 Excel 工作簿，而是别的旧版 Office 文件。请在 Excel 中另存为 .xlsx 后再查。',
    'This is another kind of old Office file, not a workbook. Save the table as .xlsx and check again.',
  ],
  html: [
    '这是网页（HTML），不是 .xlsx 工作簿。请用 Excel 打开，另存为 .xlsx 后再试。',
    'This is a web page (HTML), not an .xlsx workbook. Open it in Excel, save as .xlsx and try again.',
  ],
  'page-without-table': [
    '这个网页（HTML）里没有表格，可能是登录页、出错页，或表格在它附带的文件夹里。请用 Excel 打开核对，另存为 .xlsx 后再查。',
    'This web page (HTML) has no table; it may be a login or error page, or the tables are in a folder beside it. Open it in Excel, save as .xlsx.',
  ],
  'xml-2003': [
    '这是“XML 表格 2003”。请用 Excel 打开，另存为 .xlsx 后再查。',
    'This is an “XML Spreadsheet 2003”. Open it in Excel, save as .xlsx and check again.',
  ],
  csv: [
    '这是纯文本（例如 CSV），不是 .xlsx 工作簿。请用 Excel 打开，另存为 .xlsx 后再试。',
    'This is plain text (such as CSV), not an .xlsx workbook. Open it in Excel, save as .xlsx and try again.',
  ],
  docx: [
    '这是 Word 文档（.docx）。要改动或标记，请把里面的表格复制到 Excel 中，另存为 .xlsx 后再来。',
    'This is a Word document (.docx). To change or mark its tables, copy them to Excel and save as .xlsx.',
  ],
  mhtml: [
    '这是“单个文件网页”（.mht），无法检查。请用 Excel 或 WPS 打开，另存为 .xlsx 后再查。',
    'This is a single-file web page (.mht). Open it in Excel or WPS, save as .xlsx and check again.',
  ],
  pdf: [
    '这是 PDF，里面的表格无法可靠读取。请向报送单位要 .xlsx 原件，或在 WPS 中转为 .xlsx 并核对后再查。',
    'This is a PDF; tables in it cannot be read reliably. Ask for the .xlsx it was made from, or convert it and compare.',
  ],
  image: [
    '这是图片，不是表格文件。请向报送单位要 .xlsx 原件。',
    'This is a picture, not a table. Ask for the .xlsx it was made from.',
  ],
  rtf: [
    '这是 RTF 文档，无法检查。请在 Word 或 WPS 中另存为 .docx 后再查。',
    'This is an RTF document. Save it as .docx in Word or WPS and check again.',
  ],
  encoding: [
    '文本的编码无法识别，或夹有别的编码的内容。请用 Excel 或 WPS 打开、核对汉字无误，另存为 .xlsx 后再查。',
    'The encoding of the text is unknown or mixed. Open it in Excel or WPS, see that it reads well, save as .xlsx.',
  ],
  quotes: [
    '文本中有一处英文双引号没有配对，后面的内容分不清行列。请用 Excel 打开核对，另存为 .xlsx 后再查。',
    'A double quote in the text is never closed, so rows and columns after it are unclear. Check it in Excel, save as .xlsx.',
  ],
  xlsb: [
    '这是二进制工作簿 .xlsb。请另存为 .xlsx 后再查。',
    'This is a binary workbook (.xlsb). Save it as .xlsx and check again.',
  ],
  ods: [
    '这是 OpenDocument 表格 .ods。请另存为 .xlsx 后再试。',
    'This is an OpenDocument spreadsheet (.ods). Save it as .xlsx and try again.',
  ],
  'not-xlsx': [
    '这是压缩包或别的 Office 文件，里面没有工作簿。请交 .xlsx 文件；若是压缩包，请先解压。',
    'This is an archive or another Office file with no workbook inside. Hand in an .xlsx; unpack an archive first.',
  ],
  'not-zip': [
    '这不是工作簿，内容无法识别。请用 Excel 或 WPS 重新导出为 .xlsx。',
    'This is no workbook; its content is of no known kind. Export it again as .xlsx from Excel or WPS.',
  ],
  biff5: [
    '这是 Excel 95 或更早的 .xls 工作簿，无法检查。请在 Excel 或 WPS 中另存为 .xlsx 后再查。',
    'This is an .xls of Excel 95 or older. Save it as .xlsx in Excel or WPS and check again.',
  ],
  corrupt: [
    '文件已损坏，无法可靠读取。请用 Excel 打开并修复，另存为 .xlsx 后再查。',
    'The file is damaged and cannot be read reliably. Open and repair it in Excel, save as .xlsx and check again.',
  ],
  'too-large': [
    '文件内容超出可检查的大小，可能是异常文件。请删除多余的行列或拆分后再查。',
    'The content is larger than what can be checked, or made to look so. Delete surplus rows or split the file.',
  ],
  missing: ['找不到这个文件。请核对路径和文件名。', 'There is no such file. Check the path and the name.'],
  directory: ['这是文件夹，不是文件。请给出里面的工作簿。', 'This is a folder, not a file. Name the workbook in it.'],
  'not-file': [
    '这不是普通文件（管道、设备或套接字），无法检查。请先存成 .xlsx 文件。',
    'This is not an ordinary file (a pipe, device or socket). Save it as an .xlsx file first.',
  ],
  unreadable: [
    '没有权限或无法读取这个文件。请关闭正在使用它的程序，检查权限后再试。',
    'The file cannot be read. Close the program that uses it, check its permissions and try again.',
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>

/** The kinds of file that cannot be read, as one word each. */
export type ReadErrorCode = keyof typeof messages

/** What is wrong with the file and what to do, without the file's name. */
export function readErrorText(code: ReadErrorCode, lang: ReadLang): string {
  return messages[code][lang === 'en' ? 1 : 0]
}

/**
 * The file is not a readable workbook. `message` names the file and says in Chinese what to do; `text(lang)` gives the
 * sentence in either language without the name. `detail` is for whoever looks into the bytes (a part, an offset).
 */
export class ReadError extends Error {
  override readonly name = 'ReadError'

  constructor(
    readonly code: ReadErrorCode,
    readonly file: string,
    readonly detail = '',
  ) {
    super(`${printable(file)}：${readErrorText(code, 'zh-CN')}`)
  }

  text(lang: ReadLang): string {
    return readErrorText(this.code, lang)
  }
}

/** What was odd about a workbook that was read all the same. */
const warnings = {
  crc: ['部件校验和不符，内容可能已损坏', 'a part does not match its checksum and may be damaged'],
  'duplicate-part': ['压缩包内有重名部件，取最后一个', 'a part is there twice; the last one counts'],
  'missing-part': ['缺少工作表部件，这张表没有读到', 'the part of a sheet is missing; that sheet was not read'],
  'missing-string': [
    '单元格引用了不存在的共享文本，按空白处理',
    'cells point at shared strings that are not there; read as blank',
  ],
  'notes-broken': [
    '存在工作簿里的核实说明等记录已损坏，没有读到',
    'the notes kept in the workbook (explanations and the like) are damaged and were not read',
  ],
  'notes-cut': [
    '存在工作簿里的核实说明等记录，有的不完整或超出限度，没有读到',
    'some of the notes kept in the workbook (explanations and the like) are incomplete or beyond the limits and were not read',
  ],
  'notes-twice': [
    '工作簿里有几份核实说明等记录，取最后一份',
    'the workbook holds several sets of notes (explanations and the like); the last one counts',
  ],
  extension: ['扩展名与内容不符：内容是 .xlsx 工作簿', 'the extension does not fit: the content is an .xlsx workbook'],
} as const satisfies Record<string, readonly [zh: string, en: string]>

/** The kinds of oddity that do not stop reading. */
export type ReadWarningCode = keyof typeof warnings

/** One oddity; `part` is the entry or sheet it is about. */
export interface ReadWarning {
  readonly code: ReadWarningCode
  readonly part: string
}

/** The words for a warning. The part's name comes from the file: control characters in it are made visible. */
export function warningText(warning: ReadWarning, lang: ReadLang): string {
  const words = warnings[warning.code][lang === 'en' ? 1 : 0]
  return lang === 'en' ? `${printable(warning.part)}: ${words}` : `${printable(warning.part)}：${words}`
}

/** Control, bidi and format characters as `\u….`, so that a name cannot act on a terminal. */
function printable(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
