/** What the page has no use for: the drawn tables of the rules, which are their tests and documentation. */
import ts from 'typescript'

const RULE = /[/\\]rules[/\\][a-z]+(?:-[a-z0-9]+)+\.ts$/

/**
 * A TypeScript transformer: in the file of a rule, `examples` keep only the options they set, which say what an option that is not set
 * looks like.
 *
 * @type {import('typescript').TransformerFactory<import('typescript').SourceFile>}
 */
export const stripExamples = (context) => (file) => {
  if (!RULE.test(file.fileName)) return file
  const { factory } = context
  /** @param {import('typescript').Node} node */
  const visit = (node) =>
    isNamed(node, 'examples')
      ? factory.createPropertyAssignment('examples', sides(node.initializer, factory))
      : ts.visitEachChild(node, visit, context)
  return ts.visitNode(file, visit)
}

/**
 * @param {import('typescript').Expression} examples
 * @param {import('typescript').NodeFactory} factory
 */
function sides(examples, factory) {
  const set = []
  /** @param {import('typescript').Node} node */
  const gather = (node) => {
    if (isNamed(node, 'options')) set.push(factory.createObjectLiteralExpression([node]))
    else ts.forEachChild(node, gather)
  }
  gather(examples)
  return factory.createObjectLiteralExpression([
    factory.createPropertyAssignment('bad', factory.createArrayLiteralExpression(set)),
    factory.createPropertyAssignment('good', factory.createArrayLiteralExpression()),
  ])
}

/**
 * @param {import('typescript').Node} node
 * @param {string} name
 * @returns {node is import('typescript').PropertyAssignment}
 */
function isNamed(node, name) {
  return ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === name
}
