/** Which formats are read, and what each cannot hold: said once, held by test/formats/rules.test.ts, printed in docs/formats.md. */
import type { Words } from '../core/index.js'
import type { FileFormat } from '../formats/words.js'

/** A format as the page tells of it. */
export interface FormatNote {
  /** The names files go by. */
  readonly files: string
  readonly title: Words
  /** What a sheet and an address are there, and what is told by the content. */
  readonly reading: Words
  /** The bounds a file meets first; what is larger is refused. No sheet has more than 1,048,576 rows and 16,384 columns. */
  readonly limits: Words
}

export const formatNotes: { readonly [F in FileFormat]: FormatNote } = {
  xlsx: {
    files: '.xlsx .xlsm .xltx .xltm',
    title: { zh: 'Excel、WPS 工作簿', en: 'workbooks of Excel and WPS' },
    reading: { zh: '全部内容', en: 'everything' },
    limits: { zh: '每个部件 3 GB，共 6 GB', en: '3 GB a part, 6 GB in all' },
  },
  xls: {
    files: '.xls .xlt .et .ett',
    title: { zh: 'Excel 97–2003、WPS 的旧工作簿（BIFF8）', en: 'old workbooks of Excel 97–2003 and WPS (BIFF8)' },
    reading: {
      zh: '值、公式、数字格式、合并、隐藏的行列和表、1904 日期；由单独的线程读，超出内存或时间即停',
      en: 'values, formulas, number formats, merges, hidden lines and sheets, 1904 dates; read by a thread that is stopped when it takes too much',
    },
    limits: {
      zh: '文件 128 MB，文字共 1.34 亿字，线程 1 GB 内存、60 秒',
      en: 'files of 128 MB, 134 million signs, a thread of 1 GB and 60 seconds',
    },
  },
  ods: {
    files: '.ods .ots',
    title: { zh: 'OpenDocument 表格（LibreOffice、WPS）', en: 'OpenDocument spreadsheets (LibreOffice, WPS)' },
    reading: {
      zh: '值、公式（译成 Excel 的写法）、数字格式、合并、隐藏的行列和表、1904 日期；“重复”的空行空列不占地方',
      en: 'values, formulas (as Excel writes them), number formats, merges, hidden lines and sheets, 1904 dates; repeated blanks cost nothing',
    },
    limits: {
      zh: '文件 128 MB，内容 512 MB，文字共 1.34 亿字（一格超出 32767 字的部分不读），表 1 万张，有内容的单元格 500 万，行里首尾之间 2000 万格，合并的和说到的行列段 100 万，隐藏的行列 400 万',
      en: 'files of 128 MB, contents of 512 MB, 134 million signs (of one cell no more than 32,767 are read), 10,000 sheets, 5 million cells, 20 million places between the first and the last of a row, 1 million merges and runs of lines, 4 million hidden lines',
    },
  },
  csv: {
    files: '.csv .tsv .txt',
    title: { zh: '分隔的文本', en: 'delimited text' },
    reading: {
      zh: '一张表，以文件名为表名；编码（UTF-8、UTF-16、GB18030）和分隔符（制表符、逗号、分号、竖线、全角逗号）看内容定；数、日期、错误值按 Excel 打开时的样子，编号和过长的数字仍是文本',
      en: 'one sheet named like the file; encoding (UTF-8, UTF-16, GB 18030) and delimiter (tab, comma, semicolon, bar, full-width comma) are told by the content; numbers, dates and errors become what Excel makes of them, codes and long digits stay text',
    },
    limits: { zh: '文件 256 MB，单元格 6000 万', en: 'files of 256 MB, 60 million cells' },
  },
  html: {
    files: '.html .htm .xls',
    title: { zh: '网页（系统导出的 .xls 多是网页）', en: 'web pages (what many systems export as .xls)' },
    reading: {
      zh: '一张表：网页里的表格依次向下，表外的文字各占一行；跨行跨列是合并；隐藏的行列认得；类型看 mso-number-format，没有则同文本',
      en: 'one sheet: the tables of the page one below the other, text outside them a row each; spans are merges, hidden rows and columns are seen; types by mso-number-format, else as in text',
    },
    limits: {
      zh: '文件 128 MB，元素 400 万个，最多套 512 层',
      en: 'files of 128 MB, 4 million elements, 512 of them inside each other',
    },
  },
  docx: {
    files: '.docx .docm',
    title: { zh: 'Word 文档里的表格', en: 'the tables of a Word document' },
    reading: {
      zh: '每个表格一张表，以上面的标题为名；表前的标题、单位、填报单位各占一行，然后是表格的行；插入的符号认得常用的勾、叉和方框，别的读作 U+FFFD；不读修订中删除的文字、文本框、页眉页脚和自动编号',
      en: 'a sheet per table, named like the title above it; title, unit and the like above it a row each, then the rows of the table; of inserted symbols the usual ticks, crosses and boxes are known, others are read as U+FFFD; tracked deletions, text boxes, headers, footers and automatic numbers are not read',
    },
    limits: {
      zh: '解开后每个部件 512 MB、共 640 MB，文字共 1.34 亿字，表格 1 万个，单元格（一行另算一个）300 万',
      en: 'unpacked 512 MB a part and 640 MB in all, 134 million signs, 10,000 tables, 3 million cells (every row is one more)',
    },
  },
}

/** Something some formats cannot hold, and the rules that need it. */
export interface Lack {
  readonly what: Words
  readonly formats: readonly FileFormat[]
  /** Rules that cannot find what they would find in an .xlsx, or find it in other words. */
  readonly silent: readonly string[]
  /** Rules that may report what they would not report in an .xlsx. */
  readonly louder: readonly string[]
  /** Why, and what to do. */
  readonly note: Words
}

export const lacks: readonly Lack[] = [
  {
    what: { zh: '单元格的类型和格式', en: 'types and formats of cells' },
    formats: ['csv', 'html', 'docx'],
    silent: [
      'contact-phone-invalid',
      'format-edge-whitespace',
      'format-number-as-text',
      'format-number-unparseable',
      'id-project-code-format',
    ],
    louder: ['format-date-float-trap', 'format-decimals-inconsistent'],
    note: {
      zh: '写着 7.93 的，分不清原来是数还是文本，也分不清小数位是格式规定的还是打出来的；存成数的电话和代码只剩显示的样子',
      en: 'Nothing tells whether 7.93 was a number or text, or whether its decimals were set or typed; of telephones and codes kept as numbers only what was shown is left',
    },
  },
  {
    what: { zh: '日期', en: 'dates' },
    formats: ['docx'],
    silent: ['format-date-float-trap'],
    louder: [],
    note: {
      zh: 'Word 里的日期都是文本，照样读得懂；但 2025.1 旁边没有真日期，就看不出它是不是丢了末尾的 0',
      en: 'In Word dates are text and understood as such; but without real dates beside it nothing tells whether 2025.1 has lost a nought',
    },
  },
  {
    what: { zh: '公式', en: 'formulas' },
    formats: ['csv', 'html', 'docx'],
    silent: ['structure-error-or-hardcoded-total'],
    louder: [],
    note: {
      zh: '合计是不是手填的看不出来；算得对不对照查',
      en: 'Nothing tells whether a total was typed; whether it is right is checked all the same',
    },
  },
  {
    what: { zh: '合并单元格', en: 'merged cells' },
    formats: ['csv'],
    silent: ['structure-merged-data-cells', 'xref-started-without-permits'],
    louder: [
      'arith-count-label-mismatch',
      'kpi-list-size',
      'leader-missing',
      'status-started-without-date',
      'structure-blank-row-inside',
    ],
    note: {
      zh: '竖着合并、几行共用的内容只留在第一行，下面各行成了空白；存成文本以前请取消合并并逐行填写',
      en: 'What stood for several rows is left in the first, the others are blank; unmerge and fill every row before saving as text',
    },
  },
  {
    what: { zh: '隐藏的行、列和表', en: 'hidden rows, columns and sheets' },
    formats: ['csv', 'docx'],
    silent: ['structure-hidden-data'],
    louder: [],
    note: { zh: '原来隐藏的要么看得见，要么不在里面', en: 'What was hidden is either seen or not there' },
  },
  {
    what: { zh: '首尾和连续的空格', en: 'blanks at the ends and side by side' },
    formats: ['html'],
    silent: ['format-edge-whitespace', 'format-inner-space-in-name', 'leader-unsplittable'],
    louder: [],
    note: {
      zh: '网页把连续的空格当一个，首尾的不要',
      en: 'A page makes one of several blanks and drops those at the ends',
    },
  },
  {
    what: { zh: '长短不一的行', en: 'rows of different lengths' },
    formats: ['xlsx', 'xls', 'ods', 'html'],
    silent: ['structure-ragged-row'],
    louder: [],
    note: { zh: '表格里每行都一样长，没有缺的格', en: 'Every row of a grid is as long as the others' },
  },
]

/** The rules that may answer otherwise in a format than in an .xlsx holding the same table. */
export function otherwiseIn(format: FileFormat, how: 'silent' | 'louder'): ReadonlySet<string> {
  return new Set(lacks.filter(({ formats }) => formats.includes(format)).flatMap((lack) => lack[how]))
}
