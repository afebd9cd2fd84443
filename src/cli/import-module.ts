/** Modules that are no part of the program: a plug-in's, found when it runs. */

/** Where the built program's first lines (boot.ts) leave what imports for all its parts: a part is compiled apart, and cannot by itself. */
const IMPORT = Symbol.for('kplint.import')

type Import = (href: string) => Promise<unknown>

/** Imports a module by its address (`file:…`). Rejects as `import()` does. */
export function importModule(href: string): Promise<unknown> {
  const given = (globalThis as { [IMPORT]?: Import })[IMPORT]
  return given ? given(href) : import(/* webpackIgnore: true */ /* @vite-ignore */ href)
}
