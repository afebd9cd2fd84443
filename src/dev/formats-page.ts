/** `docs/formats.md`: which formats are read, what each cannot hold, and what is said of files that are refused. */
import type { Words } from '../core/index.js'
import { type ReadErrorCode, readErrorText } from '../ooxml/index.js'
import { formatNotes, lacks } from './formats.js'
import { code, escaped, listed, tableOf } from './markdown.js'

/** What is said of files a person meets. */
const REFUSED: readonly ReadErrorCode[] = [
  'encrypted',
  'pdf',
  'image',
  'rtf',
  'mhtml',
  'page-without-table',
  'biff5',
  'xlsb',
  'xml-2003',
  'ole',
  'truncated',
  'corrupt',
  'too-large',
  'encoding',
  'quotes',
  'not-xlsx',
  'not-zip',
  'empty',
]

/** The extensions of files that are checked in folders; of those that are only named there; and of those that pass unsaid. */
export const inFolders = {
  checked: '.xlsx .xlsm .xltx .xltm .xls .xlt .et .ett .xlsb .ods .ots .csv .tsv .docx .docm',
  said: '.doc .wps .rtf .pdf .fods .zip .rar .7z',
  passed: '.txt .html .htm',
} as const

export function formatsPage(): string {
  return [
    '<!-- 生成的，不要手改：npm run generate · Generated: npm run generate -->',
    '# 读哪些格式 · Formats',
    '',
    '是什么格式看内容，不看扩展名；扩展名不对的照读，并说一句。同一张表存成哪种格式，查出来的都一样，只有下面列出的规则例外：那种格式存不下它们要看的东西。一个文件读不了，不影响同一批的别的文件。',
    '',
    'The content says what a file is, not its name; a wrong extension is said and read all the same. A table gives the same findings in every format, except for the rules listed below: they need what the format cannot hold. A file that cannot be read never stops a batch.',
    '',
    tableOf(
      ['文件 files', '是什么 what', '怎么读 how it is read', '限度 limits'],
      Object.values(formatNotes).map(({ files, title, reading, limits }) => [
        code(files),
        both(title),
        both(reading),
        both(limits),
      ]),
    ),
    '',
    '## 存不下的和因此不同的规则 · What is lost, and the rules that need it',
    '',
    tableOf(
      ['存不下 lost', '格式 formats', '查不出或说法不同 silent', '可能多报 may report more', '说明 note'],
      lacks.map(({ what, formats, silent, louder, note }) => [
        both(what),
        listed(formats.map((format) => code(formatNotes[format].files.split(' ')[0]!))),
        rules(silent),
        rules(louder),
        both(note),
      ]),
    ),
    '',
    '这张表由测试把守：每条规则的每张例表、种子里的每本工作簿都存成各种格式再查一遍，不同的恰好是这些规则。',
    '',
    'Tests hold this table: every example of every rule and every seed workbook is written in each format and checked again; exactly these rules differ.',
    '',
    '写回（`kplint fix`、核实说明）只对 .xlsx；别的格式请先另存为 .xlsx。',
    '',
    'Only .xlsx is written back (`kplint fix`, explanations); save other formats as .xlsx first.',
    '',
    '## 文件夹里找哪些 · What is looked for in folders',
    '',
    `给出文件夹时，看扩展名找文件：${code(inFolders.checked)}（其中 .xlsb 读不了，会报错）。${code(inFolders.passed)} 也能读，但文件夹里多半不是表，要写明文件，或用带这个扩展名的通配符（${code('报送/*.html')}）。${code(inFolders.said)} 读不了，文件夹里有就说一句，免得以为查过了。`,
    '',
    `In a folder files are looked for by extension: ${code(inFolders.checked)} (of these .xlsb is refused). ${code(inFolders.passed)} are read as well where they are named, or a glob asks for the extension (${code('reports/*.html')}); in folders most are no tables. ${code(inFolders.said)} cannot be read: those in a folder are named, so that nobody takes them for checked.`,
    '',
    '## 读不了的文件 · Files that are refused',
    '',
    tableOf(
      ['说什么 what is said', 'in English'],
      REFUSED.map((one) => [escaped(readErrorText(one, 'zh-CN')), escaped(readErrorText(one, 'en'))]),
    ),
    '',
  ].join('\n')
}

function both({ zh, en }: Words): string {
  return `${escaped(zh)}<br>${escaped(en)}`
}

function rules(ids: readonly string[]): string {
  return listed(ids.map((id) => `[${code(id)}](rules/${id}.md)`)) || '—'
}
