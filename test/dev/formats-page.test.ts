/** What docs/formats.md says of folders is what is done with them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findWorkbooks } from '../../src/batch/find.js'
import { formatNotes } from '../../src/dev/formats.js'
import { formatsPage, inFolders } from '../../src/dev/formats-page.js'

const cwd = mkdtempSync(join(tmpdir(), 'kplint-page-'))
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const [checked, said, passed] = [inFolders.checked, inFolders.said, inFolders.passed].map((list) =>
  list.split(' ').map((extension) => `表${extension}`),
)

describe('a folder with a file of every extension', () => {
  it('is checked as the page says', async () => {
    for (const name of [...checked!, ...said!, ...passed!]) writeFileSync(join(cwd, name), '')
    const { files, strange } = await findWorkbooks(['.'], { cwd })
    expect([[...files].sort(), [...strange].sort()]).toEqual([[...checked!].sort(), [...said!].sort()])
  })

  it('is checked whole where globs ask for what passes', async () => {
    const { files } = await findWorkbooks(
      passed!.map((name) => name.replace('表', '*')),
      { cwd },
    )
    expect([...files].sort()).toEqual([...passed!].sort())
  })
})

it('the page names every extension that is read', () => {
  const named = new Set(Object.values(inFolders).flatMap((list) => list.split(' ')))
  for (const { files } of Object.values(formatNotes))
    for (const extension of files.split(' ')) expect(named).toContain(extension)
  for (const list of Object.values(inFolders)) expect(formatsPage()).toContain(list)
})
