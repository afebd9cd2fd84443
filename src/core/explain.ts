/** Explanations (核实说明): which finding each bears on, and whether it stands, has lapsed, or is none. */
import { claimsIn, claimsOf, Denials, type DenialsData, type Said } from './claims.js'
import { fill, say } from './message.js'
import type { Explanation } from './notes.js'
import { essence, faultOf, Sentences } from './reasons.js'
import type { TableView } from './record.js'
import type { Diagnostic, Explained, Report } from './report.js'
import type { Claim, Vocabulary, Words } from './vocabulary.js'
import { refusalWords } from './words.js'

/** An explainer as plain data; claims by their places among the vocabulary's. */
export interface ExplainerData {
  readonly explanations: readonly Explanation[]
  /** Of each explanation, what it claims. */
  readonly said: readonly (readonly { readonly claim: number; readonly clause: string }[])[]
  readonly denials: DenialsData
}

/**
 * The explanations kept in one workbook. Made while it is open (what its rows deny is looked up then); the findings may come when it is
 * closed. Of several explanations of one finding the last holds.
 */
export class Explainer {
  private constructor(
    private readonly explanations: readonly Explanation[],
    private readonly claims: ReadonlyMap<Explanation, readonly Said[]>,
    private readonly denials: Denials,
    private readonly known: readonly Claim[],
  ) {}

  /** The explanations kept in an open workbook; `views` are its tables. */
  static open(explanations: readonly Explanation[], views: readonly TableView[], vocabulary: Vocabulary): Explainer {
    const known = explanations.length === 0 ? [] : claimsOf(vocabulary)
    const claims = new Map<Explanation, readonly Said[]>()
    const made = new Set<Claim>()
    const subjects = new Set<string>()
    for (const explanation of explanations) {
      const said = claimsIn(explanation.text.slice(0, LOOKED_AT), known)
      if (said.length === 0) continue
      claims.set(explanation, said)
      for (const { claim } of said) made.add(claim)
      subjects.add(subjectOf(explanation.finding))
    }
    return new Explainer(explanations, claims, Denials.open(views, made, subjects), known)
  }

  /** The explainer that `data` came from. */
  static kept({ explanations, said, denials }: ExplainerData, vocabulary: Vocabulary): Explainer {
    const known = claimsOf(vocabulary)
    const claims = new Map(
      explanations.map((one, i) => [
        one,
        (said[i] ?? []).map(({ claim, clause }): Said => ({ claim: known[claim]!, clause })),
      ]),
    )
    return new Explainer(explanations, claims, Denials.kept(denials, known), known)
  }

  /** Null where nothing is explained. */
  get data(): ExplainerData | null {
    if (this.explanations.length === 0) return null
    return {
      explanations: this.explanations,
      said: this.explanations.map((one) =>
        (this.claims.get(one) ?? []).map(({ claim, clause }) => ({ claim: this.known.indexOf(claim), clause })),
      ),
      denials: this.denials.data(this.known),
    }
  }

  /** The report with each finding beside its explanation: those validly explained apart. `report` is one no explanation was held against. */
  explain(report: Report): Report {
    if (this.explanations.length === 0) return report
    const { pairs, idle } = matched(this.explanations, report)
    const sentences = new Sentences()
    const judged = new Map<string, Explained>()
    for (const [explanation, diagnostic] of pairs)
      judged.set(diagnostic.id, this.judge(explanation, diagnostic, sentences))
    const all = report.diagnostics.map((one): Diagnostic => {
      const explanation = judged.get(one.id)
      return explanation ? { ...one, explanation } : one
    })
    const isValid = ({ explanation }: Diagnostic): boolean => explanation?.state === 'valid'
    return {
      ...report,
      diagnostics: all.filter((one) => !isValid(one)),
      explained: all.filter(isValid),
      idle,
    }
  }

  private judge(explanation: Explanation, diagnostic: Diagnostic, sentences: Sentences): Explained {
    const { severity, witness } = diagnostic
    const refused = (words: Words): Explained => ({ explanation, state: 'refused', refused: words })
    if (severity !== 'warning') return refused(refusalWords[severity])
    if (explanation.witness !== witness) return { explanation, state: 'lapsed', refused: null }
    const fault = faultOf(explanation.text, [say(diagnostic, 'zh'), say(diagnostic, 'en')])
    if (fault) return refused(refusalWords[fault])
    const denial = this.denialOf(explanation, diagnostic)
    if (denial) return refused(denial)
    if (!sentences.take(explanation.text, diagnostic.rule, matterOf(diagnostic))) return refused(refusalWords.repeated)
    return { explanation, state: 'valid', refused: null }
  }

  /** What the row of the finding denies of what is said of it; a finding of many rows has no row that could. */
  private denialOf(explanation: Explanation, { table, at, places }: Diagnostic): Words | null {
    if (table === null || places.length > 1) return null
    for (const { claim, clause } of this.claims.get(explanation) ?? []) {
      const denial = this.denials.of(claim, table, at.row)
      if (!denial) continue
      const { field, value } = denial
      const said = { claim: clause, field, value: value ?? '' }
      const words = refusalWords[value === null ? 'blank' : 'denied']
      return { zh: fill(words, said, 'zh'), en: fill(words, said, 'en') }
    }
    return null
  }
}

/** Signs of a text in which claims are looked for. */
const LOOKED_AT = 500

/**
 * The subject in the identity of a finding (rule, subject and field with bars between them; a subject may hold bars itself), as
 * `recordKey` gives it.
 */
function subjectOf(finding: string): string {
  return finding.slice(finding.indexOf('|') + 1, finding.lastIndexOf('|'))
}

/** What a finding is about, as a key: its project, else its row, else its column. */
function matterOf({ project, at, places }: Diagnostic): string {
  if (project !== null) return `project ${essence(project)}`
  return places.length > 1 ? `column ${at.sheet} ${at.col}` : `row ${at.sheet} ${at.row}`
}

interface Matched {
  /** In the order of the explanations. */
  readonly pairs: readonly (readonly [Explanation, Diagnostic])[]
  readonly idle: readonly Explanation[]
}

/**
 * Finds the finding of each explanation: by its identity, where the values are those explained; else by the identity without its ordinal
 * and the values (of two projects of one name, sorting rows swaps the ordinals); else by the identity alone.
 */
function matched(explanations: readonly Explanation[], { diagnostics, accepted }: Report): Matched {
  const last = new Map(explanations.map((one) => [one.finding, one]))
  const inForce = explanations.filter((one) => last.get(one.finding) === one)
  const byId = new Map(diagnostics.map((one) => [one.id, one]))
  const found = new Map<Explanation, Diagnostic>()
  for (const one of inForce) {
    const diagnostic = byId.get(one.finding)
    if (diagnostic?.witness !== one.witness) continue
    found.set(one, diagnostic)
    byId.delete(one.finding)
  }
  const alike = new Map<string, Diagnostic[]>()
  for (const diagnostic of byId.values()) {
    const key = `${withoutOrdinal(diagnostic.id)}\n${diagnostic.witness}`
    const list = alike.get(key)
    if (list) list.push(diagnostic)
    else alike.set(key, [diagnostic])
  }
  for (const one of inForce) {
    if (found.has(one)) continue
    const diagnostic = alike.get(`${withoutOrdinal(one.finding)}\n${one.witness}`)?.shift()
    if (!diagnostic) continue
    found.set(one, diagnostic)
    byId.delete(diagnostic.id)
  }
  for (const one of inForce) {
    const diagnostic = byId.get(one.finding)
    if (diagnostic && !found.has(one)) found.set(one, diagnostic)
  }
  const covered = new Set(accepted.map(({ id }) => id))
  return {
    pairs: inForce.flatMap((one) => {
      const diagnostic = found.get(one)
      return diagnostic ? [[one, diagnostic] as const] : []
    }),
    idle: explanations.filter((one) => !found.has(one) && !covered.has(one.finding)),
  }
}

function withoutOrdinal(id: string): string {
  return id.replace(/#\d{1,9}$/, '')
}
