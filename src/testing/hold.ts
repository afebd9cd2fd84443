/**
 * Holds a rule to its own drawn tables: exactly the marked cells, exactly the messages, the safe fixes as drawn, and all of it
 * again in disguise, so that a rule that cheats with a position fails. No test runner is needed: what does not hold is thrown.
 */
import {
  address,
  isError,
  lint,
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

/** A rule does not hold one of its examples; the message says what was expected and what came. */
export class RuleTestError extends Error {
  override readonly name = 'RuleTestError'
}

/** Says what differs, line by line; silent where nothing does. */
type Compare = (what: Words, expected: readonly string[], got: readonly string[]) => void

/** Checks one example as drawn and in every disguise. Throws `RuleTestError` where the rule does not hold it. */
export function holdCase(one: Case, vocabulary: Vocabulary = standardVocabulary): void {
  const ready = readyCase(one, vocabulary)
  const { drawing, ruleset } = ready
  const compare = comparing(one)
  const report = lint(drawing.workbook, ruleset)
  holdAsked(report, drawing.workbook, compare)
  const cells = cellsOf(placesOf(report), drawing.workbook)
  compare(words.cells, cellsOf(drawing.marks, drawing.workbook), cells)
  compare(
    words.messages,
    drawing.messages,
    report.diagnostics.map((diagnostic) => say(diagnostic, 'zh')),
  )
  if (one.bad && cells.length === 0) compare(words.silent, ['≥ 1'], ['0'])
  if (!one.bad && cells.length > 0) compare(words.loud, [], cells)
  const unfilled = report.diagnostics.flatMap((found) =>
    (['zh', 'en'] as const).flatMap((lang) => say(found, lang).match(/\{\w+\}/g) ?? []),
  )
  compare(words.unfilled, [], unfilled)
  holdFixes(ready, compare)
  for (const [disguise, dress] of disguises) {
    const { workbook, back } = dress(drawing.workbook)
    const places = placesOf(lint(workbook, ruleset)).map(back)
    const dressed = { zh: `${words.disguised.zh}${disguise.zh}`, en: words.disguised.en + disguise.en }
    compare(
      dressed,
      cells,
      cellsOf(
        places.filter((at) => at !== null),
        drawing.workbook,
      ),
    )
  }
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
  disguised: { zh: '同一张表换个样子：', en: 'the same table in disguise: ' },
} as const satisfies { readonly [key: string]: Words }

function holdAsked(report: Report, { sheets }: Workbook, compare: Compare): void {
  const reasons = report.skipped.map(({ reason }) => `${sayReason(reason, 'zh')} · ${sayReason(reason, 'en')}`)
  compare(words.skipped, [], reasons)
  // An example of which the rule was never asked proves nothing.
  if (report.checked.rules === 0 || sheets.length === 0) compare(words.unasked, ['≥ 1'], ['0'])
}

function holdFixes({ drawing, ruleset }: ReadyCase, compare: Compare): void {
  const { after, edits } = safeFixes(drawing.workbook, ruleset)
  if (drawing.fixed) compare(words.fixed, valuesOf(drawing.fixed), valuesOf(after))
  else
    compare(
      words.fixes,
      [],
      edits.map(({ at, from, to }) => `${cellName(at, drawing.workbook)}: ${valueText(from)} → ${valueText(to)}`),
    )
}

function comparing({ rule, name }: Case): Compare {
  return (what, expected, got) => {
    const missing = without(expected, got)
    const unexpected = without(got, expected)
    if (missing.length + unexpected.length === 0 && expected.every((line, i) => line === got[i])) return
    const list = (title: string, lines: readonly string[]): string[] =>
      lines.length === 0 ? [] : [`  ${title}`, ...lines.map((line) => `    ${line}`)]
    const ordered = missing.length + unexpected.length === 0
    throw new RuleTestError(
      [
        `${rule.id}, ${name}: ${what.zh} · ${what.en}`,
        ...list('缺 · missing', missing),
        ...list('多 · unexpected', unexpected),
        ...(ordered ? [...list('应有次序 · expected order', expected), ...list('实际次序 · order', got)] : []),
      ].join('\n'),
    )
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

function placesOf(report: Report): Ref[] {
  return report.diagnostics.flatMap(({ places }) => places)
}

/** Cells by name, sorted; of several sheets with the sheet's name. */
function cellsOf(cells: readonly Ref[], workbook: Workbook): string[] {
  return cells.map((at) => cellName(at, workbook)).sort()
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
