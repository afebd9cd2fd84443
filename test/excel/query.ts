/** What a load answers: the scalars and linked objects it names, as nested plain data under wire names. */
import { notModelled } from './fault.js'
import type { WireObject } from './wire.js'

/** What a load asks for; `Select` names properties, nested ones with `/`, `*` all. Nothing selected means all. */
export interface QueryInfo {
  readonly Select?: readonly string[]
  readonly Expand?: readonly string[]
  readonly Top?: number
  readonly Skip?: number
}

/** Names below names; `*` where all scalars are wanted. */
type Tree = Map<string, Tree>

/** Answers a load of an object. `reference` gives the id under which office.js keeps an object, where it does. */
export function answerQuery(
  object: WireObject,
  query: QueryInfo,
  reference: (object: WireObject) => string | null,
): Record<string, unknown> {
  const tree: Tree = new Map()
  const select = query.Select ?? []
  for (const path of select.length > 0 || query.Expand ? select : ['*']) plant(tree, path)
  for (const path of query.Expand ?? []) plant(tree, `${path}/*`)
  return answer(object, tree, reference, query)
}

function plant(tree: Tree, path: string): void {
  let at = tree
  for (const step of path.trim().split(/[/.]/)) {
    if (step === '') continue
    let next = at.get(step)
    if (!next) at.set(step, (next = new Map()))
    at = next
  }
}

function answer(
  object: WireObject,
  tree: Tree,
  reference: (object: WireObject) => string | null,
  page: Pick<QueryInfo, 'Top' | 'Skip'> = {},
): Record<string, unknown> {
  const id = reference(object)
  const result: Record<string, unknown> = { ...(id === null ? {} : { _ReferenceId: id }), ...object.identity() }
  const items = object.items()
  if (items) {
    const skip = page.Skip ?? 0
    const wanted = itemTree(tree)
    result._Items = items.slice(skip, skip + (page.Top ?? items.length)).map((one) => answer(one, wanted, reference))
    return result
  }
  for (const [name, below] of tree) {
    if (name === '*') {
      for (const scalar of object.scalarNames()) result[scalar] = object.get(scalar)
      continue
    }
    const member = object.resolve(name)
    if (!member) throw notModelled(`${object.className}.${name}`)
    if (member.kind === 'scalar') result[member.name] = object.get(member.name)
    else {
      const linked = object.link(member.name)
      const wanted: Tree = below.size > 0 ? below : new Map([['*', new Map()]])
      result[member.name] = linked ? answer(linked, wanted, reference) : null
    }
  }
  return result
}

/** Of a collection's load, what is wanted of each item: `items/name` and `name` mean the same. */
function itemTree(tree: Tree): Tree {
  const wanted: Tree = new Map()
  for (const [name, below] of tree) {
    if (name.toLowerCase() !== 'items') wanted.set(name, below)
    else if (below.size === 0) wanted.set('*', new Map())
    else for (const [inner, rest] of below) wanted.set(inner, rest)
  }
  return wanted
}
