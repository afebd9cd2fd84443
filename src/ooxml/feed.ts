/** Drives a part through the fast scanner, and through the conforming tokenizer where that gives up. */
import { ascii, Odd } from './rich.js'
import { SLACK } from './view.js'
import { type Decoder, type Handler, Tokenizer, XmlError, xmlDecoder, xmlEncoding } from './xml.js'

/** Scans whole items of a part. */
export interface Scanner {
  scan(bytes: Uint8Array, from: number, end: number): number
}

/** How a part is split into what the tokenizer reads and what the fast scanner may. */
export interface Plan {
  /** Tells the frame's events to the data, whether the items come next, and whether their list was met at all. */
  readonly frame: Handler & { readonly inData: boolean; readonly dataSeen: boolean }
  /** Local name of the element that holds the items: `sheetData`, `sst`. */
  readonly list: string
  /** Local name of an item: `row`, `si`. */
  readonly item: string
  /** The scanner for elements with this prefix (`x:` or nothing). */
  readonly scanner: (prefix: string) => Scanner
}

/** Bytes one item may have. */
const MAX_ITEM = 1 << 28

/**
 * The head and the tail of the part go to the tokenizer, the items between them to the scanner, which works in place on
 * all bytes up to the last item that is whole: the hot loop needs no bounds checks and nothing is cut in the middle of
 * a character. Throws Odd where the part must be read again the slow way, RangeError where an item is too large.
 */
export class Feeder {
  private work = new Uint8Array(0)
  private used = 0
  /** Bytes of the head that were looked at. */
  private looked = 0
  private state: 'head' | 'items' | 'tail' = 'head'
  private scanner: Scanner | null = null
  private item: Uint8Array = new Uint8Array(0)
  private list: Uint8Array = new Uint8Array(0)
  private readonly tokenizer: Tokenizer
  private readonly decoder = new TextDecoder('utf-8', { fatal: true })

  constructor(
    private readonly plan: Plan,
    private readonly isUtf8: (bytes: Uint8Array) => boolean,
  ) {
    this.tokenizer = new Tokenizer(plan.frame)
  }

  push(chunk: Uint8Array): void {
    if (this.state === 'tail') {
      this.tell(chunk)
      return
    }
    const before = this.used
    this.keep(chunk)
    if (this.state === 'items') this.items(before)
    else this.head()
  }

  end(): void {
    if (this.state !== 'tail') throw new Odd()
    this.tokenizer.push(this.decoded())
    this.tokenizer.end()
  }

  private keep(chunk: Uint8Array): void {
    const length = this.used + chunk.length
    if (length > MAX_ITEM) throw new RangeError('item too large')
    if (length + SLACK > this.work.length) {
      const grown = new Uint8Array(Math.max(length + SLACK, this.work.length * 2))
      grown.set(this.work.subarray(0, this.used))
      this.work = grown
    }
    this.work.set(chunk, this.used)
    this.used = length
  }

  /** Looks for the tag that opens the list; all before it, and it, goes to the tokenizer. */
  private head(): void {
    const name = ascii(this.plan.list)
    for (let i = this.looked; i + name.length < this.used; i++) {
      this.looked = i
      if (this.work[i] !== name[0] || !starts(this.work, i, name)) continue
      const before = this.work[i - 1]
      const after = this.work[i + name.length]!
      if ((before !== 60 && before !== 58) || (after > 32 && after !== 62 && after !== 47)) continue
      const end = this.work.indexOf(62, i)
      if (end >= 0 && end < this.used) this.openList(i, end + 1)
      return
    }
    if (this.used > 1 << 24) throw new Odd()
  }

  private openList(name: number, end: number): void {
    if (xmlEncoding(this.work.subarray(0, Math.min(200, this.used))) !== 'utf-8') throw new Odd()
    let start = name
    while (start > 0 && this.work[start - 1] !== 60) start--
    // A longer prefix is nobody's; the slow reader takes it as it comes.
    if (name - start > 200) throw new Odd()
    const prefix = String.fromCharCode(...this.work.subarray(start, name))
    const closed = this.work[end - 2] === 47
    this.tell(this.work.subarray(0, end))
    this.shift(end)
    const { frame } = this.plan
    // What looked like the list stands in a comment, or in another namespace.
    if (!frame.dataSeen || frame.inData === closed) throw new Odd()
    if (closed) {
      this.toTail(0)
      return
    }
    this.item = ascii(`<${prefix}${this.plan.item}`)
    this.list = ascii(`</${prefix}${this.plan.list}`)
    this.scanner = this.plan.scanner(prefix)
    this.state = 'items'
    this.items(0)
  }

  private toTail(from: number): void {
    this.state = 'tail'
    this.tell(this.work.subarray(from, this.used))
    this.work = new Uint8Array(0)
    this.used = 0
  }

  /** Scans up to the last place where an item starts or the list ends; bytes before `before` hold none but at 0. */
  private items(before: number): void {
    const end = this.lastStart(Math.max(1, before - this.list.length))
    let done = 0
    if (end > 0) {
      // Texts are decoded later, where nobody expects an error: bytes that are no text are found now.
      if (!this.isUtf8(this.work.subarray(0, end))) throw new Odd()
      done = this.scanner!.scan(this.work, 0, end)
    }
    if (starts(this.work, done, this.list) && this.used - done > this.list.length) {
      this.toTail(done)
    } else {
      if (done < end) throw new Odd()
      this.shift(end)
    }
  }

  private lastStart(from: number): number {
    for (let i = this.used - 2; i >= from; i--) {
      if (this.work[i] !== 60) continue
      const name = this.work[i + 1] === 47 ? this.list : this.item
      if (i + name.length >= this.used || !starts(this.work, i, name)) continue
      const after = this.work[i + name.length]!
      if (after === 62 || after === 47 || after <= 32) return i
    }
    return 0
  }

  private shift(count: number): void {
    if (count === 0) return
    this.work.copyWithin(0, count, this.used)
    this.used -= count
  }

  private tell(bytes: Uint8Array): void {
    this.tokenizer.push(this.decoded(bytes))
  }

  /** Bytes that are no UTF-8 are for the tokenizer to judge. */
  private decoded(bytes?: Uint8Array): string {
    try {
      return bytes ? this.decoder.decode(bytes, { stream: true }) : this.decoder.decode()
    } catch {
      throw new Odd()
    }
  }
}

function starts(bytes: Uint8Array, at: number, name: Uint8Array): boolean {
  for (let k = 0; k < name.length; k++) if (bytes[at + k] !== name[k]) return false
  return true
}

/** Reads a part the slow way. Throws XmlError where it is not well-formed or not of its encoding. */
export async function readSlowly(chunks: AsyncIterable<Uint8Array>, handler: Handler): Promise<void> {
  const tokenizer = new Tokenizer(handler)
  let decoder: Decoder | null = null
  let head = new Uint8Array(0)
  for await (const chunk of chunks) {
    let bytes = chunk
    if (!decoder) {
      // The first bytes tell the encoding; a piece may be as short as one byte.
      const joined: Uint8Array<ArrayBuffer> = new Uint8Array(head.length + chunk.length)
      joined.set(head)
      joined.set(chunk, head.length)
      head = joined
      if (head.length < 200 && head.indexOf(62) < 0) continue
      decoder = xmlDecoder(head)
      bytes = head
    }
    tokenizer.push(decode(decoder, bytes))
  }
  decoder ??= xmlDecoder(head)
  tokenizer.end()
}

function decode(decoder: Decoder, bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes, { stream: true })
  } catch {
    throw new XmlError(`not ${decoder.encoding}`)
  }
}
