/** Tiny .xlsx files made by hand, so that a test can show the very bytes it is about. */
import { crc32, deflateRawSync } from 'node:zlib'
import { nodeInflate } from '../../src/hosts/file.js'
import { bytesSource, ReadError, type ReadOptions, readWorkbook, type XlsxWorkbook } from '../../src/ooxml/index.js'
import { cellsJson } from '../../src/reports/cells.js'

export interface Part {
  name: string
  data: string | Uint8Array
  stored?: boolean
  /** Sizes and checksum stand behind the data, as streaming writers do. */
  descriptor?: boolean
  encrypted?: boolean
  /** What the directory says instead of the truth. */
  says?: { size?: number; packed?: number; crc?: number; method?: number; offset?: number }
  wide?: boolean
}

const u16 = (n: number) => [n & 255, (n >> 8) & 255]
const u32 = (n: number) => [...u16(n & 0xffff), ...u16(n >>> 16)]
const u64 = (n: number) => [...u32(n >>> 0), ...u32(Math.floor(n / 2 ** 32))]

export function bytesOf(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? new TextEncoder().encode(data) : data
}

export function join(...pieces: (Uint8Array | number[])[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(pieces.map((piece) => Uint8Array.from(piece))))
}

/** A zip of the parts, in order. `before` stands in front of it. */
export function makeZip(
  parts: readonly Part[],
  { before = new Uint8Array(0), comment = '' }: { before?: Uint8Array; comment?: string } = {},
): Uint8Array {
  const body: Uint8Array[] = [before]
  const central: Uint8Array[] = []
  let offset = 0
  for (const part of parts) {
    const raw = bytesOf(part.data)
    const packed = part.stored ? raw : new Uint8Array(deflateRawSync(raw))
    const name = bytesOf(part.name)
    const crc = part.says?.crc ?? crc32(raw)
    const size = part.says?.size ?? raw.length
    const packedSize = part.says?.packed ?? packed.length
    const flags = (part.encrypted ? 1 : 0) | (part.descriptor ? 8 : 0)
    const method = part.says?.method ?? (part.stored ? 0 : 8)
    const sizes = part.descriptor ? [...u32(0), ...u32(0), ...u32(0)] : [...u32(crc), ...u32(packedSize), ...u32(size)]
    const local = join(u32(0x04034b50), u16(20), u16(flags), u16(method), u32(0), sizes, u16(name.length), u16(0), name)
    const after = part.descriptor ? join(u32(0x08074b50), u32(crc), u32(packed.length), u32(raw.length)) : []
    const at = part.says?.offset ?? offset
    const extra = part.wide ? [...u16(1), ...u16(24), ...u64(size), ...u64(packedSize), ...u64(at)] : []
    const full = 0xffffffff
    central.push(
      join(
        u32(0x02014b50),
        [...u16(20), ...u16(20), ...u16(flags), ...u16(method), ...u32(0), ...u32(crc)],
        part.wide ? [...u32(full), ...u32(full)] : [...u32(packedSize), ...u32(size)],
        [...u16(name.length), ...u16(extra.length), ...u16(0), ...u16(0), ...u16(0), ...u32(0)],
        u32(part.wide ? full : at),
        name,
        extra,
      ),
    )
    const all = join(local, packed, after)
    body.push(all)
    offset += all.length
  }
  const directory = join(...central)
  const wide = parts.some((part) => part.wide)
  const end64 = wide
    ? join(
        u32(0x06064b50),
        [...u64(44), ...u16(45), ...u16(45), ...u32(0), ...u32(0), ...u64(parts.length), ...u64(parts.length)],
        [...u64(directory.length), ...u64(offset)],
        [...u32(0x07064b50), ...u32(0), ...u64(offset + directory.length), ...u32(1)],
      )
    : new Uint8Array(0)
  const note = bytesOf(comment)
  const end = join(
    u32(0x06054b50),
    [...u16(0), ...u16(0), ...u16(parts.length), ...u16(parts.length)],
    wide ? [...u32(0xffffffff), ...u32(0xffffffff)] : [...u32(directory.length), ...u32(offset)],
    u16(note.length),
    note,
  )
  return join(...body, directory, end64, end)
}

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

export interface Book {
  /** What stands between `<sheetData>` and its end; or, where it starts with `<?` or `<x:` or the like, the whole part. */
  rows?: string
  /** The whole sheet part. */
  sheet?: string | Uint8Array<ArrayBufferLike>
  before?: string
  after?: string
  /** What stands inside `<sst>`. */
  strings?: string
  sst?: string | Uint8Array
  /** What stands inside `<styleSheet>`. */
  styles?: string
  workbook?: string
  /** More parts, and parts that take the place of those above. */
  parts?: readonly Part[]
  relations?: string
  stored?: boolean
}

/** The parts of a workbook with one sheet. */
export function bookParts(book: Book): Part[] {
  const sheet =
    book.sheet ??
    `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">${book.before ?? ''}<sheetData>${book.rows ?? ''}</sheetData>${book.after ?? ''}</worksheet>`
  const sst = book.sst ?? (book.strings === undefined ? null : `<sst xmlns="${MAIN}">${book.strings}</sst>`)
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`
  const parts: Part[] = [
    {
      name: '[Content_Types].xml',
      data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${PACKAGE}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data:
        book.workbook ??
        `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="${PACKAGE}">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}${relation('rId3', 'styles', 'styles.xml')}${book.relations ?? ''}</Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', data: sheet },
  ]
  if (sst !== null) parts.push({ name: 'xl/sharedStrings.xml', data: sst })
  if (book.styles !== undefined) {
    parts.push({ name: 'xl/styles.xml', data: `<styleSheet xmlns="${MAIN}">${book.styles}</styleSheet>` })
  }
  for (const extra of book.parts ?? []) {
    const index = parts.findIndex(({ name }) => name === extra.name)
    if (index >= 0) parts[index] = extra
    else parts.push(extra)
  }
  return book.stored ? parts.map((part) => ({ ...part, stored: true })) : parts
}

export function makeBook(book: Book): Uint8Array {
  return makeZip(bookParts(book))
}

export function read(bytes: Uint8Array, options: Partial<ReadOptions> = {}): Promise<XlsxWorkbook> {
  return readWorkbook(bytesSource(bytes), { name: '表.xlsx', inflate: nodeInflate, ...options })
}

/** Reads the book both ways and makes sure that both say the same. */
export async function readBook(book: Book): Promise<XlsxWorkbook> {
  const bytes = makeBook(book)
  const fast = await read(bytes)
  const slow = await read(bytes, { slow: true })
  if (dump(fast) !== dump(slow)) throw new Error(`scanner and tokenizer differ:\n${dump(fast)}\n${dump(slow)}`)
  return fast
}

/** The first sheet of a book. */
export async function readSheet(book: Book) {
  return (await readBook(book)).sheets[0]!
}

/** Everything that was read, as text. */
export function dump(workbook: XlsxWorkbook): string {
  const shown = workbook.sheets.map((sheet) => {
    const texts: string[] = []
    for (let row = 0; row < Math.min(sheet.rows, 2000); row++) {
      for (let col = 0; col < Math.min(sheet.rowWidth(row), 200); col++) texts.push(sheet.text(row, col))
    }
    return { texts, validations: sheet.validations, rows: sheet.rows, cols: sheet.cols }
  })
  const { definedNames, date1904, customXml } = workbook
  return [...cellsJson(workbook)].join('') + JSON.stringify({ shown, definedNames, date1904, customXml }, null, 1)
}

/** The code of the ReadError that reading ends in; 'read' where it does not. Any other error is thrown. */
export async function outcome(bytes: Uint8Array, options: Partial<ReadOptions> = {}): Promise<string> {
  try {
    dump(await read(bytes, options))
    return 'read'
  } catch (error) {
    if (error instanceof ReadError) return error.code
    throw error
  }
}
