/** Every sentence of the reports, once: Chinese first. */
import type { Words } from '../core/index.js'

export const words = {
  sheet: { zh: '工作表 {name}', en: 'Sheet {name}' },
  table: { zh: '{range} {kind}，{n} 个项目', en: '{range} {kind}, projects: {n}' },
  'table-rows': { zh: '{range} {kind}，{n} 行', en: '{range} {kind}, rows: {n}' },
  'table-unit': { zh: '，金额单位{unit}', en: ', money in {unit}' },
  'table-unsure': {
    zh: '（认表把握 {percent}%，可用 kplint tables 核对）',
    en: ' (recognised with {percent} % certainty; see kplint tables)',
  },
  'no-kind': { zh: '表', en: 'table' },
  whole: { zh: '整表', en: 'The table as a whole' },
  places: { zh: '位置：{list}', en: 'Cells: {list}' },
  related: { zh: '相关：{list}', en: 'Related: {list}' },
  more: { zh: '{list} 等 {n} 处', en: '{list} and more, {n} in all' },
  fixable: { zh: '［可自动改］', en: ' [fixable]' },
  suggestion: { zh: '［建议改为“{value}”］', en: ' [suggested: “{value}”]' },
  warning: { zh: '注意：{text}', en: 'Note: {text}' },
  'not-checked': { zh: '没有检查的', en: 'Not checked' },
  'unchecked-sheet': { zh: '工作表“{name}”：{reason}', en: 'sheet “{name}”: {reason}' },
  'unknown-columns': {
    zh: '不认识的表头，这些列没有检查：{list}',
    en: 'unknown headings, these columns were not checked: {list}',
  },
  heading: { zh: '{cell}“{heading}”', en: '{cell} “{heading}”' },
  'skipped-columns': {
    zh: '{n} 条规则没有检查，因为表里没有这些列（括号内是要用它的规则数）：{list}',
    en: 'rules not checked for want of columns: {n} (behind each column the rules that want it): {list}',
  },
  'skipped-settings': {
    zh: '{n} 条规则没有检查，因为规则包和配置都没有给：{list}',
    en: 'rules not checked for want of settings (packs and configurations give them): {n}: {list}',
  },
  'setting-option': { zh: '{rule} 的 {name}', en: '{name} of {rule}' },
  'setting-roster': { zh: '{name}名册', en: 'a roster for “{name}”' },
  'setting-regions': { zh: '行政区划代码', en: 'region codes' },
  'skipped-other': { zh: '{reason}：{n} 条规则没有检查', en: '{reason}: rules not checked: {n}' },
  times: { zh: '{what}（{n}）', en: '{what} ({n})' },
  undecidable: {
    zh: '单元格空白或读不懂，{n} 次无法判断：{list}',
    en: 'answers left undecided, a cell being blank or unreadable: {n}: {list}',
  },
  'undecidable-whole': {
    zh: '几张表放在一起看，有的空白、读不懂或对不上，{n} 次无法判断：{list}',
    en: 'answers about several tables left undecided, something being blank, unreadable or not to be matched: {n}: {list}',
  },
  uncalculated: {
    zh: '{n} 个公式没有算出结果（第一个在 {cell}），按空格对待：请用 Excel 或 WPS 打开，保存后再查',
    en: 'formulas without a result, read as blank: {n}, the first in {cell}; open and save the workbook in Excel or WPS, then check again',
  },
  'undecidable-rule': { zh: '{rule} {n} 次', en: '{rule} {n}' },
  'in-table': { zh: '{sheet} {range}：{text}', en: '{sheet} {range}: {text}' },
  accepted: { zh: '已认可，到期前不报', en: 'Accepted, not reported until their date' },
  'accepted-line': {
    zh: '{place}{project}  {rule}：认可到 {until}，{reason}',
    en: '{place}{project}  {rule}: until {until}, {reason}',
  },
  project: { zh: '「{name}」', en: ' “{name}”' },
  lapsed: { zh: '曾认可到 {until}，已到期：{reason}', en: 'was accepted until {until}, which has passed: {reason}' },
  'unused-exception': {
    zh: '{source} 认可的 {rule}（{what}）没有用上：问题已经没有了，或不在这次检查的表里',
    en: '{source} accepts {rule} ({what}), which bore on nothing: the defect is gone, or is not in what was checked',
  },
  clean: { zh: '没有发现问题', en: 'Nothing found' },
  nothing: { zh: '什么都没有检查', en: 'Nothing was checked' },
  counts: {
    zh: '必须改 {error}，需核实 {warning}，提示 {info}',
    en: 'errors {error}, warnings {warning}, info {info}',
  },
  checked: {
    zh: '检查了 {tables} 张表、{records} 个项目、{rules} 条规则',
    en: 'checked: tables {tables}, projects {records}, rules {rules}',
  },
  failed: { zh: '没能检查', en: 'Could not be checked' },
  total: { zh: '合计', en: 'Total' },
  'total-checked': {
    zh: '{files} 个工作簿，查了 {checked} 个：{tables} 张表、{records} 个项目',
    en: 'workbooks {files}, checked {checked}: tables {tables}, projects {records}',
  },
  'total-errors': { zh: '没能检查的 {n} 处，见上', en: '{n} could not be checked, see above' },
  earlier: {
    zh: '对照了以前的 {files} 个工作簿、{tables} 张表',
    en: 'compared with earlier workbooks: {files}, tables: {tables}',
  },
  'next-fix': { zh: '其中 {n} 条可以自动改：{command}', en: '{n} of them can be fixed: {command}' },
  'next-rule': { zh: '看一条规则的说明和例表：{command}', en: 'What a rule is about, with examples: {command}' },
  colon: { zh: '：', en: ': ' },
  comma: { zh: '、', en: ', ' },
  or: { zh: '或', en: ' or ' },
} as const satisfies { readonly [key: string]: Words }
