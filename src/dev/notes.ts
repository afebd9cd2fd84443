/** What the options of rules mean: the comments beside them in the rules' files. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { ts } from 'ts-morph'
import type { OptionNotes } from './pages.js'

/** `rule.option` → its comment, for every rule file. */
export function optionNotes(files: readonly string[]): OptionNotes {
  const notes = new Map<string, string>()
  for (const file of files) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true)
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAssignment(node) && node.name.getText() === 'options' && isRule(node.parent))
        for (const [option, note] of commentsIn(node.initializer)) notes.set(`${basename(file, '.ts')}.${option}`, note)
      else ts.forEachChild(node, visit)
    }
    visit(source)
  }
  return notes
}

/** True of the object handed to `defineRule`. */
function isRule(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression.getText() === 'defineRule'
}

function commentsIn(options: ts.Expression): [string, string][] {
  if (!ts.isObjectLiteralExpression(options)) return []
  return options.properties.flatMap((property): [string, string][] => {
    const comments = ts.getJSDocCommentsAndTags(property).map((one) => ts.getTextOfJSDocComment(one.comment) ?? '')
    const text = comments.join(' ').replace(/\s+/g, ' ').trim()
    return property.name && text !== '' ? [[property.name.getText(), text]] : []
  })
}
