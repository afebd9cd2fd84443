/** The catalogue in Markdown: one page per rule and the list of all, Chinese first. */
import { type AnyRule, type Example, severityWords, type Vocabulary, type Words } from '../core/index.js'
import { families, familyOf } from './families.js'
import { code, escaped, listed, tableOf } from './markdown.js'

const GENERATED = '<!-- 由规则生成，不要手改：npm run generate · Generated from the rules: npm run generate -->'

/** What an option means, by `rule.option`: said in the rule's file, not in the rule. */
export type OptionNotes = ReadonlyMap<string, string>

/** `rules/README.md`: every rule by family. Throws where a family has no title. */
export function listPage(rules: readonly AnyRule[]): string {
  const homeless = rules.find(({ id }) => !Object.hasOwn(families, familyOf(id)))
  if (homeless)
    throw new Error(`${homeless.id}: give the family ${familyOf(homeless.id)} a title in src/dev/families.ts`)
  const off = rules.filter((rule) => rule.off).length
  const sections = Object.entries(families).flatMap(([family, title]) => {
    const own = rules.filter(({ id }) => familyOf(id) === family)
    if (own.length === 0) return []
    const rows = own.map((rule) => [
      `[${code(rule.id)}](../docs/rules/${rule.id}.md)`,
      levelOf(rule),
      `${escaped(rule.title.zh)}<br>${escaped(rule.title.en)}`,
    ])
    return [
      `## ${title.zh} · ${title.en}`,
      '',
      tableOf(['规则 rule', '级别 severity', '查什么 what it finds'], rows),
      '',
    ]
  })
  return [
    GENERATED,
    '# 规则目录 · The rules',
    '',
    `共 ${rules.length} 条，其中 ${off} 条默认关闭，由规则包或配置打开。点规则号看它为什么要紧、怎么办、例表和依据；命令行用 \`kplint rules 规则号\`。怎样写一条规则：[docs/writing-rules.md](../docs/writing-rules.md)。`,
    '',
    `${rules.length} rules, ${off} of them off until a pack or a configuration turns them on. Each page says why the rule matters, what to do, with tables and the source; \`kplint rules ID\` says the same on a terminal. How to write one: [docs/writing-rules.md](../docs/writing-rules.md).`,
    '',
    "例表里，✗ 是被报出的格，`␠` `⍽` `↵` `⇥` 是看得见的空格、不间断空格、换行、制表符，`'12` 是文本，`←` `↑` 是与左边、上面合并的格，`=公式 -> 结果` 是公式，`⊘` 开头的行是隐藏的。",
    '',
    "In the tables ✗ is a cell that is reported; `␠` `⍽` `↵` `⇥` a space, a no-break space, a line break, a tab; `'12` a text; `←` `↑` a cell merged with the one on the left or above; `=A1 -> 12` a formula with its result; a row that begins with `⊘` is hidden.",
    '',
    ...sections,
  ].join('\n')
}

/** `docs/rules/<id>.md`. */
export function rulePage(rule: AnyRule, vocabulary: Vocabulary, notes: OptionNotes): string {
  const family = families[familyOf(rule.id)]
  const both = ({ zh, en }: Words): string => (zh === en ? escaped(zh) : `${escaped(zh)}<br>${escaped(en)}`)
  const source = typeof rule.source === 'string' ? { zh: rule.source, en: rule.source } : rule.source
  const facts = [
    ['适用的表 tables', both(kindsOf(rule, vocabulary))],
    ['需要的列 columns', columnsOf(rule, vocabulary)],
    ['需要的设置 settings', listed((rule.given ?? []).map(givenText))],
    ['选项（默认值）options', optionsOf(rule, notes)],
    ['一并解释 explains', listed((rule.supersedes ?? []).map((id) => `[${code(id)}](${id}.md)`))],
    ['同一处错还会报 comes with', listed((rule.entails ?? []).map((id) => `[${code(id)}](${id}.md)`))],
    ['依据 source', both(source)],
  ].filter(([, text]) => text !== '')
  return [
    GENERATED,
    `# ${escaped(rule.title.zh)}`,
    '',
    `${escaped(rule.title.en)} · ${code(rule.id)} · ${levelOf(rule)}${family ? ` · ${family.zh} ${family.en}` : ''}`,
    '',
    ...part('为什么 · Why', rule.why),
    ...part('怎么办 · What to do', rule.help),
    ...facts.map(([title, text]) => `- **${title}** ${text}`),
    '',
    '## 会报出 · Reported',
    '',
    ...examplesLines(rule.examples.bad),
    '## 不会报出 · Left alone',
    '',
    ...examplesLines(rule.examples.good),
    '[全部规则 · All rules](../../rules/README.md)',
    '',
  ].join('\n')
}

function part(title: string, { zh, en }: Words): string[] {
  return [`**${title}**`, '', escaped(zh), '', escaped(en), '']
}

function levelOf({ severity, off }: AnyRule): string {
  const { zh, en } = severityWords[severity]
  return `${zh} ${en}${off ? '（默认关闭 off）' : ''}`
}

function kindsOf({ tables }: AnyRule, { kinds }: Vocabulary): Words {
  if (!tables) return { zh: '各种表', en: 'any' }
  const titles = tables.map((name) => kinds.find((kind) => kind.name === name)?.title ?? { zh: name, en: name })
  return { zh: titles.map(({ zh }) => zh).join('、'), en: titles.map(({ en }) => en).join(', ') }
}

function columnsOf({ needs = [], columns = [], reads = [] }: AnyRule, { fields }: Vocabulary): string {
  const title = (name: string): string => {
    const words = fields.find((field) => field.name === name)?.title
    return words ? `${escaped(words.zh)} ${code(name)}` : code(name)
  }
  const demanded = [...needs, ...columns].map((need) => [need].flat().map(title).join(' 或/or '))
  const read = reads.filter((name) => ![...needs, ...columns].flat().includes(name)).map(title)
  return listed([...demanded, ...(read.length > 0 ? [`也读 also reads: ${listed(read)}`] : [])])
}

const GIVEN: { readonly [given: string]: string } = {
  period: '填报期',
  year: '年度',
  unit: '金额单位',
  regions: '行政区划代码',
  previous: '上期的表',
  roster: '名册',
  option: '选项',
}

function givenText(given: string): string {
  return `${GIVEN[given.replace(/:.*/, '')] ?? ''} ${code(given)}`.trimStart()
}

function optionsOf({ id, options = {} }: AnyRule, notes: OptionNotes): string {
  return Object.entries(options)
    .map(([name, value]) => {
      const note = notes.get(`${id}.${name}`)
      const standard = value === null || value === undefined ? '未设 not set' : code(JSON.stringify(value))
      return `${code(name)}: ${standard}${note ? ` — ${note.replace(/[|<]/g, '\\$&')}` : ''}`
    })
    .join('<br>')
}

/** The examples; where there are several, each below its number. */
function examplesLines(examples: Example | readonly Example[]): string[] {
  const all = [examples].flat()
  return all.flatMap((example, i) => [...(all.length > 1 ? [`**${i + 1}**`, ''] : []), ...exampleLines(example), ''])
}

function exampleLines(example: Example): string[] {
  if (typeof example === 'string') return drawingLines(example)
  const { table, beside = [], previous = [], options, settings } = example
  const given = { ...options, ...settings }
  return [
    ...(Object.keys(given).length === 0 ? [] : [`条件 given: ${code(JSON.stringify(given))}`, '']),
    ...[previous].flat().flatMap((one) => ['上期 the period before:', '', ...drawingLines(one), '']),
    ...(previous.length === 0 ? [] : ['本期 this period:', '']),
    ...drawingLines(table),
    ...beside.flatMap((one) => ['', '同一批的另一本 another workbook of the same batch:', '', ...drawingLines(one)]),
  ]
}

/** A drawn table: what stands above the header as a line, the rest as a table, marked cells bold, messages as quotes. */
function drawingLines(drawing: string): string[] {
  const lines: string[] = []
  let rows: string[][] = []
  const messages: string[] = []
  const flush = (): void => {
    lines.push(...sheetLines(rows))
    if (messages.length > 0) lines.push(...messages.splice(0).map((text) => `- ✗ ${escaped(text)}`), '')
    rows = []
  }
  for (const line of drawing.split('\n').map((one) => one.trim())) {
    if (line.startsWith('! ')) messages.push(line.slice(2))
    else if (line === '~>') {
      flush()
      lines.push('自动修改以后 after the safe fixes:', '')
    } else if (/^#[⊘|]? /.test(line)) {
      flush()
      lines.push(sheetTitle(line), '')
    } else rows.push(line === '' ? [] : line.split('|').map((cell) => cell.trim()))
  }
  flush()
  while (lines.at(-1) === '') lines.pop()
  return lines
}

/** `# 表名`, `# 表名 ⊘C` (hidden columns), `#⊘ 表名` (hidden), `#| 表名` (delimited text). */
function sheetTitle(line: string): string {
  const [, sign, name = '', hidden] = /^#([⊘|]?) (.*?)(?:\s*⊘([A-Z,]+))?$/.exec(line) ?? []
  const what = sign === '⊘' ? '隐藏的工作表 hidden sheet' : sign === '|' ? '文本文件 delimited text' : '工作表 sheet'
  return `${what} “${escaped(name.trim())}”${hidden ? `，隐藏的列 hidden columns ${hidden}` : ''}`
}

function sheetLines(rows: readonly (readonly string[])[]): string[] {
  const filled = rows.filter((row) => row.some((cell) => cell !== ''))
  const head = filled.findIndex((row) => row.filter((cell) => cell !== '' && cell !== '<' && cell !== '^').length > 1)
  const above = (head < 0 ? filled : filled.slice(0, head)).map((row) =>
    row
      .filter((cell) => cell !== '<' && cell !== '^')
      .map(cellText)
      .join(' ')
      .trim(),
  )
  const table = head < 0 ? [] : filled.slice(head)
  const widest = Math.max(0, ...table.map((row) => row.length))
  const cells = table.map((row) => Array.from({ length: widest }, (_, i) => cellText(row[i] ?? '')))
  return [
    ...(above.length === 0 ? [] : [above.join('<br>'), '']),
    ...(cells.length === 0 ? [] : [tableOf(cells[0]!, cells.slice(1)), '']),
  ]
}

/** A cell as drawn; what it is merged with and what is reported are shown by signs. */
function cellText(cell: string): string {
  if (cell === '<') return '←'
  if (cell === '^') return '↑'
  const marked = cell.endsWith('!') && !/^#[A-Z/0]+!$/.test(cell)
  return marked ? `**${escaped(cell.slice(0, -1).trim()) || '&nbsp;'}** ✗` : escaped(cell)
}
