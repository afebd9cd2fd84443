/** The work behind a page: holds the workbook and checks it in slices. Runs in a worker; where none can be had, on the page itself. */
import { fields, rules, tables } from '../../rules/index.js'
import {
  type Correction,
  columnCorrection,
  type Edit,
  headerCorrection,
  isError,
  NO_NOTES,
  type Notes,
  type Range,
  type RefusedEdit,
  type Report,
  type Ruleset,
  rowCorrection,
  Session,
  type Workbook,
} from '../core/index.js'
import { type Block, type GridWorkbook, gridWorkbook } from '../hosts/grid.js'
import { makeRuleset } from '../pack/pack.js'
import { wordsOf } from './desk.js'
import type { Answer, Asked, Checked, Engine, FieldWords, Opened, Pointed, Saved, ShownCell, Source } from './engine.js'
import { faultOf } from './faults.js'
import { readOffered } from './read-packs.js'
import { Sender } from './sent.js'

/** What is done of a check at one go, in milliseconds: short enough that a page stays alive between. */
const SLICE = 12
/** Cells that are shown at once: more than any window has. */
const MAX_SHOWN = 200_000

interface Room {
  readonly workbook: Workbook
  /** Where the workbook came as data: the same, to be changed block by block. */
  readonly grid: GridWorkbook | null
  /** Where it came as a file: the file with every edit made since. */
  readonly file: { readonly blob: Blob; readonly name: string } | null
}

/** The engine of one page: one workbook at a time. */
export class LocalEngine implements Engine {
  private room: Room | null = null
  private readonly sender = new Sender()
  private session: { readonly key: string; readonly session: Session } | null = null
  /** Counts checks: one that is no longer the latest stops. */
  private turn = 0

  async open(source: Source): Promise<Answer<Opened>> {
    return answer(async () => {
      this.turn++
      this.session = null
      this.room = null
      if (source.kind === 'data') {
        const grid = await gridWorkbook(source.workbook)
        this.room = { workbook: grid, grid, file: null }
        return openedOf(grid, [])
      }
      const { readBlob, warningText } = await files()
      const workbook = await readBlob(source.blob, source.name)
      this.room = { workbook, grid: null, file: { blob: source.blob, name: source.name } }
      const warnings = workbook.warnings.map((one) => ({ zh: warningText(one, 'zh-CN'), en: warningText(one, 'en') }))
      return openedOf(workbook, warnings)
    })
  }

  async put(blocks: readonly { readonly sheet: number; readonly block: Block }[]): Promise<Answer<null>> {
    return answer(async () => {
      for (const { sheet, block } of blocks) this.opened().grid?.sheets[sheet]?.put(block)
      return null
    })
  }

  async check(asked: Asked, progress: (share: number) => void): Promise<Answer<Checked | null>> {
    return answer(async () => {
      const turn = ++this.turn
      const { name, sheets, date1904 } = this.opened().workbook
      const session = await this.sessionFor(asked)
      if (turn !== this.turn) return null
      const workbook: Workbook = { name, sheets, date1904, notes: asked.notes }
      const steps = session.check(workbook, asked.changed ?? undefined)
      let until = performance.now() + SLICE
      for (;;) {
        const step = steps.next()
        if (step.done) return this.checked(step.value, session, asked.holds)
        if (performance.now() < until) continue
        progress(step.value.total === 0 ? 0 : step.value.done / step.value.total)
        await breath()
        if (turn !== this.turn) return null
        until = performance.now() + SLICE
      }
    })
  }

  async cancel(): Promise<void> {
    this.turn++
  }

  async fields(): Promise<Answer<readonly FieldWords[]>> {
    return { ok: true, value: fields.map(({ name, title }) => ({ name, title })) }
  }

  async point(pointed: Pointed): Promise<Answer<Correction>> {
    return answer(async () => {
      const sheet = this.opened().workbook.sheets[pointed.sheet]!
      switch (pointed.kind) {
        case 'header':
          return headerCorrection(sheet, pointed.row, pointed.rows)
        case 'column':
          return columnCorrection(sheet, pointed.header, pointed.col, pointed.field)
        default:
          return rowCorrection(sheet, pointed.row, pointed.role)
      }
    })
  }

  async window(index: number, { top, left, bottom, right }: Range): Promise<Answer<readonly (readonly ShownCell[])[]>> {
    return answer(async () => {
      const sheet = this.opened().workbook.sheets[index]
      const rows: ShownCell[][] = []
      for (let row = top; sheet && row <= bottom && rows.length * (right - left + 1) < MAX_SHOWN; row++) {
        const cells: ShownCell[] = []
        for (let col = left; col <= right; col++) {
          const value = sheet.value(row, col)
          const kind =
            value === null
              ? 'blank'
              : isError(value)
                ? 'error'
                : typeof value === 'string'
                  ? 'text'
                  : (typeof value as 'number' | 'boolean')
          cells.push({ text: sheet.text(row, col), kind, formula: sheet.formula(row, col) })
        }
        rows.push(cells)
      }
      return rows
    })
  }

  async edit(edits: readonly Edit[]): Promise<Answer<readonly RefusedEdit[]>> {
    return answer(async () => {
      const { file } = this.opened()
      const { patchBlob, readBlob } = await files()
      const { blob, refused } = await patchBlob(file!.blob, file!.name, edits, null)
      // The session goes on: it is told what changed.
      this.room = { workbook: await readBlob(blob, file!.name), grid: null, file: { blob, name: file!.name } }
      return refused
    })
  }

  async save(notes: Notes): Promise<Answer<Saved>> {
    return answer(async () => {
      const { file } = this.opened()
      const { patchBlob } = await files()
      const { blob, refused } = await patchBlob(file!.blob, file!.name, [], notes)
      return { blob, refused }
    })
  }

  private opened(): Room {
    if (!this.room) throw new Error('no workbook is open')
    return this.room
  }

  /** The session of these settings; what an earlier one learnt with others is of no use. */
  private async sessionFor(asked: Asked): Promise<Session> {
    const key = JSON.stringify([asked.pack, asked.period, asked.today])
    if (this.session?.key !== key) this.session = { key, session: new Session(await rulesetFor(asked)) }
    return this.session.session
  }

  private checked(report: Report, session: Session, holds: number | null): Checked {
    const found = new Set([...report.diagnostics, ...report.explained, ...report.accepted].map(({ rule }) => rule))
    const words = session.ruleset.rules.filter(({ rule }) => found.has(rule.id)).map(({ rule }) => wordsOf(rule))
    return { report: this.sender.send(report, holds), structure: session.structure, rules: words }
  }
}

/** What reads and writes files: loaded where there is one. */
async function files() {
  return import(/* webpackMode: "lazy", webpackChunkName: "files" */ './files.js')
}

async function rulesetFor({ pack, offered, period, today }: Asked): Promise<Ruleset> {
  const vocabulary = { fields, kinds: tables }
  const packs = pack === null ? [] : await readOffered(pack, offered, vocabulary, rules)
  return makeRuleset(vocabulary, rules, packs, { period, today })
}

function openedOf(workbook: Workbook, warnings: Opened['warnings']): Opened {
  const { name, notes, sheets } = workbook
  return {
    name,
    notes: notes ?? NO_NOTES,
    sheets: sheets.map(({ name, state, rows, cols, merges }) => ({ name, state, rows, cols, merges })),
    warnings,
  }
}

/** Lets everything else have its turn: messages, drawing, a click on cancel. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

async function answer<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return { ok: false, ...faultOf(error) }
  }
}
