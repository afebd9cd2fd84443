/** One row of a rule table, read into a rule that declares itself. */
import { compactText, type FieldDef, fill, type Severity, type TableKindDef, type Words } from '../core/index.js'
import type { Catalogue } from './catalogue.js'
import type { DeclarationEntry } from './declaration.js'
import { type DeclaredRule, declareRule } from './declare.js'
import type { Path } from './document.js'
import { fieldNamed, noField } from './field-names.js'
import { type Relation, RelationError, readRelation } from './relation.js'
import { checkEntry, expressionOf, fieldsOf } from './relation-check.js'
import { type ExampleKind, runExamples } from './row-examples.js'
import { RULE_ID } from './rule-shape.js'
import { hintWords, listWords } from './words.js'

/** The columns of a rule table, each with the headings it may have. */
export const COLUMNS = {
  id: ['编号', '规则编号', '序号'],
  relation: ['关系式', '审核关系', '校验关系', '审核公式', '公式'],
  severity: ['类别', '级别', '审核类别', '类型'],
  good: ['通过例', '正确例', '通过示例'],
  bad: ['不通过例', '错误例', '不通过示例'],
  tables: ['适用表', '适用表种', '表种', '适用范围'],
  field: ['指标', '审核指标', '指标名称'],
  when: ['前置条件', '条件', '适用条件'],
  message: ['提示语', '提示', '提示信息', '错误提示'],
  title: ['名称', '规则名称', '标题'],
  why: ['理由', '为什么', '说明'],
  help: ['处理办法', '怎么办', '处理'],
  source: ['依据', '来源', '文件依据'],
} as const

/** A column of a rule table. */
export type Column = keyof typeof COLUMNS

/** The columns that must be there. */
export const NEEDED: readonly Column[] = ['id', 'relation', 'severity', 'good', 'bad']

const SEVERITIES: { readonly [written: string]: Severity } = {
  强制: 'error',
  强制性: 'error',
  必须改: 'error',
  error: 'error',
  核实: 'warning',
  核实性: 'warning',
  需核实: 'warning',
  warning: 'warning',
  提示: 'info',
  提示性: 'info',
  info: 'info',
}

const words = {
  'no-header': {
    zh: '没有找到规则表的表头：要有一行写着 {known}',
    en: 'there are no headings of a rule table: one row should hold {known}',
  },
  'no-column': { zh: '规则表缺少“{name}”列', en: 'the rule table lacks the column “{name}”' },
  column: { zh: '不认识列“{name}”{hint}', en: 'unknown column “{name}”{hint}' },
  twice: { zh: '“{name}”列有两列', en: 'there are two columns “{name}”' },
  'too-many': { zh: '规则太多，最多 {n} 条', en: 'there are too many rules: {n} at most' },
  blank: { zh: '“{name}”空着', en: '“{name}” is blank' },
  id: {
    zh: '编号“{id}”只能用字母、数字和“-”，如 1、GZ-01',
    en: 'the number “{id}” should be of letters, digits and “-”, such as 1 or GZ-01',
  },
  severity: { zh: '类别“{name}”应为 强制、核实 或 提示', en: '“{name}” should be 强制, 核实 or 提示' },
  kind: { zh: '没有“{name}”这种表{hint}。可以写：{known}', en: 'there is no table “{name}”{hint}. Known: {known}' },
  example: {
    zh: '要写{name}，如“总投资=100; 年度计划投资=50”：没有例子的规则不用',
    en: '{name} is wanted, such as “总投资=100; 年度计划投资=50”: a rule without examples is not used',
  },
  turned: {
    zh: '通过例和不通过例正好反了：关系式写的是“应当怎样”，核对它的方向',
    en: 'good and bad examples are just the wrong way round: the relation says what should be',
  },
} as const satisfies { readonly [key: string]: Words }

/** A sentence about a rule table. */
export function tableWords(
  key: keyof typeof words,
  data: { readonly [name: string]: string | number | Words } = {},
): Words {
  return { zh: fill(words[key], data, 'zh'), en: fill(words[key], data, 'en') }
}

/** A row of the table, with the cells it has. */
export interface Row {
  readonly number: number
  text(column: Column): string
  /** Says what is wrong with a cell. */
  complain(column: Column, words: Words): void
}

/** Reads one row. */
export class RowReader {
  private isWrong = false

  constructor(
    private readonly row: Row,
    private readonly catalogue: Catalogue,
  ) {}

  private get fields(): readonly FieldDef[] {
    return this.catalogue.vocabulary.fields
  }

  /** The rule; null where something was wrong with it. */
  read(): DeclaredRule | null {
    const entry = this.entry()
    if (entry === null || this.isWrong) return null
    const rule = declareRule(entry, this.catalogue, (path, what) =>
      this.wrong(columnAt(path), this.inTitles(what, entry)),
    )
    return rule && !this.isWrong ? this.held(rule) : null
  }

  private entry(): DeclarationEntry | null {
    const { row } = this
    const id = this.id()
    const severity = this.severity()
    const tables = this.tables()
    const relation = this.relation('relation')
    const when = row.text('when') === '' ? null : this.relation('when')
    const field = this.firstField()
    for (const kind of ['good', 'bad'] as const)
      if (row.text(kind) === '') this.wrong(kind, tableWords('example', { name: COLUMNS[kind][0] }))
    if (id === null || severity === null || relation === null) return null
    const written = row.text('relation')
    const orElse = (column: Column, otherwise: string): string => row.text(column) || otherwise
    const check = 'expression' in relation ? relation : checkEntry(relation.relation)
    const message = this.message(check, relation)
    return {
      id,
      title: orElse('title', written.slice(0, 60)),
      why: orElse('why', `本单位的规则表要求：${written}`),
      help: orElse(
        'help',
        `核对${'expression' in relation ? '这一行' : listWords(fieldsOf(relation.relation).map(({ title }) => title.zh)).zh}，改正或说明情况`,
      ),
      source: orElse('source', `规则表第${row.number + 1}行`),
      severity,
      ...(tables.length > 0 ? { tables } : {}),
      ...(when === null ? {} : { when: 'expression' in when ? when.expression : expressionOf(when.relation) }),
      ...(field ? { at: field.name } : {}),
      ...(message === null ? {} : { message }),
      ...check,
      // They are drawn when they have been run.
      examples: { good: '例', bad: '例' },
    }
  }

  /** `1` → `table-1`, `GZ-01` → `gz-01`. */
  private id(): string | null {
    const written = this.row.text('id')
    const id = written.toLowerCase().replace(/[\s._/—－-]+/g, '-')
    if (RULE_ID.test(id)) return id
    if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) && RULE_ID.test(`table-${id}`)) return `table-${id}`
    this.wrong('id', written === '' ? tableWords('blank', { name: '编号' }) : tableWords('id', { id: written }))
    return null
  }

  private severity(): Severity | null {
    const written = compactText(this.row.text('severity')).toLowerCase()
    const severity = Object.hasOwn(SEVERITIES, written) ? SEVERITIES[written]! : null
    if (severity === null) this.wrong('severity', tableWords('severity', { name: this.row.text('severity') }))
    return severity
  }

  /** Kinds of table by their names or titles; none for all. */
  private tables(): string[] {
    const written = this.row.text('tables')
    if (/^(?:全部|所有|各种|各)?表?$/.test(compactText(written))) return []
    const { kinds } = this.catalogue.vocabulary
    return written.split(/[、,，;；\n]+/).flatMap((part) => {
      const name = compactText(part)
      if (name === '') return []
      const kind = kindNamed(name, kinds)
      if (kind) return [kind.name]
      const known = kinds.map(({ title }) => title.zh)
      this.wrong('tables', tableWords('kind', { name, hint: hintWords(name, known), known: listWords(known) }))
      return []
    })
  }

  /** A relation, or an expression in the words of packs; null where it is neither. */
  private relation(
    column: 'relation' | 'when',
  ): { readonly relation: Relation } | { readonly expression: string } | null {
    const written = this.row.text(column)
    if (written === '') {
      this.wrong(column, tableWords('blank', { name: COLUMNS[column][0] }))
      return null
    }
    try {
      return { relation: readRelation(written, this.fields) }
    } catch (error) {
      if (!(error instanceof RelationError)) throw error
      // What has no Chinese outside its quotes is in the words of packs: `has(total) && plan <= total`.
      if (!/[\u4e00-\u9fff]/.test(written.replace(/"[^"]*"/g, ''))) return { expression: written }
      this.wrong(column, error.words)
      return null
    }
  }

  /** The cell that is reported: that of the first 指标. */
  private firstField(): FieldDef | null {
    const [name] = this.row.text('field').split(/[、,，;；\n]+/)
    if (!name?.trim()) return null
    const field = fieldNamed(name, this.fields)
    if (!field) this.wrong('field', noField(name.trim(), this.fields))
    return field
  }

  /** 提示语 with fields for headings; of an expression without one, what it says with the figures. */
  private message(
    check: object,
    relation: { readonly relation: Relation } | { readonly expression: string },
  ): string | null {
    const written = this.row.text('message').replace(/\{([^{}]{1,40})\}/g, (whole, name: string) => {
      const field = fieldNamed(name, this.fields)
      // What a check says besides fields has a plain name: {value}, {sum}.
      if (!field && !/^\w+$/.test(name)) this.wrong('message', noField(name, this.fields))
      return field ? `{${field.name}}` : whole
    })
    if (written !== '') return written
    if (!('expression' in check)) return null
    const fields = 'relation' in relation ? fieldsOf(relation.relation) : []
    const figures = fields.filter(({ repeats }) => !repeats).map(({ name, title }) => `${title.zh}{${name}}`)
    const rest = figures.length === 0 ? '' : `（${figures.join('，')}）`
    return `不符合“${this.row.text('relation').replace(/[{}]/g, '')}”${rest}`
  }

  /** The rule with its examples drawn, where they hold. */
  private held(rule: DeclaredRule): DeclaredRule | null {
    const run = (kind: ExampleKind) => runExamples(this.row.text(kind), kind, rule, this.catalogue.vocabulary)
    const [good, bad] = [run('good'), run('bad')]
    if (good.wrong.length > 0 && bad.wrong.length > 0 && this.isTurned(rule))
      this.wrong('relation', tableWords('turned'))
    else {
      for (const what of good.wrong) this.wrong('good', what)
      for (const what of bad.wrong) this.wrong('bad', what)
    }
    if (this.isWrong || good.drawn === null || bad.drawn === null) return null
    return { ...rule, examples: { good: good.drawn, bad: bad.drawn } }
  }

  /** True where the examples hold the other way round. */
  private isTurned(rule: DeclaredRule): boolean {
    const { vocabulary } = this.catalogue
    return (
      runExamples(this.row.text('good'), 'bad', rule, vocabulary).wrong.length === 0 &&
      runExamples(this.row.text('bad'), 'good', rule, vocabulary).wrong.length === 0
    )
  }

  private wrong(column: Column, what: Words): void {
    this.isWrong = true
    this.row.complain(column, what)
  }

  /** What is said of a declaration names fields; whoever fills in the table knows their titles. */
  private inTitles({ zh, en }: Words, entry: DeclarationEntry): Words {
    const used = JSON.stringify(entry)
    const fields = this.fields.filter(({ name }) => used.includes(name))
    const text = fields.reduce((all, { name, title }) => all.replace(new RegExp(`\\b${name}\\b`, 'g'), title.zh), zh)
    return { zh: text, en }
  }
}

/** The column of the rule table a part of the declaration comes from. */
function columnAt([first]: Path): Column {
  switch (first) {
    case 'id':
    case 'tables':
    case 'when':
    case 'message':
      return first
    case 'at':
      return 'field'
    default:
      return 'relation'
  }
}

function kindNamed(name: string, kinds: readonly TableKindDef[]): TableKindDef | null {
  const bare = (text: string): string =>
    compactText(text).replace(/(?:情况)?(?:一览|明细|汇总|登记)?(?:表|台账|清单)$/, '')
  const exact = kinds.find((kind) => kind.name === name.toLowerCase() || compactText(kind.title.zh) === name)
  const alike = kinds.filter(
    ({ title, titleWords }) => bare(title.zh) === bare(name) || titleWords.includes(bare(name)),
  )
  return exact ?? (alike.length === 1 ? alike[0]! : null)
}
