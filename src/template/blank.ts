/** What a blank table of a kind is: its title, columns and rows, as data. */
import type { FieldDef, Ruleset, TableKindDef, TemplateDef } from '../core/index.js'

/** One column of a blank table. */
export interface BlankColumn {
  readonly field: FieldDef
  /** As printed; rates end in （%）. */
  readonly heading: string
  /** What its cells are chosen from; null where anything may be typed. */
  readonly choices: readonly string[] | null
  /** Whether the table needs it; of a choice, the headings of the other columns that will do. */
  readonly required: 'yes' | 'no' | { readonly orElse: readonly string[] }
  /** What a row is about. */
  readonly isSubject: boolean
  /** The total row adds it up. */
  readonly isSummed: boolean
}

/** A blank table. */
export interface BlankTable {
  readonly kind: TableKindDef & { readonly template: TemplateDef }
  readonly title: string
  readonly columns: readonly BlankColumn[]
  /** Numbered rows to be filled in. */
  readonly rows: number
}

const ROWS = 15

/** The blank table of a kind that has columns of its own, with what the packs demand of it and call it; null of a kind that has none. */
export function blankTable(kind: TableKindDef, ruleset: Ruleset, own: readonly FieldDef[]): BlankTable | null {
  const { template, columns } = kind
  if (!template || !columns) return null
  const demanded = demandedOf(kind, ruleset)
  const names = withDemanded(columns, demanded, ruleset)
  const headings = new Map(names.map((name) => [name, headingOf(fieldOf(name, ruleset), kind, own)]))
  const subject = names.find((name) => kind.subject?.includes(name) ?? fieldOf(name, ruleset).role === 'subject')
  return {
    kind: { ...kind, template },
    title: dated(template, ruleset.settings.period) + template.title.zh,
    columns: names.flatMap((name): BlankColumn[] => {
      const field = fieldOf(name, ruleset)
      const heading = headings.get(name)!
      const column = {
        field,
        heading,
        choices: choicesOf(field),
        required: requiredOf(name, demanded, headings),
        isSubject: name === subject,
        isSummed: field.type === 'amount' || field.count === true,
      }
      const n = template.repeats?.[name] ?? 1
      return n === 1 ? [column] : Array.from({ length: n }, (_, i) => ({ ...column, heading: `${heading}${i + 1}` }))
    }),
    rows: template.rows ?? ROWS,
  }
}

/** The title's time: what is known of it, else lines to write on. */
function dated({ dated: by }: TemplateDef, period: number | null): string {
  if (by === 'none') return ''
  const [year, month] = period === null ? ['____', '__'] : [Math.floor(period / 12), (period % 12) + 1]
  return by === 'year' ? `${year}年` : `${year}年${month}月`
}

type Demanded = readonly (string | readonly string[])[]

function demandedOf(kind: TableKindDef, { settings }: Ruleset): Demanded {
  return settings.required.get(kind.name) ?? kind.required
}

/** The kind's columns; what a pack demands besides stands before the remark. Of a choice the first is enough. */
function withDemanded(columns: readonly string[], demanded: Demanded, ruleset: Ruleset): readonly string[] {
  const missing = demanded
    .map((need) => (typeof need === 'string' ? [need] : need))
    .filter((choice) => !choice.some((name) => columns.includes(name)))
    .map((choice) => choice[0]!)
  const remark = columns.findIndex((name) => fieldOf(name, ruleset).role === 'remark')
  return remark < 0 ? [...columns, ...missing] : columns.toSpliced(remark, 0, ...missing)
}

function fieldOf(name: string, { vocabulary }: Ruleset): FieldDef {
  const field = vocabulary.fields.find((one) => one.name === name)
  if (!field) throw new Error(`no field ${name}`)
  return field
}

/** A heading that a pack has for it; else the kind's own, the field's name, or the first that is recognised. Rates say that they are in %. */
function headingOf(field: FieldDef, kind: TableKindDef, own: readonly FieldDef[]): string {
  const known = own.find(({ name }) => name === field.name)?.headings ?? []
  const meant = [...(kind.headings?.[field.name] ?? []), ...field.headings]
  const isNamed = field.repeats === true || meant.includes(field.title.zh)
  const heading =
    field.headings.find((one) => !known.includes(one)) ??
    kind.template?.headings?.[field.name] ??
    (isNamed ? field.title.zh : meant[0]!)
  return field.type === 'percent' && !/[%％]/.test(heading) ? `${heading}（%）` : heading
}

function choicesOf({ type, values }: FieldDef): readonly string[] | null {
  if (type === 'yesno') return ['是', '否']
  return type === 'enum' && values ? values.map(({ value }) => value) : null
}

function requiredOf(name: string, demanded: Demanded, headings: ReadonlyMap<string, string>): BlankColumn['required'] {
  const need = demanded.find((one) => (typeof one === 'string' ? one === name : one.includes(name)))
  if (need === undefined) return 'no'
  const others = typeof need === 'string' ? [] : need.flatMap((one) => (one === name ? [] : (headings.get(one) ?? [])))
  return others.length === 0 ? 'yes' : { orElse: others }
}
