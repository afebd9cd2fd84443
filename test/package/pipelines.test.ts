/** What runs kplint elsewhere: the scripts of each pipeline are run with the installed package, as far as that goes without the service. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DockerfileParser } from 'dockerfile-ast'
import { ValidationSeverity, validate } from 'dockerfile-utils'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ciFiles, gitlabShardedTemplate, gitlabTemplate, HOOK_FILES, services } from '../../src/cli/ci-files.js'
import { commands, globalOptions } from '../../src/cli/commands.js'
import { formats } from '../../src/reports/formats.js'
import { Playground, RIGHT, WRONG } from '../cli/play.js'
import { all, parseXml } from '../reports/xml.js'
import { type Installed, install, root } from './installed.js'

const play = new Playground()
const work = play.path('数据 库')
let made: Installed
beforeAll(async () => {
  const package_ = play.path('package')
  mkdirSync(package_)
  made = install(package_)
  await play.draw('数据 库/报送/错 $(touch 坏).xlsx', WRONG)
  await play.draw('数据 库/好/对.xlsx', RIGHT)
}, 600_000)
afterAll(() => play.remove())

const textOf = (...path: readonly string[]) => readFileSync(join(...path), 'utf8')
const root_ = (path: string) => textOf(root, path)

/** Runs a script as a service does, in the folder of the data, with its variables and nothing else. */
function sh(shell: readonly string[], script: string, env: { readonly [name: string]: string } = {}, cwd = work) {
  const [program, ...args] = shell
  const options = { cwd, env: { ...made.env, ...env }, encoding: 'utf8' as const, input: script }
  const { status, stdout, stderr } = spawnSync(program!, args, options)
  return { code: status, out: stdout, err: stderr }
}
/** A folder with a program of that name, which notes what it was called with. */
function stub(name: string): string {
  const bin = play.path('stubs')
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(bin, name), `#!/bin/sh\nprintf '%s\\n' "$@" > '${play.path(`${name}.txt`)}'\n`)
  chmodSync(join(bin, name), 0o755)
  return bin
}
/** Nothing that a value said was taken for a command. */
const untouched = () => expect(readdirSync(work).filter((name) => /坏|pwned/.test(name))).toEqual([])

describe('action.yml', () => {
  interface Action {
    readonly inputs: { readonly [name: string]: { readonly description: string; readonly default: string } }
    readonly outputs: { readonly [name: string]: { readonly value: string } }
    readonly runs: {
      readonly using: string
      readonly steps: readonly {
        readonly shell: string
        readonly run: string
        readonly env: { readonly [name: string]: string }
      }[]
    }
  }
  const action = parse(root_('action.yml')) as Action
  const [step] = action.runs.steps

  /** Runs the step as the runner does: inputs become variables, files take what it tells. */
  function run(inputs: { readonly [name: string]: string }) {
    const temp = play.path('temp')
    rmSync(temp, { recursive: true, force: true })
    mkdirSync(temp)
    const files = { GITHUB_OUTPUT: join(temp, 'output'), GITHUB_STEP_SUMMARY: join(temp, 'summary') }
    for (const file of Object.values(files)) writeFileSync(file, '')
    const env = Object.fromEntries(
      Object.entries(step!.env).map(([name, value]) => {
        const [, input] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value) ?? []
        if (input === undefined) return [name, join(made.app, 'node_modules', 'kplint')]
        return [name, inputs[input] ?? action.inputs[input]!.default]
      }),
    )
    const bash = ['bash', '--noprofile', '--norc', '-eo', 'pipefail']
    const folder = join(work, inputs['working-directory'] ?? '')
    const ran = sh(bash, step!.run, { ...env, ...files, RUNNER_TEMP: temp }, folder)
    const outputs = Object.fromEntries(
      textOf(files.GITHUB_OUTPUT)
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split(/=(.*)/s)),
    ) as { [name: string]: string }
    return { ...ran, outputs, summary: textOf(files.GITHUB_STEP_SUMMARY) }
  }

  it('hands every input to the script as a variable, and none into its text', () => {
    expect(action.runs.using).toBe('composite')
    expect(action.runs.steps).toHaveLength(1)
    expect(step!.shell).toBe('bash')
    expect(step!.run).not.toContain('${{')
    const used = [...root_('action.yml').matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name)
    expect([...new Set(used)].sort()).toEqual(Object.keys(action.inputs).sort())
    for (const name of Object.keys(step!.env)) expect(step!.run).toContain(name)
    for (const { description } of Object.values(action.inputs)) expect(description).toMatch(/[\u4e00-\u9fff].* · \w/)
    for (const [name, { value }] of Object.entries(action.outputs)) {
      expect(value).toBe(`\${{ steps.check.outputs.${name} }}`)
      expect(step!.run).toContain(`${name}=%s`)
    }
  })

  it('fails on a bad workbook: annotations, SARIF, a summary, outputs', () => {
    const { code, out, outputs, summary } = run({ paths: '报送', 'sarif-file': 'kplint.sarif' })
    expect(code).toBe(1)
    expect(out).toMatch(/^::error file=报送\/错 \$\(touch 坏\)\.xlsx,line=\d+,col=\d+,title=/m)
    expect(outputs).toEqual({ 'exit-code': '1', 'sarif-file': 'kplint.sarif' })
    const [result] = JSON.parse(textOf(work, 'kplint.sarif')).runs[0].results
    expect(decodeURIComponent(result.locations[0].physicalLocation.artifactLocation.uri)).toBe(
      '报送/错 $(touch 坏).xlsx',
    )
    expect(summary).not.toBe('')
    untouched()
  })

  it('passes on a good one, and fails otherwise where something cannot be checked', () => {
    expect(run({ paths: '好' })).toMatchObject({ code: 0, outputs: { 'exit-code': '0', 'sarif-file': '' } })
    expect(run({ paths: '好\n没有' })).toMatchObject({ code: 2, outputs: { 'exit-code': '2' } })
  })

  it('takes one value from a line, whatever stands in it', () => {
    const hostile = ['$(touch pwned)', '`touch pwned`', '; touch pwned', '"; touch pwned; "', '--config=x', '* ? [a]']
    for (const value of hostile) expect(run({ paths: value }).code).toBe(2)
    for (const name of ['previous', 'pack', 'period', 'baseline', 'fail-on', 'args', 'format', 'version'])
      expect(run({ paths: '好', [name]: '$(touch pwned); touch pwned' }).code).not.toBe(0)
    untouched()
    const { code, outputs } = run({ paths: '\n  好  \r\n\n', 'sarif-file': 'a.sarif\nexit-code=7' })
    expect([code, outputs['exit-code'], outputs['sarif-file']]).toEqual([0, '0', 'a.sarif'])
  }, 120_000)

  it('tells the SARIF of this run alone, from the folder of the repository', () => {
    const inputs = { paths: '错 $(touch 坏).xlsx', 'working-directory': '报送', 'sarif-file': 'k.sarif' }
    expect(run(inputs).outputs).toEqual({ 'exit-code': '1', 'sarif-file': '报送/k.sarif' })
    const broken = run({ ...inputs, args: '--rule=没有=off' })
    expect(broken.outputs).toEqual({ 'exit-code': '2', 'sarif-file': '' })
    const whole = join(work, 'k2.sarif')
    expect(run({ ...inputs, 'sarif-file': whole }).outputs['sarif-file']).toBe(whole)
  })

  it('hands on packs, periods and options, and leaves out what is not wanted', () => {
    const plain = run({ paths: '报送', annotations: 'false', summary: 'false', pack: 'pinglu', period: '2025-05' })
    expect(plain).toMatchObject({ code: 1, summary: '' })
    expect(plain.out).toContain('必须改')
    expect(plain.out).not.toContain('::error')
    const more = run({
      paths: '报送',
      args: '--lang\nen\n--rule=invest-plan-exceeds-total=off',
      format: 'junit=j u.xml',
    })
    expect(more.out).toContain('title=')
    expect(existsSync(join(work, 'j u.xml'))).toBe(true)
  })

  it('installs a packed package where it brings no program', () => {
    expect(run({ paths: '报送', version: made.tarball })).toMatchObject({ code: 1, outputs: { 'exit-code': '1' } })
    expect(existsSync(play.path('temp', 'kplint', 'node_modules', 'kplint', 'dist', 'kplint.cjs'))).toBe(true)
  })
})

describe('the GitLab templates', () => {
  interface Job {
    readonly before_script: readonly string[]
    readonly script: readonly string[]
    readonly parallel?: number
    readonly needs?: readonly string[]
    readonly artifacts: { readonly when?: string; readonly reports?: { readonly [kind: string]: string } }
  }
  interface Template {
    readonly variables: { readonly [name: string]: string }
    readonly [job: string]: Job | { readonly [name: string]: string }
  }
  const read = (name: string) => parse(root_(`ci/gitlab/${name}`)) as Template
  const one = read('kplint.gitlab-ci.yml')
  const sharded = read('kplint-sharded.gitlab-ci.yml')
  const job = (template: Template, name: string) => template[name] as Job
  const MADE = ['gl-code-quality-report.json', 'kplint-junit.xml', 'kplint.html']

  /** As the runner: the lines of both scripts one after another in one shell, which ends where one fails. */
  const run = ({ before_script, script }: Job, variables: { readonly [name: string]: string }) =>
    sh(['sh', '-e'], [...before_script, ...script].join('\n'), {
      ...one.variables,
      ...variables,
      PATH: `${stub('npm')}:${made.env.PATH}`,
    })

  it('are what kplint init writes', () => {
    expect(root_('ci/gitlab/kplint.gitlab-ci.yml')).toBe(gitlabTemplate('latest'))
    expect(root_('ci/gitlab/kplint-sharded.gitlab-ci.yml')).toBe(gitlabShardedTemplate('latest'))
  })

  it('check, and leave the reports where GitLab looks for them', () => {
    const { code, out } = run(job(one, 'kplint'), { KPLINT_PATHS: '报送\n好', KPLINT_ARGS: '--period\n2025-05' })
    expect(code).toBe(1)
    expect(out).toContain('必须改')
    expect(textOf(play.folder, 'npm.txt').split('\n')).toContain('kplint@latest')
    const { reports, when } = job(one, 'kplint').artifacts
    expect(when).toBe('always')
    const [issue] = JSON.parse(textOf(work, reports!.codequality!))
    expect(issue.location.path).toBe('报送/错 $(touch 坏).xlsx')
    expect(all(parseXml(textOf(work, reports!.junit!)), 'testsuite')).toHaveLength(2)
    expect(run(job(one, 'kplint'), { KPLINT_PATHS: '好' }).code).toBe(0)
    expect(run(job(one, 'kplint'), { KPLINT_PATHS: '$(touch pwned)\n`touch pwned`' }).code).toBe(2)
    untouched()
  })

  it('give the same in four parts as in one', () => {
    const variables = { KPLINT_PATHS: '.', KPLINT_ARGS: '' }
    const whole = run(job(one, 'kplint'), variables)
    const before = MADE.map((name) => textOf(work, name))
    for (const name of MADE) rmSync(join(work, name))
    const part = job(sharded, 'kplint-part')
    expect(job(sharded, 'kplint').needs).toEqual(['kplint-part'])
    for (let i = 1; i <= part.parallel!; i++)
      expect(run(part, { ...variables, CI_NODE_INDEX: String(i), CI_NODE_TOTAL: String(part.parallel) }).code).toBe(0)
    const merged = run(job(sharded, 'kplint'), variables)
    expect(merged).toEqual(whole)
    expect(merged.code).toBe(1)
    expect(MADE.map((name) => textOf(work, name))).toEqual(before)
    // What an earlier run left is no part of this one.
    const broken = { ...variables, KPLINT_ARGS: '--pack=没有', CI_NODE_INDEX: '1', CI_NODE_TOTAL: '4' }
    expect(run(part, broken).code).not.toBe(0)
    expect(run(job(sharded, 'kplint'), { ...variables, KPLINT_MERGE_ARGS: '--fail-on=没有' }).code).toBe(2)
  }, 120_000)
})

describe('the pre-commit hook', () => {
  const [hook] = parse(root_('.pre-commit-hooks.yaml')) as [
    { entry: string; args: readonly string[]; files: string; language: string },
  ]
  const written = parse(ciFiles('pre-commit', '1.0.0')[0]!.text) as {
    repos: [{ hooks: [{ entry: string; args: readonly string[]; files: string }] }]
  }

  it('looks at workbooks', () => {
    expect(hook.language).toBe('node')
    for (const { files } of [hook, written.repos[0].hooks[0]]) {
      expect(files).toBe(HOOK_FILES)
      const pattern = new RegExp(files.replace('(?i)', ''), 'i')
      for (const name of ['报送/甲.xlsx', 'a.XLSM', 'b.xls', 'c.et', 'd.ods']) expect(name).toMatch(pattern)
      for (const name of ['xlsx', 'a.xlsx.txt', 'a.csv', 'b.docx']) expect(name).not.toMatch(pattern)
    }
  })

  it('is run with the names of the changed files', () => {
    for (const { entry, args: own } of [hook, written.repos[0].hooks[0]]) {
      const commit = (...files: readonly string[]) => {
        const [program, ...args] = entry.split(' ')
        return spawnSync(program!, [...args, ...own, ...files], { cwd: work, env: made.env, encoding: 'utf8' })
      }
      // A name is never an option, whatever somebody calls a file.
      expect(commit('好/对.xlsx', '--output=覆盖.xlsx').status).toBe(2)
      expect(existsSync(join(work, '覆盖.xlsx'))).toBe(false)
      expect(commit('报送/错 $(touch 坏).xlsx', '好/对.xlsx')).toMatchObject({ status: 1, stderr: '' })
      expect(commit('好/对.xlsx').status).toBe(0)
    }
  })
})

describe('the GitHub workflow', () => {
  it('installs, checks, keeps the code of the check', () => {
    const { text } = ciFiles('github', '1.2.3')[0]!
    const workflow = parse(text) as {
      readonly env: { readonly [name: string]: string }
      readonly permissions: { readonly [name: string]: string }
      readonly jobs: {
        readonly kplint: { readonly steps: readonly { readonly name?: string; readonly run?: string }[] }
      }
    }
    expect(workflow.env).toEqual({ KPLINT_PACKAGE: 'kplint@1.2.3' })
    expect(workflow.permissions).toEqual({ contents: 'read', 'security-events': 'write' })
    const scripts = workflow.jobs.kplint.steps.flatMap(({ run }) => (run === undefined ? [] : [run]))
    for (const script of scripts) expect(script).not.toContain('${{')
    const [installs, checks] = scripts
    const env = { RUNNER_TEMP: play.path(), GITHUB_STEP_SUMMARY: play.path('summary.md') }
    writeFileSync(env.GITHUB_STEP_SUMMARY, '')
    const bash = ['bash', '--noprofile', '--norc', '-eo', 'pipefail']
    const PATH = `${stub('npm')}:${made.env.PATH}`
    expect(sh(bash, installs!, { ...workflow.env, PATH }).code).toBe(0)
    expect(textOf(play.folder, 'npm.txt').split('\n').slice(0, 2)).toEqual(['install', '--global'])
    const ran = sh(bash, checks!, env)
    expect(ran.code).toBe(1)
    expect(ran.out).toContain('::error file=')
    expect(JSON.parse(textOf(work, 'kplint.sarif')).version).toBe('2.1.0')
    expect(textOf(env.GITHUB_STEP_SUMMARY)).not.toBe('')
    expect(sh(bash, checks!, env, join(work, '好')).code).toBe(0)
  })
})

describe('the Containerfile', () => {
  const text = root_('Containerfile')
  const file = DockerfileParser.parse(text)
  const instructions = file.getInstructions()
  const named = (keyword: string) => instructions.filter((one) => one.getKeyword() === keyword)

  it('is one', () => {
    expect(validate(text, { deprecatedMaintainer: ValidationSeverity.ERROR })).toEqual([])
    expect(file.getComments().length).toBeGreaterThan(0)
  })

  it('has a pinned base, fetches nothing, does not run as root', () => {
    const [base] = file.getInitialARGs()
    expect(base!.getProperty()!.getValue()).toMatch(/^node:\d+\.\d+\.\d+-alpine\d+\.\d+$/)
    for (const from of file.getFROMs()) expect(from.getImage()).toBe(`\${BASE}`)
    expect(named('ADD')).toEqual([])
    for (const one of instructions)
      expect(one.getTextContent()).not.toMatch(/https?:|\bcurl\b|\bwget\b|\bapk\b|\bnpm\b|\bsudo\b/)
    const last = instructions.slice(instructions.lastIndexOf(file.getFROMs().at(-1)!))
    const user = last.findLast((one) => one.getKeyword() === 'USER')!
    expect(user.getArgumentsContent()).toMatch(/^[1-9]\d*:[1-9]\d*$/)
    const entry = last.find((one) => one.getKeyword() === 'ENTRYPOINT')!
    expect(JSON.parse(entry.getArgumentsContent()!)).toEqual(['node', '/opt/kplint/dist/kplint.cjs'])
    expect(named('COPY').at(-1)!.getTextContent()).toBe('COPY --from=unpacked /opt/kplint /opt/kplint')
  })

  it('unpacks the package into the program it starts', () => {
    const image = play.path('image')
    mkdirSync(join(image, 'opt'), { recursive: true })
    mkdirSync(join(image, 'tmp', 'package'), { recursive: true })
    writeFileSync(join(image, 'tmp', 'package', 'kplint-0.0.0.tgz'), readFileSync(made.tarball))
    const [unpack] = named('RUN').map((one) => one.getArgumentsContent()!)
    const script = unpack!.replace(/\/(?:opt|tmp)\//g, (path) => image + path)
    expect(sh(['sh', '-e'], script)).toMatchObject({ code: 0, err: '' })
    const program = join(image, 'opt', 'kplint', 'dist', 'kplint.cjs')
    const check = (path: string) => spawnSync(process.execPath, [program, 'check', path], { cwd: work, env: {} })
    expect(check('报送').status).toBe(1)
    expect(check('好').status).toBe(0)
  })

  it('is given nothing but the package', () => {
    const rules = root_('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    expect(rules).toEqual(['*', '!kplint-*.tgz'])
  })
})

describe('docs/ci.md', () => {
  const text = root_('docs/ci.md')
  const blocks = (language: string) =>
    [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, one]) => one!)
  const yaml = blocks('yaml').map((block) => parse(block) as { readonly [key: string]: unknown })

  it('has options, formats and inputs that there are', () => {
    const options = new Set(
      [...commands.flatMap((command) => command.options), ...globalOptions].map(({ name }) => name),
    )
    for (const [, name] of text.matchAll(/(?:kplint|node) [^\n]*?--([a-z][\w-]+)/g))
      if (!['global', 'offline'].includes(name!)) expect(options).toContain(name)
    for (const [, name] of text.matchAll(/--format ([a-z]+)=/g)) expect(formats.map((one) => one.name)).toContain(name)
    for (const [, name] of text.matchAll(/^\| `([a-z]+)` \|/gm)) expect(formats.map((one) => one.name)).toContain(name)
    const inputs = Object.keys((parse(root_('action.yml')) as { readonly inputs: object }).inputs)
    const steps = (yaml[0] as { jobs: { kplint: { steps: { id?: string; with?: object }[] } } }).jobs.kplint.steps
    const used = Object.keys(steps.find(({ id }) => id === 'kplint')!.with!)
    expect(inputs).toEqual(expect.arrayContaining(used))
  })

  it('has an indexed job whose parts join into the report of one machine', () => {
    const job = yaml.find(({ kind }) => kind === 'Job') as {
      readonly spec: {
        readonly completions: number
        readonly template: {
          readonly spec: { readonly containers: [{ readonly command: string[]; readonly args: [string] }] }
        }
      }
    }
    const [container] = job.spec.template.spec.containers
    expect(container.command).toEqual(['sh', '-c'])
    const parts = play.path('parts')
    mkdirSync(parts)
    const script = container.args[0]
      .replaceAll('/parts/', `${parts}/`)
      .replace('/opt/kplint/dist/kplint.cjs', `'${join(made.app, 'node_modules', 'kplint', 'dist', 'kplint.cjs')}'`)
    for (let i = 0; i < job.spec.completions; i++)
      expect(sh(['sh', '-e'], script, { JOB_COMPLETION_INDEX: String(i) }).code).toBe(0)
    const merged = sh(['sh', '-e'], `kplint report merge '${parts}'/*.kplint`)
    expect(merged).toEqual(sh(['sh', '-e'], 'kplint check .'))
    expect(merged.code).toBe(1)
  }, 120_000)
})

describe('kplint init --ci', () => {
  beforeEach(() => rmSync(play.path('新'), { recursive: true, force: true }))
  const init = (...args: readonly string[]) => {
    mkdirSync(play.path('新'), { recursive: true })
    return play.run(['init', ...args], { below: '新' })
  }

  it.each(services)('writes the files of %s, says which, and never over another', async (service) => {
    const first = await init('--ci', service)
    expect(first.code).toBe(0)
    const files = ciFiles(service, JSON.parse(root_('package.json')).version)
    for (const { path, text } of files) {
      expect(first.out).toContain(`已写好 ${path}`)
      expect(textOf(play.folder, '新', path)).toBe(text)
      if (/\.ya?ml$/.test(path)) expect(parse(text)).toBeTypeOf('object')
    }
    const own = files.find(({ isShared }) => !isShared)
    for (const { path } of files) writeFileSync(play.path('新', path), '自己的')
    const again = await init('--ci', service)
    for (const { path } of files) expect(textOf(play.folder, '新', path)).toBe('自己的')
    expect(again.code).toBe(own ? 2 : 0)
    if (own) expect(again.err).toContain(`这里已经有 ${own.path}`)
    const forced = await init('--ci', service, '--force')
    expect(forced.code).toBe(0)
    for (const { path, text, isShared } of files) {
      // What is somebody's own is told, not written over.
      expect(textOf(play.folder, '新', path)).toBe(isShared ? '自己的' : text)
      if (isShared) expect(forced.out).toContain(text)
    }
  })

  it('refuses what does not go together', async () => {
    expect((await init('--ci', 'jenkins')).code).toBe(2)
    expect((await init('--ci', 'github', '--yaml')).err).toContain('只能用一个')
    expect((await init('--force')).err).toContain('--ci')
    expect(readdirSync(play.path('新'))).toEqual([])
  })

  it('writes the Containerfile of this repository', () => {
    for (const { path, text } of ciFiles('container', '')) expect(root_(path)).toBe(text)
  })
})
