/** Files as a host: what cannot be opened, and that a write leaves either the new file or the old one. */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { NO_NOTES, type Notes } from '../../src/core/index.js'
import type { Edit } from '../../src/core/rule.js'
import { fileHost, readFile, sha256, WriteError, writeFile, writeNotes } from '../../src/hosts/file.js'
import { ReadError } from '../../src/ooxml/index.js'
import { makeBook } from '../ooxml/make.js'

const folder = mkdtempSync(join(tmpdir(), 'kplint-'))
let count = 0

/** A file with those bytes in a folder of its own. */
function file(bytes: Uint8Array | string, name = '表.xlsx'): string {
  const own = join(folder, String(count++))
  mkdirSync(own)
  writeFileSync(join(own, name), bytes)
  return join(own, name)
}

const book = () => makeBook({ rows: '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c></row>' })
const edit = (from: number, to: number | string): Edit => ({ at: { sheet: 0, row: 0, col: 0 }, from, to })

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'done',
    (error) => {
      if (error instanceof ReadError || error instanceof WriteError) return error.code
      throw error
    },
  )
}

describe('reading', () => {
  it('reads a file and its checksum', async () => {
    const path = file(book())
    expect((await readFile(path)).sheets[0]!.value(0, 0)).toBe(1)
    expect(await sha256(path)).toBe(execFileSync('sha256sum', [path]).toString().slice(0, 64))
  })

  it('says what is wrong with what is no ordinary file, without waiting', async () => {
    expect(await codeOf(readFile(join(folder, '没有.xlsx')))).toBe('missing')
    expect(await codeOf(readFile(folder))).toBe('directory')
    const pipe = join(folder, 'pipe.xlsx')
    execFileSync('mkfifo', [pipe])
    expect(await codeOf(readFile(pipe))).toBe('not-file')
    expect(await codeOf(readFile('/dev/null'))).toBe('not-file')
    const loop = join(folder, 'loop.xlsx')
    symlinkSync(loop, loop)
    expect(await codeOf(readFile(loop))).toBe('unreadable')
    expect(await codeOf(readFile(file('')))).toBe('empty')
    expect(await codeOf(sha256(join(folder, '没有.xlsx')))).toBe('missing')
  })
})

describe('writing', () => {
  it('changes the file in its place, keeps its permissions and leaves nothing behind', async () => {
    const path = file(book())
    chmodSync(path, 0o640)
    const { made, refused, uncached } = await writeFile(path, [
      edit(1, 7),
      { ...edit(2, 3), at: { sheet: 0, row: 0, col: 1 } },
    ])
    expect([made.length, refused.map(({ reason }) => reason), uncached]).toEqual([
      1,
      ['formula'],
      [{ sheet: 0, row: 0, col: 1 }],
    ])
    const sheet = (await readFile(path)).sheets[0]!
    expect([sheet.value(0, 0), sheet.value(0, 1), sheet.formula(0, 1)]).toEqual([7, null, 'A1*2'])
    expect(statSync(path).mode & 0o777).toBe(0o640)
    expect(readdirSync(join(path, '..'))).toEqual(['表.xlsx'])
  })

  it('writes beside the original when asked, which stays; without edits as a copy', async () => {
    const path = file(book())
    const before = readFileSync(path)
    const out = join(path, '..', '改.xlsx')
    await writeFile(path, [edit(1, 7)], out)
    expect(readFileSync(path).equals(before)).toBe(true)
    expect((await readFile(out)).sheets[0]!.value(0, 0)).toBe(7)
    await writeFile(path, [edit(5, 7)], out)
    expect(readFileSync(out).equals(before)).toBe(true)
  })

  it('leaves the file as it was where nothing can be written', async () => {
    const path = file(book())
    const before = readFileSync(path)
    expect(await codeOf(writeFile(path, [edit(1, 7)], join(folder, '没有', 'x.xlsx')))).toBe('not-written')
    expect(await codeOf(writeFile(path, [edit(1, 7)], folder))).toBe('not-written')
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(existsSync(join(folder, '没有'))).toBe(false)
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
    expect(await codeOf(writeFile(file('序号,项目'), [edit(1, 7)]))).toBe('csv')
  })

  it('keeps a link a link', async () => {
    const path = file(book())
    const link = join(path, '..', 'link.xlsx')
    symlinkSync(path, link)
    await writeFile(link, [edit(1, 7)])
    expect((await readFile(path)).sheets[0]!.value(0, 0)).toBe(7)
    expect(readdirSync(join(path, '..')).sort()).toEqual(['link.xlsx', '表.xlsx'])
  })

  it.skipIf(process.platform === 'win32')('never takes the place of a pipe', async () => {
    const path = file(book())
    const pipe = join(path, '..', '管道.xlsx')
    execFileSync('mkfifo', [pipe])
    expect(await codeOf(writeFile(path, [edit(1, 7)], pipe))).toBe('not-written')
    expect(await codeOf(writeFile(path, [], pipe))).toBe('not-written')
    expect(statSync(pipe).isFIFO()).toBe(true)
  })

  it('is not written over a file that another program has saved meanwhile, by renaming as Office does', async () => {
    const path = file(book())
    const later = makeBook({ rows: '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>别人的</v></c></row>' })
    const writing = codeOf(writeFile(path, [edit(1, 7)]))
    while (readdirSync(join(path, '..')).length < 2) await setImmediate()
    writeFileSync(`${path}.new`, later)
    renameSync(`${path}.new`, path)
    expect(await writing).toBe('changed')
    expect(Buffer.from(later).equals(readFileSync(path))).toBe(true)
    expect(readdirSync(join(path, '..'))).toEqual(['表.xlsx'])
  })

  it('takes names as long as a file system allows', async () => {
    const path = file(book(), `${'某县重点项目'.repeat(13)}表.xlsx`)
    expect(await codeOf(writeFile(path, [edit(1, 7)]))).toBe('done')
  })

  it('is a host', async () => {
    const host = fileHost(file(book()))
    expect((await host.write([edit(3, 1)])).map(({ reason }) => reason)).toEqual(['changed'])
    expect(await host.write([edit(1, '=1+1')])).toEqual([])
    const sheet = (await host.read()).sheets[0]!
    expect([sheet.value(0, 0), sheet.formula(0, 0)]).toEqual(['=1+1', null])
  })
})

describe('keeping notes', () => {
  const notes: Notes = {
    pack: 'pinglu',
    explanations: [
      { finding: 'f', reason: 'document', text: '市发改委批复在途', author: '王飞', time: '2026-05-08', witness: 'w' },
    ],
    corrections: [],
  }

  it('leaves the cells as they were, and the file where it holds just these', async () => {
    const path = file(book())
    await writeNotes(path, notes)
    const after = await readFile(path)
    expect([after.notes, after.sheets[0]!.value(0, 0), after.sheets[0]!.value(0, 1)]).toEqual([notes, 1, 2])
    const written = statSync(path).ino
    await writeNotes(path, notes)
    expect(statSync(path).ino).toBe(written)
    await writeNotes(path, NO_NOTES)
    expect((await readFile(path)).notes).toBeUndefined()
    expect(readdirSync(join(path, '..'))).toEqual(['表.xlsx'])
  })

  it('stay when cells are edited, and can go into a copy', async () => {
    const path = file(book())
    const copy = join(path, '..', '复核.xlsx')
    await writeNotes(path, notes, copy)
    expect((await readFile(path)).notes).toBeUndefined()
    const host = fileHost(copy)
    await host.write([edit(1, 7)])
    await host.writeNotes!({ ...notes, pack: 'base' })
    const after = await host.read()
    expect([after.notes?.pack, after.sheets[0]!.value(0, 0)]).toEqual(['base', 7])
  })

  it('is refused where the package is written oddly; the file stays as it was', async () => {
    const path = file(makeBook({ parts: [{ name: '[Content_Types].xml', data: '<Types' }] }))
    const before = readFileSync(path)
    expect(await codeOf(writeNotes(path, notes))).toBe('no-notes')
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(await codeOf(writeNotes(join(folder, '没有.xlsx'), notes))).toBe('missing')
  })
})
