/** Every format by its name: each loads, writes a run, and holds nothing alive. */
import { describe, expect, it } from 'vitest'
import { formatNamed, formats } from '../../src/reports/formats.js'
import type { FinishedRun } from '../../src/reports/reporter.js'
import { finished } from './finished.js'
import { ourRules } from './report.js'
import { CLEAN, dispatchOf, ONE_ERROR } from './units.js'
import { cellsOf } from './written-cells.js'

const options = { paint: (_: string, text: string) => text, quiet: false }

async function written(name: string, run: FinishedRun): Promise<Buffer> {
  const reporter = (await formatNamed(name)!.load())(options)
  const pieces: Uint8Array[] = []
  for await (const piece of reporter(run) as AsyncIterable<string | Uint8Array>)
    pieces.push(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece)
  return Buffer.concat(pieces)
}

const files = {
  'a.xlsx': dispatchOf('县住建局', ONE_ERROR),
  'b.xlsx': dispatchOf('县水利局', CLEAN),
  '坏.xlsx': { code: 'x', words: { zh: '文件已损坏', en: 'damaged' } },
}

describe('the formats', () => {
  it('are known by names that are all different, and no other', () => {
    const names = formats.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(formatNamed(name)?.name).toBe(name)
    for (const name of ['', 'pdf', 'TEXT', '__proto__']) expect(formatNamed(name)).toBeUndefined()
  })

  it.each(formats.map((format) => [format.name, format] as const))(
    '%s is written, the same at every walk',
    async (name, format) => {
      const run = finished({ files, ruleset: ourRules() })
      // As the command line gives them: made anew at every walk, one at a time.
      const anew: FinishedRun = {
        ...run,
        *results() {
          for (const one of run.results()) yield structuredClone(one)
        },
      }
      const bytes = await written(name, anew)
      expect((await written(name, anew)).equals(bytes)).toBe(true)
      if (format.form === 'bytes') expect([...bytes.slice(0, 2)]).toEqual([0x50, 0x4b])
      else
        expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toContain(
          '年度计划 8000万元 大于总投资 5000万元',
        )
    },
  )

  it.each(formats.map((format) => [format.name, format] as const))(
    '%s is written of a run in which nothing could be read, and of one in which nothing was asked for',
    async (name, { form }) => {
      const { '坏.xlsx': damaged } = files
      const [unread, empty] = [{ '坏.xlsx': damaged }, {}].map((files) => finished({ files, ruleset: ourRules() }))
      const bytes = await written(name, unread!)
      const text = form === 'bytes' ? await cellsOf(bytes) : bytes.toString()
      // A URI holds the name in its own way.
      expect(text).toMatch(/坏\.xlsx|%E5%9D%8F\.xlsx/)
      expect(text).toContain('文件已损坏')
      const nothing = await written(name, empty!)
      expect(form === 'bytes' ? await cellsOf(nothing) : nothing.toString()).not.toContain('没有发现问题')
    },
  )
})
