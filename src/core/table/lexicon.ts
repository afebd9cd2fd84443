/** The vocabulary made ready for looking up: headings → fields. */
import { Remembered } from '../remembered.js'
import type { FieldDef, TableKindDef, Vocabulary } from '../vocabulary.js'
import { fold, type Heading, readHeading } from './heading.js'
import type { PathMatch } from './path.js'

/** Folded headings → the fields they name. */
export interface Headings {
  get(key: string): FieldDef | undefined
}

/** A vocabulary compiled once and used for every sheet. */
export interface Lexicon {
  readonly kinds: readonly TableKindDef[]
  readonly byHeading: Headings
  /** The field a text names by itself. */
  readonly byText: Remembered<FieldDef | null>
  /** What paths of headings name: `matchPath` keeps it here, by the words of the path. */
  readonly byPath: Map<string, PathMatch | null>
  readonly byName: ReadonlyMap<string, FieldDef>
  /** Fields by their role, where they play one. */
  readonly sequence: FieldDef | null
  readonly subject: FieldDef | null
  /** Fields whose texts have a shape no other field's have. */
  readonly shaped: readonly { readonly field: FieldDef; readonly shape: RegExp }[]
  /** The kinds with a subject of their own, by the headings that name it. */
  readonly bySubject: ReadonlyMap<string, readonly Ledger[]>
  /** How kinds with columns of their own read the headings; none of a lexicon that is itself such a reading. */
  readonly ledgers: readonly Ledger[]
}

/** The headings as tables of one kind mean them. */
export interface Ledger {
  readonly kind: TableKindDef
  /** The field its rows are about; in `lexicon` it has the role `subject`. */
  readonly subject: string
  /** True where that is not the subject of other tables: a table of this kind names nothing else a header is known by. */
  readonly isApart: boolean
  readonly lexicon: Lexicon
  /** How all other tables read headings. */
  readonly base: Lexicon
  /** The field of columns of numbers under unknown headings, else null. */
  readonly rest: FieldDef | null
}

const compiled = new WeakMap<Vocabulary, Lexicon>()

/** Compiles a vocabulary; the same object is compiled once. Of two fields that claim a heading the first has it. */
export function compileVocabulary(vocabulary: Vocabulary): Lexicon {
  const known = compiled.get(vocabulary)
  if (known) return known
  const { fields, kinds } = vocabulary
  const bySubject = new Map<string, Ledger[]>()
  const base = compile(fields, kinds, bySubject)
  const ledgers = kinds
    .filter((kind) => kind.evidence !== undefined)
    .flatMap((kind) => {
      const subjects = kind.subject ?? (base.subject ? [base.subject.name] : [])
      return subjects.map((subject) => readLedger(base, vocabulary, kind, subject))
    })
  for (const ledger of ledgers) if (ledger.isApart) noteSubject(bySubject, vocabulary, ledger)
  const lexicon: Lexicon = { ...base, ledgers }
  compiled.set(vocabulary, lexicon)
  return lexicon
}

function compile(
  fields: readonly FieldDef[],
  kinds: readonly TableKindDef[],
  bySubject: Lexicon['bySubject'],
): Lexicon {
  const byHeading = new Map<string, FieldDef>()
  for (const field of fields)
    for (const heading of field.headings) {
      const key = fold(heading)
      if (!byHeading.has(key)) byHeading.set(key, field)
    }
  return {
    kinds,
    byHeading,
    ...remembering(byHeading),
    byName: new Map(fields.map((field) => [field.name, field])),
    sequence: fields.find(({ role }) => role === 'sequence') ?? null,
    subject: fields.find(({ role }) => role === 'subject') ?? null,
    shaped: fields.flatMap((field) => (field.shape ? [{ field, shape: field.shape }] : [])),
    ledgers: [],
    bySubject,
  }
}

function remembering(byHeading: Headings): Pick<Lexicon, 'byText' | 'byPath'> {
  const byText = new Remembered((text) => byHeading.get(text) ?? fieldOf({ byHeading }, readHeading(text)))
  return { byText, byPath: new Map() }
}

/** Adds a kind under every heading that names its subject. */
function noteSubject(bySubject: Map<string, Ledger[]>, { fields }: Vocabulary, ledger: Ledger): void {
  const { kind, subject, lexicon } = ledger
  const general = fields.find(({ name }) => name === subject)?.headings ?? []
  for (const key of new Set([...general, ...(kind.headings?.[subject] ?? [])].map(fold))) {
    if (lexicon.byHeading.get(key)?.name !== subject) continue
    const known = bySubject.get(key)
    if (known) known.push(ledger)
    else bySubject.set(key, [ledger])
  }
}

/** A kind's own headings go before those of all kinds; its subject plays the role of one. */
function readLedger(base: Lexicon, { fields }: Vocabulary, kind: TableKindDef, subject: string): Ledger {
  const isApart = subject !== base.subject?.name
  const named = (name: string | undefined): FieldDef | null => {
    const field = fields.find((one) => one.name === name)
    return field ? (isApart && name === subject ? { ...field, role: 'subject' } : field) : null
  }
  const subjectField = named(subject)
  const own = new Map<string, FieldDef>()
  for (const [name, headings] of Object.entries(kind.headings ?? {})) {
    const field = name === subject ? subjectField : named(name)
    if (field) for (const heading of headings) own.set(fold(heading), field)
  }
  const byHeading: Headings = {
    get(key) {
      const field = own.get(key) ?? base.byHeading.get(key)
      return field?.name === subject ? (subjectField ?? field) : field
    },
  }
  const byName = new Map(base.byName)
  if (subjectField) byName.set(subject, subjectField)
  return {
    kind,
    subject,
    isApart,
    base,
    lexicon: { ...base, byHeading, ...remembering(byHeading), byName },
    rest: named(kind.rest),
  }
}

/**
 * The field a heading names, else null. A form from which a time was dropped whole stands only for what is not counted per
 * period: `5月计划投资` is not the plan of the year. With `isLone`, fields that repeat per month are passed over: the only
 * `5月完成投资` of a table of May is its 本月完成投资.
 */
export function fieldOf(lexicon: Pick<Lexicon, 'byHeading'>, heading: Heading, isLone = false): FieldDef | null {
  for (const { key, bare } of heading.forms) {
    const field = lexicon.byHeading.get(key)
    if (!field || (isLone && field.repeats)) continue
    if (!(bare && !field.repeats && isCounted(field))) return field
  }
  return null
}

function isCounted(field: FieldDef): boolean {
  return field.type === 'amount' || field.type === 'number' || field.type === 'percent'
}

/** The field a cell's text names by itself, else null. Cheap for texts that cannot be headings. */
export function fieldOfText(lexicon: Lexicon, text: string): FieldDef | null {
  return text.length > 60 ? null : lexicon.byText.of(text)
}

/** True where a row by itself names the subject and one more field: a header begins here or nearby. */
export function isHeaderLike(lexicon: Lexicon, cells: readonly { readonly text: string }[]): boolean {
  let subject = false
  let known = 0
  for (const { text } of cells) {
    const field = fieldOfText(lexicon, text)
    if (!field) continue
    known++
    if (field.role === 'subject') subject = true
  }
  return subject && known >= 2
}
