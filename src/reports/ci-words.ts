/** Every sentence of the reports build servers read, once: Chinese first. */
import type { Words } from '../core/index.js'

export const ciWords = {
  finding: { zh: '{place}{project}：{message}', en: '{place}{project}: {message}' },
  title: { zh: '{severity}：{title}', en: '{severity}: {title}' },
  unreadable: { zh: '没能检查', en: 'could not be checked' },
  run: { zh: '整次检查', en: 'the run as a whole' },
  nothing: {
    zh: '没有认出项目表，什么都没有检查',
    en: 'no project table was recognised and nothing was checked',
  },
  more: { zh: '还有 {n} 处没有列出，见完整的报告', en: 'and {n} more, see the whole report' },
  'more-annotations': {
    zh: '另有 {list} 没有在这里标出，见完整的报告',
    en: 'not annotated here: {list}; see the whole report',
  },
  'count-error': { zh: '必须改 {n} 条', en: 'errors {n}' },
  'count-warning': { zh: '需核实 {n} 条', en: 'warnings {n}' },
  'count-info': { zh: '提示 {n} 条', en: 'info {n}' },
  'count-unreadable': { zh: '没能检查的 {n} 处', en: 'not checked {n}' },
  comma: { zh: '，', en: ', ' },
  'left-out': {
    zh: '一共 {all} 条，这里只有前 {n} 条（先必须改的，再新出现的），{left} 条没有写入',
    en: 'results in all: {all}; the first {n} are here (errors first, then what is new); left out: {left}',
  },
  'unreadable-left-out': {
    zh: '还有 {n} 处没能检查，没有列出',
    en: 'could not be checked either, not listed: {n}',
  },
  root: {
    zh: '文件的路径由此开始：运行 kplint 的文件夹；要查的文件写在配置里的，是那个配置所在的文件夹',
    en: 'paths of files start here: the folder kplint ran in, or that of the configuration where it names the files',
  },
  source: { zh: '依据：{source}', en: 'Source: {source}' },
  related: { zh: '相关', en: 'related' },
  below: { zh: '不算失败', en: 'does not fail' },
  'many-warnings': { zh: '需核实的条数（--max-warnings）', en: 'number of warnings (--max-warnings)' },
  'more-warnings': {
    zh: '需核实 {n} 条，超过 --max-warnings 的 {max} 条',
    en: 'warnings {n}, more than the {max} of --max-warnings',
  },
  known: { zh: '基线里已有，不算失败', en: 'known to the baseline, does not fail' },
  accepted: { zh: '已认可到 {until}：{reason}', en: 'accepted until {until}: {reason}' },
  explained: { zh: '已说明：{said}', en: 'explained: {said}' },
  case: { zh: '{table} · {rule}', en: '{table} · {rule}' },
  'case-rule': { zh: '{title}（{id}）', en: '{title} ({id})' },
  found: { zh: '{n} 处：{first}', en: 'found {n}: {first}' },
  line: { zh: '{severity}  {text}', en: '{severity}  {text}' },
  'line-why': { zh: '{severity}  {text}（{why}）', en: '{severity}  {text} ({why})' },
} as const satisfies { readonly [key: string]: Words }
