/** Who may import whom: the table of docs/architecture.md, held by machine. */
import { readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { Project } from 'ts-morph'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

interface Room {
  readonly files: RegExp
  /** Files of our own it may import, by path from the root. */
  readonly own: readonly RegExp[]
  readonly npm: readonly string[]
  readonly node: boolean
}

const CORE = /^src\/core\/index\.ts$/
const CORE_TYPES = /^src\/core\/(grid|rule|values|vocabulary|report)\.ts$/

const ROOMS: readonly Room[] = [
  { files: /^src\/core\//, own: [/^src\/core\//], npm: [], node: false },
  { files: /^rules\/packs\.generated\.ts$/, own: [], npm: [], node: false },
  { files: /^rules\/index\.ts$/, own: [CORE, /^rules\//], npm: [], node: false },
  {
    // What several rules share has no dash in its name.
    files: /^rules\/[a-z]+\.ts$/,
    own: [CORE, /^rules\/(?!index)[a-z]+\.ts$/],
    npm: [],
    node: false,
  },
  {
    files: /^rules\/[\w-]+\.ts$/,
    own: [CORE, /^rules\/(?!index)[a-z]+\.ts$/],
    npm: [],
    node: false,
  },
  { files: /^src\/index\.ts$/, own: [/^src\/pack\/index\.ts$/, /^rules\/fields\.ts$/], npm: [], node: false },
  {
    files: /^src\/pack\//,
    own: [CORE, /^src\/pack\//],
    npm: ['yaml', 'csv-parse', '@marcbachmann/cel-js', 're2js'],
    node: false,
  },
  // Of the reports only the list of findings is a workbook.
  {
    files: /^src\/reports\/workbook(-sheet|-page)?\.ts$/,
    own: [CORE, /^src\/reports\//],
    npm: ['exceljs'],
    node: false,
  },
  // Fingerprints are hashes, for build servers only.
  { files: /^src\/reports\/fingerprint\.ts$/, own: [], npm: [], node: true },
  { files: /^src\/reports\//, own: [CORE, /^src\/reports\//], npm: [], node: false },
  { files: /^src\/template\//, own: [CORE, /^src\/template\//], npm: ['exceljs'], node: false },
  { files: /^src\/ooxml\//, own: [CORE, CORE_TYPES, /^src\/ooxml\//], npm: ['numfmt', 'fflate'], node: false },
  { files: /^src\/hosts\/host\.ts$/, own: [CORE, CORE_TYPES], npm: [], node: false },
  { files: /^src\/hosts\/text\.ts$/, own: [CORE, CORE_TYPES, /^src\/hosts\/host\.ts$/], npm: ['numfmt'], node: false },
  {
    files: /^src\/hosts\/grid(-[a-z]+)?\.ts$/,
    own: [CORE, CORE_TYPES, /^src\/hosts\/(host|grid(-[a-z]+)?)\.ts$/, /^src\/ooxml\/index\.ts$/],
    npm: [],
    node: false,
  },
  {
    // What a spreadsheet program is asked by: neither files nor Node.
    files: /^src\/hosts\/(office|wps)(-[a-z]+)?\.ts$/,
    own: [CORE, CORE_TYPES, /^src\/hosts\/(host|(grid|office|wps)(-[a-z]+)?)\.ts$/, /^src\/ooxml\/index\.ts$/],
    npm: [],
    node: false,
  },
  {
    files: /^src\/hosts\/browser-(file|inflate)\.ts$/,
    own: [CORE, CORE_TYPES, /^src\/hosts\/(host|browser-inflate)\.ts$/, /^src\/ooxml\//],
    npm: [],
    node: false,
  },
  {
    files: /^src\/formats\//,
    own: [CORE, CORE_TYPES, /^src\/(formats|ooxml)\//, /^src\/hosts\/grid\.ts$/],
    npm: ['parse5', '@e965/xlsx'],
    node: false,
  },
  {
    // Every format, in files: the old ones are read in a worker.
    files: /^src\/hosts\/(any-file|legacy|legacy-worker|worker)\.ts$/,
    own: [
      CORE,
      CORE_TYPES,
      /^src\/(formats|ooxml)\//,
      /^src\/hosts\/(host|file|grid|legacy|legacy-worker|worker)\.ts$/,
    ],
    npm: [],
    node: true,
  },
  { files: /^src\/hosts\/temporary\.ts$/, own: [], npm: [], node: true },
  {
    files: /^src\/hosts\/file\.ts$/,
    own: [CORE, CORE_TYPES, /^src\/hosts\/(host|temporary)\.ts$/, /^src\/ooxml\//],
    npm: [],
    node: true,
  },
  {
    files: /^src\/testing\//,
    own: [CORE, /^src\/(pack|testing)\//, /^src\/hosts\/text\.ts$/, /^rules\/(fields|tables)\.ts$/],
    npm: [],
    node: false,
  },
  {
    files: /^src\/batch\//,
    own: [
      /^src\/(core\/index|pack\/|reports\/|ooxml\/|hosts\/(host|file|any-file|temporary|worker)|formats\/words|batch\/)/,
      /^rules\/index\.ts$/,
    ],
    npm: ['tinyglobby', 'picomatch', 'ignore'],
    node: true,
  },
  {
    files: /^src\/cli\//,
    own: [
      /^src\/(core\/index|pack\/|reports\/|ooxml\/|hosts\/(host|file|any-file|legacy-worker|temporary|worker)|formats\/words|batch\/|testing\/|template\/|addin\/|cli\/)/,
      /^rules\/(index|packs\.generated)\.ts$/,
    ],
    npm: ['tinyglobby', 'picomatch', 'yaml', 'ts-morph', 'exceljs'],
    node: true,
  },
  {
    files: /^src\/pane\//,
    own: [
      /^src\/(core\/index|pack\/|reports\/|ooxml\/index|pane\/)/,
      /^src\/hosts\/(host|grid|grid-kept|browser-file|browser-inflate|office|wps)\.ts$/,
      /^rules\/(index|packs\.generated)\.ts$/,
    ],
    npm: ['comlink'],
    node: false,
  },
  {
    // Making the add-in's own files: its manifest, the page of its WPS form.
    files: /^src\/addin\//,
    own: [/^src\/(core\/index|addin\/|ooxml\/index)/],
    npm: [],
    node: false,
  },
  { files: /^src\/dev\//, own: [/^src\//, /^rules\//], npm: ['ajv', 'ts-morph', 'yaml'], node: true },
]

const project = new Project({ tsConfigFilePath: join(root, 'tsconfig.json'), skipAddingFilesFromTsConfig: true })
project.addSourceFilesAtPaths([join(root, 'src/**/*.ts'), join(root, 'rules/*.ts')])
const files = project.getSourceFiles().map((source) => ({ path: relative(root, source.getFilePath()), source }))

describe('layers', () => {
  it.each(files.map(({ path }) => [path] as const))('%s is in a room', (path) => {
    expect(ROOMS.some(({ files: room }) => room.test(path))).toBe(true)
  })

  it.each(files.map(({ path, source }) => [path, source] as const))(
    '%s imports only what its room may',
    (path, source) => {
      const room = ROOMS.find(({ files: pattern }) => pattern.test(path))!
      const specifiers = [
        ...source.getImportDeclarations().map((one) => one.getModuleSpecifierValue()),
        ...source.getExportDeclarations().map((one) => one.getModuleSpecifierValue()),
        ...source
          .getDescendants()
          .flatMap(
            (node) =>
              /^(?:import|require)\(\s*['"]([^'"]+)['"]/.exec(
                node.getKindName() === 'CallExpression' ? node.getText() : '',
              )?.[1] ?? [],
          ),
      ].filter((specifier) => specifier !== undefined)
      const wrong = specifiers.filter((specifier) => {
        if (specifier.startsWith('node:')) return !room.node
        if (!specifier.startsWith('.'))
          return !room.npm.some((name) => specifier === name || specifier.startsWith(`${name}/`))
        const target = relative(root, join(root, dirname(path), specifier)).replace(/\.js$/, '.ts')
        return !room.own.some((pattern) => pattern.test(target) || pattern.test(target.replace(/\.ts$/, '.js')))
      })
      expect(wrong).toEqual([])
    },
  )

  it('no rule imports another', () => {
    const rules = files.filter(({ path }) => /^rules\/[a-z]+-[\w-]+\.ts$/.test(path))
    for (const { path, source } of rules)
      for (const one of source.getImportDeclarations())
        expect(one.getModuleSpecifierValue(), path).not.toMatch(/\/[a-z]+-[\w-]+\.js$/)
  })

  it('the engine never names a rule or a field of the rules', () => {
    const ids = readdirSync(join(root, 'rules'))
      .filter((file) => /^[a-z]+-[\w-]+\.ts$/.test(file))
      .map((file) => file.slice(0, -3))
    for (const { path, source } of files.filter((file) => file.path.startsWith('src/core/'))) {
      const literals = source
        .getDescendants()
        .filter((node) => node.getKindName() === 'StringLiteral')
        .map((node) => node.getText().slice(1, -1))
      expect(
        literals.filter((literal) => ids.includes(literal)),
        path,
      ).toEqual([])
    }
  })

  it('the engine is pure: no clock, no chance, no console, nothing asynchronous', () => {
    const banned =
      /\b(Date\.now|new Date\(\)|Math\.random|console\.|process\.|setTimeout|async |await |Promise|globalThis|fetch\()/
    for (const { path, source } of files.filter(
      (file) => file.path.startsWith('src/core/') || /^rules\/[a-z]+-/.test(file.path),
    )) {
      const code = source
        .getFullText()
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/\/\/.*$/gm, '')
        .replace(/'[^'\n]*'|`[^`]*`/g, "''")
      expect(banned.exec(code)?.[0] ?? null, path).toBeNull()
    }
  })
})
