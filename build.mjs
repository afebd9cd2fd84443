/** Builds what webpack.config.js lists: `node build.mjs` all of it, `node build.mjs cli` what is named. Exit code 1 where something failed. */
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
  } else if (stats.hasWarnings()) console.warn(text)
})
