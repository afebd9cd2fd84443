/** The list of findings: a tree of groups, of which only the lines in sight are elements, so that 5,000 findings cost what 20 do. */
import { type Context, t, type View } from './context.js'
import { el, setAttribute, watcher } from './dom.js'
import { groupLine, itemLine, namesSheets, placeOf } from './lines.js'
import { type Group, type Row, rowsOf } from './model.js'
import { sentenceWidth } from './shown.js'

/** Heights of lines in CSS pixels. A finding has one line of text or two; what does not fit is cut, the card has it whole. */
const GROUP_HEIGHT = 30
const SHORT_HEIGHT = 28
const LONG_HEIGHT = 46
/** Widths in CSS pixels by which a text is taken to fit: of half a Chinese sign, of what stands beside the text. */
const HALF_SIGN = 7
const BESIDE = 46
const MAX_PLACE = 92
/** Of a longer list every finding has two lines: measuring its texts would hold up the page. */
const MAX_MEASURED = 1500
/** Lines kept above and below what is in sight. */
const SPARE = 6

export function list(ctx: Context): View {
  return new List(ctx)
}

/** A line that is an element now, and what it was made from. */
interface Made {
  readonly node: HTMLElement
  readonly from: readonly unknown[]
}

class List implements View {
  readonly node: HTMLElement
  private readonly space = el('div', { class: 'space', role: 'presentation' })
  private rows: readonly Row[] = []
  /** Where each line begins, and behind the last where all end. */
  private tops: number[] = [0]
  private index = new Map<string, number>()
  private active: string | null = null
  private width = 350
  private height = 0
  private shownChoice: string | null = null
  private readonly made = new Map<string, Made>()
  private readonly isOther = watcher()

  constructor(private readonly ctx: Context) {
    this.node = el(
      'div',
      {
        class: 'list',
        role: 'tree',
        tabindex: 0,
        'data-key': 'list',
        'aria-label': t(ctx.lang, 'list-label'),
        onkeydown: (event: KeyboardEvent) => this.onKey(event),
        onclick: (event: MouseEvent) => this.onClick(event),
        onscroll: () => this.render(),
      },
      this.space,
    )
    new ResizeObserver(() => this.resized()).observe(this.node)
  }

  draw(): void {
    const { listing, ui } = this.ctx
    // Hidden, it has no width; it is drawn again when it is seen.
    if (this.node.clientWidth > 0) this.width = this.node.clientWidth
    if (this.isOther(listing, [...ui.turned].join('\n'), this.width)) this.layout()
    if (ui.chosen !== this.shownChoice) {
      this.shownChoice = ui.chosen
      const row = this.rows.find((one) => one.kind === 'item' && one.one.id === ui.chosen)
      if (row) {
        this.active = row.key
        this.reveal(row.key)
      }
    }
    this.render()
  }

  /** The card takes of the list's height: what is chosen must not end up behind it. */
  private resized(): void {
    const shrank = this.node.clientHeight < this.height
    this.height = this.node.clientHeight
    this.draw()
    if (shrank && this.active !== null) this.reveal(this.active)
  }

  /** Works out the lines anew; what was in sight stays where it was. */
  private layout(): void {
    const { node, tops } = this
    const anchor = this.rows[this.lineAt(node.scrollTop)]
    const offset = anchor ? node.scrollTop - tops[this.index.get(anchor.key)!]! : 0
    this.rows = rowsOf(this.ctx.listing?.groups ?? [], (group) => this.ctx.isOpen(group))
    this.tops = [0]
    this.index = new Map()
    this.rows.forEach((row, i) => {
      this.index.set(row.key, i)
      this.tops.push(this.tops[i]! + this.heightOf(row))
    })
    this.space.style.height = `${this.tops[this.rows.length]!}px`
    if (this.active !== null && !this.index.has(this.active)) this.active = null
    const now = anchor ? this.index.get(anchor.key) : undefined
    if (now !== undefined && this.tops[now]! + offset !== node.scrollTop) node.scrollTop = this.tops[now]! + offset
  }

  private heightOf(row: Row): number {
    if (row.kind === 'group') return GROUP_HEIGHT
    const { one } = row
    const { lang } = this.ctx
    if (namesSheets(this.ctx) || this.rows.length > MAX_MEASURED) return LONG_HEIGHT
    const place = Math.min(MAX_PLACE, placeOf(one, lang).length * HALF_SIGN)
    const state = one.explanation ? 4 * HALF_SIGN * 2 : 0
    const needed = sentenceWidth(one, lang) * HALF_SIGN + state + place + BESIDE
    return needed <= this.width ? SHORT_HEIGHT : LONG_HEIGHT
  }

  /** The line at a height. */
  private lineAt(top: number): number {
    let low = 0
    let high = Math.max(0, this.rows.length - 1)
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.tops[middle]! <= top) low = middle
      else high = middle - 1
    }
    return low
  }

  private reveal(key: string): void {
    const i = this.index.get(key)
    if (i === undefined || this.node.clientHeight === 0) return
    const top = this.tops[i]!
    const bottom = this.tops[i + 1]!
    const { scrollTop, clientHeight } = this.node
    if (top < scrollTop) this.node.scrollTop = Math.max(0, top - GROUP_HEIGHT)
    else if (bottom > scrollTop + clientHeight) this.node.scrollTop = bottom - clientHeight + GROUP_HEIGHT / 2
  }

  /** Makes the lines in sight, and the active one wherever it is: the tree names it as its focus. */
  private render(): void {
    const { scrollTop, clientHeight } = this.node
    const first = Math.max(0, this.lineAt(scrollTop) - SPARE)
    const end = Math.min(this.rows.length - 1, this.lineAt(scrollTop + clientHeight) + SPARE)
    const wanted = new Set<number>()
    for (let i = first; i <= end; i++) wanted.add(i)
    const activeAt = this.active === null ? undefined : this.index.get(this.active)
    if (activeAt !== undefined) wanted.add(activeAt)
    const keys = new Set([...wanted].map((i) => this.rows[i]!.key))
    for (const [key, { node }] of this.made)
      if (!keys.has(key)) {
        node.remove()
        this.made.delete(key)
      }
    let last: HTMLElement | null = null
    for (const i of [...wanted].sort((a, b) => a - b)) {
      const node = this.place(i)
      const next: Element | null = last ? last.nextElementSibling : this.space.firstElementChild
      if (node !== next) this.space.insertBefore(node, next)
      last = node
    }
    setAttribute(this.node, 'aria-activedescendant', activeAt === undefined ? null : idOf(activeAt))
  }

  private place(i: number): HTMLElement {
    const row = this.rows[i]!
    const isChosen = row.kind === 'item' && row.one.id === this.ctx.ui.chosen
    const isActive = row.key === this.active
    const thing = row.kind === 'item' ? row.one : row.group
    const sheets = namesSheets(this.ctx)
    const from = [thing, row.kind === 'group' && row.open, isChosen, isActive, sheets]
    const known = this.made.get(row.key)
    const same = known?.from.every((part, n) => part === from[n])
    const node = same
      ? known!.node
      : row.kind === 'group'
        ? groupLine(this.ctx, row)
        : itemLine(this.ctx, row.one, sheets)
    if (!same) {
      known?.node.remove()
      this.made.set(row.key, { node, from })
      node.classList.toggle('active', isActive)
      if (row.kind === 'item') {
        node.classList.toggle('chosen', isChosen)
        node.setAttribute('aria-selected', isChosen ? 'true' : 'false')
      }
    }
    node.id = idOf(i)
    node.dataset.index = String(i)
    node.style.top = `${this.tops[i]!}px`
    node.style.height = `${this.tops[i + 1]! - this.tops[i]!}px`
    node.setAttribute('aria-posinset', String(row.nth))
    node.setAttribute('aria-setsize', String(row.of))
    return node
  }

  private onClick({ target }: MouseEvent): void {
    const line = target instanceof Element ? target.closest('[data-index]') : null
    const row = line instanceof HTMLElement ? this.rows[Number(line.dataset.index)] : undefined
    if (!row) return
    this.active = row.key
    this.act(row)
  }

  /** Opens or closes a group, chooses a finding. */
  private act(row: Row): void {
    if (row.kind === 'group') this.turn(row.group)
    else {
      this.shownChoice = row.one.id
      this.ctx.choose(row.one, true)
      this.reveal(row.key)
      this.render()
    }
  }

  private turn({ key }: Group): void {
    const { turned } = this.ctx.ui
    if (!turned.delete(key)) turned.add(key)
    this.ctx.draw()
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const at = this.active === null ? -1 : (this.index.get(this.active) ?? -1)
    const row = this.rows[at]
    const page = Math.max(1, Math.floor(this.node.clientHeight / LONG_HEIGHT) - 1)
    const moves: { readonly [key: string]: number } = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: this.rows.length - 1,
      PageDown: at + page,
      PageUp: at - page,
    }
    const to = moves[event.key]
    if (to !== undefined) this.move(to)
    else if ((event.key === 'Enter' || event.key === ' ') && row) this.act(row)
    else if (event.key === 'ArrowRight' && row?.kind === 'group') row.open ? this.move(at + 1) : this.turn(row.group)
    else if (event.key === 'ArrowLeft' && row?.kind === 'group' && row.open) this.turn(row.group)
    else if (event.key === 'ArrowLeft' && row?.kind === 'item') this.move(at - row.nth)
    else return
    event.preventDefault()
  }

  private move(to: number): void {
    const row = this.rows[Math.min(this.rows.length - 1, Math.max(0, to))]
    if (!row) return
    this.active = row.key
    this.reveal(row.key)
    this.render()
  }
}

function idOf(index: number): string {
  return `kplint-line-${index}`
}
