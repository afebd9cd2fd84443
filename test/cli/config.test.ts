import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Playground, RIGHT, WRONG } from './play.js'

const play = new Playground()
afterAll(() => play.remove())
beforeAll(async () => {
  await play.draw('错.xlsx', WRONG)
  await play.draw('县/对.xlsx', RIGHT)
  await play.draw('县/旧/错.xlsx', WRONG)
  mkdirSync(play.path('县/乡'))
})

/** Runs with a configuration (in a folder of its own, so that no other one is found). */
let n = 0
async function withConfig(name: string, text: string, args: readonly string[] = ['check']) {
  const below = `配置${n++}`
  write(`${below}/${name}`, text)
  await play.draw(`${below}/错.xlsx`, WRONG)
  return play.run(args, { below })
}

function write(path: string, text: string): void {
  mkdirSync(dirname(play.path(path)), { recursive: true })
  writeFileSync(play.path(path), text)
}

describe('a configuration', () => {
  it('says what is checked, what is left out, how rules weigh and when to fail', async () => {
    write('县/kplint.config.yaml', 'files: ["**/*.xlsx"]\nignore: ["旧/**"]\nlang: en\n')
    const own = await play.run(['check'], { below: '县' })
    expect(own.out).toContain('对.xlsx')
    expect(own.out).not.toContain('错.xlsx')
    expect(own.out).toContain('checked: tables 1,')
    const config = '{"files": ["错.xlsx"], "rules": {"invest-plan-exceeds-total": "warning"}, "maxWarnings": 9}'
    expect((await withConfig('kplint.config.json', config)).code).toBe(0)
    expect((await withConfig('kplint.config.json', config.replace('9}', '0}'))).code).toBe(1)
    expect(
      (await withConfig('kplint.config.json', config.replace('"maxWarnings": 9', '"failOn": "warning"'))).code,
    ).toBe(1)
  })

  it('is found from a folder below, and its paths start from its own folder', async () => {
    const { out, code } = await play.run(['check'], { below: '县/乡' })
    expect(code).toBe(0)
    expect(out).toContain('对.xlsx')
    expect((await play.run(['check', '../旧'], { below: '县/乡' })).out).not.toContain('invest-plan-exceeds-total')
  })

  it('leaves out what it ignores, wherever the command is typed and whatever signs its folder is named with', async () => {
    write('县[1]/kplint.config.yaml', 'ignore: ["旧/**"]\n')
    await play.draw('县[1]/旧/错.xlsx', WRONG)
    await play.draw('县[1]/新/对.xlsx', RIGHT)
    expect((await play.run(['check', '.'], { below: '县[1]' })).code).toBe(0)
    expect((await play.run(['check', '..'], { below: '县[1]/新' })).code).toBe(0)
    expect((await play.run(['check', '..', '--no-config'], { below: '县[1]/新' })).code).toBe(1)
  })

  it('gives way to the command line', async () => {
    const config = '{"lang": "en", "failOn": "info", "rules": {"invest-plan-exceeds-total": "off"}}'
    const args = ['check', '错.xlsx', '--lang', 'zh', '--fail-on', 'error', '--rule', 'invest-plan-exceeds-total=error']
    const { out, code } = await withConfig('kplint.config.json', config, args)
    expect(code).toBe(1)
    expect(out).toContain('必须改 1')
    const none = await withConfig('kplint.config.json', '坏了', ['check', '错.xlsx', '--no-config'])
    expect([none.code, none.err]).toEqual([1, ''])
  })

  it('may name packs by a folder beside it', async () => {
    write('带包/本县/pack.yaml', 'title: 本县\nrules: { invest-plan-exceeds-total: off }\n')
    write('带包/kplint.config.yml', 'packs: [本县]\n')
    await play.draw('带包/里面/错.xlsx', WRONG)
    const { out } = await play.run(['check', '错.xlsx'], { below: '带包/里面' })
    expect(out).not.toContain('invest-plan-exceeds-total')
    write('带包/本县/pack.yaml', 'title: 本县\nrules: { invest-plan-exceeds-totl: off }\n')
    const wrong = await play.run(['check', '错.xlsx'], { below: '带包/里面' })
    expect(wrong.err).toMatch(
      /本县\/pack\.yaml:2 没有规则“invest-plan-exceeds-totl”，是不是“invest-plan-exceeds-total”/,
    )
  })

  it('may hold a pack whose roster Excel has saved in GB 18030', async () => {
    write('国标/某县/pack.yaml', 'title: 某县\nrosters: { units: units.csv }\n')
    // “name”, a line break and 水利局 in GB 18030.
    writeFileSync(
      play.path('国标/某县/units.csv'),
      Buffer.from([...Buffer.from('name\n'), 0xcb, 0xae, 0xc0, 0xfb, 0xbe, 0xd6]),
    )
    await play.draw('国标/对.xlsx', RIGHT.replace('县水利局', '水利局'))
    const { out } = await play.run(['check', '对.xlsx', '--pack', './某县'], { below: '国标' })
    expect(out).not.toContain('“水利局”')
    expect(out).not.toContain('责任单位的名册')
  })
})

describe('a mistake in a configuration', () => {
  it.each([
    ['kplint.config.json', '{\n  "pcks": []\n}', ':2 不认识“pcks”，是不是“packs”'],
    ['kplint.config.yaml', 'lang: zh\nfailon: error\n', ':2 不认识“failon”，是不是“failOn”'],
    [
      'kplint.config.json',
      '{\n  "rules": {\n    "leader-overloadd": "off"\n  }\n}',
      ':3 没有规则“leader-overloadd”，是不是“leader-overloaded”',
    ],
    [
      'kplint.config.yaml',
      'rules:\n  leader-overloaded: warn\n',
      ':2 “rules.leader-overloaded”的值“warn”不对，是不是“warning”',
    ],
    ['kplint.config.yaml', 'rules:\n  leader-overloaded:\n    options: { mxa: 3 }\n', '没有选项“mxa”'],
    ['kplint.config.json', '{"period": "上个月"}', ':1 “period”的值“上个月”写法不对，例如 2025-05'],
    ['kplint.config.json', '{"period": "2025-13"}', '“2025-13”不是填报期'],
    ['kplint.config.json', '{"lang": "de"}', '“lang”的值“de”不对'],
    ['kplint.config.json', '{"maxWarnings": -1}', '“maxWarnings”不能小于 0'],
    ['kplint.config.json', '{"files": "*.xlsx"}', '“files”应为列表'],
    ['kplint.config.json', '[]', '应当由“键: 值”组成'],
    ['kplint.config.json', '', '应当由“键: 值”组成'],
    ['kplint.config.json', '{"lang": "zh"', '格式有误'],
    ['kplint.config.yaml', 'files: &a [x]\nignore: *a\n', '不能使用锚点'],
    ['kplint.config.yaml', 'lang: !!js/eval zh\n', '格式有误'],
    ['kplint.config.json', '{"__proto__": {"lang": "en"}}', '不认识“__proto__”'],
    ['kplint.config.json', '{"rules": {"constructor": "off"}}', '没有规则“constructor”'],
    ['kplint.config.json', '{"packs": ["pinglo"]}', '没有规则包“pinglo”，是不是“pinglu”'],
  ])('in %s (%j) is told with its file and line and gives 2', async (name, text, message) => {
    const { code, out, err } = await withConfig(name, text, ['check', '错.xlsx'])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })

  it('is told for all mistakes at once', async () => {
    const { err } = await withConfig('kplint.config.yaml', 'lang: de\nfailOn: never\nmore: 1\n', ['check', '错.xlsx'])
    expect(err.trimEnd().split('\n')).toHaveLength(3)
  })

  it('is to have two of them', async () => {
    write('两个/kplint.config.json', '{}')
    write('两个/kplint.config.yaml', '{}')
    expect((await play.run(['check', '.'], { below: '两个' })).err).toContain('同一个文件夹里有两个配置文件')
  })

  it('does not matter to JSON written with tabs, comments of ours and $schema', async () => {
    const text = '{\n\t"$schema": "./kplint.schema.json",\n\t"//": ["说明"],\n\t"lang": "zh"\n}\n'
    expect((await withConfig('kplint.config.json', text, ['check', '错.xlsx'])).code).toBe(1)
  })
})
