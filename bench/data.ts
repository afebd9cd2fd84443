/** Workbooks to measure with: the same bytes on every machine, written as they are made and kept in an ignored folder. */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, createDeflateRaw } from 'node:zlib'

const folder = join(import.meta.dirname, '.cache')

/** What a generated workbook holds. */
export interface Shape {
  readonly rows: number
  readonly cols: number
  /** Formatted rows without a value below the table. */
  readonly tail?: number
  /** Where its numbers and choices start. */
  readonly seed?: number
}

/** The workbooks of the bench, by name. */
export const shapes = {
  small: { rows: 15, cols: 12 },
  '3k': { rows: 3000, cols: 16 },
  '20k': { rows: 20_000, cols: 12 },
  '50k': { rows: 50_000, cols: 16 },
  '1k': { rows: 1000, cols: 12 },
  '10k': { rows: 10_000, cols: 12 },
  '100k': { rows: 100_000, cols: 12 },
  '1m': { rows: 1_000_000, cols: 12 },
  limit: { rows: 1_048_575, cols: 12 },
  tail: { rows: 15, cols: 12, tail: 1_000_000 },
} as const satisfies Record<string, Shape>

export type ShapeName = keyof typeof shapes

/** The path of a workbook, made first where it is not there yet. */
export async function workbookPath(name: ShapeName): Promise<string> {
  const path = join(folder, `${name}.xlsx`)
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true })
    await writeBook(`${path}.part`, sheetXml(shapes[name]), stringsXml(shapes[name]))
    renameSync(`${path}.part`, path)
  }
  return path
}

/** A folder of `count` small workbooks, each with projects of its own; gives their paths. */
export async function smallWorkbooks(count: number): Promise<string[]> {
  const at = join(folder, 'many-own')
  mkdirSync(at, { recursive: true })
  const paths = Array.from({ length: count }, (_, i) => join(at, `${i}.xlsx`))
  for (const [i, path] of paths.entries()) {
    if (existsSync(path)) continue
    const shape = { rows: 10 + (i % 11), cols: 12, seed: i }
    await writeBook(`${path}.part`, sheetXml(shape), stringsXml(shape))
    renameSync(`${path}.part`, path)
  }
  return paths
}

const headings = '序号 项目名称 建设内容 责任单位 包联领导 开工时间 入库日期 总投资 完成投资 比例 进度 备注'.split(' ')
const units = Array.from({ length: 40 }, (_, i) => `第${i}责任单位发展和改革局`)
const leaders = Array.from({ length: 60 }, (_, i) => `领导${i}`)
const months = Array.from({ length: 48 }, (_, i) => `${2021 + Math.floor(i / 12)}年${(i % 12) + 1}月`)
/** Shared strings that many cells point at; those of one or two rows follow them. */
const pool = [...headings, ...units, ...leaders, ...months]

/** Numbers in [0, 1) by multiplication and exclusive or (mulberry32): the same everywhere. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function* sheetXml({ rows, cols, tail = 0, seed = 20250401 }: Shape): Generator<string> {
  const next = random(seed)
  yield `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1:L${rows + 1 + tail}"/><sheetData>`
  yield `<row r="1">${letters(cols)
    .map((at, i) => `<c r="${at}1" s="1" t="s"><v>${i % headings.length}</v></c>`)
    .join('')}</row>`
  const names = letters(cols)
  for (let i = 0; i < rows; i++) {
    let row = `<row r="${i + 2}" spans="1:${cols}"${i % 1000 === 999 ? ' hidden="1"' : ''}>`
    for (let col = 0; col < cols; col++) row += cellXml(`${names[col]}${i + 2}`, col % 12, i, rows, next)
    yield `${row}</row>`
  }
  for (let i = 0; i < tail; i++) {
    const at = rows + 2 + i
    yield `<row r="${at}" spans="1:${cols}">${names.map((name) => `<c r="${name}${at}" s="1"/>`).join('')}</row>`
  }
  yield '</sheetData><mergeCells count="1"><mergeCell ref="N1:O1"/></mergeCells></worksheet>'
}

function cellXml(at: string, kind: number, i: number, rows: number, next: () => number): string {
  const shared = (index: number): string => `<c r="${at}" s="1" t="s"><v>${index}</v></c>`
  if (kind === 0) return `<c r="${at}" s="1"><v>${i + 1}</v></c>`
  if (kind === 1) return shared(pool.length + i)
  if (kind === 2) return shared(pool.length + rows + (i >> 1))
  if (kind === 3) return shared(12 + Math.floor(next() * units.length))
  if (kind === 4) return shared(52 + Math.floor(next() * leaders.length))
  if (kind === 5) return shared(112 + Math.floor(next() * months.length))
  if (kind === 6) return `<c r="${at}" s="2"><v>${44_000 + Math.floor(next() * 1800)}</v></c>`
  if (kind === 7) return `<c r="${at}" s="3"><v>${Math.round(next() * 1e7) / 100}</v></c>`
  if (kind === 11) return i % 2 ? `<c r="${at}" s="1"/>` : shared(pool.length + rows + (i >> 1))
  if (kind === 10 && i % 10 === 0) return `<c r="${at}"><f>H${i + 2}/1000</f><v>${next()}</v></c>`
  return `<c r="${at}"><v>${next() * 1e5}</v></c>`
}

function letters(cols: number): string[] {
  return Array.from({ length: cols }, (_, i) => String.fromCharCode(65 + i))
}

function* stringsXml({ rows, seed }: Shape): Generator<string> {
  const batch = seed === undefined ? '' : `第${seed}批`
  yield `${HEAD}<sst xmlns="${MAIN}" uniqueCount="${pool.length + rows + Math.ceil(rows / 2)}">`
  for (const text of pool) yield `<si><t>${text}</t></si>`
  for (let i = 0; i < rows; i++) yield `<si><t>平陆县${batch}重点推进项目第${i + 1}号</t></si>`
  for (let i = 0; i < rows; i += 2) yield `<si><t>新建厂房${i}平方米，配套道路管网及附属设施</t></si>`
  yield '</sst>'
}

function* once(text: string): Generator<string> {
  yield HEAD + text
}

/** Writes a workbook of one sheet from its two parts. */
export async function writeBook(path: string, sheet: Iterable<string>, strings: Iterable<string>): Promise<void> {
  const zip = new ZipFile(path)
  const xf = (id: number): string => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0"/>`
  await zip.add(
    '[Content_Types].xml',
    once(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    ),
  )
  await zip.add('_rels/.rels', once(relations([['officeDocument', 'xl/workbook.xml']])))
  await zip.add(
    'xl/workbook.xml',
    once(
      `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="重点项目" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
  )
  await zip.add(
    'xl/_rels/workbook.xml.rels',
    once(
      relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
      ]),
    ),
  )
  await zip.add('xl/worksheets/sheet1.xml', sheet)
  await zip.add(
    'xl/styles.xml',
    once(
      `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">${xf(0)}${xf(49)}${xf(14)}${xf(2)}</cellXfs></styleSheet>`,
    ),
  )
  await zip.add('xl/sharedStrings.xml', strings)
  zip.end()
}

function relations(list: readonly (readonly [kind: string, target: string])[]): string {
  const items = list.map(
    ([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${REL}/${kind}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`
}

/** A zip written part by part; sizes go into the local header once they are known. */
class ZipFile {
  private readonly fd: number
  private at = 0
  private readonly central: Buffer[] = []

  constructor(path: string) {
    this.fd = openSync(path, 'w')
  }

  async add(name: string, texts: Iterable<string>): Promise<void> {
    const start = this.at
    this.at += 30 + Buffer.byteLength(name)
    let crc = 0
    let size = 0
    let packed = 0
    const deflate = createDeflateRaw({ level: 6 })
    const done = (async () => {
      for await (const piece of deflate)
        packed += writeSync(this.fd, piece as Buffer, 0, (piece as Buffer).length, this.at + packed)
    })()
    for (const bytes of inPieces(texts)) {
      crc = crc32(bytes, crc)
      size += bytes.length
      if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve))
    }
    deflate.end()
    await done
    const fixed = Buffer.alloc(26)
    fixed.writeUInt16LE(20, 0)
    fixed.writeUInt16LE(8, 4)
    fixed.writeUInt32LE(0x00210000, 6)
    fixed.writeUInt32LE(crc, 10)
    fixed.writeUInt32LE(packed, 14)
    fixed.writeUInt32LE(size, 18)
    fixed.writeUInt16LE(Buffer.byteLength(name), 22)
    writeSync(this.fd, Buffer.concat([Buffer.from('PK\u0003\u0004'), fixed, Buffer.from(name)]), 0, null, start)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(start, 10)
    this.central.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), fixed, tail, Buffer.from(name)]))
    this.at += packed
  }

  end(): void {
    const directory = Buffer.concat(this.central)
    const end = Buffer.alloc(18)
    end.writeUInt16LE(this.central.length, 4)
    end.writeUInt16LE(this.central.length, 6)
    end.writeUInt32LE(directory.length, 8)
    end.writeUInt32LE(this.at, 12)
    const all = Buffer.concat([directory, Buffer.from('PK\u0005\u0006'), end])
    writeSync(this.fd, all, 0, all.length, this.at)
    closeSync(this.fd)
  }
}

function* inPieces(texts: Iterable<string>): Generator<Buffer> {
  let text = ''
  for (const next of texts) {
    text += next
    if (text.length < 1 << 17) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}
