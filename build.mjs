/** Builds what webpack.config.js lists: `node build.mjs` all of it, `node build.mjs cli` what is named. Exit code 1 where something failed. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import webpack from 'webpack'
import configurations from './webpack.config.js'

const names = process.argv.slice(2)
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
    const cli = stats.stats.find(({ compilation }) => compilation.name === 'cli')
    if (cli) writeFileSync(join(import.meta.dirname, 'dist', 'THIRD-PARTY.txt'), notices(cli.compilation))
  }
})

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
