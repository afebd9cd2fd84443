/** What a file is that is no .xlsx, told by its content; its name is no evidence. */
import type { ReadErrorCode } from './errors.js'
import type { Source } from './source.js'
import type { Zip } from './zip.js'

const HEAD = 4096

/** Why bytes that are no complete zip cannot be read. */
export async function whatElse(source: Source): Promise<ReadErrorCode> {
  if (source.size === 0) return 'empty'
  const head = await source.read(0, Math.min(HEAD, source.size))
  const starts = (...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte)
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return whichOle(source)
  if (starts(0x50, 0x4b, 3, 4)) return 'truncated'
  // BIFF 2 to 5 without a container: the first record is BOF.
  if (head[0] === 9 && (head[1]! & 0xf1) === 0 && head[1]! <= 8 && head[3] === 0) return 'xls'
  const text = headText(head)
  if (text === null) return 'not-zip'
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(text)) return 'xml-2003'
  if (/^\s*(?:<!--[^>]*>\s*)?<(?:!doctype html|html|head|body|meta|style|table|div)\b|^MIME-Version:/i.test(text)) {
    return 'html'
  }
  return /^\s*(?:%PDF|\{\\rtf|<\?xml|<svg)/.test(text) ? 'not-zip' : 'csv'
}

/** The first bytes as text where they look like any (UTF-8, UTF-16, GB 18030); null where they hold binary. */
function headText(head: Uint8Array): string | null {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (wide) return new TextDecoder(head[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(head)
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) return null
  const text = new TextDecoder('utf-8').decode(head)
  if (!text.slice(0, -1).includes('\ufffd')) return text
  const chinese = new TextDecoder('gb18030').decode(head)
  return chinese.slice(0, -1).includes('\ufffd') ? null : chinese
}

/** Which kind of compound file: its directory names the streams in UTF-16. */
async function whichOle(source: Source): Promise<ReadErrorCode> {
  // The directory stands anywhere; its names are looked for in the first and last megabyte.
  const length = Math.min(source.size, 1 << 20)
  const pieces = [await source.read(0, length), await source.read(source.size - length, length)]
  const text = pieces.map((piece) => new TextDecoder('utf-16le').decode(piece.subarray(0, piece.length & ~1))).join('')
  if (text.includes('EncryptedPackage')) return 'encrypted'
  return /Workbook\0|Book\0/.test(text) ? 'xls' : 'ole'
}

/** Why a zip without a workbook part cannot be read. */
export function whichZip(zip: Zip): ReadErrorCode {
  if (zip.find('xl/workbook.bin')) return 'xlsb'
  if (zip.find('content.xml') && zip.find('mimetype')) return 'ods'
  return 'not-xlsx'
}
