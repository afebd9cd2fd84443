/** The styles of an OpenDocument spreadsheet: what formats cells have and which sheets are hidden. */
import { apart } from '../core/index.js'
import type { Attributes, Handler } from '../ooxml/xml.js'
import { OdsFormat } from './ods-formats.js'

interface Style {
  readonly format: string | undefined
  readonly parent: string | undefined
}

/** Styles may be made from others; nobody makes longer lines of them. */
const MAX_PARENTS = 16
/** A file with more styles than this is made to look large. */
const MAX_STYLES = 200_000

/** Takes the styles of `styles.xml`, and those at the head of `content.xml`. */
export class OdsStyles implements Handler {
  /** Sheets of these styles are hidden. */
  readonly hiddenTables = new Set<string>()
  private readonly cells = new Map<string, Style>()
  private readonly formats = new Map<string, OdsFormat>()
  private readonly codes = new Map<string, string>()
  private format: OdsFormat | null = null
  private table: string | null = null

  open(name: string, attributes: Attributes): void {
    if (this.format) this.format.open(name, attributes)
    else if (name.startsWith('number:') && name.endsWith('-style')) this.openFormat(name, attributes)
    else if (name === 'style:style' || name === 'style:default-style') this.openStyle(attributes)
    else if (name === 'style:table-properties' && this.table !== null && attributes.get('table:display') === 'false')
      this.hiddenTables.add(this.table)
  }

  text(text: string): void {
    this.format?.characters(text)
  }

  close(name: string): void {
    if (name.startsWith('number:') && name.endsWith('-style')) this.format = null
    else if (this.format) this.format.close(name)
    else if (name === 'style:style') this.table = null
  }

  /** The number format code of cells of a style. */
  codeOf(style: string): string {
    // A style that is nowhere is the default one; cells may name millions of them.
    const name = this.cells.has(style) ? style : ''
    const known = this.codes.get(name)
    if (known !== undefined) return known
    const code = this.formats.get(this.formatOf(name) ?? '')?.built(this.formats) ?? 'General'
    this.codes.set(apart(name), code)
    return code
  }

  private formatOf(style: string): string | undefined {
    let name: string | undefined = style
    for (let parents = 0; name !== undefined && parents < MAX_PARENTS; parents++) {
      const one: Style | undefined = this.cells.get(name)
      if (one?.format !== undefined) return one.format
      name = one?.parent
    }
    return this.cells.get('')?.format
  }

  private openFormat(name: string, attributes: Attributes): void {
    this.format = new OdsFormat(name.slice('number:'.length, -'-style'.length), attributes)
    const own = attributes.get('style:name')
    if (own !== undefined && this.formats.size < MAX_STYLES) this.formats.set(own, this.format)
  }

  private openStyle(attributes: Attributes): void {
    const name = attributes.get('style:name') ?? ''
    const family = attributes.get('style:family')
    this.table = family === 'table' ? name : null
    if (family === 'table-cell' && this.cells.size < MAX_STYLES)
      this.cells.set(name, {
        format: attributes.get('style:data-style-name'),
        parent: attributes.get('style:parent-style-name'),
      })
  }
}
