/** What the documents say that can be held: their links lead somewhere, their numbers are true. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rules } from '../rules/index.js'

const root = join(import.meta.dirname, '..')
const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'))
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'seeds/README.md',
  ...docs.map((name) => `docs/${name}`),
]
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

describe('the documents', () => {
  it.each(documents)('%s links to files that exist', (path) => {
    const links = [...textOf(path).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((match) => match[1]!)
    const files = links.filter((link) => !/^https?:/.test(link))
    expect(files.filter((link) => !existsSync(join(root, dirname(path), link)))).toEqual([])
  })

  it('count the rules as they are', () => {
    const counts = [...textOf('CHANGELOG.md').matchAll(/(\d+) (?:条规则|rules)/g)].map((match) => Number(match[1]))
    expect(counts).toEqual([rules.length, rules.length])
  })
})
