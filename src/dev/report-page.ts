/** The style and the script of the HTML report as constants, with the hashes its Content-Security-Policy names. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ts } from 'ts-morph'

/** `html-page.generated.ts` of the files in `folder`: html-page.css, html-page.ts. Throws where the script is no TypeScript. */
export function reportPage(folder: string): string {
  const source = readFileSync(join(folder, 'html-page.ts'), 'utf8')
  const { outputText, diagnostics = [] } = ts.transpileModule(source, {
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2020,
      module: ts.ModuleKind.ESNext,
      removeComments: true,
      newLine: ts.NewLineKind.LineFeed,
    },
  })
  if (diagnostics.length > 0) throw new Error(`html-page.ts: ${JSON.stringify(diagnostics[0]!.messageText)}`)
  const style = withoutComments(readFileSync(join(folder, 'html-page.css'), 'utf8').replaceAll('\r\n', '\n'))
  const constants = { style, styleHash: hash(style), script: outputText, scriptHash: hash(outputText) }
  return [
    '/** The style and the script of the HTML report, and their SHA-256 in base64. Generated: npm run generate. */',
    ...Object.entries(constants).map(([name, text]) => `export const ${name} =\n  ${JSON.stringify(text)}`),
    '',
  ].join('\n')
}

function withoutComments(css: string): string {
  return css.replace(/\/\*.*?\*\/\n?/gs, '')
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}
