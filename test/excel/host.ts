/**
 * The simulated Excel as a host of the RichApi protocol: takes requests one after another as JSON text, answers them, pushes events.
 * Knows nothing of how the text travels; bridge.ts (Node) and chromium/ (a page) carry it.
 */
import { Batch, type RequestBody } from './batch.js'
import type { Book } from './book.js'
import { type EventEntry, entriesOf } from './events.js'
import { Fault } from './fault.js'
import { Session } from './session.js'

/** What a request was, for assertions. */
export interface RequestRecord {
  /** The bits office.js sends with it. */
  readonly flags: number
  /** True where Excel takes it for a write: it then clears the list of what can be undone. */
  readonly write: boolean
  readonly requestBytes: number
  readonly responseBytes: number
  /** What was asked, `Class.Member`, in order. */
  readonly steps: readonly string[]
  /** The code of the error it ended with; null where it did not. */
  readonly error: string | null
  /** What was said with the error: names what is not modelled. */
  readonly said: string | null
}

/** How this Excel behaves. */
export interface HostOptions {
  /** Most bytes of a request and of a response: Excel on the web's 5 MB, null without limit. */
  readonly payload?: number | null
  /** Events carry `triggerSource` (ExcelApi 1.14). */
  readonly triggerSource?: boolean
  /** Milliseconds every request takes at least. */
  readonly latency?: number
}

/** The answer to a request. */
export interface Reply {
  readonly statusCode: number
  /** A ResponseBody as JSON text, or `{"error":{"code","message"}}`. */
  readonly body: string
}

enum Flag {
  write = 1,
  delayForCellEdit = 64,
}

const MEGABYTE = 2 ** 20

export class ExcelHost {
  readonly log: RequestRecord[] = []
  readonly session: Session
  private readonly payload: number | null
  private readonly triggerSource: boolean
  private readonly latency: number
  private readonly subscribers = new Set<(entries: readonly EventEntry[]) => void>()
  private waiting: EventEntry[] = []
  private turn: Promise<unknown> = Promise.resolve()
  private afterEditing: (() => void)[] = []
  /** Requests that fail with a code, in order, before anything of them is done: `null` lets one through. */
  readonly failNext: (string | null)[] = []

  constructor(
    readonly book: Book,
    options: HostOptions = {},
  ) {
    this.session = new Session(book)
    this.payload = options.payload === undefined ? 5 * MEGABYTE : options.payload
    this.triggerSource = options.triggerSource ?? true
    this.latency = options.latency ?? 0
    book.listen((happening) => {
      if (happening.kind === 'moved') for (const range of this.session.ranges()) range.move(happening)
      this.push(entriesOf(this.session, happening, { triggerSource: this.triggerSource }))
    })
  }

  /** Calls back with the events of every moment until the function it gives is called. */
  subscribe(subscriber: (entries: readonly EventEntry[]) => void): () => void {
    this.subscribers.add(subscriber)
    return () => this.subscribers.delete(subscriber)
  }

  /** Answers a request; those before it are answered first, but for a cell being edited: then it fails at once, or waits. */
  handle(flags: number, body: string): Promise<Reply> {
    const fails = this.book.editing && !(flags & Flag.delayForCellEdit)
    const answer = (fails ? Promise.resolve() : this.turn).then(() => this.answer(flags, body))
    if (!fails) this.turn = answer.catch(() => undefined)
    return answer
  }

  /** Waits until every request so far is answered and every event told. */
  async settled(): Promise<void> {
    for (let before: unknown = null; before !== this.turn || this.waiting.length > 0; ) {
      before = this.turn
      await this.turn
      await new Promise((resolve) => setTimeout(resolve, 0))
    }
  }

  /** The person begins typing in a cell: until `leaveEditMode`, requests fail or, where the add-in asked for it, wait. */
  enterEditMode(editing: NonNullable<Book['editing']>): void {
    this.book.editing = editing
  }

  leaveEditMode(): void {
    this.book.editing = null
    for (const resume of this.afterEditing.splice(0)) resume()
  }

  /** The requests since `mark` (the length of the log then) that Excel takes for writes. */
  writesSince(mark: number): readonly RequestRecord[] {
    return this.log.slice(mark).filter(({ write }) => write)
  }

  private async answer(flags: number, body: string): Promise<Reply> {
    if (this.latency > 0) await new Promise((resolve) => setTimeout(resolve, this.latency))
    if (this.book.editing && flags & Flag.delayForCellEdit)
      await new Promise<void>((resolve) => this.afterEditing.push(resolve))
    const size = bytesOf(body)
    const steps: string[] = []
    const { statusCode, body: text, failed } = this.run(body, size, steps)
    this.log.push({
      flags,
      write: (flags & Flag.write) !== 0,
      requestBytes: size,
      responseBytes: bytesOf(text),
      steps,
      error: failed?.code ?? null,
      said: failed?.message ?? null,
    })
    return { statusCode, body: text }
  }

  private run(body: string, size: number, steps: string[]): Reply & { readonly failed: Failed | null } {
    const wanted = this.failNext.shift() ?? null
    if (wanted !== null) return refused(new Fault(wanted, 'simulator: the failure the test asked for'))
    if (this.book.editing) return refused(new Fault('InvalidOperationInCellEditMode', IN_EDIT_MODE))
    if (this.payload !== null && size > this.payload)
      return refused(new Fault('RequestPayloadSizeLimitExceeded', 'The request payload size has exceeded the limit.'))
    const batch = new Batch(this.session, JSON.parse(body) as RequestBody)
    const response = batch.run()
    steps.push(...batch.steps)
    const text = JSON.stringify(response)
    if (this.payload !== null && bytesOf(text) > this.payload)
      return refused(new Fault('ResponsePayloadSizeLimitExceeded', 'The response payload size has exceeded the limit.'))
    const { Error: error } = response
    return { statusCode: 200, body: text, failed: error ? { code: error.Code, message: error.Message } : null }
  }

  /** Tells events a moment later, as Excel does: never while the request that caused them runs. */
  private push(entries: readonly EventEntry[]): void {
    if (entries.length === 0) return
    this.waiting.push(...entries)
    if (this.waiting.length > entries.length) return
    setTimeout(() => {
      const now = this.waiting
      this.waiting = []
      for (const subscriber of this.subscribers) subscriber(now)
    }, 0)
  }
}

interface Failed {
  readonly code: string
  readonly message: string
}

/** A request of which nothing was done. */
function refused({ code, message, status }: Fault): Reply & { readonly failed: Failed } {
  return { statusCode: status, body: JSON.stringify({ error: { code, message } }), failed: { code, message } }
}

const IN_EDIT_MODE =
  'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.'

const encoder = new TextEncoder()

function bytesOf(text: string): number {
  return encoder.encode(text).length
}
