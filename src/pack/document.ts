/** YAML (and JSON, which is YAML) as plain data that remembers its lines. Hostile text is refused, never expanded. */
import { type ErrorCode, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar } from 'yaml'
import type { Words } from '../core/index.js'
import { InputError, MAX_PROBLEMS, type Problem } from './problem.js'
import { hintWords, listWords, sentence, typeWords, type WordKey } from './words.js'

/** Characters of the longest file that is looked at. */
const MAX_CHARS = 1_000_000

/** What a mistake in the form most likely is, by the code the YAML reader gives it. */
const HINTS: { readonly [code in ErrorCode]?: WordKey } = {
  TAB_AS_INDENT: 'yaml-tab',
  BAD_INDENT: 'yaml-indent',
  BLOCK_IN_FLOW: 'yaml-indent',
  MISSING_CHAR: 'yaml-pair',
  BLOCK_AS_IMPLICIT_KEY: 'yaml-colon',
  MULTILINE_IMPLICIT_KEY: 'yaml-colon',
  UNEXPECTED_TOKEN: 'yaml-quote',
  BAD_SCALAR_START: 'yaml-quote',
  TAG_RESOLVE_FAILED: 'yaml-tag',
}

/** True where the line, or the one before it, has a full-width colon where a key should end. */
function isWideColon(text: string, line: number): boolean {
  const lines = text.split('\n')
  return [lines[line - 1], lines[line - 2]].some((one) => /^[\s-]*[\w-]+：/.test(one ?? ''))
}

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
        // Compared pair by pair there: twenty thousand keys would take a minute.
        uniqueKeys: false,
      })
      const wrong = [...document.errors, ...document.warnings].map(({ code, message, pos }) => {
        const { line } = lines.linePos(pos[0])
        const hint = sentence(isWideColon(text, line) ? 'yaml-wide' : (HINTS[code] ?? 'yaml-other'))
        return { file, line: line || 1, words: sentence('not-yaml', { hint, detail: message }) }
      })
      if (wrong.length > 0) throw new InputError(wrong.slice(0, 1))
      const twice = repeatedKey(document.contents)
      if (twice) {
        const words = sentence('key-twice', { name: String(twice.value).slice(0, 60) })
        throw new InputError([{ file, line: lines.linePos(twice.range?.[0] ?? 0).line || 1, words }])
      }
      const data: unknown = document.toJS({ maxAliasCount: 0 })
      return new Document(file, data, document.contents, lines)
    } catch (error) {
      if (error instanceof InputError) throw error
      const words =
        error instanceof ReferenceError
          ? sentence('alias')
          : sentence('not-yaml', {
              hint: sentence('yaml-other'),
              detail: error instanceof Error ? error.message : '',
            })
      throw new InputError([{ file, line: null, words }])
    }
  }

  /** Everything a schema finds wrong. */
  check(validate: Validator): Problem[] {
    if (validate(this.data)) return []
    const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if' && keyword !== 'propertyNames')
    return errors.slice(0, MAX_PROBLEMS).map((error) => {
      const path = pathOf(error)
      return this.problem(path, wordsOf(error, path))
    })
  }

  /** A problem at a path: at its key where it is one of a mapping. */
  problem(path: Path, words: Words): Problem {
    return { file: this.file, line: this.line(path), words }
  }

  /** The 1-based line of a path; of one that is not there, of what would hold it. */
  line(path: Path): number {
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

/** The first key that stands twice in one mapping. */
function repeatedKey(root: unknown): Scalar | null {
  const nodes: unknown[] = [root]
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if (isSeq(node)) for (const item of node.items) nodes.push(item ?? null)
    if (!isMap(node)) continue
    const seen = new Set<string>()
    for (const { key, value } of node.items) {
      if (isScalar(key) && seen.size === seen.add(String(key.value)).size) return key
      nodes.push(value ?? null)
    }
  }
  return null
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
      if (path.length === 0) return sentence(/^[\w-]+：/.test(said.value) ? 'yaml-wide' : 'no-mapping')
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
    case 'maxItems':
      return sentence('too-many', { ...said, n: Number(params.limit) })
    case 'minItems':
    case 'minProperties':
      return Number(params.limit) > 1
        ? sentence('too-few', { ...said, n: Number(params.limit) })
        : sentence('empty', said)
    default:
      return sentence('other', { ...said, detail: error.message ?? keyword })
  }
}

function valueText(data: unknown): string {
  const text = typeof data === 'string' ? data : (JSON.stringify(data) ?? '')
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
