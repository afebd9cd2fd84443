/** The icons that lie in src/addin/icons are those src/dev/icons.ts draws. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { iconPixels, iconSizes, iconSvg, png } from '../../src/dev/icons.js'

const folder = join(import.meta.dirname, '../../src/addin/icons')

/** Sides and rows (each behind its filter byte) of a PNG in one IDAT: how zlib packs them may differ from version to version. */
function opened(bytes: Uint8Array) {
  const file = Buffer.from(bytes)
  const length = file.readUInt32BE(33)
  expect(file.toString('latin1', 37, 41)).toBe('IDAT')
  return {
    width: file.readUInt32BE(16),
    height: file.readUInt32BE(20),
    rows: inflateSync(file.subarray(41, 41 + length)).toString('base64'),
  }
}

describe('the icons', () => {
  it.each(iconSizes)('%i pixels: as drawn', (size) => {
    const kept = opened(readFileSync(join(folder, `icon-${size}.png`)))
    expect(kept).toEqual(opened(png(size, iconPixels(size))))
    expect([kept.width, kept.height]).toEqual([size, size])
  })

  it('there is nothing else, and the SVG is the same drawing', () => {
    const names = ['icon.svg', ...iconSizes.map((size) => `icon-${size}.png`)]
    expect(readdirSync(folder).sort()).toEqual(names.sort())
    expect(readFileSync(join(folder, 'icon.svg'), 'utf8')).toBe(iconSvg())
  })

  it('show a white tick on green and are clear at the corners', () => {
    const pixels = iconPixels(32)
    const at = (x: number, y: number) => [...pixels.subarray((y * 32 + x) * 4, (y * 32 + x) * 4 + 4)]
    expect(at(0, 0)[3]).toBeLessThan(40)
    expect(at(16, 3)).toEqual([0x1b, 0x6b, 0x52, 255])
    expect(at(14, 21)).toEqual([255, 255, 255, 255])
  })
})
