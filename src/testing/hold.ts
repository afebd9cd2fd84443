/**
 * Holds a rule to its own drawn tables: exactly the marked cells, exactly the messages, the safe fixes as drawn, and all of it
 * again in disguise, so that a rule that cheats with a position fails. No test runner is needed: what does not hold is thrown.
 */
import {
  address,
  Batch,
  type BatchResult,
  isError,
  type Lang,
  type Ref,
  type Report,
  safeFixes,
  say,
  sayReason,
  type Value,
  type Vocabulary,
  type Words,
  type Workbook,
} from '../core/index.js'
import { type Case, type ReadyCase, readyCase, standardVocabulary } from './cases.js'
import { behindCover, type Disguised, moved, renamed, reordered, upTo } from './disguise.js'

/** A rule does not hold one of its examples; what was expected and what came, on several lines. The message says it in both languages. */
export class RuleTestError extends Error {
  override readonly name = 'RuleTestError'

  constructor(readonly words: Words) {
    super(words.zh === words.en ? words.zh : bothIn(words))
  }
}

/** Line by line, Chinese first; a line that is the same in both stands once. */
function bothIn({ zh, en }: Words): string {
  const english = en.split('\n')
  const lines = zh
    .split('\n')
    .map((line, i) => (line === english[i] ? line : `${line} · ${(english[i] ?? '').trimStart()}`))
  return lines.join('\n')
}

/** Says what differs, line by line; silent where nothing does. */
type Compare = (what: Words, expected: readonly string[], got: readonly string[]) => void

/** Checks one example as drawn and in every disguise. Throws `RuleTestError` where the rule does not hold it. */
export function holdCase(one: Case, vocabulary: Vocabulary = standardVocabulary): void {
  const ready = readyCase(one, vocabulary)
  const drawings = [ready.drawing, ...ready.beside]
  const workbooks = drawings.map(({ workbook }) => workbook)
  const compare = comparing(one)
  const result = runCase(ready)
  const found = result.reports.flatMap(({ diagnostics }) => diagnostics)
  holdAsked(result, workbooks, compare)
  const cells = cellNames(placesOf(result), workbooks)
  const marked = drawings.flatMap(({ marks }, book) => marks.map((at) => ({ book, at })))
  compare(words.cells, cellNames(marked, workbooks), cells)
  compare(
    words.messages,
    drawings.flatMap(({ messages }) => messages),
    found.map((diagnostic) => say(diagnostic, 'zh')),
  )
  if (one.bad && cells.length === 0) compare(words.silent, ['≥ 1'], ['0'])
  if (!one.bad && cells.length > 0) compare(words.loud, [], cells)
  const said = found.flatMap((diagnostic) => [say(diagnostic, 'zh'), say(diagnostic, 'en')])
  compare(
    words.unfilled,
    [],
    said.flatMap((text) => text.match(/\{\w+\}/g) ?? []),
  )
  holdFixes(ready, compare)
  for (const [disguise, dress] of disguises) {
    const what = { zh: `${words.disguised.zh}${disguise.zh}`, en: words.disguised.en + disguise.en }
    compare(what, cells, cellNames(disguisedPlaces(ready, dress), workbooks))
  }
}

/** Checks the workbooks of an example together, those of earlier periods behind them. */
export function runCase({ drawing, beside, previous, ruleset }: ReadyCase): BatchResult {
  const batch = new Batch(ruleset)
  for (const { workbook } of [drawing, ...beside]) for (const _ of batch.check(workbook));
  for (const workbook of previous) batch.remember(workbook)
  return batch.finish()
}

const words = {
  skipped: { zh: '规则在自己的例表上被跳过', en: 'the rule was skipped on its own example' },
  unasked: { zh: '例表里没有一张表轮到这条规则', en: 'the rule was asked of no table of the example' },
  cells: { zh: '报出的格', en: 'the reported cells' },
  messages: { zh: '报出的话', en: 'the messages' },
  silent: { zh: '不通过例什么都没有报', en: 'nothing is found in a bad table' },
  loud: { zh: '通过例报出了问题', en: 'something is found in a good table' },
  unfilled: { zh: '话里没有填上的占位', en: 'unfilled placeholders' },
  fixes: { zh: '没有画出（~>）的自动修改', en: 'safe fixes that no `~>` shows' },
  fixed: { zh: '自动修改以后的表', en: 'the table after the safe fixes' },
  missing: { zh: '缺', en: 'missing' },
  unexpected: { zh: '多', en: 'unexpected' },
  expected: { zh: '应有次序', en: 'expected order' },
  came: { zh: '实际次序', en: 'order' },
  disguised: { zh: '同一张表换个样子：', en: 'the same table in disguise: ' },
} as const satisfies { readonly [key: string]: Words }

/** Nothing is skipped; and an example of which the rule was never asked proves nothing. */
function holdAsked({ reports, skipped }: BatchResult, workbooks: readonly Workbook[], compare: Compare): void {
  const reasons = [...skipped, ...reports.flatMap((report) => report.skipped)].map(({ reason }) => reason)
  compare(
    words.skipped,
    [],
    reasons.map((reason) => `${sayReason(reason, 'zh')} · ${sayReason(reason, 'en')}`),
  )
  const asked = reports.some(({ checked }) => checked.rules > 0)
  if (!asked || workbooks.every(({ sheets }) => sheets.length === 0)) compare(words.unasked, ['≥ 1'], ['0'])
}

/** The safe fixes of the table itself, not of those beside it. */
function holdFixes({ drawing, ruleset }: ReadyCase, compare: Compare): void {
  const { after, edits } = safeFixes(drawing.workbook, ruleset)
  if (drawing.fixed) compare(words.fixed, valuesOf(drawing.fixed), valuesOf(after))
  else {
    const made = edits.map(
      ({ at, from, to }) => `${cellName(at, drawing.workbook)}: ${valueText(from)} → ${valueText(to)}`,
    )
    compare(words.fixes, [], made)
  }
}

function comparing({ rule, name }: Case): Compare {
  return (what, expected, got) => {
    const missing = without(expected, got)
    const unexpected = without(got, expected)
    const ordered = missing.length + unexpected.length === 0
    if (ordered && expected.every((line, i) => line === got[i])) return
    const said = (lang: Lang): string => {
      const list = (title: Words, lines: readonly string[]): string[] =>
        lines.length === 0 ? [] : [`  ${title[lang]}`, ...lines.map((line) => `    ${line}`)]
      const order = ordered ? [...list(words.expected, expected), ...list(words.came, got)] : []
      const head = `${rule.id}, ${name}: ${what[lang]}`
      return [head, ...list(words.missing, missing), ...list(words.unexpected, unexpected), ...order].join('\n')
    }
    throw new RuleTestError({ zh: said('zh'), en: said('en') })
  }
}

/** The lines of `lines` that `others` does not hold, each as often as it is too many. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter((line) => {
    const n = left.get(line) ?? 0
    left.set(line, n - 1)
    return n <= 0
  })
}

/** A cell of one of the workbooks of an example. */
interface Place {
  readonly book: number
  readonly at: Ref
}

function placesOf({ reports }: { readonly reports: readonly Report[] }): Place[] {
  return reports.flatMap(({ diagnostics }, book) =>
    diagnostics.flatMap(({ places }) => places.map((at) => ({ book, at }))),
  )
}

/** The cells reported of the disguised workbooks, as cells of the undisguised ones. */
function disguisedPlaces(ready: ReadyCase, dress: (workbook: Workbook) => Disguised): Place[] {
  const dressed = [ready.drawing, ...ready.beside].map((drawing) => ({ drawing, ...dress(drawing.workbook) }))
  const [drawing, ...beside] = dressed.map((one) => ({ ...one.drawing, workbook: one.workbook }))
  const previous = ready.previous.map((workbook) => dress(workbook).workbook)
  return placesOf(runCase({ ...ready, drawing: drawing!, beside, previous })).flatMap(({ book, at }) => {
    const back = dressed[book]!.back(at)
    return back === null ? [] : [{ book, at: back }]
  })
}

/** Cells by name, sorted; of several workbooks and of several sheets with theirs. */
function cellNames(places: readonly Place[], workbooks: readonly Workbook[]): string[] {
  return places
    .map(({ book, at }) => {
      const workbook = workbooks[book]!
      return `${workbooks.length > 1 ? `[${workbook.name}]` : ''}${cellName(at, workbook)}`
    })
    .sort()
}

function cellName({ sheet, row, col }: Ref, { sheets }: Workbook): string {
  return `${sheets.length > 1 ? `${sheets[sheet]!.name}!` : ''}${address(row, col)}`
}

/** Every cell that holds something: `B4 = 12`. */
function valuesOf(workbook: Workbook): string[] {
  return workbook.sheets.flatMap((sheet, index) => {
    const lines: string[] = []
    for (let row = 0; row < sheet.rows; row++)
      for (let col = 0; col < sheet.cols; col++) {
        const value = sheet.value(row, col)
        if (value !== null) lines.push(`${cellName({ sheet: index, row, col }, workbook)} = ${valueText(value)}`)
      }
    return lines
  })
}

/** A value as JSON, so that `12` and `"12"` differ and white space is seen. */
function valueText(value: Value): string {
  return isError(value) ? value.error : JSON.stringify(value)
}

/** What must not change what is found, only where. */
const disguises: readonly (readonly [Words, (workbook: Workbook) => Disguised])[] = [
  [{ zh: '上面多空行、左边多空列', en: 'below empty rows, after empty columns' }, (workbook) => moved(workbook, 3, 2)],
  [{ zh: '工作表改名', en: 'sheets renamed' }, renamed],
  [{ zh: '前面多一张空表', en: 'an empty sheet before' }, behindCover],
  [{ zh: '各列倒序', en: 'columns turned round' }, (workbook) => reordered(workbook, (cols) => upTo(cols).reverse())],
]
