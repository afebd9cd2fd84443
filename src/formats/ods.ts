/**
 * OpenDocument spreadsheets (.ods) → a workbook as plain data. Read by the same zip and XML readers as .xlsx and under the same limits;
 * what is said to be repeated is repeated only where it holds something, and not without bound.
 */
import type { SheetData, WorkbookData } from '../hosts/grid.js'
import { readSlowly } from '../ooxml/feed.js'
import { defaultLimits, type Inflate, ReadError, type Source } from '../ooxml/index.js'
import { whatElse } from '../ooxml/sniff.js'
import { type Handler, XmlError } from '../ooxml/xml.js'
import { openZip, type Zip } from '../ooxml/zip.js'
import { OdsContent } from './ods-content.js'
import { OdsStyles } from './ods-styles.js'

/** A spreadsheet of a million cells has some 200 MB of XML. */
const LIMITS = { ...defaultLimits, partBytes: 512 * 2 ** 20, totalBytes: 640 * 2 ** 20 }
/** Bytes of the small parts that say what the archive is. */
const SMALL = 1 << 20

/** Reads a spreadsheet. Throws ReadError, and nothing else, where the bytes are none, encrypted, damaged or too large. */
export async function readOds(source: Source, inflate: Inflate, file: string): Promise<WorkbookData> {
  const zip = await openZip(source, file, inflate, LIMITS)
  if (!zip) throw new ReadError(await whatElse(source), file)
  await checkKind(zip, file)
  const styles = new OdsStyles()
  await readPart(zip, 'styles.xml', styles, file)
  const content = new OdsContent(styles, file)
  if (!(await readPart(zip, 'content.xml', content, file)))
    throw new ReadError('corrupt', file, 'content.xml is missing')
  const sheets: readonly SheetData[] = content.sheets
  if (sheets.length === 0) throw new ReadError('corrupt', file, 'no sheets')
  return { name: file, date1904: content.date1904, notes: null, sheets }
}

async function checkKind(zip: Zip, file: string): Promise<void> {
  if (zip.find('encrypted-package')) throw new ReadError('encrypted', file)
  const manifest = await smallText(zip, 'META-INF/manifest.xml')
  if (manifest.includes('encryption-data')) throw new ReadError('encrypted', file)
  const kind = (await smallText(zip, 'mimetype')).trim()
  if (!/^application\/vnd\.oasis\.opendocument\.spreadsheet(?:-template)?$/.test(kind))
    throw new ReadError('not-xlsx', file, kind.slice(0, 80))
}

async function smallText(zip: Zip, name: string): Promise<string> {
  const entry = zip.find(name)
  return entry && entry.size <= SMALL ? new TextDecoder().decode(await zip.bytes(entry)) : ''
}

/** Reads a part; false where there is none. */
async function readPart(zip: Zip, name: string, handler: Handler, file: string): Promise<boolean> {
  const entry = zip.find(name)
  if (!entry) return false
  try {
    await readSlowly(zip.chunks(entry), handler)
    return true
  } catch (error) {
    if (error instanceof XmlError) throw new ReadError('corrupt', file, `${name}: ${error.message}`)
    throw error
  }
}
