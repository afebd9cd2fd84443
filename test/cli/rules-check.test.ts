/** `kplint rules check`: what is said of packs and of rule files, and the exit code. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { builtInPacks } from '../../src/cli/packs.js'
import { Playground } from './play.js'

const play = new Playground()
afterAll(() => play.remove())

function write(path: string, text: string): void {
  mkdirSync(dirname(play.path(path)), { recursive: true })
  writeFileSync(play.path(path), text)
}

const check = (...args: string[]) => play.run(['rules', 'check', ...args])

/** A declared rule whose examples hold, unless told otherwise. */
const DECLARED = `title: 某县
declare:
  - id: our-plan-share
    title: 年度计划占比过大
    why: 县里要求分年安排
    help: 调减年度计划
    source: 县里的通知
    severity: warning
    compare: { field: plan, is: 不大于, to: total, times: 0.5 }
    message: 年度计划{plan}超过总投资{total}的一半
    examples:
      bad: |
        项目名称 | 总投资（万元） | 年度计划投资（万元）
        甲项目 | 1000 | 600!
        ! 年度计划600万元超过总投资1000万元的一半
      good: |
        项目名称 | 总投资（万元） | 年度计划投资（万元）
        甲项目 | 1000 | 500
`

const RULE = `
const T = { zh: '一', en: 'a' }
module.exports = {
  id: 'our-large', title: T, why: T, help: T, source: '通知', severity: 'warning', on: 'record', needs: ['plan'],
  messages: { large: { zh: '太大', en: 'large' } },
  examples: { bad: '项目名称 | 年度计划投资（万元）\\n甲 | 9000!\\n! 太大', good: '项目名称 | 年度计划投资（万元）\\n甲 | 90' },
  *check(record) { if (record.amount('plan').value > 5000) yield { at: record.at('plan'), message: 'large' } },
}
`

describe('kplint rules check of a pack', () => {
  it.each(builtInPacks)('finds nothing wrong with %s', async (pack) => {
    const { code, out, err } = await check(pack)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('没有毛病')
  })

  it('runs the examples of declared rules', async () => {
    write('好/pack.yaml', DECLARED)
    expect((await check('好')).out).toContain('没有毛病：规则 1 条，例表 2 张')
    write('坏/pack.yaml', DECLARED.replace('| 500\n', '| 501\n'))
    const { code, out } = await check('坏')
    expect(code).toBe(1)
    expect(out).toMatch(/坏\/pack\.yaml:11 our-plan-share, good 1: 报出的格\n +多\n +C2/)
    expect((await check('坏', '--lang', 'en')).out).toMatch(/good 1: the reported cells\n +unexpected\n +C2/)
  })

  it('names everything that is wrong with its form', async () => {
    write('误/pack.yaml', `${DECLARED}rules: { invest-plan-exceeds-totl: warning }\nheadings: { plam: [计划] }\n`)
    const { code, out } = await check('误')
    expect(code).toBe(1)
    expect(out).toMatch(/pack\.yaml:19 没有规则“invest-plan-exceeds-totl”，是不是“invest-plan-exceeds-total”/)
    expect(out).toMatch(/pack\.yaml:20 没有字段“plam”，是不是“plan”/)
    expect(out).toContain('改好上面的')
  })

  it('names contradictions', async () => {
    const range = (id: string, limit: string) =>
      DECLARED.slice(DECLARED.indexOf('  - id'))
        .replace('our-plan-share', id)
        .replace(/compare:.*/, `range: { field: plan, ${limit} }`)
        .replace(/message:.*/, 'message: 年度计划{plan}超过总投资{total}的一半')
    const most = range('our-most', 'max: 500')
    const least = range('our-least', 'min: 800').replace('| 500\n', '| 900\n')
    write('矛盾/pack.yaml', `title: 某县\ndeclare:\n${most}${least}`)
    const { code, out } = await check('矛盾')
    expect(code).toBe(1)
    expect(out).toContain('规则 our-most、our-least 互相矛盾：年度计划投资填什么都至少违反一条')
  })

  it('checks a pack that the configuration uses', async () => {
    write('配包/本县/pack.yaml', DECLARED)
    write('配包/kplint.config.yaml', 'packs: [./本县]\n')
    const { out, err } = await play.run(['rules', 'check', './本县'], { below: '配包' })
    expect([err, out]).toEqual(['', expect.stringContaining('没有毛病：规则 1 条')])
    expect((await play.run(['rules'], { below: '配包' })).out).toContain('our-plan-share')
  })

  it('says what it says as JSON', async () => {
    const { out } = await check('好', '坏', '--format', 'json')
    const { checked } = JSON.parse(out)
    expect(checked[0]).toEqual({ target: '好', kind: 'pack', rules: 1, examples: 2, unchecked: null, problems: [] })
    expect(checked[1].problems).toEqual([expect.objectContaining({ line: 11 })])
  })
})

describe('kplint rules check of a rule file', () => {
  it('reads the code and runs the examples', async () => {
    write('规则.cjs', RULE)
    const { code, out, err } = await check('./规则.cjs')
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('没有毛病：规则 1 条，例表 2 张')
  })

  it('names what its code does with its line, and does not run it', async () => {
    write('钟.cjs', `require('node:fs').writeFileSync(${JSON.stringify(play.path('跑过'))}, '')\n${RULE}`)
    const { code, out } = await check('./钟.cjs')
    expect(code).toBe(1)
    expect(out).toContain('第 1 行 不能引用“node:fs”')
    expect(out).toContain('例表没有运行')
    expect(() => writeFileSync(play.path('跑过'), '', { flag: 'wx' })).not.toThrow()
  })

  it('reads the files beside it, too', async () => {
    write('旁/规则.cjs', `const { limit } = require('./数.cjs')\n${RULE}`)
    write('旁/数.cjs', 'let n = 0\nmodule.exports = { limit: () => ++n + Date.now() }\n')
    const { code, out } = await check('旁/规则.cjs')
    expect(code).toBe(1)
    expect(out).toContain('旁/数.cjs:1 文件里的“n”会变')
    expect(out).toContain('旁/数.cjs:2 不能看时钟（Date.now）')
  })

  it('names examples that do not hold, and rules that are none', async () => {
    write('例.cjs', RULE.replace("| 90'", "| 9000'"))
    expect((await check('例.cjs')).out).toMatch(/our-large, good 1: 报出的格\n +多\n +B2/)
    write('键.cjs', RULE.replace("severity: 'warning'", "severity: 'warn'"))
    const { code, out } = await check('键.cjs')
    expect(code).toBe(1)
    expect(out).toContain('our-large severity：应为 error、warning、info 之一，不是“warn”，是不是“warning”')
  })

  it('says in the words of the rule alone what broke in it', async () => {
    write('断.js', RULE.replace("amount('plan')", "amount('plann')"))
    const { code, out } = await check('断.js')
    expect(code).toBe(1)
    expect(out).toMatch(/our-large, bad 1：运行出错（Cannot read properties of null \(reading 'value'\)）/)
  })

  it('says of TypeScript that its examples were not run', async () => {
    write('规则.ts', `export const n: number = 1\n`)
    const { code, out } = await check('规则.ts')
    expect(code).toBe(2)
    expect(out).toContain('例表没有运行：TypeScript')
  })

  it('checks a file that the configuration names as a plug-in', async () => {
    write('配/规则.cjs', RULE)
    write('配/kplint.config.yaml', 'plugins: [./规则.cjs]\n')
    expect((await play.run(['rules', 'check', './规则.cjs'], { below: '配' })).code).toBe(0)
  })
})

it('kplint rules check without anything, and of nothing there is', async () => {
  expect((await check()).err).toContain('没有说检查哪个')
  const { code, err } = await check('没有')
  expect([code, err]).toEqual([2, expect.stringContaining('没有“没有”：应为规则包（自带的：')])
  expect((await check('没有.js')).err).toContain('读不了“没有.js”（ENOENT）')
  expect((await play.run(['help', 'rules', 'check'])).out).toContain('kplint rules check')
  expect((await play.run(['rules', 'check', '--help'])).out).toContain('kplint rules check')
})
