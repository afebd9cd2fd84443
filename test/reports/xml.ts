/** Reads XML strictly, for tests of what is written as XML. */
import { type Attributes, Tokenizer } from '../../src/ooxml/xml.js'

/** An element with what stands in it. */
export interface Element {
  readonly name: string
  readonly attributes: Attributes
  readonly children: readonly Element[]
  /** Its own character data. */
  readonly text: string
}

/** The document element. Throws where the text is not well-formed XML 1.0. */
export function parseXml(text: string): Element {
  const odd = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(text)
  if (odd) throw new Error(`no sign of XML: U+${odd[0].codePointAt(0)!.toString(16)}`)
  if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) throw new Error('an entity that XML does not know')
  const open: { name: string; attributes: Attributes; children: Element[]; text: string }[] = [
    { name: '', attributes: new Map(), children: [], text: '' },
  ]
  const tokenizer = new Tokenizer({
    open: (name, attributes) => {
      const element = { name, attributes, children: [], text: '' }
      open.at(-1)!.children.push(element)
      open.push(element)
    },
    close: () => open.pop(),
    text: (piece) => {
      open.at(-1)!.text += piece
    },
  })
  tokenizer.push(text)
  tokenizer.end()
  return open[0]!.children[0]!
}

/** The elements of a name anywhere below. */
export function all({ children }: Element, name: string): Element[] {
  return children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)])
}
