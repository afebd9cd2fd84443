/** Builds what webpack.config.js lists: `node build.mjs` all of it, `node build.mjs cli` what is named. Exit code 1 where something failed. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import webpack from 'webpack'
import configurations from './webpack.config.js'

const root = import.meta.dirname
const named = process.argv.slice(2)
// The pages and their first script make one folder, which begins empty.
const names = named.includes('pane') ? [...named, 'support'] : named
const isPane = names.length === 0 || names.includes('pane')
if (isPane) rmSync(join(root, 'dist', 'pane'), { recursive: true, force: true })
const chosen = configurations.filter(({ name }) => names.length === 0 || names.includes(name))

webpack(chosen, (error, stats) => {
  const text = error
    ? String(error.stack ?? error)
    : stats.toString({ preset: 'errors-warnings', colors: false }).trim()
  if (error || stats.hasErrors()) {
    console.error(text)
    process.exitCode = 1
  } else {
    if (stats.hasWarnings()) console.warn(text)
    // The command line holds every package the libraries hold.
    for (const { compilation } of stats.stats)
      if (compilation.name === 'cli') writeFileSync(join(root, 'dist', 'THIRD-PARTY.txt'), notices(compilation))
      else if (compilation.name === 'pane')
        writeFileSync(join(root, 'dist', 'pane', 'THIRD-PARTY.txt'), notices(compilation))
    if (isPane) copyPages()
  }
})

/** What of the pages is not built: their HTML, styles and icons; and office.js, unmodified, where it is installed. */
function copyPages() {
  const pane = join(root, 'dist', 'pane')
  const plain = readdirSync(join(root, 'src', 'pane')).filter((name) => /\.(?:html|css)$|^syntax\.js$/.test(name))
  for (const name of plain) copy(join(root, 'src', 'pane', name), join(pane, name))
  const icons = join(root, 'src', 'addin', 'icons')
  for (const name of readdirSync(icons)) copy(join(icons, name), join(pane, 'icons', name))
  const office = officeFolder()
  if (!office) return
  const files = JSON.parse(readFileSync(join(root, 'src', 'addin', 'office-files.json'), 'utf8'))
  for (const [name, source] of Object.entries(files)) copy(join(office, source), join(root, 'dist', 'office', name))
}

/** The folder of office.js as its package has it; null where that is not installed. */
function officeFolder() {
  try {
    return dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/dist/office.js'))
  } catch {
    return null
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function copy(from, to) {
  if (!existsSync(dirname(to))) mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, to)
}

/**
 * The licences of the packages in a bundle, which they ask to be passed on with it.
 *
 * @param {import('webpack').Compilation} compilation
 */
function notices(compilation) {
  const folders = new Map()
  for (const outer of compilation.modules)
    for (const { resource } of outer.modules ?? [outer]) {
      const [folder, name] =
        /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)(?=\/)/.exec((resource ?? '').replaceAll('\\', '/')) ?? []
      if (folder) folders.set(name, folder)
    }
  const parts = [...folders].sort().map(([name, folder]) => {
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one))
    return `${name} ${version}${license ? ` (${license})` : ''}\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}\n`
  })
  return `kplint holds these packages. 本程序含有下列软件包。\n\n${parts.join(`\n${'-'.repeat(72)}\n\n`)}`
}
