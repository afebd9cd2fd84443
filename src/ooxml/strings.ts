/** The shared strings part: every text of the workbook once, by number. */
import { ascii, closeTag, isSpace, matches, named, Odd, RichText, skipTag } from './rich.js'
import type { Texts } from './texts.js'
import { Views, word } from './view.js'
import type { Attributes, Handler } from './xml.js'

/** Scans whole `<si>` elements; throws Odd where there is anything else. The bytes end right before a `<`. */
export class StringScanner {
  private readonly item: Uint8Array
  private readonly list: Uint8Array
  private readonly rich: RichText
  private readonly views = new Views()

  constructor(
    private readonly texts: Texts,
    private readonly prefix: string,
  ) {
    this.item = ascii(`${prefix}si`)
    this.list = ascii(`${prefix}sst`)
    this.rich = new RichText(prefix)
  }

  /** Scans `bytes[from, end)`. Gives `end`, or the place of `</sst` where that comes first. */
  scan(bytes: Uint8Array, from: number, end: number): number {
    const { texts, item } = this
    let i = from
    for (;;) {
      if (this.prefix === '') i = this.plain(bytes, i, end)
      while (isSpace(bytes[i])) i++
      if (i >= end) return end
      if (bytes[i] !== 60) throw new Odd()
      if (bytes[i + 1] === 47) {
        if (!matches(bytes, i + 2, this.list)) throw new Odd()
        return i
      }
      if (!named(bytes, i + 1, item)) throw new Odd()
      i = skipTag(bytes, i + 1 + item.length, end)
      texts.begin()
      i = i < 0 ? ~i : this.rest(bytes, i, end)
      texts.finish()
    }
  }

  /** Scans texts as nearly all begin, `<si><t>甲</t>`; gives the place after the last one, which may be `from`. */
  private plain(bytes: Uint8Array, from: number, end: number): number {
    const { texts } = this
    const view = this.views.of(bytes)
    let i = from
    while (i < end && view.getInt32(i, true) === OPEN && view.getInt32(i + 3, true) === OPEN_TEXT) {
      texts.begin()
      i = texts.take(view, i + 7)
      if (i < 0 || view.getInt32(i, true) !== CLOSE_TEXT) throw new Odd()
      const closed = view.getInt32(i + 4, true) === CLOSE && bytes[i + 8] === 62
      i = closed ? i + 9 : this.rest(bytes, i + 4, end)
      texts.finish()
    }
    return i
  }

  /** Reads the (other) children of the item up to and with its closing tag. */
  private rest(bytes: Uint8Array, from: number, end: number): number {
    const i = this.rich.read(bytes, from, end, this.texts)
    if (!matches(bytes, i + 2, this.item)) throw new Odd()
    return closeTag(bytes, i + 2 + this.item.length)
  }
}

const OPEN = word('<si>')
const OPEN_TEXT = word('><t>')
const CLOSE_TEXT = word('</t>')
const CLOSE = word('</si')

/** The frame of the part: only the root counts. */
export class StringFrame implements Handler {
  protected readonly path: string[] = []

  /** True where the texts come next. */
  get inData(): boolean {
    return this.path.length === 1 && this.path[0] === 'sst'
  }

  /** True once the root was met. */
  dataSeen = false

  open(name: string, _attributes: Attributes): void {
    this.path.push(name)
    if (this.inData) this.dataSeen = true
  }

  close(_name: string): void {
    this.path.pop()
  }

  text(_text: string): void {}
}

/** The texts from the conforming tokenizer's events. */
export class SlowStrings extends StringFrame {
  private words: string | null = null
  private phonetic = 0

  constructor(private readonly texts: Texts) {
    super()
  }

  override open(name: string, attributes: Attributes): void {
    super.open(name, attributes)
    if (this.path.length === 2 && name === 'si') this.words = ''
    else if (name === 'rPh') this.phonetic++
  }

  override text(text: string): void {
    if (this.words !== null && this.phonetic === 0 && this.path.at(-1) === 't') this.words += text
  }

  override close(name: string): void {
    if (name === 'rPh') this.phonetic--
    else if (name === 'si' && this.path.length === 2) {
      this.texts.add(this.words ?? '')
      this.words = null
    }
    super.close(name)
  }
}
