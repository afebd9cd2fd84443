/** One file for the command line (everything in it, heavy parts run only when asked for), and the libraries as ES modules. */
import webpack from 'webpack'

const ours = {
  mode: 'production',
  devtool: false,
  resolve: { extensions: ['.ts', '.js'], extensionAlias: { '.js': ['.ts', '.js'] } },
  module: {
    parser: { javascript: { dynamicImportMode: 'eager' } },
    rules: [
      {
        test: /\.ts$/,
        loader: 'ts-loader',
        options: { transpileOnly: true, compilerOptions: { noEmit: false, module: 'esnext' } },
      },
    ],
  },
  performance: { hints: false },
  stats: 'errors-warnings',
}

/** @type {import('webpack').Configuration[]} */
export default [
  {
    ...ours,
    name: 'cli',
    target: 'node20',
    entry: { kplint: './src/cli/bin.ts' },
    output: { filename: '[name].cjs', chunkFormat: 'commonjs', library: { type: 'commonjs2' } },
    experiments: { topLevelAwait: true },
    // A stack that a person reports should name our functions; the file is read from disk, not sent.
    optimization: { minimize: false, concatenateModules: true },
    plugins: [new webpack.BannerPlugin({ banner: '#!/usr/bin/env node', raw: true })],
  },
  {
    ...ours,
    name: 'libraries',
    target: ['es2022'],
    entry: { index: './src/pack/index.ts', rules: './rules/index.ts', ooxml: './src/ooxml/index.ts' },
    output: { filename: '[name].js', library: { type: 'module' }, module: true, chunkFormat: 'module' },
    experiments: { outputModule: true },
    optimization: { minimize: false, concatenateModules: true, splitChunks: false, runtimeChunk: false },
  },
]
