/** Every sentence said about a pack or a configuration, once. Text of the writer stands in “…”. */
import { fill, type Words } from '../core/index.js'
import { nearest } from './suggest.js'

const words = {
  'not-yaml': { zh: '格式有误：{detail}', en: 'not well-formed: {detail}' },
  alias: { zh: '不能使用锚点（&）和引用（*）', en: 'anchors (&) and aliases (*) cannot be used' },
  'too-long': { zh: '文件太长（超过 {n} 个字符）', en: 'the file is too long (more than {n} characters)' },
  'no-mapping': { zh: '应当由“键: 值”组成', en: 'should be made of “key: value”' },
  key: { zh: '不认识“{name}”{hint}。可以写：{known}', en: 'unknown key “{name}”{hint}. Known: {known}' },
  'key-form': {
    zh: '名称“{name}”写法不对，应为英文字母开头的字母、数字',
    en: 'the name “{name}” should be letters and digits',
  },
  missing: { zh: '缺少“{name}”', en: '“{name}” is missing' },
  type: { zh: '“{path}”应为{type}', en: '“{path}” should be {type}' },
  enum: {
    zh: '“{path}”的值“{value}”不对{hint}。可以写：{known}',
    en: '“{path}” cannot be “{value}”{hint}. Known: {known}',
  },
  pattern: {
    zh: '“{path}”的值“{value}”写法不对，例如 {example}',
    en: '“{path}” cannot be “{value}”; for example {example}',
  },
  minimum: { zh: '“{path}”不能小于 {limit}', en: '“{path}” cannot be less than {limit}' },
  'too-few': { zh: '“{path}”不能是空的', en: '“{path}” cannot be empty' },
  other: { zh: '“{path}”不对：{detail}', en: '“{path}”: {detail}' },
  rule: {
    zh: '没有规则“{name}”{hint}。全部规则：kplint rules',
    en: 'there is no rule “{name}”{hint}. All rules: kplint rules',
  },
  field: { zh: '没有字段“{name}”{hint}', en: 'there is no field “{name}”{hint}' },
  kind: {
    zh: '没有“{name}”这种表{hint}。可以写：{known}',
    en: 'there is no kind of table “{name}”{hint}. Known: {known}',
  },
  roster: { zh: '没有名册“{name}”{hint}。可以写：{known}', en: 'there is no roster “{name}”{hint}. Known: {known}' },
  option: {
    zh: '规则 {rule} 没有选项“{name}”{hint}。{known}',
    en: 'rule {rule} has no option “{name}”{hint}. {known}',
  },
  'option-type': { zh: '规则 {rule} 的选项“{name}”应为{type}', en: 'option “{name}” of rule {rule} should be {type}' },
  pack: {
    zh: '没有规则包“{name}”{hint}。自带的规则包：{known}；也可以给出文件夹',
    en: 'there is no pack “{name}”{hint}. Built in: {known}; a folder can be named as well',
  },
  'no-pack-file': { zh: '文件夹里没有 pack.yaml', en: 'there is no pack.yaml in the folder' },
  cycle: { zh: '规则包互相引用：{names}', en: 'packs extend each other: {names}' },
  'no-file': { zh: '找不到名册文件“{name}”{hint}', en: 'there is no roster file “{name}”{hint}' },
  csv: { zh: '名册格式有误：{detail}', en: 'the roster is not well-formed: {detail}' },
  column: { zh: '不认识列“{name}”{hint}。可以写：{known}', en: 'unknown column “{name}”{hint}. Known: {known}' },
  'column-twice': { zh: '列“{name}”出现了两次', en: 'the column “{name}” is there twice' },
  'no-name-column': { zh: '名册缺少 name（名称）列', en: 'the roster has no column name' },
  'no-name': { zh: '这一行没有名称', en: 'this row has no name' },
  duplicate: { zh: '名称“{name}”在第 {line} 行已经有了', en: 'the name “{name}” is there already, in line {line}' },
  clash: {
    zh: '“{name}”既属于“{a}”又属于“{b}”（第 {line} 行），分不清是谁',
    en: '“{name}” stands for “{a}” and for “{b}” (line {line}): it cannot be both',
  },
  rank: { zh: '级别“{value}”应为 1、2、3…（1 最高）', en: 'the rank “{value}” should be 1, 2, 3 … (1 is the highest)' },
  month: { zh: '“{value}”不是月份，应写成 2025-05 或 2025年5月', en: '“{value}” is no month; write 2025-05' },
  'from-to': { zh: '起始月 {from} 晚于终止月 {to}', en: 'it begins in {from}, after it ends in {to}' },
  successor: { zh: '后继“{name}”不在名册里{hint}', en: 'the successor “{name}” is not in the roster{hint}' },
  regex: {
    zh: '正则表达式有误：{detail}（不能用前后查看和反向引用）',
    en: 'the regular expression is not well-formed: {detail} (no look-around, no back-references)',
  },
  'cel-long': {
    zh: '表达式太长（超过 {n} 个字符），请拆成几条规则',
    en: 'longer than {n} characters: make it several rules',
  },
  'cel-deep': { zh: '表达式太复杂，请拆成几条规则', en: 'too complex: make it several rules' },
  'cel-sign': { zh: '“{sign}”要写成 {instead}', en: 'write {instead} for “{sign}”' },
  'cel-unit': {
    zh: '数字后面不写单位：金额一律是万元，5000 就是 5000 万元',
    en: 'no units behind numbers: money is in 万元, 5000 is 5000 万元',
  },
  'cel-title': { zh: '“{title}”要写成字段名 {name}', en: '“{title}” is written as its field, {name}' },
  'cel-quote': { zh: '引号没有成对', en: 'a quotation mark is missing' },
  'cel-end': {
    zh: '没有写完，最后少了字段、数字或右括号',
    en: 'it ends too early: a field, a number or a ) is missing',
  },
  'cel-syntax': { zh: '“{near}”附近写法有误（{detail}）', en: 'not well-formed near “{near}” ({detail})' },
  'cel-not-truth': {
    zh: '这里要一个成立或不成立的判断，例如 plan <= total，而不是{type}',
    en: 'a statement is wanted here, such as plan <= total, not {type}',
  },
  'cel-no-field': { zh: '没有用到任何字段，结果总是一样', en: 'it uses no field: the answer is always the same' },
  'cel-null': { zh: '没有 null；空单元格用 blank(字段) 判断', en: 'there is no null; ask blank(field)' },
  'cel-literal': {
    zh: '这样的值不能用，只能写数字、文字、true、false',
    en: 'only numbers, texts, true and false can be written',
  },
  'cel-repeats': {
    zh: '{name}（{title}）有好几列，要写 sum({name})',
    en: '{name} ({title}) may have several columns: write sum({name})',
  },
  'cel-no-sum': {
    zh: 'sum 只用于有好几列的金额，{name}（{title}）直接写就行',
    en: 'sum is for money with several columns; write {name} ({title}) as it is',
  },
  'cel-span': { zh: '{name} 要分开写：{fields}', en: 'write the two ends of {name}: {fields}' },
  'cel-listed': {
    zh: '“{title}”里没有“{value}”{hint}。可以写：{known}',
    en: '“{title}” never holds “{value}”{hint}. Known: {known}',
  },
  'cel-unsupported': { zh: '表达式里不能用“{name}”', en: '“{name}” cannot be used in an expression' },
  'cel-function': { zh: '没有函数“{name}”{hint}', en: 'there is no function “{name}”{hint}' },
  'cel-call': { zh: '{name} 的写法是 {usage}', en: '{name} is written {usage}' },
  'cel-empty-list': { zh: '列表是空的', en: 'the list is empty' },
  'cel-in': {
    zh: 'in 的写法是 nature in ["新建", "续建"] 或 "张三" in leader',
    en: 'in is written nature in ["新建", "续建"] or "张三" in leader',
  },
  'cel-mismatch': {
    zh: '“{sign}”的两边对不上：左边是{left}，右边是{right}{hint}',
    en: '“{sign}” cannot join {left} and {right}{hint}',
  },
  'cel-hint-month': { zh: '。年月写成 month("2025-04")', en: '; write month("2025-04")' },
  'cel-hint-year': { zh: '。年份写成 year(start) > 2024', en: '; write year(start) > 2024' },
  'cel-hint-yes': { zh: '。是否的字段直接写 major 或 !major', en: '; write major or !major' },
  'cel-hint-names': {
    zh: '。写成 "张三" in leader 或 size(leader) > 1',
    en: '; write "张三" in leader or size(leader) > 1',
  },
  'cel-type-amount': { zh: '金额', en: 'money' },
  'cel-type-number': { zh: '数字', en: 'a number' },
  'cel-type-month': { zh: '年月', en: 'a month' },
  'cel-type-text': { zh: '文字', en: 'a text' },
  'cel-type-truth': { zh: '是否', en: 'a statement' },
  'cel-type-names': { zh: '人名', en: 'names' },
} as const satisfies { readonly [key: string]: Words }

/** The key of a sentence. */
export type WordKey = keyof typeof words

const types: { readonly [type: string]: Words } = {
  string: { zh: '文字', en: 'a text' },
  integer: { zh: '整数', en: 'a whole number' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '“键: 值”', en: '“key: value” pairs' },
}

/** The sentence of `key` in both languages. */
export function sentence(key: WordKey, data: { readonly [name: string]: string | number | Words } = {}): Words {
  return { zh: fill(words[key], data, 'zh'), en: fill(words[key], data, 'en') }
}

/** The name of a JSON type for people; several as alternatives. */
export function typeWords(type: string | readonly string[]): Words {
  const all = [type].flat().map((one) => types[one] ?? { zh: one, en: one })
  return { zh: all.map(({ zh }) => zh).join('或'), en: all.map(({ en }) => en).join(' or ') }
}

/** `，是不是“x”？` where a known name is near, else nothing. */
export function hintWords(name: string, known: Iterable<string>): Words {
  const near = nearest(name, known)
  return near === null ? { zh: '', en: '' } : { zh: `，是不是“${near}”`, en: `; did you mean “${near}”` }
}

/** A list for the end of a sentence; a long one is cut. */
export function listWords(names: readonly string[]): Words {
  const few = names.slice(0, 20)
  const more = few.length < names.length ? ' …' : ''
  return { zh: few.join('、') + more, en: few.join(', ') + more }
}
