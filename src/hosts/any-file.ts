/** The one door for files of any format, for Node. The content says what a file is; its name never does. */
import type { Words, Workbook } from '../core/index.js'
import { extensionWords, type FileFormat } from '../formats/words.js'
import { ReadError, type ReadErrorCode, readWorkbook, type Source, warningText } from '../ooxml/index.js'
import { nodeInflate, withFile } from './file.js'

/** A workbook read from a file of any format. */
export interface AnyWorkbook extends Workbook {
  readonly format: FileFormat
  /** What was odd but did not stop reading; to be said aloud. */
  readonly warnings: readonly Words[]
}

/** Text formats are held whole; more bytes than this are not read. */
const MAX_TEXT = 256 * 2 ** 20
/** Documents of Word are read part by part, but their tables are for people to read. */
const MAX_DOCUMENT = 512 * 2 ** 20

/** What the reader of .xlsx calls a file that another reader reads. What those need is loaded when one is met. */
const OTHERS: ReadonlyMap<ReadErrorCode, Exclude<FileFormat, 'xlsx'>> = new Map([
  ['csv', 'csv'],
  ['encoding', 'csv'],
  ['html', 'html'],
  ['docx', 'docx'],
  ['xls', 'xls'],
  ['ods', 'ods'],
])

/**
 * Reads a workbook from a file: .xlsx, .xls, .et, .ods, delimited text, a web page, the tables of a .docx. `name` is what
 * `Workbook.name` and errors say. Throws ReadError where the file is missing, no ordinary file, unreadable, or none of these;
 * nothing is opened that could block.
 */
export async function readAnyFile(path: string, name = path): Promise<AnyWorkbook> {
  const read = await withFile(path, (source) => readSource(source, name)).catch((error: unknown) => {
    throw error instanceof ReadError && error.file !== name ? new ReadError(error.code, name, error.detail) : error
  })
  if (typeof read !== 'string') return read
  const { readLegacy } = await import('./legacy.js')
  return withExtension(await readLegacy(path, read, name))
}

/** The workbook, or which other reader has to open the file itself. */
async function readSource(source: Source, name: string): Promise<AnyWorkbook | 'xls' | 'ods'> {
  try {
    const { warnings, ...workbook } = await readWorkbook(source, { name, inflate: nodeInflate })
    // Of a wrong extension the same is said whatever is behind it.
    const others = warnings.filter(({ code }) => code !== 'extension')
    const words = others.map((one): Words => ({ zh: warningText(one, 'zh-CN'), en: warningText(one, 'en') }))
    return withExtension({ ...workbook, format: 'xlsx', warnings: words })
  } catch (error) {
    const format = error instanceof ReadError ? OTHERS.get(error.code) : undefined
    if (format === undefined) throw error
    return format === 'xls' || format === 'ods' ? format : withExtension(await readText(source, format, name))
  }
}

async function readText(source: Source, format: 'csv' | 'html' | 'docx', name: string): Promise<AnyWorkbook> {
  if (source.size > (format === 'docx' ? MAX_DOCUMENT : MAX_TEXT))
    throw new ReadError('too-large', name, `${source.size} bytes`)
  const none = { format, warnings: [] }
  if (format === 'docx') {
    const { readDocument } = await import('../formats/docx.js')
    return { ...(await readDocument(source, { name, inflate: nodeInflate })), ...none }
  }
  const bytes = await source.read(0, source.size)
  if (format === 'html') {
    const { readPage } = await import('../formats/html.js')
    return { ...(await readPage(bytes, name)), ...none }
  }
  const { readDelimited } = await import('../formats/delimited.js')
  return { ...(await readDelimited(bytes, name)), ...none }
}

function withExtension(workbook: AnyWorkbook): AnyWorkbook {
  const words = extensionWords(workbook.name, workbook.format)
  return words ? { ...workbook, warnings: [words, ...workbook.warnings] } : workbook
}
