/**
 * The notes kept in a workbook as XML: the content of one custom XML part. A file's part is read and written here, and so is what a
 * spreadsheet program gives and takes. The form, for a person who opens the package:
 *
 *     <notes xmlns="urn:kplint:notes:1" pack="pinglu">
 *       <explanation finding="…" reason="document" author="王飞" time="2026-05-08T09:30:00Z" witness="…">市发改委批复在途</explanation>
 *       <header sheet="计划" row="3" rows="2">序号|项目名称|总投资</header>
 *       <column sheet="计划" row="4" col="F" field="total">投资额</column>
 *       <column sheet="计划" row="4" col="G" ignored="true">备用</column>
 *       <row sheet="计划" row="12" role="note">注：以上均为初步数</row>
 *     </notes>
 *
 * Rows and columns are named as Excel shows them. There is no XML declaration: programs that take the part as a string stumble over
 * the encoding in it. What a later version adds (elements, attributes) is left out when read; another form has another namespace.
 */
import { columnName, MAX_ROWS, parseAddress } from '../core/grid.js'
import type { Correction, Explanation, ExplanationReason, Notes, RowRole } from '../core/index.js'
import type { ReadWarning } from './errors.js'
import { escapeX, escapeXml } from './escape.js'
import type { CustomXml } from './parts.js'
import { unescapeX } from './texts.js'
import { type Attributes, type Handler, NOTES_NAMESPACE, Tokenizer, XmlError } from './xml.js'

/** Bounds of what is kept; lengths in UTF-16 units. What a person wrote is cut, what would be another key if it were cut is left out. */
export const NOTES_LIMITS = {
  explanations: 10_000,
  corrections: 2_000,
  /** Of an explanation's text. */
  text: 2_000,
  author: 100,
  /** Of an identity, a fingerprint, the texts a correction is found again by. */
  key: 8_000,
  /** Of the whole part. */
  xml: 8 << 20,
} as const

/** What was wrong with notes that are ours: nothing could be read, or not everything was. */
export type NotesFault = 'notes-broken' | 'notes-cut'

/** The root is looked for in so many signs. */
const MAX_ROOT = 1 << 16
const REASONS: readonly ExplanationReason[] = ['verified', 'document', 'approved', 'superior', 'in-progress', 'other']
const ROLES: readonly RowRole[] = ['data', 'section', 'subtotal', 'total', 'repeated-header', 'note', 'blank']

/** True where there is nothing to keep. */
export function isEmptyNotes({ pack, explanations, corrections }: Notes): boolean {
  return pack === null && explanations.length === 0 && corrections.length === 0
}

/** True of a part whose root is ours, broken behind it or not. */
export function isOwn(xml: string): boolean {
  let isOurs = false
  const root: Handler = {
    open(name) {
      isOurs = name === 'notes:notes'
      throw new XmlError('the root is seen')
    },
    close() {},
    text() {},
  }
  try {
    new Tokenizer(root).push(xml.slice(0, MAX_ROOT))
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
  }
  return isOurs
}

/** The notes in a custom XML part; null where the part is not ours or broken. `tell` hears of what was wrong with one that is ours. */
export function readNotes(xml: string, tell: (fault: NotesFault) => void = () => {}): Notes | null {
  if (!isOwn(xml)) return null
  const handler = new NotesHandler()
  try {
    if (xml.length > NOTES_LIMITS.xml) throw new XmlError('too long')
    const tokenizer = new Tokenizer(handler)
    tokenizer.push(xml)
    tokenizer.end()
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    tell('notes-broken')
    return null
  }
  if (handler.isCut) tell('notes-cut')
  const { pack, explanations, corrections } = handler
  return { pack, explanations, corrections }
}

/** The notes of a workbook: those of the last of its parts that can be read. Faults, and that there are several, go to `warnings`. */
export function notesIn(parts: readonly CustomXml[], warnings: ReadWarning[]): Notes | null {
  const own = parts.filter(({ text }) => isOwn(text))
  for (const [i, { part, text }] of [...own.entries()].reverse()) {
    const notes = readNotes(text, (code) => warnings.push({ code, part }))
    if (notes && i > 0) warnings.push({ code: 'notes-twice', part })
    if (notes) return notes
  }
  return null
}

/** Gathers what stands below a root of ours. */
class NotesHandler implements Handler {
  isCut = false
  pack: string | null = null
  readonly explanations: Explanation[] = []
  readonly corrections: Correction[] = []
  private depth = 0
  private attributes: Attributes = new Map()
  private words = ''

  open(_: string, attributes: Attributes): void {
    this.depth++
    if (this.depth === 1) {
      const pack = unescapeX(attributes.get('pack') ?? '')
      this.pack = pack !== '' && this.fits(pack) ? pack : null
    } else if (this.depth === 2) {
      this.attributes = attributes
      this.words = ''
    }
  }

  text(text: string): void {
    if (this.depth !== 2) return
    // Longer than any text we keep: what more of it is there is not gathered.
    if (this.words.length <= NOTES_LIMITS.key * 7) this.words += text
  }

  close(name: string): void {
    this.depth--
    if (this.depth !== 1) return
    if (name === 'notes:explanation') this.add(this.explanations, NOTES_LIMITS.explanations, this.explanation())
    else if (name === 'notes:header') this.add(this.corrections, NOTES_LIMITS.corrections, this.header())
    else if (name === 'notes:column') this.add(this.corrections, NOTES_LIMITS.corrections, this.column())
    else if (name === 'notes:row') this.add(this.corrections, NOTES_LIMITS.corrections, this.row())
  }

  private add<T>(list: T[], limit: number, item: T | null): void {
    if (item === null || list.length >= limit) this.isCut = true
    else list.push(item)
  }

  private fits(key: string): boolean {
    if (key.length <= NOTES_LIMITS.key) return true
    this.isCut = true
    return false
  }

  /** A key; null where it is missing or too long. */
  private key(name: string): string | null {
    const raw = this.attributes.get(name)
    const key = raw === undefined ? null : unescapeX(raw)
    return key !== null && this.fits(key) ? key : null
  }

  private explanation(): Explanation | null {
    const [finding, witness] = [this.key('finding'), this.key('witness')]
    if (finding === null || witness === null) return null
    const text = written(this.words, NOTES_LIMITS.text)
    if (text.length < written(this.words, NOTES_LIMITS.xml).length) this.isCut = true
    return {
      finding,
      // A reason only a later version knows is one that is not in our list.
      reason: REASONS.find((reason) => reason === this.attributes.get('reason')) ?? 'other',
      text,
      author: written(this.attributes.get('author') ?? '', NOTES_LIMITS.author),
      time: written(this.attributes.get('time') ?? '', NOTES_LIMITS.author),
      witness,
    }
  }

  private header(): Correction | null {
    const [sheet, row, rows, text] = [this.key('sheet'), this.place('row'), this.place('rows'), this.heading()]
    if (sheet === null || row === null || rows === null || text === null) return null
    return { kind: 'header', sheet, row, rows: rows + 1, text }
  }

  private column(): Correction | null {
    const [sheet, row, text] = [this.key('sheet'), this.place('row'), this.heading()]
    const letters = this.attributes.get('col') ?? ''
    const col = /^[A-Z]+$/.test(letters) ? parseAddress(`${letters}1`)?.col : undefined
    const field = this.attributes.get('ignored') === 'true' ? null : (this.key('field') ?? undefined)
    if (sheet === null || row === null || col === undefined || text === null || field === undefined) return null
    return { kind: 'column', sheet, row, col, text, field }
  }

  private row(): Correction | null {
    const [sheet, row, text] = [this.key('sheet'), this.place('row'), this.heading()]
    const role = ROLES.find((one) => one === this.attributes.get('role'))
    if (sheet === null || row === null || text === null || role === undefined) return null
    return { kind: 'row', sheet, row, text, role }
  }

  private heading(): string | null {
    const text = unescapeX(this.words)
    return this.fits(text) ? text : null
  }

  /** A number counted from 1, as 0-based; null where it is none that a sheet has. */
  private place(name: string): number | null {
    const text = this.attributes.get(name) ?? ''
    if (!/^[1-9]\d{0,6}$/.test(text)) return null
    const n = Number(text)
    return n <= MAX_ROWS ? n - 1 : null
  }
}

/** What a person wrote, cut, without the control signs no text needs; line ends are LF. */
function written(text: string, limit: number): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
    .slice(0, limit)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
}

/**
 * The notes as the text of a part. What does not fit the limits is left out: of too many explanations or corrections the oldest (the
 * first). `readNotes` gives back what was kept.
 */
export function notesXml(notes: Notes): string {
  const budget = { left: NOTES_LIMITS.xml - 2 * NOTES_LIMITS.key * 7 }
  const corrections = newest(notes.corrections, NOTES_LIMITS.corrections, correctionXml, budget)
  const explanations = newest(notes.explanations, NOTES_LIMITS.explanations, explanationXml, budget)
  const { pack } = notes
  const root = `notes xmlns="${NOTES_NAMESPACE}"${pack === null || !isKey(pack) ? '' : attribute('pack', escapeX(pack))}`
  const items = [...explanations, ...corrections]
  return items.length === 0 ? `<${root}/>` : `<${root}>\n${items.map((item) => `  ${item}\n`).join('')}</notes>`
}

/** The last items that fit, in their order. */
function newest<T>(
  items: readonly T[],
  limit: number,
  make: (item: T) => string | null,
  budget: { left: number },
): string[] {
  const kept: string[] = []
  for (let i = items.length - 1; i >= 0 && kept.length < limit; i--) {
    const text = make(items[i]!)
    if (text === null) continue
    if (text.length + 3 > budget.left) break
    budget.left -= text.length + 3
    kept.push(text)
  }
  return kept.reverse()
}

function explanationXml({ finding, reason, text, author, time, witness }: Explanation): string | null {
  if (!isKey(finding) || !isKey(witness)) return null
  const attributes = [
    attribute('finding', escapeX(finding)),
    attribute('reason', reason),
    attribute('author', written(author, NOTES_LIMITS.author)),
    attribute('time', written(time, NOTES_LIMITS.author)),
    attribute('witness', escapeX(witness)),
  ]
  return element('explanation', attributes, written(text, NOTES_LIMITS.text))
}

function correctionXml(correction: Correction): string | null {
  const { kind, sheet, row, text } = correction
  if (!isKey(sheet) || !isKey(text)) return null
  const attributes = [attribute('sheet', escapeX(sheet)), attribute('row', String(row + 1))]
  if (kind === 'header') attributes.push(attribute('rows', String(correction.rows)))
  else if (kind === 'row') attributes.push(attribute('role', correction.role))
  else {
    const { field, col } = correction
    if (field !== null && !isKey(field)) return null
    attributes.push(attribute('col', columnName(col)))
    attributes.push(field === null ? attribute('ignored', 'true') : attribute('field', escapeX(field)))
  }
  return element(kind, attributes, escapeX(text))
}

function isKey(text: string): boolean {
  return text.length <= NOTES_LIMITS.key
}

function element(name: string, attributes: readonly string[], text: string): string {
  const head = `<${name}${attributes.join('')}`
  return text === '' ? `${head}/>` : `${head}>${escapeXml(text)}</${name}>`
}

/** A line break or tab in an attribute would be read as a space. */
function attribute(name: string, value: string): string {
  return ` ${name}="${escapeXml(value).replace(/[\t\n]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`
}
