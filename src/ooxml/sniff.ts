/** What a file is that is no .xlsx, told by its content; its name is no evidence. The codes are those of the message that says so. */
import type { ReadErrorCode } from './errors.js'
import type { Source } from './source.js'
import type { Zip } from './zip.js'

const HEAD = 4096

/** Bytes of a compound file's directory that are looked at, from its first sector on. */
const DIRECTORY = 1 << 16

/** How pages begin. */
const PAGE = /^<(?:!doctype html|html|head|body|meta|style|title|link|script|table|div|center|font|br|p)\b/i
/** Other pages begin with some element, and have a table soon. */
const TABLE = /<(?:table|tr|td)\b/i
/** How formats that are no text begin. */
const PICTURES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0],
  [0x4d, 0x4d, 0, 0x2a],
]

/** What bytes that are no complete zip are. */
export async function whatElse(source: Source): Promise<ReadErrorCode> {
  if (source.size === 0) return 'empty'
  const head = await source.read(0, Math.min(HEAD, source.size))
  const starts = (...bytes: readonly number[]): boolean => bytes.every((byte, i) => head[i] === byte)
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return whichOle(source)
  if (starts(0x50, 0x4b, 3, 4)) return 'truncated'
  // BIFF 2 to 5 without a container: the first record is BOF.
  if (head[0] === 9 && (head[1]! & 0xf1) === 0 && head[1]! <= 8 && head[3] === 0) return 'biff5'
  if (String.fromCharCode(...head.subarray(0, 5)) === '%PDF-') return 'pdf'
  if (PICTURES.some((picture) => starts(...picture))) return 'image'
  const text = headText(head)
  return text === null ? 'not-zip' : whichText(text)
}

function whichText(text: string): ReadErrorCode {
  if (/urn:schemas-microsoft-com:office:spreadsheet["']/.test(text) && /^\s*<\?(?:xml|mso)/.test(text))
    return 'xml-2003'
  if (/^MIME-Version:/im.test(text.slice(0, 400)) && /^Content-Type:/im.test(text)) return 'mhtml'
  if (/^\s*\{\\rtf/.test(text)) return 'rtf'
  const start = withoutComments(text)
  if (PAGE.test(start)) return 'html'
  if (/^\s*<\?xml/.test(text) || start.startsWith('<svg')) return 'not-zip'
  if (start.startsWith('<!--') || (/^<!?[a-z[]/i.test(start) && TABLE.test(start))) return 'html'
  return text.slice(0, -1).includes('\ufffd') ? 'encoding' : 'csv'
}

/** A page without what may stand before its first element: the XML declaration, white space, comments that end. */
function withoutComments(page: string): string {
  let rest = page.replace(/^\s*<\?xml[^>]*>/, '').trimStart()
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 4)
    if (end < 0) break
    rest = rest.slice(end + 3).trimStart()
  }
  return rest
}

/**
 * The first bytes as text where they look like any (UTF-8, UTF-16, GB 18030), with U+FFFD where no encoding fits; null where they hold
 * binary. The last sign may be cut.
 */
function headText(head: Uint8Array): string | null {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (wide) return new TextDecoder(head[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(head)
  if (head.includes(0)) return unmarkedWide(head)
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) return null
  const text = new TextDecoder('utf-8').decode(head)
  if (!text.slice(0, -1).includes('\ufffd')) return text
  const chinese = new TextDecoder('gb18030').decode(head)
  return chinese.slice(0, -1).includes('\ufffd') ? text : chinese
}

/** UTF-16 that does not say so; its reader will look closer. */
function unmarkedWide(head: Uint8Array): string | null {
  for (const order of ['utf-16le', 'utf-16be']) {
    const text = new TextDecoder(order).decode(head.subarray(0, head.length & ~1))
    if (/[\t\r\n]/.test(text) && !/[\u0000-\u0008\u000e-\u0019\u001c-\u001f\ufffd\uffff]/.test(text)) return text
  }
  return null
}

/** Which kind of compound file: its directory names the streams in UTF-16. */
async function whichOle(source: Source): Promise<ReadErrorCode> {
  // The header names the directory's first sector; in a broken file its names may be met in the first or last megabyte.
  const length = Math.min(source.size, 1 << 20)
  const head = await source.read(0, length)
  const pieces = [head, await source.read(source.size - length, length), await directoryOf(source, head)]
  const text = pieces.map((piece) => new TextDecoder('utf-16le').decode(piece.subarray(0, piece.length & ~1))).join('')
  if (text.includes('EncryptedPackage')) return 'encrypted'
  if (text.includes('Workbook\0')) return 'xls'
  return text.includes('Book\0') ? 'biff5' : 'ole'
}

/** The beginning of the directory of a compound file (MS-CFB 2.2); nothing where the header names none within the file. */
async function directoryOf(source: Source, head: Uint8Array): Promise<Uint8Array> {
  const header = new DataView(head.buffer, head.byteOffset, head.length)
  const shift = head.length < 512 ? 0 : header.getUint16(30, true)
  if (shift !== 9 && shift !== 12) return new Uint8Array()
  const at = (header.getUint32(48, true) + 1) * 2 ** shift
  return at < source.size ? source.read(at, Math.min(DIRECTORY, source.size - at)) : new Uint8Array()
}

/** Why a zip without a workbook part cannot be read. */
export function whichZip(zip: Zip): ReadErrorCode {
  if (zip.find('xl/workbook.bin')) return 'xlsb'
  if (zip.find('content.xml') && zip.find('mimetype')) return 'ods'
  if (zip.entries.some(({ name }) => /^word\/document\d*\.xml$/i.test(name))) return 'docx'
  return 'not-xlsx'
}
