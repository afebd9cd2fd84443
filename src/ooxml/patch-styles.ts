/** New cell formats: a copy of the cell's own with another number format, added at the end of the list. */
import { escapeXml } from './escape.js'
import { builtinFormats } from './formats.js'
import { unescapeXml } from './texts.js'
import { attributeOf, NotEditable, type Splice, splice, type Tag, tagText, walk, withAttribute } from './walk.js'

/** First number a file may give to a format of its own (ECMA-376 18.8.30). */
const FIRST_OWN = 164

/** The styles part, read as far as number formats go, with what is to be added. */
export class StylePatch {
  /** The `<xf>` elements of cellXfs, whole. */
  private readonly xfs: string[] = []
  private readonly own = new Map<string, number>()
  private readonly codes = new Map<number, string>()
  private listStart: Tag | null = null
  private listEnd = -1
  private formats: { open: Tag; end: number } | null = null
  private rootEnd = -1
  private prefix = ''
  private readonly added: string[] = []
  private readonly addedFormats: string[] = []

  /** Throws NotEditable where the part has no list of cell formats. */
  constructor(private readonly bytes: Uint8Array) {
    const path: string[] = []
    let from = -1
    walk(bytes, (tag) => {
      if (tag.kind !== 'close') {
        path.push(tag.name)
        if (path.length === 1) this.startRoot(tag)
        else if (path.length === 2 && tag.name === 'cellXfs') this.listStart = tag
        else if (path.length === 2 && tag.name === 'numFmts') this.formats = { open: tag, end: tag.to }
        else if (path.length === 3 && path[1] === 'numFmts') this.noteFormat(tag)
        else if (path.length === 3 && path[1] === 'cellXfs') from = tag.from
      }
      if (tag.kind === 'open') return
      if (path.length === 3 && path[1] === 'cellXfs') this.xfs.push(this.text(from, tag.to))
      else if (path.length === 2 && tag.name === 'cellXfs') this.listEnd = tag.from
      else if (path.length === 2 && tag.name === 'numFmts' && this.formats) this.formats.end = tag.from
      path.pop()
    })
    if (!this.listStart || this.listStart.kind === 'empty' || this.listEnd < 0) throw new NotEditable('no cell formats')
  }

  /** True once something is to be added. */
  get changed(): boolean {
    return this.added.length > 0
  }

  /** Index of a style that is `style` with the number format `code`; one that is there already where possible. */
  withFormat(style: number, code: string): number {
    const xf = this.xfs[style] ?? this.xfs[0]
    if (xf === undefined) throw new NotEditable('no cell formats')
    const end = xf.indexOf('>') + 1
    const head = xf.slice(0, end)
    const id = this.formatId(code)
    if (Number(attributeOf(head, 'numFmtId') ?? 0) === id) return style
    const named = withAttribute(head, 'numFmtId', String(id))
    const wanted = withAttribute(named, 'applyNumberFormat', '1') + xf.slice(end)
    const known = this.xfs.indexOf(wanted)
    if (known >= 0) return known
    this.xfs.push(wanted)
    this.added.push(wanted)
    return this.xfs.length - 1
  }

  /** The part with what was added; all else stays. */
  result(): Uint8Array {
    const splices: Splice[] = [{ from: this.listEnd, to: this.listEnd, text: this.added.join('') }]
    splices.push(this.counted(this.listStart!, this.added.length))
    if (this.addedFormats.length > 0) splices.push(...this.formatSplices())
    return splice(this.bytes, splices)
  }

  private formatSplices(): Splice[] {
    const items = this.addedFormats.join('')
    const p = this.prefix
    if (!this.formats || this.formats.open.kind === 'empty') {
      const [from, to] = this.formats ? [this.formats.open.from, this.formats.open.to] : [this.rootEnd, this.rootEnd]
      return [{ from, to, text: `<${p}numFmts count="${this.addedFormats.length}">${items}</${p}numFmts>` }]
    }
    const { open, end } = this.formats
    return [{ from: end, to: end, text: items }, this.counted(open, this.addedFormats.length)]
  }

  /** The list's open tag with its count put right. */
  private counted(tag: Tag, more: number): Splice {
    const text = tagText(this.bytes, tag)
    const count = attributeOf(text, 'count')
    const next = count === null ? text : withAttribute(text, 'count', String(Number(count) + more))
    return { from: tag.from, to: tag.to, text: next }
  }

  private formatId(code: string): number {
    const known = this.own.get(code)
    if (known !== undefined) return known
    for (const [id, builtin] of builtinFormats) if (builtin === code && !this.codes.has(id)) return id
    let id = FIRST_OWN
    while (this.codes.has(id)) id++
    this.codes.set(id, code)
    this.own.set(code, id)
    this.addedFormats.push(`<${this.prefix}numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`)
    return id
  }

  private startRoot(tag: Tag): void {
    this.prefix = /^<([\w.-]+:)?/.exec(tagText(this.bytes, tag))?.[1] ?? ''
    this.rootEnd = tag.to
  }

  private noteFormat(tag: Tag): void {
    const text = tagText(this.bytes, tag)
    const id = Number(attributeOf(text, 'numFmtId'))
    const code = unescapeXml(attributeOf(text, 'formatCode') ?? '')
    this.codes.set(id, code)
    if (!this.own.has(code)) this.own.set(code, id)
  }

  private text(from: number, to: number): string {
    return new TextDecoder().decode(this.bytes.subarray(from, to))
  }
}

/** The elements of a workbook part that stand before `calcPr` (ECMA-376 18.2.27). */
const BEFORE_CALC = new Set([
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
])

/** The workbook part with the flag that makes every program compute all formulas when it opens the file. */
export function recalculateOnLoad(bytes: Uint8Array): Uint8Array {
  let calc: Tag | null = null
  let after = -1
  let prefix = ''
  const path: string[] = []
  walk(bytes, (tag) => {
    if (tag.kind !== 'close') path.push(tag.name)
    if (path.length === 1 && tag.kind === 'open') prefix = /^<([\w.-]+:)?/.exec(tagText(bytes, tag))?.[1] ?? ''
    if (path.length === 2 && tag.name === 'calcPr') calc ??= tag
    if (tag.kind === 'open') return
    if (path.length === 2 && BEFORE_CALC.has(tag.name)) after = tag.to
    path.pop()
  })
  const found = calc as Tag | null
  if (found) {
    const text = withAttribute(tagText(bytes, found), 'fullCalcOnLoad', '1')
    return splice(bytes, [{ from: found.from, to: found.to, text }])
  }
  if (after < 0) throw new NotEditable('workbook part')
  return splice(bytes, [{ from: after, to: after, text: `<${prefix}calcPr fullCalcOnLoad="1"/>` }])
}
