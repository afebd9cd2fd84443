/** The packed package, installed as somebody without internet installs it: the .tgz and npm, nothing else. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')

/** Where everything is. */
export interface Installed {
  /** The packed package. */
  readonly tarball: string
  /** A folder with nothing in it but the installed package. */
  readonly app: string
  /** The folder of the commands npm makes. */
  readonly bin: string
  /** An environment in which `kplint` is a command, with nothing of ours or npm's in it. */
  readonly env: { readonly [name: string]: string }
}

/** Builds what is stale, packs and installs below a folder. */
export function install(folder: string): Installed {
  const plain = { PATH: [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter), HOME: folder }
  const built = spawnSync(process.execPath, [join(root, 'start.mjs'), '--help'], {
    cwd: root,
    env: plain,
    encoding: 'utf8',
  })
  if (built.status !== 0) throw new Error(built.stderr)
  if (!existsSync(join(root, 'dist', 'index.js'))) spawnSync(process.execPath, [join(root, 'build.mjs')], { cwd: root })
  npm(['pack', '--ignore-scripts', '--pack-destination', folder], root, plain)
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz'))!)
  const app = join(folder, '空 文件夹')
  mkdirSync(app)
  writeFileSync(join(app, 'package.json'), '{"private": true}')
  npm(['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', tarball], app, plain)
  const bin = join(app, 'node_modules', '.bin')
  return { tarball, app, bin, env: { ...plain, PATH: [bin, plain.PATH].join(delimiter) } }
}

/** Runs npm; throws with what it says where it fails. */
export function npm(args: readonly string[], cwd: string, env: { readonly [name: string]: string }): string {
  const shell = process.platform === 'win32'
  const { status, stdout, stderr } = spawnSync('npm', [...args], {
    cwd,
    env,
    encoding: 'utf8',
    shell,
    timeout: 120_000,
  })
  if (status !== 0) throw new Error(`npm ${args.join(' ')}\n${stderr}`)
  return stdout
}
