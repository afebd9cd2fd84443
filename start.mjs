/**
 * `npm start`: from a fresh clone to a report, with nothing but Node. Installs and builds what is missing, then checks the seed
 * workbook, or whatever stands behind `npm start --`. Exit code 0 when the check ran, whatever it found; 2 when something could not be
 * checked. Pipelines use `kplint check`, which tells the two apart.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readdirSync, statSync, utimesSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))
const cli = join(root, 'dist', 'kplint.cjs')
const TOUR = ['seeds/平陆县2025年15个重点推进项目.xlsx', '--pack', 'pinglu', '--period', '2025-04', '--no-config']

/** When the file, or the newest file below the folder, was changed; 0 where there is none. */
function changed(path) {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => changed(join(path, name))))
}

function isStale() {
  const sources = [
    'src',
    'rules',
    'webpack.config.js',
    'build.mjs',
    'one-file.mjs',
    'page-rules.mjs',
    'package-lock.json',
  ].map((name) => changed(join(root, name)))
  return changed(cli) < Math.max(...sources)
}

/** Runs a program of npm's; what it says goes to stderr, so that stdout holds the report and nothing else. */
function run(what, args) {
  process.stderr.write(`${what} …\n`)
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] })
  if (status === 0) return
  process.stderr.write(`${what}：没有成功，见上 · failed, see above\n`)
  process.exit(2)
}

/** npm's own program: npm says where it is; beside Node otherwise. */
function npm() {
  const beside = [
    join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ]
  return process.env.npm_execpath ?? beside.find((path) => existsSync(path)) ?? 'npm'
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`需要 Node 20.19 或更新 · Node 20.19 or newer is needed (${process.version})\n`)
  process.exit(2)
}
/** Packages lent by another folder are that folder's: installing here would empty it. */
function isLent() {
  return lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() === true
}

if (!isLent() && changed(join(root, 'node_modules', '.package-lock.json')) < changed(join(root, 'package-lock.json')))
  run('安装 · installing', [npm(), 'ci', '--no-audit', '--no-fund'])
if (isStale()) {
  run('构建 · building', [join(root, 'build.mjs'), 'cli'])
  // A build that comes to the same bytes leaves the old file; it is fresh all the same.
  utimesSync(cli, new Date(), new Date())
}

const typed = process.argv.slice(2)
const tour = typed.length === 0
const cwd = tour ? root : (process.env.INIT_CWD ?? process.cwd())
const program = relative(cwd, cli)
const { status } = spawnSync(process.execPath, [cli, 'check', ...(tour ? TOUR : typed)], {
  cwd,
  stdio: 'inherit',
  // What the report tells the reader to run next must run where they stand.
  env: { ...process.env, KPLINT_COMMAND: `node ${/\s/.test(program) ? JSON.stringify(program) : program}` },
})
process.exitCode = status === 0 || status === 1 ? 0 : 2
