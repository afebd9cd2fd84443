/** Every project of some tables once, with all that is said of it: for rules that hold several tables beside each other. */
import type { FactRecord, FactTable } from './facts.js'
import type { NameNumbers } from './identity.js'
import { codeKeys } from './join.js'
import type { FieldTypes } from './rule.js'

/** A project with its records, in the order of workbooks, tables and rows. */
export interface Project<F extends FieldTypes = FieldTypes> {
  /** At least one; several of one table where the project has several lines there. */
  readonly records: readonly FactRecord<F>[]
  /** True where these have no code and others of the same name have several: which of those they are, nobody can say. */
  readonly isAmbiguous: boolean
}

/** By the number of a name: the first project with a code, the first record without one (−1: none), 1 where there is another with a code. */
interface Namesakes {
  readonly coded: Int32Array
  readonly plain: Int32Array
  readonly several: Uint8Array
}

/**
 * The records of some tables as projects. Each belongs to one; those without name and code belong to none. One project are the
 * records with the same code (打包项目: with the same codes) and, without a code, those of the same name. In time linear in the
 * records; what is kept is two numbers for each.
 */
export class Projects<F extends FieldTypes = FieldTypes> {
  /** Record → the number of its project, −1 of none. Records are numbered in the order of tables and rows. */
  private readonly project: Int32Array
  /** Record → the next of its project, −1 at the end. */
  private readonly next: Int32Array
  /** Record → true where it is the first of its project. */
  private readonly isFirst: Uint8Array
  private readonly ambiguous = new Set<number>()

  constructor(
    private readonly tables: readonly FactTable<F>[],
    names: NameNumbers,
  ) {
    const size = tables.reduce((sum, table) => sum + table.size, 0)
    this.project = new Int32Array(size).fill(-1)
    this.next = new Int32Array(size).fill(-1)
    this.isFirst = new Uint8Array(size)
    this.identify(names)
    this.link()
  }

  /** Every project once, in the order of its first record. */
  *all(): Iterable<Project<F>> {
    let start = 0
    for (const [index, table] of this.tables.entries()) {
      for (let i = 0; i < table.size; i++) {
        if (this.isFirst[start + i] !== 1) continue
        const isAmbiguous = this.ambiguous.has(this.project[start + i]!)
        yield { records: this.recordsFrom(start + i, index, start), isAmbiguous }
      }
      start += table.size
    }
  }

  /** The records of the project whose first is `ordinal`, in the table at `index`, which begins at `start`. */
  private recordsFrom(ordinal: number, index: number, start: number): FactRecord<F>[] {
    const records: FactRecord<F>[] = []
    let [at, begin] = [index, start]
    for (let one = ordinal; one >= 0; one = this.next[one]!) {
      while (one >= begin + this.tables[at]!.size) begin += this.tables[at++]!.size
      records.push(this.tables[at]!.recordAt(one - begin))
    }
    return records
  }

  /** Gives each record its project. */
  private identify(names: NameNumbers): void {
    const byTable = this.tables.map((table) => table.nameNumbers(names))
    const byCode = new Map<string, number>()
    const same: Namesakes = {
      coded: new Int32Array(names.size).fill(-1),
      plain: new Int32Array(names.size).fill(-1),
      several: new Uint8Array(names.size),
    }
    let ordinal = 0
    for (const [index, table] of this.tables.entries())
      for (let i = 0; i < table.size; i++, ordinal++) {
        const code = [...codeKeys(table.codeAt(i))].sort().join()
        if (code !== '') {
          const first = byCode.get(code)
          this.project[ordinal] = first ?? ordinal
          if (first === undefined) byCode.set(code, ordinal)
        }
        const name = byTable[index]![i]!
        if (name >= 0) this.meet(same, name, code !== '', ordinal)
      }
    this.joinNames(same)
  }

  /** Adds a record to those of its name. */
  private meet({ coded, plain, several }: Namesakes, name: number, hasCode: boolean, ordinal: number): void {
    if (hasCode) {
      const project = this.project[ordinal]!
      if (coded[name]! < 0) coded[name] = project
      else if (coded[name] !== project) several[name] = 1
    } else {
      if (plain[name]! < 0) plain[name] = ordinal
      this.project[ordinal] = plain[name]!
    }
  }

  /** Those without a code are the project of their name that has one, where only one has. */
  private joinNames({ coded, plain, several }: Namesakes): void {
    const joined = new Map<number, number>()
    for (const [name, first] of plain.entries()) {
      if (first < 0 || coded[name]! < 0) continue
      if (several[name] === 1) this.ambiguous.add(first)
      else joined.set(first, coded[name]!)
    }
    if (joined.size === 0) return
    this.project.forEach((project, i) => {
      const other = joined.get(project)
      if (other !== undefined) this.project[i] = other
    })
  }

  /** Chains the records of each project. */
  private link(): void {
    const last = new Int32Array(this.project.length).fill(-1)
    this.project.forEach((project, i) => {
      if (project < 0) return
      const before = last[project]!
      if (before < 0) this.isFirst[i] = 1
      else this.next[before] = i
      last[project] = i
    })
  }
}
