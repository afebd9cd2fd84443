/** The tree of a page, within limits; and the text of a part of it as a person reads it. */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5'
import { ReadError } from '../ooxml/index.js'
import { isForScreen, isHidden, readStyles, type Sheets } from './css.js'
import { withoutEdges } from './edges.js'

export type Node = DefaultTreeAdapterTypes.ChildNode
export type Element = DefaultTreeAdapterTypes.Element

/** Elements inside each other. */
const MAX_DEPTH = 512
/** Elements of a page. */
const MAX_ELEMENTS = 4_000_000

/** A page as read. */
export interface Page {
  readonly body: readonly Node[]
  readonly styles: Sheets
  /** True where it only says which other pages to show. */
  readonly isFrameset: boolean
}

/** Reads a page as browsers do. Throws ReadError `too-large` where it is deeper or has more elements than any table. */
export function parsePage(html: string, file: string): Page {
  let depth = 0
  let elements = 0
  const refuse = (what: string): never => {
    throw new ReadError('too-large', file, what)
  }
  const document = parse(html, {
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(...args) {
        if (++elements > MAX_ELEMENTS) refuse(`more than ${MAX_ELEMENTS} elements`)
        return defaultTreeAdapter.createElement(...args)
      },
      // Of comments nothing is read, and a page may be made of millions.
      appendChild(parent, child) {
        if (!defaultTreeAdapter.isCommentNode(child)) defaultTreeAdapter.appendChild(parent, child)
      },
      onItemPush() {
        if (++depth > MAX_DEPTH) refuse(`deeper than ${MAX_DEPTH}`)
      },
      onItemPop() {
        depth--
      },
    },
  })
  const root = document.childNodes.find(isElement)
  const body = root?.childNodes.find((node) => isElement(node) && /^(?:body|frameset)$/.test(node.tagName))
  const css: string[] = []
  if (root) stylesIn(root, css)
  return {
    body: body && isElement(body) ? body.childNodes : [],
    styles: readStyles(css.join('\n')),
    isFrameset: body !== undefined && isElement(body) && body.tagName === 'frameset',
  }
}

function stylesIn(element: Element, css: string[]): void {
  for (const child of element.childNodes)
    if (isElement(child)) {
      if (child.tagName === 'style' && isForScreen(attribute(child, 'media') ?? '')) css.push(rawText(child))
      // Styles stand in the head, or at the beginning of the body.
      else if (!/^(?:style|table|tbody|tr|td)$/.test(child.tagName)) stylesIn(child, css)
    }
}

function rawText(element: Element): string {
  return element.childNodes.map((node) => ('value' in node ? node.value : '')).join('')
}

export function isElement(node: DefaultTreeAdapterTypes.Node): node is Element {
  return 'tagName' in node
}

/** An attribute; null where it is not there. Names are in small letters, as HTML has them. */
export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null
}

const BLOCKS =
  /^(?:address|article|aside|blockquote|center|dd|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|legend|li|main|nav|ol|p|pre|section|table|tbody|thead|tfoot|tr|ul)$/
const SILENT = /^(?:script|style|head|title|template|noscript|iframe|object|select|textarea|button|svg|math|img|input)$/

/** True of an element that stands on lines of its own. */
export function isBlock({ tagName }: Element): boolean {
  return BLOCKS.test(tagName)
}

/** True of an element whose text a person sees. */
export function isSeen(element: Element, styles: Sheets): boolean {
  return !SILENT.test(element.tagName) && !isGone(element, styles)
}

/** True of an element that is there and not shown. */
export function isGone(element: Element, { hidden }: Sheets): boolean {
  if (element.attrs.length === 0) return false
  if (attribute(element, 'hidden') !== null || isHidden(attribute(element, 'style') ?? '')) return true
  return hidden.size > 0 && classesOf(element).some((name) => hidden.has(name))
}

/** The classes of an element. */
export function classesOf(element: Element): string[] {
  return attribute(element, 'class')?.split(/\s+/) ?? []
}

/** Lines of text as they come, white space folded as browsers fold it. */
export class Lines {
  readonly lines: string[] = []
  private line = ''

  add(text: string): void {
    this.line += text.replace(/[ \t\n\f\r]+/g, ' ')
  }

  /** The line ends, if it has begun. */
  end(): void {
    if (this.line.trim() !== '' || this.line.includes('\u00a0')) this.break()
    else this.line = ''
  }

  /** The line ends, blank or not. */
  break(): void {
    this.lines.push(this.line.replace(/ {2,}/g, ' ').replace(/^ | $/g, ''))
    this.line = ''
  }
}

/** The text of a cell: a line for every line a person sees. Tables in it are read line by line as well. */
export function textOf(nodes: readonly Node[], styles: Sheets): string {
  const lines = new Lines()
  gather(nodes, styles, lines, false)
  lines.end()
  return withoutEdges(lines.lines.join('\n'), '\n')
}

function gather(nodes: readonly Node[], styles: Sheets, lines: Lines, isSpaced: boolean): void {
  for (const node of nodes)
    if ('value' in node) lines.add(isSpaced ? node.value.replaceAll('\u00a0', ' ') : node.value)
    else if (isElement(node) && isSeen(node, styles)) {
      if (node.tagName === 'br') {
        lines.break()
        continue
      }
      const block = isBlock(node)
      if (block) lines.end()
      // Excel writes the blanks of a text as such a run.
      const spaced = isSpaced || /mso-spacerun\s*:\s*yes/i.test(attribute(node, 'style') ?? '')
      gather(node.childNodes, styles, lines, spaced)
      if (block) lines.end()
      else if (/^t[dh]$/.test(node.tagName)) lines.add(' ')
    }
}
