/** What the code of a rule must not do, one line of it at a time; and our own rules do none of it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ts } from 'ts-morph'
import { describe, expect, it } from 'vitest'
import { codeFaults } from '../../src/cli/rule-code.js'

const rules = join(import.meta.dirname, '..', '..', 'rules')

/** A rule with something in its check, above it, or in place of its keys. */
function rule({ above = '', inside = '', keys = '' }): string {
  const standard =
    "id: 'a-b', title: T, why: T, help: T, source: 's', severity: 'info', on: 'record', messages: {}, examples: E,"
  return `import { defineRule } from 'kplint'
const T = { zh: '一', en: 'a' }
const E = { good: '', bad: '' }
${above}
export default defineRule({ ${keys || standard}
  *check(record) { ${inside} },
})
`
}
const faultsIn = (text: string, file = 'a-b.js') =>
  codeFaults(ts, file, text).map(({ line, words }) => `${line} ${words.zh}`)

describe('the code of a rule', () => {
  it.each([
    ['a clock', { inside: 'Date.now()' }, /^6 不能看时钟（Date\.now）/],
    ['a clock, constructed', { inside: 'const d = new Date()' }, /不能看时钟（new Date\(\)）/],
    ['a clock, called', { inside: 'const f = Date; f()' }, /不能看时钟/],
    ['a stop-watch', { inside: 'performance.now()' }, /不能看时钟（performance）/],
    ['dice', { inside: 'if (Math.random() > 0.5) return' }, /不能掷骰子（Math\.random）/],
    ['dice of another make', { inside: 'crypto.randomUUID()' }, /不能掷骰子（crypto）/],
    ['a file', { above: "import { readFileSync } from 'node:fs'" }, /^4 不能引用“node:fs”/],
    ['a package', { above: "import lodash from 'lodash'" }, /不能引用“lodash”/],
    ['a package, re-exported', { above: "export * from 'lodash'" }, /不能引用“lodash”/],
    ['a package, loaded late', { inside: "const l = import('lodash')" }, /运行时装载（import\(\)）/],
    ['a package, required', { inside: "const l = require('lodash')" }, /不能引用“lodash”/],
    ['a package of a name made up', { inside: 'const l = require(record.name)' }, /运行时装载（require）/],
    ['the network', { inside: "fetch('x')" }, /不能读写外面的东西（fetch）/],
    ['the process', { inside: 'const { env } = process' }, /不能读写外面的东西（process）/],
    ['the process, shorthand', { inside: 'const o = { process }' }, /不能读写外面的东西（process）/],
    ['the console', { inside: 'console.log(record)' }, /不能读写外面的东西（console）/],
    ['everything', { inside: 'globalThis.x = 1' }, /不能读写外面的东西（globalThis）/],
    ['its own place', { above: 'const here = import.meta.url' }, /不能读写外面的东西（import\.meta）/],
    ['waiting', { above: 'async function later() { await null }' }, /不能等待（async）/],
    ['waiting by a timer', { inside: 'setTimeout(() => {}, 1)' }, /不能等待（setTimeout）/],
    ['text run as code', { inside: "eval('1')" }, /不能执行文字（eval）/],
    ['a variable of the file', { above: 'let n = 0', inside: 'n++' }, /^4 文件里的“n”会变/],
    ['an old variable of the file', { above: 'var seen' }, /文件里的“seen”会变/],
    ['a list of the file', { above: 'const seen = []', inside: 'seen.push(record)' }, /改动了文件里的“seen”/],
    ['a map of the file', { above: 'const seen = new Map()', inside: 'seen.set(1, 2)' }, /改动了文件里的“seen”/],
    [
      'a part of an object of the file',
      { above: 'const o = { a: {} }', inside: 'o.a.b = 1' },
      /改动了文件里的“o\.a\.b”/,
    ],
    ['an element of the file', { above: 'const o = [0]', inside: 'o[0]++' }, /改动了文件里的“o\[0\]”/],
    ['something of the file taken away', { above: 'const o = { a: 1 }', inside: 'delete o.a' }, /改动了文件里的“o\.a”/],
    ['something imported', { above: "import { o } from './o.js'", inside: 'o.a = 1' }, /改动了文件里的“o\.a”/],
    ['the rule itself', { inside: 'this.count = 1' }, /改动了规则自己（this\.count）/],
    ['a pattern that remembers', { above: 'const P = /a/g', inside: 'P.test(record.name)' }, /正则“P”带 g 或 y/],
    [
      'keys in another order',
      {
        keys: "title: T, id: 'a-b', why: T, help: T, source: 's', severity: 'info', on: 'record', messages: {}, examples: E,",
      },
      /键的次序应为：id, title, why.*“id”放错了位置/,
    ],
    [
      'a key left out',
      { keys: "id: 'a-b', title: T, help: T, source: 's', severity: 'info', on: 'record', messages: {}, examples: E," },
      /缺少“why”/,
    ],
    ['a slip of the pen', { inside: 'if (record { }' }, /语法有误/],
  ])('cannot have %s', (_, parts, why) => {
    const faults = faultsIn(rule(parts))
    expect(
      faults.some((fault) => why.test(fault)),
      faults.join('\n'),
    ).toBe(true)
  })

  it.each([
    ['what it is handed', { inside: 'const seen = new Map(); seen.set(1, 2); let n = 0; n++; record.at.b' }],
    [
      'names that are only alike',
      {
        inside:
          'const process = { console: 1 }; process.console; record.fetch; const o = { Date: 1, require: 2 }; o.Date',
      },
    ],
    ['dates of something', { inside: 'new Date(2025, 1, 1); Date.UTC(2025, 1, 1); Math.round(1)' }],
    [
      'tables of the file, read and made once',
      {
        above: 'const M = new Map([[1, 2]]); M.set(3, 4); const P = /a/g',
        inside: "M.get(1); 'a'.replace(P, 'b'); [3, 1].sort()",
      },
    ],
    ['files beside it', { above: "import { months } from './months.js'", inside: 'months(record)' }],
    ['objects of its own', { above: 'class Counter { n = 0; step() { this.n++ } }', inside: 'new Counter().step()' }],
  ])('can have %s', (_, parts) => {
    expect(faultsIn(rule(parts))).toEqual([])
  })

  it('is read as TypeScript or as CommonJS, too', () => {
    const typed = rule({ above: "import type { Stats } from 'node:fs'\nlet x: number\ntype Date = { now: Console }" })
    expect(faultsIn(typed, 'a-b.ts')).toEqual([expect.stringMatching(/^5 文件里的“x”会变/)])
    expect(faultsIn("const { defineRule } = require('kplint')\nmodule.exports = { rules: [] }\n", 'a.cjs')).toEqual([])
  })
})

describe('our own rules', () => {
  const files = readdirSync(rules).filter((file) => /^[a-z-]+\d*\.ts$/.test(file) && file !== 'index.ts')
  it.each(files)('%s does none of it', (file) => {
    expect(faultsIn(readFileSync(join(rules, file), 'utf8'), file)).toEqual([])
  })
})
