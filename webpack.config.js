/**
 * One file for the command line (heavy parts run only when asked for; exceljs.cjs beside it makes new workbooks), the libraries as ES
 * modules, and the pages of the add-in.
 */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { OneFile } from './one-file.mjs'
import { bareRules, lazyRules, spokenRules } from './page-rules.mjs'

const root = import.meta.dirname

const ours = {
  mode: 'production',
  devtool: false,
  resolve: { extensions: ['.ts', '.js'], extensionAlias: { '.js': ['.ts', '.js'] } },
  module: {
    // Nothing is loaded from a second file unless its import says so: a dynamic import only puts off running what it names.
    parser: { javascript: { dynamicImportMode: 'eager' } },
    rules: [
      {
        test: /\.ts$/,
        loader: 'ts-loader',
        // What plug-ins are resolved with is known when the program runs.
        parser: { createRequire: false },
        options: { transpileOnly: true, compilerOptions: { noEmit: false, module: 'esnext' } },
      },
    ],
  },
  // A stack that a person reports should name our functions; the files are read from disk, not sent.
  optimization: { minimize: false },
  performance: { hints: false },
  stats: 'errors-warnings',
}

/**
 * A library. What another of our libraries holds is imported from there, so that a class or symbol of it exists once.
 *
 * @param {string} name
 * @param {string} entry
 * @param {readonly [RegExp, string][]} shared requests → the library that holds them
 */
function library(name, entry, shared = []) {
  return {
    ...ours,
    name,
    target: ['node20', 'es2022'],
    entry: { [name]: entry },
    output: { filename: '[name].js', library: { type: 'module' }, module: true, chunkFormat: 'module' },
    experiments: { outputModule: true },
    externalsType: 'module',
    externals: [
      ({ request }, done) => {
        const held = shared.find(([pattern]) => pattern.test(request))
        done(null, ...(held ? [`module ${held[1]}`] : []))
      },
    ],
  }
}

/** What the library `kplint` holds, for the libraries beside it. */
const engine = [/\/core\/index\.js$/, /\/pack\/pack\.js$/, /(?:^\.|\/rules)\/fields\.js$/].map((held) => [
  held,
  './index.js',
])

/**
 * Scripts of the pages: plain ones, as a page from a disk has no modules, small, and for webviews of the year `edition`.
 *
 * @param {string} name
 * @param {{ [name: string]: string | string[] }} entry
 * @param {'es5' | 'es2020'} edition
 */
function page(name, entry, edition) {
  return {
    ...ours,
    name,
    target: ['web', edition],
    entry,
    output: { path: join(root, 'dist', 'pane'), filename: '[name].js', chunkFilename: '[name].js' },
    // What reads the rosters of packs is made for Node or, under another name, for browsers.
    resolve: { ...ours.resolve, alias: { 'csv-parse/sync$': 'csv-parse/browser/esm/sync' } },
    module: {
      rules: [
        {
          oneOf: [
            // What rules say of themselves: the same files once more, for the part that is loaded when a card is opened.
            {
              issuerLayer: 'words',
              include: join(root, 'rules'),
              use: pageScript(`${name}-words`, edition, spokenRules),
            },
            // ExcelJS comes as a script for any browser.
            {
              test: /\.[jt]s$/,
              exclude: /[/\\]node_modules[/\\]exceljs[/\\]/,
              use: pageScript(name, edition, bareRules),
            },
          ],
        },
        { test: /rule-words\.ts$/, layer: 'words' },
        // What a page does not use of ours may be left out: importing it does nothing. Only older.ts lends methods to everybody.
        {
          include: [join(root, 'src'), join(root, 'rules')],
          exclude: join(root, 'src', 'pane', 'older.ts'),
          sideEffects: false,
        },
      ],
    },
    experiments: { layers: true },
    // A part that is loaded later is one file.
    optimization: { minimize: true, chunkIds: 'named', splitChunks: false },
  }
}

/**
 * How a script of the pages is made: packages, too, as some are written for newer browsers.
 *
 * @param {string} instance the compiler's options differ, so each has a compiler of its own
 * @param {'es5' | 'es2020'} edition
 * @param {import('typescript').TransformerFactory<import('typescript').SourceFile>} transformer
 */
function pageScript(instance, edition, transformer) {
  return {
    loader: 'ts-loader',
    options: {
      transpileOnly: true,
      instance,
      compilerOptions: { noEmit: false, module: 'esnext', target: edition, allowJs: true },
      getCustomTransformers: () => ({ before: [transformer] }),
    },
  }
}

/** Webpack's own minimizer, told to leave names of functions for stacks, and statements on lines of their own. */
function minimizer() {
  const Minimizer = createRequire(import.meta.resolve('webpack'))('minimizer-webpack-plugin')
  return new Minimizer({
    exclude: 'exceljs.cjs',
    extractComments: false,
    terserOptions: {
      compress: false,
      mangle: { keep_fnames: true, keep_classnames: true },
      format: { ascii_only: true, comments: false, semicolons: false },
    },
  })
}

/** @type {import('webpack').Configuration[]} */
export default [
  {
    ...ours,
    name: 'cli',
    target: 'node20',
    entry: { kplint: './src/cli/bin.ts' },
    // What makes new workbooks is large and seldom used: it alone stands in a second file, exceljs.cjs.
    output: { filename: '[name].cjs', chunkFilename: '[name].cjs', library: { type: 'commonjs2' } },
    module: {
      parser: { javascript: { dynamicImportMode: 'lazy' } },
      rules: [
        {
          test: /\.ts$/,
          loader: 'ts-loader',
          parser: { createRequire: false },
          options: {
            transpileOnly: true,
            instance: 'cli',
            compilerOptions: { noEmit: false, module: 'esnext' },
            getCustomTransformers: () => ({ before: [lazyRules] }),
          },
        },
        // Importing a file of ours does nothing by itself.
        {
          include: [join(root, 'src'), join(root, 'rules')],
          exclude: join(root, 'src', 'cli', 'bin.ts'),
          sideEffects: false,
        },
      ],
    },
    // Parts are what a command loads; what several of them share is a part, too.
    optimization: { minimizer: [minimizer()], chunkIds: 'named' },
    plugins: [new OneFile('kplint.cjs', { usual: 'check', apart: ['exceljs.cjs'] })],
  },
  library('index', './src/index.ts'),
  library('rules', './rules/index.ts', engine),
  library('testing', './src/testing/index.ts', engine),
  { ...library('ooxml', './src/ooxml/index.ts'), target: 'es2022' },
  library('file', './src/hosts/file.ts', [[/\/ooxml\/index\.js$/, './ooxml.js']]),
  page('support', { support: './src/pane/support.ts' }, 'es5'),
  page(
    'pane',
    { pane: ['./src/pane/older.ts', './src/pane/excel.ts'], check: ['./src/pane/older.ts', './src/pane/check.ts'] },
    'es2020',
  ),
]
