/** A file of a page as a host: every write goes into a copy, which is read back before it is handed out. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Edit, Notes } from '../../src/core/index.js'
import { browserFileHost, patchBlob, readBlob } from '../../src/hosts/browser-file.js'
import { HostError } from '../../src/hosts/host.js'
import { ReadError } from '../../src/ooxml/index.js'
import { makeBook } from '../ooxml/make.js'

const blobOf = (bytes: Uint8Array) => new Blob([bytes as Uint8Array<ArrayBuffer>])
const book = () =>
  blobOf(makeBook({ rows: '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c></row>' }))
const edit = (from: number, to: number | string): Edit => ({ at: { sheet: 0, row: 0, col: 0 }, from, to })
const notes: Notes = {
  pack: 'pinglu',
  explanations: [
    { finding: 'f', reason: 'document', text: '市发改委批复在途', author: '王飞', time: '2026-05-08', witness: 'w' },
  ],
  corrections: [],
}
const bytesOf = async (blob: Blob) => Buffer.from(await blob.arrayBuffer())

describe('a file of a page', () => {
  it('is read, and stays as it is', async () => {
    const file = book()
    const host = browserFileHost(file, '表.xlsx')
    const workbook = await host.read()
    expect([workbook.name, workbook.sheets[0]!.value(0, 0), host.blob]).toEqual(['表.xlsx', 1, file])
  })

  it('gets a copy with the edits that could be made; others are refused', async () => {
    const file = book()
    const before = await bytesOf(file)
    const host = browserFileHost(file, '表.xlsx')
    expect((await host.write([edit(5, 1)])).map(({ reason }) => reason)).toEqual(['changed'])
    expect(host.blob).toBe(file)
    expect(await host.write([edit(1, '=1+1')])).toEqual([])
    const sheet = (await readBlob(host.blob, '表.xlsx')).sheets[0]!
    expect([sheet.value(0, 0), sheet.formula(0, 0), sheet.value(0, 1)]).toEqual(['=1+1', null, null])
    expect((await bytesOf(file)).equals(before)).toBe(true)
  })

  it('keeps notes, beside edits made at the same time', async () => {
    const host = browserFileHost(book(), '表.xlsx')
    await Promise.all([host.write([edit(1, 7)]), host.writeNotes(notes), host.write([edit(7, 8)])])
    const after = await host.read()
    expect([after.notes, after.sheets[0]!.value(0, 0)]).toEqual([notes, 8])
    expect(host.blob.type).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  })

  it('goes on after a write that failed', async () => {
    const odd = blobOf(
      makeBook({
        rows: '<row r="1"><c r="A1"><v>1</v></c></row>',
        parts: [{ name: '[Content_Types].xml', data: '<Types' }],
      }),
    )
    const host = browserFileHost(odd, '表.xlsx')
    await expect(host.writeNotes(notes)).rejects.toThrow(HostError)
    await expect(host.writeNotes(notes)).rejects.toMatchObject({ code: 'no-notes', words: { zh: /核实说明/ } })
    expect(host.blob).toBe(odd)
    expect(await host.write([edit(1, 2)])).toEqual([])
    expect((await host.read()).sheets[0]!.value(0, 0)).toBe(2)
  })

  it('says what is wrong with a file that is no workbook', async () => {
    await expect(browserFileHost(new Blob(['序号,项目']), '表.xlsx').read()).rejects.toMatchObject({ code: 'csv' })
    await expect(patchBlob(new Blob([]), '表.xlsx', [], notes)).rejects.toThrow(ReadError)
    const gone = { size: 5_000, slice: () => ({ arrayBuffer: () => Promise.reject(new Error('NotReadableError')) }) }
    await expect(readBlob(gone, '表.xlsx')).rejects.toMatchObject({ code: 'unreadable' })
  })

  it('can be told to stop, and says how far it is', async () => {
    const file = book()
    const stop = new AbortController()
    const shares: number[] = []
    await readBlob(file, '表.xlsx', { progress: (done, total) => shares.push(done / total) })
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBeLessThanOrEqual(1)
    const reading = browserFileHost(file, '表.xlsx').read({ signal: stop.signal, progress: () => stop.abort() })
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
    await expect(browserFileHost(file, '表.xlsx').read({ signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
  })

  it('gives back its text when an edit is undone in the file of a county', async () => {
    const seeds = join(import.meta.dirname, '../../seeds')
    const name = readdirSync(seeds).filter((one) => one.endsWith('调度表.xlsx'))[0]!
    const file = blobOf(readFileSync(join(seeds, name)))
    const { sheets } = await readBlob(file, name)
    const at = { sheet: 0, row: 0, col: 0 }
    const from = sheets[0]!.value(0, 0)
    const there = await patchBlob(file, name, [{ at, from, to: '另一个标题' }], notes)
    expect([there.made.length, there.refused]).toEqual([1, []])
    const changed = await readBlob(there.blob, name)
    expect([changed.sheets[0]!.value(0, 0), changed.notes]).toEqual(['另一个标题', notes])
    const back = await patchBlob(there.blob, name, [{ at, from: '另一个标题', to: from }], null)
    const after = await readBlob(back.blob, name)
    expect([after.sheets[0]!.value(0, 0), after.notes]).toEqual([from, notes])
  })
})
