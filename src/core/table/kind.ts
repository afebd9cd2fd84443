/** The kind of a table: what its title and its columns speak for. */
import { Remembered } from '../remembered.js'
import type { TableKindDef } from '../vocabulary.js'
import { fold } from './heading.js'
import type { Ledger, Lexicon } from './lexicon.js'
import type { Column } from './model.js'
import { matchHead } from './path.js'

/** Weight of a title against one column no other kind has. */
const TITLE_WEIGHT = 3
/**
 * Less than this decides nothing: a title's word, or columns enough without one. Of columns that all kinds share in part, four
 * are enough: an exported plan has its year plan, its nature and its dates, and no title.
 */
const ENOUGH = 1.8
const NOISE = 1e-9
/** Weight of a title that names a kind with columns of its own: 资金, 签约, 手续 say more than 进度 or 重点项目. */
const LEDGER_TITLE = 6
/** Columns of its own a table without a title must have to be of such a kind. */
const UNTITLED = 3
/** Columns of the others' that one column of its own, even with a title, does not outweigh: a plan of 包联 projects is a plan. */
const MANY = 3

/** Headings over columns: what a kind is told by. */
type Heads = readonly { readonly path: readonly { readonly text: string }[]; readonly said?: string | null }[]

/** What a table is: its kind, and where that reads headings in its own way, how. */
export interface Kind {
  readonly kind: TableKindDef | null
  readonly ledger: Ledger | null
}

/** The kind of a table with `columns` under `heads` that names the subject of all tables. */
export function kindOf(lexicon: Lexicon, title: string, heads: Heads, columns: readonly Column[]): Kind {
  const present = new Set(columns.flatMap((column) => (column.field ? [column.field.name] : [])))
  const general = generalKind(lexicon.kinds, title, present)
  const ledger = strongest(lexicon, title, heads, present, general)
  if (ledger) return { kind: ledger.kind, ledger }
  return { kind: general.kind, ledger: null }
}

/** How much speaks for a kind whose rows are about something of its own under these headings; 0 where that is too little. */
export function apartScore(ledger: Ledger, title: string, heads: Heads): number {
  const { base } = ledger
  const present = fieldsUnder(ledger.lexicon, heads)
  if (!present.has(ledger.subject) || (base.subject && present.has(base.subject.name))) return 0
  const own = countSigns(ledger.kind, present)
  if (isTitled(ledger.kind, title)) return own >= 2 ? own + LEDGER_TITLE : 0
  // A heading that names the subject in this kind only (单位, 项目) does not speak for it.
  const isPlain = fieldsUnder(base, heads).has(ledger.subject)
  return own >= (isPlain ? UNTITLED : UNTITLED + 1) ? own : 0
}

interface General {
  readonly kind: TableKindDef | null
  readonly score: number
  readonly titled: boolean
  /** Most signs any of them has. */
  readonly signs: number
}

/** The strongest of the kinds with columns of their own, where it is stronger than what the others come to. */
function strongest(
  lexicon: Lexicon,
  title: string,
  heads: Heads,
  present: ReadonlySet<string>,
  general: General,
): Ledger | null {
  let best: Ledger | null = null
  let most = general.score
  for (const ledger of lexicon.ledgers) {
    const { kind } = ledger
    const titled = isTitled(kind, title)
    if (!titled && countSigns(kind, present) === 0) continue
    if (ledger.isApart) {
      const score = titled ? apartScore(ledger, title, heads) : 0
      if (score > most) [best, most] = [ledger, score]
      continue
    }
    const own = countSigns(kind, fieldsUnder(ledger.lexicon, heads))
    const least = titled ? (kind.evidence === 'title' ? 0 : general.signs >= MANY ? 2 : 1) : UNTITLED
    if (own < least || (!titled && (general.titled || own <= general.signs))) continue
    const score = own + (titled ? LEDGER_TITLE : general.score)
    if (score > most) [best, most] = [ledger, score]
  }
  return best
}

/**
 * Of the kinds that share their columns the one with most to speak for it; of equals the one that misses least of what it requires,
 * then the first of the list. A column speaks for every kind that has it as a sign or requires it, less the more of them there are;
 * columns that are no sign of any kind (项目名称) speak for none.
 */
function generalKind(all: readonly TableKindDef[], title: string, present: ReadonlySet<string>): General {
  const { kinds, weights } = generalOf(all)
  const signs = [...weights.keys()].filter((sign) => present.has(sign))
  let best: TableKindDef | null = null
  let most = 0
  for (const kind of kinds) {
    let score = isTitled(kind, title) ? TITLE_WEIGHT : 0
    for (const sign of signs) if (claims(kind, sign)) score += weights.get(sign)!
    const isEqual = Math.abs(score - most) < NOISE
    if (isEqual ? best && missing(kind, present) < missing(best, present) : score > most) {
      best = kind
      most = score
    }
  }
  const titled = kinds.some((kind) => isTitled(kind, title))
  const counts = kinds.map((kind) => countSigns(kind, present))
  const kind = most >= ENOUGH ? best : null
  return { kind, score: kind ? most : 0, titled, signs: Math.max(0, ...counts) }
}

/** The kinds that share their columns, and how much each of their signs says. */
interface Shared {
  readonly kinds: readonly TableKindDef[]
  readonly weights: ReadonlyMap<string, number>
}

const shared = new WeakMap<readonly TableKindDef[], Shared>()

function generalOf(all: readonly TableKindDef[]): Shared {
  const known = shared.get(all)
  if (known) return known
  const kinds = all.filter((kind) => kind.evidence === undefined)
  const signs = new Set(kinds.flatMap((kind) => kind.signs))
  const weights = new Map([...signs].map((sign) => [sign, 1 / kinds.filter((one) => claims(one, sign)).length]))
  shared.set(all, { kinds, weights })
  return { kinds, weights }
}

function fieldsUnder(lexicon: Lexicon, heads: Heads): ReadonlySet<string> {
  return new Set(heads.flatMap((head) => matchHead(lexicon, head)?.field.name ?? []))
}

function isTitled(kind: TableKindDef, title: string): boolean {
  if (title === '') return false
  const folded = fold(title)
  return kind.titleWords.some((word) => folded.includes(titleWords.of(word)))
}

const titleWords = new Remembered(fold)

function countSigns(kind: TableKindDef, present: ReadonlySet<string>): number {
  return kind.signs.filter((sign) => present.has(sign)).length
}

function claims(kind: TableKindDef, field: string): boolean {
  return (
    kind.signs.includes(field) ||
    kind.required.some((one) => (typeof one === 'string' ? one === field : one.includes(field)))
  )
}

/** How many required columns are not there. */
function missing(kind: TableKindDef, present: ReadonlySet<string>): number {
  return kind.required.filter((one) => !(typeof one === 'string' ? [one] : one).some((name) => present.has(name)))
    .length
}
