/** The words an engine is given: what columns can mean and what kinds of table there are. The engine itself knows none. */

/** A text in the reader's language; Chinese is the first. */
export interface Words {
  readonly zh: string
  readonly en: string
}

/** The languages a report can be read in. */
export type Lang = keyof Words

/**
 * How the cells of a field are read.
 * - `amount`: money, in 万元 inside the engine
 * - `number`, `percent`: a plain number; a rate in percent (82.19 stands for 82.19 %)
 * - `month`: a date known to the month or the day
 * - `span`: from one month to another (起止年限); stands in for the two fields it `gives`
 * - `people`: names in one cell
 * - `yesno`, `enum`: a closed list
 * - `text`: anything else (names, units, codes, remarks)
 */
export type FieldType = 'amount' | 'number' | 'percent' | 'month' | 'span' | 'people' | 'yesno' | 'enum' | 'text'

/**
 * The part a field plays in a table, where it plays one:
 * `sequence` (序号), `subject` (the thing a row is about: 项目名称), `code` (a key of the subject that outlives its name),
 * `remark` (free text that may explain a row).
 */
export type FieldRole = 'sequence' | 'subject' | 'code' | 'remark'

/** One meaning a column can have. */
export interface FieldDef {
  readonly name: string
  readonly type: FieldType
  readonly title: Words
  readonly role?: FieldRole
  /**
   * Headings people write for it. White space, line breaks, units in brackets, the year and the month of a heading are
   * removed before comparing, so `年计划投资` also stands for `2025年\n计划投资\n（亿元）`. The path of a heading under group
   * headings is compared joined (`年度计划` over `投资` = `年度计划投资`) and then alone.
   */
  readonly headings: readonly string[]
  /** True where the field may repeat once per month or quarter (`1月完成投资`, `2月完成投资` …). */
  readonly repeats?: boolean
  /** Of a span: the month fields its beginning and its end stand in for where they have no column of their own. */
  readonly gives?: readonly [string, string]
  /** The roster whose names are expected in it; a people field is split by them. */
  readonly roster?: string
  /** The year in this field's heading is the year of the table (`2025年计划投资`). */
  readonly datesTable?: boolean
  /** Of an enum: the allowed values, each with other ways to write it. */
  readonly values?: readonly EnumValue[]
  /**
   * Of an enum or a date: other words may stand there and are not wrong, as a remark or a document number where a state is expected
   * (长期 where a deadline is). They are undecidable.
   */
  readonly open?: true
  /** Of a number: it counts things, so that sums of it are exact. */
  readonly count?: true
  /** Of a text field: what every one of its cells looks like, where no other field's cells do. Anchored, linear, not global. */
  readonly shape?: RegExp
  /** Of a text field: white space inside is never meant (names of people or units). */
  readonly solid?: boolean
  /** What people say of a row in an explanation (已开工), and how a cell of this field bears it out or denies it. */
  readonly claims?: readonly FieldClaim[]
}

/** Something people say of a row in free text. Fields that bear on the same claim share the object. */
export interface Claim {
  /** Said by a clause (a text between two punctuation marks) of this shape. Anchored at its beginning, linear, not global. */
  readonly says: RegExp
}

/**
 * How the cells of a field bear on a claim. Of yes/no, 是 bears it out and 否 denies it; of a date, a number or a text, whatever can be
 * read bears it out (a text that says no denies it). What cannot be read leaves it open.
 */
export interface FieldClaim {
  readonly claim: Claim
  /** A blank cell denies it. */
  readonly blankDenies?: true
  /** Of a field whose cells say nothing of the claim when they are filled in: a planned date. */
  readonly filledIsSilent?: true
  /** Of an enum: the values that deny it, and those that bear it out. Others say nothing of it. */
  readonly denying?: readonly string[]
  readonly bearing?: readonly string[]
}

/** One allowed value of an enum field. */
export interface EnumValue {
  readonly value: string
  readonly aliases?: readonly string[]
  /** Texts of this shape stand for the value too, where no value or alias is written. Anchored, linear, not global. */
  readonly shape?: RegExp
}

/** One kind of table. */
export interface TableKindDef {
  readonly name: string
  readonly title: Words
  /** Words of a title that speak for this kind (`调度`, `进度`). */
  readonly titleWords: readonly string[]
  /** Fields that speak for this kind where they are columns. */
  readonly signs: readonly string[]
  /** Fields a table of this kind should have. An inner list is a choice: any one of them will do. */
  readonly required: readonly (string | readonly string[])[]
  /**
   * Of a kind that has columns of its own: how it is told from the kinds that share theirs. `signs`: by a word of its title and one
   * of its signs, or without a title by three; `title`: a word of the title alone will do.
   */
  readonly evidence?: 'signs' | 'title'
  /**
   * The fields a row of such a table may be about, the likeliest first, where that is not the field with the role `subject` (企业名称,
   * 县区, 姓名). A table that names no such subject is only found where `evidence` speaks for the kind, with one more sign.
   */
  readonly subject?: readonly string[]
  /** More headings of fields, which mean them in tables of this kind only (`用地`: a procedure here, an element there). */
  readonly headings?: { readonly [field: string]: readonly string[] }
  /**
   * The fields that tell the rows of one subject apart (手续名称, 要素名称): where one of them is a column and not the subject itself, a
   * subject may have several rows.
   */
  readonly parts?: readonly string[]
  /** The field of every column of numbers whose heading is not known (the indicators of a rating are each county's own). */
  readonly rest?: string
  /** The columns of a blank table of this kind, in order. */
  readonly columns?: readonly string[]
  readonly template?: TemplateDef
}

/** A blank table of a kind, besides its columns. */
export interface TemplateDef {
  readonly title: Words
  /** The unit its money is in; null where it has no money. */
  readonly unit: '万元' | '亿元' | null
  /** What its title leaves to be filled in: year and month unless said otherwise. */
  readonly dated?: 'year' | 'none'
  /** How many rows are ready to be filled in; 15 unless said otherwise. */
  readonly rows?: number
  /** Headings to be printed where they are not the titles of the fields. */
  readonly headings?: { readonly [field: string]: string }
  /** How many columns a field has, where that is not one. */
  readonly repeats?: { readonly [field: string]: number }
}

/** All a table finder needs to know of the field. */
export interface Vocabulary {
  readonly fields: readonly FieldDef[]
  readonly kinds: readonly TableKindDef[]
}
