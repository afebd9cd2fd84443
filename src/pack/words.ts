/** Every sentence said about a pack or a configuration, once. Text of the writer stands in “…”. */
import { fill, type Words } from '../core/index.js'
import { nearest } from './suggest.js'

const words = {
  'not-yaml': { zh: '格式有误：{hint}（{detail}）', en: 'not well-formed: {hint} ({detail})' },
  'yaml-other': { zh: '请核对这一行的缩进、冒号和引号', en: 'check indentation, colons and quotes of this line' },
  'yaml-tab': { zh: '缩进要用空格，不能用 Tab', en: 'indent with spaces, not with tabs' },
  'yaml-indent': {
    zh: '缩进没有对齐（同一级的键要左对齐），或者括号没有成对',
    en: 'keys of one level must be aligned, and brackets come in pairs',
  },
  'yaml-pair': { zh: '引号或括号没有成对', en: 'a quotation mark or a bracket is missing' },
  'yaml-colon': {
    zh: '少了冒号，或冒号后面少了空格；文字里本来就有冒号的，整句加引号',
    en: 'a colon is missing, or the space behind it; quote texts that hold a colon',
  },
  'yaml-quote': {
    zh: '含有 { } [ ] # > 等符号的文字要用引号括起来',
    en: 'quote texts that hold signs such as { } [ ] # >',
  },
  'yaml-wide': { zh: '冒号要用半角的 :，后面空一格', en: 'write the colon as : with a space behind it' },
  'yaml-tag': { zh: '不能用 ! 开头的标签', en: 'tags (!) cannot be used' },
  'key-twice': { zh: '“{name}”在同一处写了两次', en: '“{name}” stands here twice' },
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
  'too-many': { zh: '“{path}”太多，最多 {n} 项', en: '“{path}” has too many items: {n} at most' },
  empty: { zh: '“{path}”不能是空的', en: '“{path}” cannot be empty' },
  'too-few': { zh: '“{path}”至少要有 {n} 项', en: '“{path}” needs at least {n} items' },
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
  'option-none': { zh: '它没有选项', en: 'It has none' },
  'option-known': { zh: '可以写：{names}', en: 'Known: {names}' },
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
  'id-taken': { zh: '规则编号“{id}”已经有了，请换一个', en: 'there is a rule “{id}” already: choose another id' },
  'id-form': {
    zh: '规则编号“{id}”写法不对，应为小写字母、数字和连字符，例如 pinglu-plan-share',
    en: 'the id “{id}” should be small letters, digits and hyphens, such as pinglu-plan-share',
  },
  'id-family': {
    zh: '规则编号“{id}”不能用 {family}- 开头，那是自带规则的。请用县名的拼音开头，例如 pinglu-…',
    en: 'the id “{id}” cannot begin with {family}-, which is kept for built-in rules. Begin with the county: pinglu-…',
  },
  'no-message': {
    zh: '用 expression 的规则要写 message（提示语），例如“年度计划{plan}大于总投资{total}”',
    en: 'a rule with an expression needs a message, such as “plan {plan} exceeds total {total}”',
  },
  placeholder: {
    zh: '提示语里不能用“{name}”{hint}：它不是字段，也不在这种检查给出的里面（{known}）',
    en: '“{name}” in the message is no field{hint} and nothing this check says ({known})',
  },
  'no-check': { zh: '没有说检查什么。请写下面的一种：{known}', en: 'no check is named. Choose one: {known}' },
  'two-checks': {
    zh: '一条规则只能有一种检查，这里有{names}。请拆成几条',
    en: 'a rule has one check; here are {names}. Make it several rules',
  },
  'in-expression': { zh: '表达式的“{part}”：{detail}', en: 'in “{part}”: {detail}' },
  'pattern-example': {
    zh: '写法例子“{example}”自己就不符合 matches',
    en: 'the example “{example}” does not match itself',
  },
  'no-limit': { zh: '要写 min 或 max', en: 'min or max is wanted' },
  limits: {
    zh: 'min（{min}）大于 max（{max}），没有值能符合',
    en: 'min ({min}) exceeds max ({max}): nothing can be between',
  },
  'two-fields': { zh: '至少要两个字段', en: 'at least two fields are wanted' },
  'not-alike': {
    zh: '“{a}”和“{b}”不是同一类，不能比较（金额和金额、年月和年月、数字和数字才行）',
    en: '“{a}” and “{b}” are of different kinds and cannot be compared',
  },
  'own-part': { zh: '“{name}”不能是自己的一部分', en: '“{name}” cannot be a part of itself' },
  'no-times': { zh: '年月不能乘', en: 'months cannot be multiplied' },
  'no-measure': {
    zh: '{name}（{title}）不是金额、数字或年月，不能比大小',
    en: '{name} ({title}) is no money, number or month and cannot be compared',
  },
  repeats: {
    zh: '{name}（{title}）有好几列，请用 expression 和 sum({name})',
    en: '{name} ({title}) may have several columns: use an expression with sum({name})',
  },
  'no-amount': { zh: '{name}（{title}）不是金额，不能相加', en: '{name} ({title}) is no money and cannot be added' },
  'limit-number': {
    zh: '“{value}”应为数字（{title}；金额一律是万元，不写单位）',
    en: '“{value}” should be a number ({title}; money is in 万元, without a unit)',
  },
  threshold: {
    zh: '没有规则有“{name}”这个选项{hint}。可以写：{known}',
    en: 'no rule has an option “{name}”{hint}. Known: {known}',
  },
  'exception-wide': {
    zh: '要写明 project（项目代码或名称）、table 或 sheet。整条规则都不用，请在 rules 里写 {rule}: off',
    en: 'name the project (code or name), the table or the sheet. To turn the rule off, write {rule}: off under rules',
  },
  until: {
    zh: '到期日“{value}”不存在，应写成 2025-12 或 2025-12-31',
    en: 'there is no day “{value}”; write 2025-12 or 2025-12-31',
  },
  'found-required': { zh: '“{title}”没有填', en: '“{title}” is blank' },
  'found-unique': { zh: '{titles}“{value}”与第{row}行重复', en: '{titles} “{value}” is the same as in row {row}' },
  'found-pattern': { zh: '{title}“{value}”写法不对', en: '{title} “{value}” is not of the form wanted' },
  'found-pattern-example': {
    zh: '{title}“{value}”写法不对，应像“{example}”',
    en: '{title} “{value}” is not of the form “{example}”',
  },
  'found-range': { zh: '{title}{value}，应在{min}到{max}之间', en: '{title} {value}, expected {min} to {max}' },
  'found-range-min': { zh: '{title}{value}，应不小于{min}', en: '{title} {value}, expected at least {min}' },
  'found-range-max': { zh: '{title}{value}，应不大于{max}', en: '{title} {value}, expected at most {max}' },
  'found-range-month': { zh: '{title}{value}，应在{min}到{max}之间', en: '{title} {value}, expected {min} to {max}' },
  'found-range-month-min': { zh: '{title}{value}，应不早于{min}', en: '{title} {value}, expected {min} or later' },
  'found-range-month-max': { zh: '{title}{value}，应不晚于{max}', en: '{title} {value}, expected {max} or earlier' },
  'found-one-of': { zh: '{title}“{value}”不在规定的写法里：{list}', en: '{title} “{value}” is none of {list}' },
  'found-order-month': {
    zh: '{firstTitle}{first}晚于{secondTitle}{second}',
    en: '{firstTitle} {first} is after {secondTitle} {second}',
  },
  'found-order': {
    zh: '{firstTitle}{first}大于{secondTitle}{second}',
    en: '{firstTitle} {first} exceeds {secondTitle} {second}',
  },
  'found-sum': {
    zh: '{title}{value}，{titles}相加为{sum}，差{off}',
    en: '{title} {value}, {titles} add up to {sum}: {off} apart',
  },
  'found-compare': {
    zh: '{title}{value}，应{is}{otherTitle}{other}',
    en: '{title} {value}, expected {is} {otherTitle} {other}',
  },
  'found-compare-times': {
    zh: '{title}{value}，应{is}{otherTitle}的{times}倍（{other}）',
    en: '{title} {value}, expected {is} {times} × {otherTitle} ({other})',
  },
  'is-<': { zh: '小于', en: 'less than' },
  'is-<=': { zh: '不大于', en: 'at most' },
  'is->': { zh: '大于', en: 'more than' },
  'is->=': { zh: '不小于', en: 'at least' },
  'is-==': { zh: '等于', en: 'equal to' },
  'is-!=': { zh: '不等于', en: 'other than' },
  'is-month-<': { zh: '早于', en: 'before' },
  'is-month-<=': { zh: '不晚于', en: 'not after' },
  'is-month->': { zh: '晚于', en: 'after' },
  'is-month->=': { zh: '不早于', en: 'not before' },
  'is-month-==': { zh: '等于', en: 'equal to' },
  'is-month-!=': { zh: '不等于', en: 'other than' },
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
  'cel-function': {
    zh: '没有函数“{name}”{hint}。可以用：{known}',
    en: 'there is no function “{name}”{hint}. Known: {known}',
  },
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
