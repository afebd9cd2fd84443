/** The vocabulary made ready for looking up: headings → fields. */
import type { FieldDef, TableKindDef, Vocabulary } from '../vocabulary.js'
import { fold, type Heading, readHeading } from './heading.js'

/** A vocabulary compiled once and used for every sheet. */
export interface Lexicon {
  readonly kinds: readonly TableKindDef[]
  readonly byHeading: ReadonlyMap<string, FieldDef>
  /** Fields by their role, where they play one. */
  readonly sequence: FieldDef | null
  readonly subject: FieldDef | null
  /** Fields whose texts have a shape no other field's have. */
  readonly shaped: readonly { readonly field: FieldDef; readonly shape: RegExp }[]
}

const compiled = new WeakMap<Vocabulary, Lexicon>()

/** Compiles a vocabulary; the same object is compiled once. Of two fields that claim a heading the first has it. */
export function compileVocabulary(vocabulary: Vocabulary): Lexicon {
  const known = compiled.get(vocabulary)
  if (known) return known
  const byHeading = new Map<string, FieldDef>()
  let sequence: FieldDef | null = null
  let subject: FieldDef | null = null
  for (const field of vocabulary.fields) {
    if (field.role === 'sequence') sequence ??= field
    if (field.role === 'subject') subject ??= field
    for (const heading of field.headings) {
      const key = fold(heading)
      if (!byHeading.has(key)) byHeading.set(key, field)
    }
  }
  const shaped = vocabulary.fields.flatMap((field) => (field.shape ? [{ field, shape: field.shape }] : []))
  const lexicon: Lexicon = { kinds: vocabulary.kinds, byHeading, sequence, subject, shaped }
  compiled.set(vocabulary, lexicon)
  return lexicon
}

/**
 * The field a heading names, else null. A form from which a time was dropped whole stands only for what is not counted per
 * period: `5月计划投资` is not the plan of the year. With `isLone`, fields that repeat per month are passed over: the only
 * `5月完成投资` of a table of May is its 本月完成投资.
 */
export function fieldOf(lexicon: Lexicon, heading: Heading, isLone = false): FieldDef | null {
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
  if (text.length > 60) return null
  return lexicon.byHeading.get(text) ?? fieldOf(lexicon, readHeading(text))
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
