/** YAML (and JSON, which is YAML) as plain data that remembers its lines. Hostile text is refused, never expanded. */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { Words } from '../core/index.js'
import { InputError, type Problem } from './problem.js'
import { hintWords, listWords, sentence, typeWords } from './words.js'

/** Characters of the longest file that is looked at. */
const MAX_CHARS = 1_000_000

/** A path into a document: keys and 0-based indexes. */
export type Path = readonly (string | number)[]

/** The form of an error of a compiled schema (ajv, `verbose`). */
export interface SchemaError {
  readonly keyword: string
  readonly instancePath: string
  readonly params: { readonly [name: string]: unknown }
  readonly message?: string
  readonly propertyName?: string
  readonly data?: unknown
  readonly parentSchema?: { readonly [name: string]: unknown }
}

/** A schema compiled ahead of time. */
export interface Validator {
  (data: unknown): boolean
  errors?: readonly SchemaError[] | null
}

/** A file as read. */
export class Document {
  private constructor(
    readonly file: string,
    readonly data: unknown,
    private readonly root: Node | null,
    private readonly lines: LineCounter,
  ) {}

  /** Reads a text. Throws `InputError` where it is not well-formed, or uses aliases or tags of its own. */
  static read(file: string, text: string): Document {
    if (text.length > MAX_CHARS)
      throw new InputError([{ file, line: null, words: sentence('too-long', { n: MAX_CHARS }) }])
    const lines = new LineCounter()
    try {
      const document = parseDocument(text.replace(/^\ufeff/, ''), {
        lineCounter: lines,
        prettyErrors: false,
        schema: 'core',
        resolveKnownTags: false,
      })
      const wrong = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
        file,
        line: lines.linePos(pos[0]).line || 1,
        words: sentence('not-yaml', { detail: message }),
      }))
      if (wrong.length > 0) throw new InputError(wrong.slice(0, 1))
      const data: unknown = document.toJS({ maxAliasCount: 0 })
      return new Document(file, data, document.contents, lines)
    } catch (error) {
      if (error instanceof InputError) throw error
      const words =
        error instanceof ReferenceError
          ? sentence('alias')
          : sentence('not-yaml', { detail: error instanceof Error ? error.message : '' })
      throw new InputError([{ file, line: null, words }])
    }
  }

  /** Everything a schema finds wrong. */
  check(validate: Validator): Problem[] {
    if (validate(this.data)) return []
    const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if' && keyword !== 'propertyNames')
    return errors.map((error) => {
      const path = pathOf(error)
      return this.problem(path, wordsOf(error, path))
    })
  }

  /** A problem at a path: at its key where it is one of a mapping. */
  problem(path: Path, words: Words): Problem {
    return { file: this.file, line: this.line(path), words }
  }

  /** The 1-based line of a path; of one that is not there, of what would hold it. */
  private line(path: Path): number {
    let node: unknown = this.root
    let at = this.root?.range?.[0] ?? 0
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
        if (!pair) break
        at = (pair.key as Node).range?.[0] ?? at
        node = pair.value
      } else if (isSeq(node)) {
        node = node.items[Number(step)]
        at = (node as Node | undefined)?.range?.[0] ?? at
      } else break
    }
    return this.lines.linePos(at).line || 1
  }
}

function pathOf({ instancePath, keyword, params, propertyName }: SchemaError): (string | number)[] {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  if (keyword === 'additionalProperties') path.push(String(params.additionalProperty))
  else if (propertyName !== undefined) path.push(propertyName)
  return path
}

function wordsOf(error: SchemaError, path: Path): Words {
  const { keyword, params, data, parentSchema } = error
  const said = { path: path.join('.'), value: valueText(data) }
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys((parentSchema?.properties as object | undefined) ?? {}).filter((key) => /^\w/.test(key))
      const name = String(path.at(-1))
      return sentence('key', { name, hint: hintWords(name, known), known: listWords(known) })
    }
    case 'required':
      return sentence('missing', { name: [...path, String(params.missingProperty)].join('.') })
    case 'type':
      if (path.length === 0) return sentence('no-mapping')
      return sentence('type', { ...said, type: typeWords(params.type as string | string[]) })
    case 'enum': {
      const known = (params.allowedValues as readonly unknown[]).map(String)
      return sentence('enum', { ...said, hint: hintWords(said.value, known), known: listWords(known) })
    }
    case 'pattern':
      if (error.propertyName !== undefined) return sentence('key-form', { name: error.propertyName })
      return sentence('pattern', { ...said, example: String([parentSchema?.examples].flat()[0] ?? params.pattern) })
    case 'minimum':
      return sentence('minimum', { ...said, limit: Number(params.limit) })
    case 'minItems':
    case 'minProperties':
      return sentence('too-few', said)
    default:
      return sentence('other', { ...said, detail: error.message ?? keyword })
  }
}

function valueText(data: unknown): string {
  const text = typeof data === 'string' ? data : (JSON.stringify(data) ?? '')
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
