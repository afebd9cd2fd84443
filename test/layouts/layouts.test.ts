/** Every drawn layout is found as the map beside it says. The maps were written by hand, from reading the drawing. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fields } from '../../rules/fields.js'
import { tables } from '../../rules/tables.js'
import { findTables } from '../../src/core/table/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { writeMap } from './notation.js'

const vocabulary = { fields, kinds: tables }
const folder = new URL('.', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))

describe('drawn layouts', () => {
  it('holds at least 25 layouts', () => {
    expect(names.length).toBeGreaterThanOrEqual(25)
  })

  it.each(names)('%s', (name) => {
    const [drawing, map, more] = readFileSync(new URL(name, folder), 'utf8').split(/^---\n/m)
    expect(more).toBeUndefined()
    const { sheets } = parseDrawing(drawing!).workbook
    const found = sheets.map((sheet, i) => writeMap(findTables(sheet, i, vocabulary)))
    expect(found.join('\n\n')).toBe(map!.trim())
  })
})
