/** One file of JavaScript from a TypeScript entry, as the product's own bundle is made. */
import { dirname, join } from 'node:path'
import webpack from 'webpack'

/** Bundles `entry` into `out`; throws where webpack reports an error. */
export async function bundle(entry: string, out: string, target: 'web' | 'node', minimize = true): Promise<void> {
  const compiler = webpack({
    mode: 'production',
    target: target === 'node' ? 'node20' : ['web', 'es2022'],
    entry,
    output: {
      path: dirname(out),
      filename: out.slice(dirname(out).length + 1),
      module: true,
      library: { type: 'module' },
    },
    experiments: { outputModule: true },
    resolve: { extensions: ['.ts', '.js'], extensionAlias: { '.js': ['.ts', '.js'] } },
    module: {
      rules: [
        {
          test: /\.ts$/,
          loader: 'ts-loader',
          options: {
            transpileOnly: true,
            configFile: join(import.meta.dirname, '../../tsconfig.json'),
            compilerOptions: { noEmit: false },
          },
        },
      ],
    },
    plugins: [new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 })],
    optimization: { minimize },
    performance: { hints: false },
    cache: false,
  })
  await new Promise<void>((resolve, reject) => {
    compiler.run((error, stats) => {
      compiler.close(() => {})
      if (error) reject(error)
      else if (stats?.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })))
      else resolve()
    })
  })
}
