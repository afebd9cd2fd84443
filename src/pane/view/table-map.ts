/** One table as it was read: title, unit, header, columns, rows; each with the means to correct it. */
import {
  type ColumnStructure,
  columnName,
  type RowRun,
  rangeAddress,
  type SheetStructure,
  type TableStructure,
} from '../../core/index.js'
import { roleWords } from '../words.js'
import { t } from './context.js'
import { badge } from './corrections.js'
import { el } from './dom.js'
import { changer, type Editor, headerEditor, rowEditor } from './editors.js'
import { fieldPicker } from './fields.js'
import { cellLink } from './fixes.js'
import { correctionOf, FAIRLY_SURE, rowsWords, SURE, sureness, sureWord } from './reading.js'
import { shownName } from './shown.js'

/** `index`: the table's place among those of its sheet. */
export function tableMap(editor: Editor, sheet: SheetStructure, table: TableStructure, index: number): HTMLElement {
  const { ctx } = editor
  const { lang } = ctx
  const { kind, range, columns, rows, confidence, why } = table
  const id = `${sheet.sheetIndex}-${index}`
  const place = cellLink(ctx, { sheet: sheet.sheetIndex, row: range.top, col: range.left }, null, rangeAddress(range))
  const sure = t(lang, 'table-sure', {
    word: sureWord(confidence, lang),
    n: Math.floor(confidence * 100),
    why: why.map((reason) => reason[lang]).join(t(lang, 'comma')),
  })
  const unknown = columns.filter(({ field, corrected, heading }) => !field && !corrected && heading !== '').length
  return el(
    'article',
    { class: 'table' },
    el('h3', {}, kind ? kind.title[lang] : t(lang, 'table-unknown-kind'), ' ', place),
    el('p', { class: confidence < FAIRLY_SURE ? 'notice' : 'dim' }, sure),
    ...frame(editor, sheet, table, `header-${id}`),
    el(
      'h4',
      {},
      t(lang, 'columns', { n: columns.length }),
      unknown > 0 && el('span', { class: 'notice' }, ` ${t(lang, 'columns-unknown', { n: unknown })}`),
    ),
    editor.chunked(`columns-${id}`, 'columns', columns, (column) => columnLine(editor, sheet, table, column, id)),
    el('h4', {}, t(lang, 'rows')),
    editor.chunked(`rows-${id}`, 'runs', rows, (run) => rowLine(editor, sheet, table, run, id)),
  )
}

/** Title, unit and header, with the form that corrects the header. */
function frame(editor: Editor, sheet: SheetStructure, table: TableStructure, key: string): (HTMLElement | null)[] {
  const { ctx } = editor
  const { lang, state } = ctx
  const { title, unit, lines, header, range } = table
  const cell = (row: number, col: number, label?: string): HTMLElement =>
    cellLink(ctx, { sheet: sheet.sheetIndex, row, col }, null, label)
  const said = correctionOf(state.notes.corrections, sheet.sheet, { kind: 'header', row: header.top })
  const others = lines.map(({ label, row, col }) => el('span', {}, shownName(label[lang]), ' ', cell(row, col), ' '))
  return [
    el(
      'dl',
      {},
      fact(
        t(lang, 'title-row'),
        title ? shownName(title.text) : t(lang, 'no-title'),
        title && cell(title.row, range.left, rowsWords(title.row, title.row, lang)),
      ),
      fact(t(lang, 'unit-row'), unit ? unit.value : t(lang, 'no-unit'), unit && cell(unit.row, unit.col)),
      others.length > 0 ? fact(t(lang, 'other-lines'), ...others) : null,
      fact(
        t(lang, 'header-rows'),
        cell(header.top, range.left, rowsWords(header.top, header.bottom, lang)),
        header.corrected ? badge(editor, said) : null,
        changer(editor, key, t(lang, 'change'), t(lang, 'change-header')),
      ),
    ),
    headerEditor(editor, key, sheet.sheetIndex, { top: header.top, rows: header.bottom - header.top + 1 }),
  ]
}

function fact(name: string, ...parts: readonly (Node | string | null)[]): HTMLElement {
  return el('div', {}, el('dt', {}, name), el('dd', {}, ...parts.flatMap((part, i) => (i > 0 ? [' ', part] : [part]))))
}

function columnLine(
  editor: Editor,
  { sheet, sheetIndex }: SheetStructure,
  { header }: TableStructure,
  column: ColumnStructure,
  id: string,
): HTMLElement {
  const { ctx } = editor
  const { lang, state, desk, fields } = ctx
  const { col, heading, field, confidence, why, corrected } = column
  const letter = columnName(col)
  const key = `column-${id}-${col}`
  const written = heading === '' ? t(lang, 'no-heading') : shownName(heading)
  const meaning = field ? field.title[lang] : t(lang, corrected ? 'not-checked' : 'not-known')
  const isUnsure = field !== null && !corrected && confidence < SURE
  const picker = (): HTMLElement =>
    fieldPicker({
      lang,
      fields,
      now: field?.name ?? null,
      label: t(lang, 'choose-field', { col: letter, heading: written }),
      typed: editor.editing?.typed ?? '',
      onType: (typed) => editor.type(typed),
      onChoose: (name) => {
        editor.close()
        void desk.correctColumn(sheetIndex, col, header.bottom, name)
      },
    })
  return el(
    'li',
    { class: field || corrected ? '' : 'unknown' },
    cellLink(ctx, { sheet: sheetIndex, row: header.bottom, col }, null, letter),
    el(
      'span',
      { class: 'what' },
      el('b', {}, meaning),
      written !== meaning && el('span', { class: 'dim' }, written),
      isUnsure && el('span', { class: 'notice' }, sureness(confidence, lang), t(lang, 'comma-clause'), why[lang]),
    ),
    corrected && badge(editor, correctionOf(state.notes.corrections, sheet, { kind: 'column', col, text: heading })),
    changer(editor, key, t(lang, 'change'), t(lang, 'change-column', { col: letter })),
    editor.editing?.key === key && el('div', { class: 'editor' }, picker()),
  )
}

function rowLine(
  editor: Editor,
  { sheet, sheetIndex }: SheetStructure,
  { range }: TableStructure,
  run: RowRun,
  id: string,
): HTMLElement {
  const { ctx } = editor
  const { lang, state } = ctx
  const { from, to, role, label, corrected } = run
  const key = `rows-${id}-${from}`
  const rows = rowsWords(from, to, lang)
  return el(
    'li',
    {},
    cellLink(ctx, { sheet: sheetIndex, row: from, col: range.left }, null, rows),
    el(
      'span',
      { class: 'what' },
      el('b', {}, roleWords[role][lang]),
      label !== '' && el('span', { class: 'dim' }, shownName(label)),
    ),
    corrected && badge(editor, correctionOf(state.notes.corrections, sheet, { kind: 'row', row: from })),
    changer(editor, key, t(lang, 'change'), t(lang, 'change-rows', { rows })),
    rowEditor(editor, key, sheetIndex, run),
  )
}
