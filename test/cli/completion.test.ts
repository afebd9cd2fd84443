/** Completion: bash is run as a user's shell runs it, the others as far as they are installed. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands.js'
import { Playground } from './play.js'

const play = new Playground()
beforeAll(() => {
  mkdirSync(play.path('报送'))
  writeFileSync(play.path('报送', '甲 县.xlsx'), '')
  writeFileSync(play.path('报 表.xlsx'), '')
})
afterAll(() => play.remove())

const script = async (shell: string, lang = 'zh') => (await play.run(['completion', shell, '--lang', lang])).out
const isHere = (shell: string) => spawnSync(shell, ['--version']).status === 0

/** What bash offers behind the typed words, the last of which is being typed. */
async function bash(...words: readonly string[]): Promise<string[]> {
  const lines = [
    await script('bash'),
    'COMP_WORDS=("$@")',
    'COMP_CWORD=$(($# - 1))',
    '_kplint',
    `if [ "\${#COMPREPLY[@]}" -gt 0 ]; then printf "%s\\n" "\${COMPREPLY[@]}"; fi`,
  ]
  const args = ['--noprofile', '--norc', '-c', lines.join('\n'), 'bash', 'kplint', ...words]
  const { stdout, stderr, status } = spawnSync('bash', args, { cwd: play.folder, encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
  return stdout.split('\n').filter(Boolean)
}

describe('completion for bash', () => {
  it('offers commands, of one word and of two', async () => {
    expect(await bash('che')).toEqual(['check'])
    expect(await bash('')).toEqual(expect.arrayContaining(['check', 'rules', 'completion', 'help']))
    expect(await bash('rules', 're')).toEqual(expect.arrayContaining(['rehearse']))
    expect(await bash('help', 'tem')).toEqual(['template'])
    expect(await bash('completion', 'f')).toEqual(['fish'])
  })

  it('offers every option of the command and no other', async () => {
    for (const { name, options } of commands)
      expect((await bash(...name.split(' '), '--')).sort()).toEqual(
        [...options.map((option) => `--${option.name}`), '--help', '--version'].sort(),
      )
    expect(await bash('rules', 'rehearse', '--inst')).toEqual(['--instead-of'])
    expect(await bash('rules', '--inst')).toEqual([])
  }, 60_000)

  it('offers the values of an option, in both ways of writing it', async () => {
    expect(await bash('check', '--fail-on', 'w')).toEqual(['warning'])
    // bash takes --lang=e apart.
    expect(await bash('check', '--lang', '=', 'e')).toEqual(['en'])
    expect(await bash('check', '--lang', '=')).toEqual(['zh', 'en'])
    expect(await bash('init', '--ci', 'gi')).toEqual(['github', 'gitlab'])
    expect(await bash('rules', 'check', 'pinglu', '--format', 'j')).toEqual(['json'])
    expect(await bash('check', '--format', 'sa')).toEqual(['sarif'])
  })

  it('offers files, those with spaces whole', async () => {
    expect(await bash('check', '报')).toEqual(expect.arrayContaining(['报送', '报 表.xlsx']))
    expect(await bash('check', '报送/')).toEqual(['报送/甲 县.xlsx'])
    expect(await bash('check', '-o', '报 ')).toEqual(['报 表.xlsx'])
  })
})

describe('completion for other shells', () => {
  it.runIf(isHere('fish'))(
    'is understood by fish',
    async () => {
      const fish = (typed: string, lang: string) => async () => {
        const code = `${await script('fish', lang)}\ncomplete -C ${JSON.stringify(typed)}`
        const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', code], {
          cwd: play.folder,
          encoding: 'utf8',
        })
        expect(stderr).toBe('')
        return stdout.split('\n').filter(Boolean)
      }
      expect(await fish('kplint che', 'zh')()).toEqual(['check\t检查工作簿'])
      expect(await fish('kplint check --fail-on w', 'en')()).toEqual([expect.stringMatching(/^warning\t/)])
      expect(await fish('kplint rules reh', 'en')()).toEqual([expect.stringMatching(/^rehearse\t/)])
      expect(await fish('kplint rules rehearse --inst', 'en')()).toEqual([expect.stringMatching(/^--instead-of\t/)])
      expect(await fish('kplint rules --inst', 'en')()).toEqual([])
      expect((await fish('kplint site --i', 'en')())[0]).toContain('the add-in’s id')
    },
    60_000,
  )

  it.runIf(isHere('zsh'))('is understood by zsh', async () => {
    for (const lang of ['zh', 'en']) {
      const { status, stderr } = spawnSync('zsh', ['-n'], { input: await script('zsh', lang), encoding: 'utf8' })
      expect([status, stderr]).toEqual([0, ''])
    }
  })

  it('names every command and option, whatever their help says', async () => {
    for (const shell of ['zsh', 'fish', 'powershell'])
      for (const lang of ['zh', 'en'] as const) {
        const text = await script(shell, lang)
        for (const { name, options } of commands) {
          for (const word of name.split(' ')) expect(text).toContain(word)
          for (const option of options) expect(text).toContain(option.name)
        }
      }
  })

  it('has quotes that pair: PowerShell takes curly ones for straight ones', async () => {
    for (const lang of ['zh', 'en']) {
      const text = await script('powershell', lang)
      // Comments and texts in double quotes hold none.
      const rest = text.replace(/^#.*$/m, '').replace(/'(?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*'/g, '')
      expect(rest).not.toMatch(/['\u2018-\u201b]/)
      for (const [open, close] of ['()', '{}', '[]']) expect(rest.split(open!).length).toBe(rest.split(close!).length)
    }
  })
})

it('names the shells there are', async () => {
  expect(await play.run(['completion'])).toMatchObject({ code: 2, err: expect.stringContaining('bash, zsh, fish') })
  expect(await play.run(['completion', 'tcsh'])).toMatchObject({ code: 2, err: expect.stringContaining('tcsh') })
  expect((await play.run(['completion', 'bash', 'zsh'])).code).toBe(2)
})
