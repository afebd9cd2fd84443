/** The command line as one file: its parts in a comment behind what starts them (src/cli/boot.ts). */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import ts from 'typescript'
import webpack from 'webpack'

const folder = join(import.meta.dirname, 'src', 'cli')

/**
 * A webpack plugin: every asset but those named `apart` becomes a part of `file`. Parts that `usual` does not begin with are packed. What
 * they hold must be ASCII.
 */
export class OneFile {
  /**
   * @param {string} file
   * @param {{ usual: string, apart: readonly string[] }} options `usual`: the chunk most runs load
   */
  constructor(file, { usual, apart }) {
    this.file = file
    this.usual = usual
    this.apart = apart
  }

  /** @param {webpack.Compiler} compiler */
  apply(compiler) {
    compiler.hooks.compilation.tap('OneFile', (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE
      compilation.hooks.processAssets.tap({ name: 'OneFile', stage }, (assets) => {
        const usual = compilation.namedChunkGroups.get(this.usual)
        if (!usual) throw new Error(`no chunk is named ${this.usual}`)
        const open = new Set([this.file, ...usual.chunks.flatMap(({ files }) => [...files])])
        const names = Object.keys(assets).filter((name) => name.endsWith('.cjs') && !this.apart.includes(name))
        const parts = names.map((name) => {
          const text = `(function(exports,require,module,__filename,__dirname){${assets[name].source()}\n})\n`
          return {
            name: name.replace(/\.cjs$/, ''),
            isOpen: open.has(name),
            text: open.has(name) ? inComment(text) : packed(text),
          }
        })
        for (const name of names) if (name !== this.file) compilation.deleteAsset(name)
        compilation.updateAsset(this.file, new webpack.sources.RawSource(oneFile(parts)))
      })
    })
  }
}

/** @param {string} text */
function packed(text) {
  return `${deflateRawSync(Buffer.from(text, 'latin1'), { level: 9 }).toString('base64')}\n`
}

/** @param {readonly { name: string, isOpen: boolean, text: string }[]} parts */
function oneFile(parts) {
  const build = createHash('sha256')
  for (const { name, text } of parts) build.update(`${name}\n${text}`)
  const boot = starting(build.digest('hex').slice(0, 16))
  const body = `/*\n${parts.map(({ text }) => text).join('')}*/\n`
  /** @type {{ [name: string]: readonly [start: number, end: number, line: number | null] }} */
  const places = {}
  // The list of places stands on one line behind what starts the parts, whatever is in it.
  let line = boot.split('\n').length + 2
  let at = '/*\n'.length
  for (const { name, isOpen, text } of parts) {
    places[name] = [body.length - at, body.length - at - text.length, isOpen ? line : null]
    at += text.length
    line += text.split('\n').length - 1
  }
  return `${boot}\nconst PARTS=${JSON.stringify(places)};boot()\n${body}`
}

/** @param {string} build */
function starting(build) {
  const [cache, boot] = ['code-cache.ts', 'boot.ts'].map((name) =>
    plainScript(readFileSync(join(folder, name), 'utf8')),
  )
  return `#!/usr/bin/env node
'use strict'
const BUILD='${build}'
function boot(){
const cache={}
;(function(exports){${cache}})(cache)
const own=(name)=>name==='./code-cache.js'?cache:require(name)
;(function(exports,require){${boot}})({},own)
}`
}

/** @param {string} source */
function plainScript(source) {
  // As a .cts file: what it imports is required, what it imports when it runs stays `import()`.
  return ts.transpileModule(source, {
    fileName: 'boot.cts',
    compilerOptions: { module: ts.ModuleKind.Node16, target: ts.ScriptTarget.ES2022, removeComments: true },
  }).outputText
}

/** @param {ts.Node} node */
function isTemplatePiece(node) {
  return ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
}

/**
 * A script that does not end a comment it stands in and means the same. Throws where that cannot be.
 *
 * @param {string} text
 */
function inComment(text) {
  if (!text.includes('*/')) return text
  const file = ts.createSourceFile('part.js', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS)
  /** @type {[start: number, end: number, text: string][]} */
  const changes = []
  /** @param {ts.Node} node */
  const visit = (node) => {
    ts.forEachChild(node, visit)
    if (ts.isRegularExpressionLiteral(node) || ts.isStringLiteralLike(node) || isTemplatePiece(node)) {
      const start = node.getStart(file)
      const own = text.slice(start, node.end)
      const safe = own.replaceAll(/\*\/(?!$|[a-z]+$)/g, '*\\/')
      const whole = ts.isRegularExpressionLiteral(node) ? safe.replace(/\*(\/[a-z]*)$/, '*(?:)$1') : safe
      if (whole !== own) changes.push([start, node.end, whole])
    }
    if (ts.isTaggedTemplateExpression(node) && node.template.getText(file).includes('*/'))
      throw new Error('*/ in a tagged template')
  }
  visit(file)
  let made = ''
  let at = 0
  for (const [start, end, safe] of changes.sort((a, b) => a[0] - b[0])) {
    made += text.slice(at, start) + safe
    at = end
  }
  made += text.slice(at)
  if (made.includes('*/')) throw new Error(`*/ outside of texts: ${made.slice(made.indexOf('*/') - 60).slice(0, 120)}`)
  return made
}
