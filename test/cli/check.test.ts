import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Playground, RIGHT, UNTIDY, WRONG } from './play.js'

const play = new Playground()
afterAll(() => play.remove())
beforeAll(async () => {
  await play.draw('报送/对.xlsx', RIGHT)
  await play.draw('报送/东乡/错.xlsx', WRONG)
  await play.draw('报送/空格.xlsx', UNTIDY)
  await play.draw('花名册.xlsx', '科室 | 人数\n综合股 | 5\n')
  await play.draw('报送[1]/表[2025].xlsx', RIGHT)
  writeFileSync(play.path('坏.xlsx'), 'PK\u0003\u0004 这不是工作簿')
  writeFileSync(play.path('空.xlsx'), '')
  writeFileSync(play.path('报送/~$对.xlsx'), '')
  writeFileSync(play.path('报送/说明.txt'), '')
  mkdirSync(play.path('空文件夹'))
  symlinkSync('..', play.path('报送/上级'))
})

const check = (...args: string[]) => play.run(['check', ...args])

describe('the exit code of kplint check', () => {
  it('is 0 where nothing fails, though there be warnings and advice', async () => {
    const { code, out, err } = await check('报送/对.xlsx')
    expect(out).toContain('检查了 1 张表、2 个项目')
    expect([code, err]).toEqual([0, ''])
    expect((await check('报送/空格.xlsx')).code).toBe(0)
  })

  it('is 1 where an error was found', async () => {
    const { code, out } = await check('报送/东乡/错.xlsx')
    expect(code).toBe(1)
    expect(out).toContain('invest-plan-exceeds-total')
  })

  it('is 1 for warnings and advice where they are to fail', async () => {
    expect((await check('报送/空格.xlsx', '--fail-on', 'warning')).code).toBe(1)
    expect((await check('报送/空格.xlsx', '--fail-on=info')).code).toBe(1)
    expect((await check('报送/空格.xlsx', '--max-warnings', '0')).code).toBe(1)
    expect((await check('报送/空格.xlsx', '--max-warnings', '99')).code).toBe(0)
    // A build server that reads the tests hears of it, too.
    const failures = async (max: string): Promise<number> =>
      (await check('报送/空格.xlsx', '--max-warnings', max, '--format', 'junit')).out.split('<failure ').length - 1
    expect([await failures('0'), await failures('99')]).toEqual([1, 0])
    expect((await check('报送/东乡/错.xlsx', '--rule', 'invest-plan-exceeds-total=info')).code).toBe(0)
  })

  it('is 2 where something could not be checked, whatever else was found, and the rest is checked', async () => {
    const { code, out } = await check('坏.xlsx', '报送/东乡/错.xlsx', '没有.xlsx', '空.xlsx')
    expect(code).toBe(2)
    expect(out).toContain('invest-plan-exceeds-total')
    expect(out).toMatch(/没能检查 坏\.xlsx：/)
    expect(out).toMatch(/没能检查 没有\.xlsx：找不到这个文件/)
    expect(out).toMatch(/没能检查 空\.xlsx：文件是空的/)
    expect(out).toContain('4 个工作簿，查了 1 个')
  })

  it('is 2 for a workbook in which no table was recognised: that is no pass', async () => {
    const { code, out } = await check('花名册.xlsx')
    expect(code).toBe(2)
    expect(out).toContain('什么都没有检查')
    expect(out).toContain('没有认出项目表')
  })

  it.each([
    [['空文件夹'], /文件夹里没有工作簿/],
    [['没有/**/*.xlsx'], /没有匹配的工作簿/],
  ])('is 2 where %j leads to nothing', async (paths, message) => {
    const { code, out } = await check(...paths)
    expect(code).toBe(2)
    expect(out).toMatch(message)
  })
})

describe('an old workbook in a folder', () => {
  it('is named as not checked, never passed over', async () => {
    mkdirSync(play.path('新旧'))
    await play.draw('新旧/新.xlsx', RIGHT)
    writeFileSync(play.path('新旧/旧.xls'), Buffer.from('d0cf11e0a1b11ae1', 'hex'))
    const { code, out } = await check('新旧')
    expect(code).toBe(2)
    expect(out).toMatch(/没能检查 新旧\/旧\.xls：/)
    expect(out).toContain('检查了 1 张表')
  })
})

describe('what kplint check finds', () => {
  const files = async (...args: string[]): Promise<string[]> => {
    const { out } = await check(...args, '--format', 'json')
    return JSON.parse(out).reports.map(({ file }: { file: string }) => file)
  }
  const all = ['报送/东乡/错.xlsx', '报送/对.xlsx', '报送/空格.xlsx']

  it('is every workbook of a folder, without lock files and other files, in one order', async () => {
    expect(await files('报送')).toEqual(all)
    expect(await files('报送/')).toEqual(all)
  })

  it('is what a glob matches, with either kind of slash', async () => {
    expect(await files('报送/**/*.xlsx')).toEqual(all)
    expect(await files('报送\\**\\*.xlsx')).toEqual(all)
    expect(await files('报送/*/错.xlsx')).toEqual(['报送/东乡/错.xlsx'])
  })

  it('is each file once, in the order asked', async () => {
    expect(await files('报送/空格.xlsx', '报送', './报送/对.xlsx')).toEqual(['报送/空格.xlsx', all[0], all[1]])
  })

  it('takes brackets in a name that exists as they are', async () => {
    expect(await files('报送[1]/表[2025].xlsx')).toEqual(['报送[1]/表[2025].xlsx'])
    expect(await files('报送[1]/*.xlsx')).toEqual(['报送[1]/表[2025].xlsx'])
    expect(await files('报送[1]')).toEqual(['报送[1]/表[2025].xlsx'])
  })
})

describe('the report of kplint check', () => {
  it('is the same byte for byte each time', async () => {
    for (const format of ['text', 'json'])
      expect((await check('报送', '--format', format)).out).toBe((await check('报送', '--format', format)).out)
  })

  it('is coloured on a terminal only, unless asked otherwise', async () => {
    const coloured = async (args: string[], options: Parameters<typeof play.run>[1] = {}): Promise<boolean> =>
      (await play.run(['check', '报送/东乡/错.xlsx', ...args], options)).out.includes('\u001b[')
    expect(await coloured([])).toBe(false)
    expect(await coloured([], { tty: true })).toBe(true)
    expect(await coloured([], { tty: true, env: { NO_COLOR: '1' } })).toBe(false)
    expect(await coloured(['--no-color'], { tty: true })).toBe(false)
    expect(await coloured([], { tty: true, env: { TERM: 'dumb' } })).toBe(false)
    expect(await coloured(['--color'])).toBe(true)
    expect(await coloured([], { env: { FORCE_COLOR: '1' } })).toBe(true)
  })

  it('goes to a file that takes its name when it is whole', async () => {
    const { code, out } = await check('报送', '--format', 'json', '-o', '报告.json')
    expect([code, out]).toEqual([1, ''])
    expect(JSON.parse(readFileSync(play.path('报告.json'), 'utf8')).summary.files).toBe(3)
    expect(readdirSync(play.folder).filter((name) => name.includes('.tmp'))).toEqual([])
  })

  it('never takes the place of a workbook, a folder, or a folder that is not there', async () => {
    const before = readFileSync(play.path('报送/对.xlsx'))
    for (const [place, message] of [
      ['报送/对.xlsx', /会把它盖掉/],
      ['空文件夹', /是文件夹/],
      ['没有/报告.txt', /写不了.*换一个位置/],
    ] as const) {
      const { code, err } = await check('报送', '--output', place)
      expect(code).toBe(2)
      expect(err).toMatch(message)
    }
    linkSync(play.path('报送/对.xlsx'), play.path('同一个.xlsx'))
    expect((await check('报送', '--output', '同一个.xlsx')).err).toMatch(/会把它盖掉/)
    expect(readFileSync(play.path('报送/对.xlsx')).equals(before)).toBe(true)
  })

  it('suggests what is to be typed into the cell: 20%, not 0.2, where it shows percent', async () => {
    const heading = '项目名称 | 总投资（万元） | 年度计划投资（万元） | 本年累计完成投资（万元） | 年度完成率'
    await play.draw(
      '完成率.xlsx',
      `${heading}\n甲园区 | 10800 | 8000 | 1600 | 35.0%\n乙园区 | 10800 | 8000 | 1600 | 20.0%`,
    )
    await play.draw('小数.xlsx', `${heading}\n甲园区 | 10800 | 8000 | 1600 | 0.35\n乙园区 | 10800 | 8000 | 1600 | 0.20`)
    expect((await play.run(['check', '完成率.xlsx'])).out).toContain('［建议改为“20%”］')
    expect((await play.run(['check', '小数.xlsx'])).out).toContain('［建议改为“0.2”］')
    expect((await play.run(['check', '小数.xlsx'])).out).toContain('kplint rules 编号')
  })

  it('names the rule off that was turned off by not reporting it', async () => {
    const { out, code } = await check('报送/东乡/错.xlsx', '--rule=invest-plan-exceeds-total=off')
    expect(code).toBe(0)
    expect(out).not.toContain('invest-plan-exceeds-total')
  })

  it('is in English where that is asked for', async () => {
    const { out } = await check('报送/东乡/错.xlsx', '--lang', 'en')
    expect(out).toMatch(/errors 1,/)
    expect(out).toMatch(/error +F4/)
  })
})

describe('a mistake on the command line', () => {
  it.each([
    [['chek', '报送'], '没有“chek”这个命令，是不是“check”'],
    [['报送/对.xlsx'], '“报送/对.xlsx”不是命令。检查文件请用：kplint check 报送/对.xlsx'],
    [['check'], '没有说检查什么'],
    [['check', '报送', '--formt', 'json'], '没有“--formt”这个选项，是不是“--format”'],
    [['check', '报送', '--format', 'jso'], '“--format”不能是“jso”，是不是“json”。可以写：text、html'],
    [['check', '报送', '--format'], '选项“--format”后面缺少形式[=文件]'],
    [['check', '--pack', '--period', '2025-05'], '选项“--pack”后面缺少'],
    [['check', '报送', '--pack', 'pinglo'], '没有规则包“pinglo”，是不是“pinglu”'],
    [['check', '报送', '--period', '2025'], '“2025”不是填报期，应写成 2025-05 或 2025年5月'],
    [['check', '报送', '--period', '5月'], '不是填报期'],
    [
      ['check', '报送', '--rule', 'invest-plan-exceeds-totl=off'],
      '没有规则“invest-plan-exceeds-totl”，是不是“invest-plan-exceeds-total”',
    ],
    [['check', '报送', '--rule', 'invest-plan-exceeds-total=warn'], '是不是“warning”'],
    [['check', '报送', '--rule', 'x'], '--rule 应写成 规则编号=off|info|warning|error'],
    [['check', '报送', '--max-warnings', '-1'], '应为不小于 0 的整数'],
    [['check', '报送', '--quiet=yes'], '选项“--quiet”后面不能写值'],
    [['check', '报送', '--in-place'], '“--in-place”不是 kplint check 的选项'],
    [['check', '报送', '--lang', 'zh', '--lang', 'en'], '选项“--lang”写了两次'],
    [['check', '报送', '--config', '没有.json'], '找不到配置文件'],
    [['rules', 'invest-plan-exceeds-totl'], '没有规则“invest-plan-exceeds-totl”，是不是'],
    [['cells'], 'kplint cells 要一个文件，给了 0 个'],
    [['tables', 'a', 'b'], 'kplint tables 要一个文件，给了 2 个'],
    [['help', 'chekc'], '没有“chekc”这个命令，是不是“check”'],
    [['--nonsense'], '没有“--nonsense”这个选项'],
  ])('%j is told in one line and gives 2', async (args, message) => {
    const { code, out, err } = await play.run(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(err).not.toMatch(/ at .*:\d+:\d+|Error:/)
  })

  it('cannot reach the terminal by its own text', async () => {
    const { err } = await play.run(['\u001b[31mx'])
    expect(err).not.toContain('\u001b')
  })
})

describe('a period', () => {
  it.each(['2025-05', '2025年5月', '2025/5', '202505'])('may be written %s', async (period) => {
    expect((await check('报送/对.xlsx', '--period', period)).code).toBe(0)
  })
})

describe('help', () => {
  it('comes with no command, with help, with --help, and says the exit codes', async () => {
    const texts = await Promise.all([[], ['help'], ['--help'], ['-h']].map((args) => play.run(args)))
    for (const { code, out, err } of texts) expect([code, out, err]).toEqual([0, texts[0]!.out, ''])
    expect(texts[0]!.out).toContain('返回值')
    expect((await play.run(['help', 'check'])).out).toBe((await play.run(['check', '--help'])).out)
    expect((await play.run(['help', '--lang', 'en'])).out).toContain('Exit code')
  })

  it('of each command lists its options', async () => {
    for (const name of ['check', 'fix', 'rules', 'tables', 'cells', 'init'])
      expect((await play.run(['help', name])).out).toContain(`kplint ${name}`)
  })
})

describe('kplint cells and tables', () => {
  it('print what was read and what was recognised', async () => {
    const cells = await play.run(['cells', '报送/对.xlsx'])
    expect(JSON.parse(cells.out).sheets[0].cells[0]).toMatchObject({ a: 'A1', v: '某县2025年重点项目表' })
    const tables = await play.run(['tables', '报送/对.xlsx'])
    expect(tables.out).toContain('A3:I5')
    expect(tables.out).not.toContain(play.folder)
    expect(() => JSON.parse(tables.out)).toThrow()
    const json = await play.run(['tables', '报送/对.xlsx', '--format', 'json'])
    expect(JSON.parse(json.out)).toBeTruthy()
  })

  it.each(['cells', 'tables'])('kplint %s says in one line why a file cannot be read', async (command) => {
    for (const file of ['坏.xlsx', '空.xlsx', '没有.xlsx', '空文件夹']) {
      const { code, err } = await play.run([command, file])
      expect(code).toBe(2)
      expect(err).toMatch(new RegExp(`^错误：${file.replace('.', '\\.')}：[^\\n]+\\n$`))
    }
  })
})

describe('kplint rules', () => {
  it('lists every rule and explains one', async () => {
    const list = await play.run(['rules'])
    expect(list.out).toMatch(/invest-plan-exceeds-total +必须改 +\S/)
    const off = await play.run(['rules', '--rule', 'invest-plan-exceeds-total=off'])
    expect(off.out).toMatch(/invest-plan-exceeds-total +关 +\S/)
    const page = await play.run(['rules', 'invest-plan-exceeds-total'])
    for (const part of ['为什么', '怎么办', '适用的表', '会报出的表', '不会报出的表', '依据'])
      expect(page.out).toContain(part)
  })
})

describe('kplint init', () => {
  it.each([
    ['kplint.config.json', []],
    ['kplint.config.yaml', ['--yaml']],
  ])('writes %s that kplint check takes, and never over another', async (name, args) => {
    const below = `新${args.length}`
    mkdirSync(play.path(below))
    await play.draw(`${below}/表.xlsx`, RIGHT)
    expect((await play.run(['init', ...args], { below })).code).toBe(0)
    expect(existsSync(play.path(below, name))).toBe(true)
    expect((await play.run(['check'], { below })).out).toContain('检查了 1 张表')
    const written = readFileSync(play.path(below, name), 'utf8')
    const again = await play.run(['init', ...args], { below })
    expect([again.code, readFileSync(play.path(below, name), 'utf8')]).toEqual([2, written])
  })
})
