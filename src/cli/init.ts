/** `kplint init`: a configuration or a pipeline to start from. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Lang } from '../core/index.js'
import type { Command } from './args.js'
import { type CiFile, ciFiles, type Service } from './ci-files.js'
import { configNames } from './find-config.js'
import { codeOf, type Io, NewFile } from './io.js'
import { version } from './version.generated.js'
import { refuse, tell } from './words.js'

const JSON_CONFIG = `{
  "//": [
    "kplint 的配置。packs：规则包（自带 pinglu，或文件夹）；period：填报期；rules：规则编号 → off、info、warning、error；",
    "failOn：从哪一级起返回 1；maxWarnings：需核实的超过这么多条也返回 1；files：不写路径时检查什么；previous：上期的工作簿，只作对照；ignore：跳过什么；",
    "baseline：基线文件，里面已有的问题不算失败；overrides：只对某些文件改规则和填报期。",
    "各项都可以不写。例如 \\"period\\": \\"2025-05\\"，\\"rules\\": { \\"leader-overloaded\\": { \\"severity\\": \\"warning\\", \\"options\\": { \\"max\\": 4 } } }"
  ],
  "packs": [],
  "lang": "zh",
  "rules": {},
  "failOn": "error",
  "files": ["."],
  "ignore": ["node_modules/**"]
}
`

const YAML_CONFIG = `# kplint 的配置；各项都可以不写。A configuration of kplint; everything in it is optional.

# 规则包：自带的 pinglu，或一个文件夹。Packs: built-in names, or folders.
packs: []

# 填报期；表的标题写了年月的，以标题为准。The report period; a title that names a month goes before it.
# period: 2025-05

# 报告的语言：zh 或 en。
lang: zh

# 规则编号: off、info、warning、error，或带选项。Rules: kplint rules
rules: {}
#  leader-overloaded:
#    severity: warning
#    options: { max: 4 }

# 从哪一级起返回 1：error、warning、info。From which severity on the exit code is 1.
failOn: error
# 需核实的超过这么多条，也返回 1。
# maxWarnings: 10

# 上期（或以前各期）的工作簿，只作对照。Workbooks of earlier periods, to compare with.
# previous: ['上期/*.xlsx']

# 基线：里面已有的问题不算失败。Findings this file knows do not fail: kplint check --update-baseline
# baseline: kplint-baseline.json

# 只对某些文件改规则和填报期。Rules and period for some files only.
# overrides:
#   - files: ['乡镇/**']
#     rules: { leader-overloaded: off }

# 命令行没有给路径时检查这些；跳过 ignore 列的。
files: ['.']
ignore: ['node_modules/**']
`

/** Writes a configuration into the current folder, or the files of a pipeline; what is there is left as it is (exit code 2). */
export async function init({ options, paths }: Command, io: Io, lang: Lang): Promise<number> {
  if (paths[0] !== undefined) refuse('too-many', { name: paths[0] })
  const service = options.value('ci') as Service | undefined
  if (service !== undefined && options.has('yaml')) refuse('init-yaml-ci')
  if (service === undefined && options.has('force')) refuse('init-force')
  return service === undefined
    ? writeConfig(options.has('yaml'), io, lang)
    : writePipeline(service, options.has('force'), io, lang)
}

async function writeConfig(yaml: boolean, io: Io, lang: Lang): Promise<number> {
  const there = configNames.find((name) => existsSync(join(io.cwd, name)))
  if (there !== undefined) refuse('config-exists', { name: there })
  const name = yaml ? 'kplint.config.yaml' : 'kplint.config.json'
  try {
    writeFileSync(join(io.cwd, name), yaml ? YAML_CONFIG : JSON_CONFIG, { flag: 'wx' })
  } catch (error) {
    refuse('unwritable', { name, detail: codeOf(error) })
  }
  await io.out.write(`${tell('config-written', { name })[lang]}\n`)
  return 0
}

/** A file that is somebody's own already (`.gitlab-ci.yml`) is never written over: what belongs into it is told. */
async function writePipeline(service: Service, force: boolean, io: Io, lang: Lang): Promise<number> {
  const files = ciFiles(service, version)
  const isThere = ({ path }: CiFile) => existsSync(join(io.cwd, path))
  const kept = files.find((file) => isThere(file) && !file.isShared)
  if (kept && !force) refuse('ci-exists', { name: kept.path })
  for (const file of files) {
    const { path, text } = file
    if (file.isShared && isThere(file)) {
      await io.out.write(`${tell('ci-shared', { name: path })[lang]}\n\n${text}\n`)
      continue
    }
    write(path, text, io)
    await io.out.write(`${tell('ci-written', { name: path })[lang]}\n`)
  }
  await io.out.write(`${tell(`ci-${service}`)[lang]}\n`)
  return 0
}

function write(name: string, text: string, { cwd }: Io): void {
  const path = join(cwd, name)
  try {
    mkdirSync(dirname(path), { recursive: true })
  } catch (error) {
    refuse('unwritable', { name, detail: codeOf(error) })
  }
  const file = new NewFile(path)
  file.write(text)
  file.finish()
}
