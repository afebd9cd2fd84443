/** Code plug-ins: what they add, what the configuration says of it, and what is said of one that is wrong. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Playground, WRONG } from './play.js'

const play = new Playground()
afterAll(() => play.remove())
beforeAll(async () => {
  await play.draw('错.xlsx', WRONG)
})

function write(path: string, text: string): void {
  mkdirSync(dirname(play.path(path)), { recursive: true })
  writeFileSync(play.path(path), text)
}

/** A rule as JavaScript: what `more` gives goes before the standard. */
function ruleText(more: { readonly [key: string]: string } = {}): string {
  const keys = {
    id: "'our-plan-too-large'",
    title: "{ zh: '计划太大', en: 'Plan too large' }",
    why: "{ zh: '会退回', en: 'It is sent back' }",
    help: "{ zh: '核对', en: 'Check' }",
    source: "'通知第三条'",
    severity: "'warning'",
    on: "'record'",
    needs: "['plan']",
    options: '{ max: 5000 }',
    messages: "{ large: { zh: '计划{plan}太大', en: 'the plan {plan} is large' } }",
    examples:
      "{ bad: '项目名称 | 年度计划投资（万元）\\n甲 | 9000!\\n! 计划9000万元太大', good: '项目名称 | 年度计划投资（万元）\\n甲 | 90' }",
    check:
      "function* (record, { options }) { const plan = record.amount('plan'); if (plan.value > options.max) yield { at: record.at('plan'), message: 'large', data: { plan } } }",
    ...more,
  }
  return `{ ${Object.entries(keys)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')} }`
}
const esm = (more?: { readonly [key: string]: string }) => `export default ${ruleText(more)}\n`

const check = (...args: string[]) => play.run(['check', '错.xlsx', ...args])

describe('a plug-in', () => {
  it('adds its rule to what is asked, whether ES module or CommonJS, one rule, a list or with fields', async () => {
    write('一.mjs', esm())
    write('二.cjs', `module.exports = [${ruleText()}]\n`)
    write('三.mjs', `export default { rules: [${ruleText()}] }\n`)
    write('四.cjs', `Object.defineProperty(exports, '__esModule', { value: true }); exports.default = ${ruleText()}\n`)
    for (const file of ['./一.mjs', '二.cjs', './三.mjs', play.path('四.cjs')]) {
      const { out, err } = await check('--plugin', file)
      expect(err).toBe('')
      expect(out).toContain('计划8000万元太大')
      expect(out).toContain('our-plan-too-large')
    }
  })

  it('is listed and explained, and set like any other rule', async () => {
    expect((await play.run(['rules', '--plugin', './一.mjs'])).out).toMatch(/our-plan-too-large +需核实 +计划太大/)
    expect((await play.run(['rules', 'our-plan-too-large', '--plugin', './一.mjs'])).out).toContain('max: 5000')
    expect((await check('--plugin', './一.mjs', '--rule', 'our-plan-too-large=off')).out).not.toContain('太大')
    write(
      '配/kplint.config.yaml',
      'plugins: [../一.mjs]\nfiles: [../错.xlsx]\nrules: {our-plan-too-large: {options: {max: 9000}}}\n',
    )
    const set = await play.run(['check'], { below: '配' })
    expect([set.err, set.out.includes('太大')]).toEqual(['', false])
    write('配二/kplint.config.yaml', 'plugins: [../一.mjs]\nrules:\n  our-plan-too-large: {options: {maxx: 9000}}\n')
    const wrong = await play.run(['check', '../错.xlsx'], { below: '配二' })
    expect([wrong.code, wrong.err]).toEqual([
      2,
      expect.stringMatching(/kplint\.config\.yaml:3 .*没有选项“maxx”，是不是“max”/),
    ])
  })

  it('is loaded once, however often it is named', async () => {
    const { err, out } = await check('--plugin', './一.mjs', '--plugin', '一.mjs')
    expect([err, out.match(/计划8000万元太大/g)]).toEqual(['', ['计划8000万元太大']])
  })

  it('is an installed package, found from where it is named', async () => {
    write('node_modules/kplint-plugin-a/package.json', '{"name": "kplint-plugin-a", "main": "r.js"}')
    write('node_modules/kplint-plugin-a/r.js', `module.exports = ${ruleText()}\n`)
    write(
      'node_modules/@市/b/package.json',
      '{"type": "module", "exports": {".": {"types": "./r.d.ts", "import": "./r.js"}}}',
    )
    write('node_modules/@市/b/r.js', esm({ id: "'our-b'" }))
    expect((await check('--plugin', 'kplint-plugin-a', '--plugin', '@市/b')).out).toMatch(
      /our-b[\s\S]*our-plan-too-large/,
    )
  })

  it('brings fields of its own', async () => {
    const rule = ruleText({
      id: "'our-no-jobs'",
      needs: "['jobs']",
      check:
        "function* (record) { if (record.number('jobs') === 0) yield { at: record.at('jobs'), message: 'large', data: { plan: 0 } } }",
    })
    write(
      '岗.mjs',
      `export default { rules: [${rule}], fields: [{ name: 'jobs', type: 'number', title: { zh: '新增岗位', en: 'jobs' }, headings: ['新增岗位'] }] }\n`,
    )
    await play.draw('岗.xlsx', WRONG.replace(/\| 包联领导$/m, '| 包联领导 | 新增岗位').replace('| 张三', '| 张三 | 0'))
    const { out, err } = await play.run(['check', '岗.xlsx', '--plugin', './岗.mjs'])
    expect(err).toBe('')
    expect(out).toContain('our-no-jobs')
    expect(out).not.toContain('新增岗位”没有认出')
  })
})

describe('a plug-in that is wrong', () => {
  it.each<[string, string, string | null, RegExp]>([
    ['is not there', './没有.mjs', null, /找不到插件“\.\/没有\.mjs”（.*没有\.mjs）/],
    ['is no package', 'kplint-plugin-none', null, /npm install kplint-plugin-none.*写成 \.\/kplint-plugin-none/],
    ['throws', './坏1.mjs', "throw new Error('没有连上')\n", /插件“\.\/坏1\.mjs”装不上：没有连上/],
    ['is not JavaScript', './坏2.mjs', 'export default {\n  id: ,\n}\n', /坏2\.mjs”装不上：/],
    [
      'imports what is not there',
      './坏3.mjs',
      "import 'no-such-package'\n",
      /装不上：Cannot find package 'no-such-package'/,
    ],
    [
      'misses kplint',
      './坏4.mjs',
      "import { defineRule } from 'kplint'\nexport default defineRule({})\n",
      /npm install kplint/,
    ],
    ['exports nothing', './坏5.mjs', 'export const rule = 1\n', /默认导出应为一条规则/],
    ['exports more than it may', './坏6.mjs', 'export default { rules: [], packs: [] }\n', /默认导出应为一条规则/],
    [
      'is no rule',
      './坏7.mjs',
      esm({ on: "'row'" }),
      /坏7\.mjs our-plan-too-large on：应为 .*record.* 之一，不是“row”/,
    ],
    ['misses a key', './坏8.mjs', esm().replace(/source: [^,]+, /, ''), /our-plan-too-large：缺少“source”/],
    ['names a field there is not', './坏9.mjs', esm({ needs: "['plam']" }), /needs：没有字段“plam”，是不是“plan”/],
    [
      'takes the id of another',
      './坏10.mjs',
      esm({ id: "'invest-plan-exceeds-total'" }),
      /“invest-plan-exceeds-total”已经有了（kplint）/,
    ],
    ['lists something else', './坏11.mjs', 'export default [1]\n', /rules\[0\]：应为一条规则.*不是“1”/],
    [
      'takes the name of a field',
      './坏12.mjs',
      "export default { rules: [], fields: [{ name: 'plan', type: 'amount', title: { zh: '一', en: 'a' }, headings: ['总 投资'] }] }\n",
      /字段“plan”已经有了[\s\S]*表头“总 投资”已经是总投资的写法/,
    ],
    [
      'has a field that is none',
      './坏13.mjs',
      "export default { rules: [], fields: [{ name: 'a b', type: 'money', headings: [] }] }\n",
      /fields\[0\] name：.*“a b”[\s\S]*type：应为[\s\S]*title：[\s\S]*headings：/,
    ],
  ])('that %s is told so', async (_, name, text, why) => {
    if (text !== null) write(name.replace('./', ''), text)
    const { code, out, err } = await check('--plugin', name)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(why)
    expect(err).not.toContain('internal')
  })

  it.each([
    [
      'throws while it is asked',
      "function* () { throw new TypeError('x of null') }",
      /规则 our-plan-too-large 出错（x of null）.*插件“\.\/跑\d\.mjs”/,
    ],
    [
      'yields what is no finding',
      "function* (record) { yield { at: 'C3', message: 'large' } }",
      /规则 our-plan-too-large 出错/,
    ],
    [
      'yields a message it does not have',
      "function* (record) { yield { at: record.at('plan'), message: 'big' } }",
      /规则 our-plan-too-large 出错/,
    ],
    ['is no generator', 'function () { return null }', /规则 our-plan-too-large 出错/],
  ])('that %s is named for it, and the run is not whole', async (_, text, why) => {
    const name = `./跑${n++}.mjs`
    write(name, esm({ check: text }))
    const { code, out } = await check('--plugin', name)
    expect(code).toBe(2)
    expect(out).toMatch(why)
    expect(out).not.toContain('kplint 的毛病')
  })
})
let n = 0
