/**
 * Draws the add-in's icons: a tick over the rows of a table. `tsx src/dev/icons.ts` writes src/addin/icons; test/addin/icons.test.ts
 * holds the pictures to this drawing.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

/** Sizes in pixels: those a ribbon button must have (16, 32, 80) and that of the add-in's list on fine screens (64). */
export const iconSizes = [16, 32, 64, 80] as const

/** The side of the drawing; everything below is in its units. */
const SIDE = 32
const GROUND = { colour: [0x1b, 0x6b, 0x52], corner: 6 } as const
/** Rows of the table: lines from left to right. */
const LINES = { colour: [0x6f, 0xae, 0x99], width: 2, left: 6, right: 26, tops: [9, 16, 23] } as const
const TICK = {
  colour: [0xff, 0xff, 0xff],
  width: 4,
  points: [
    [8, 17],
    [14, 23],
    [25, 10],
  ],
} as const

type Colour = readonly [number, number, number]
type Point = readonly [x: number, y: number]

/** The drawing as SVG. */
export function iconSvg(): string {
  const hex = (colour: Colour) => `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`
  const lines = LINES.tops.map((y) => `M${LINES.left} ${y}H${LINES.right}`).join('')
  const tick = TICK.points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}" fill="none" stroke-linecap="round" stroke-linejoin="round">`,
    '  <title>kplint</title>',
    `  <rect width="${SIDE}" height="${SIDE}" rx="${GROUND.corner}" fill="${hex(GROUND.colour)}"/>`,
    `  <path d="${lines}" stroke="${hex(LINES.colour)}" stroke-width="${LINES.width}"/>`,
    `  <path d="${tick}" stroke="${hex(TICK.colour)}" stroke-width="${TICK.width}"/>`,
    '</svg>',
    '',
  ].join('\n')
}

/** The pixels of the drawing, four bytes each (red, green, blue, opacity), row by row. */
export function iconPixels(size: number): Uint8Array {
  const pixels = new Uint8Array(size * size * 4)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) pixels.set(pixelAt(x, y, SIDE / size), (y * size + x) * 4)
  return pixels
}

/** Points looked at along each side of a pixel. */
const SAMPLES = 8

function pixelAt(x: number, y: number, scale: number): readonly number[] {
  const sum = [0, 0, 0]
  let covered = 0
  for (let i = 0; i < SAMPLES * SAMPLES; i++) {
    const at: Point = [
      (x + ((i % SAMPLES) + 0.5) / SAMPLES) * scale,
      (y + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) * scale,
    ]
    const colour = colourAt(at)
    if (!colour) continue
    covered++
    colour.forEach((part, n) => {
      sum[n]! += part
    })
  }
  if (covered === 0) return [0, 0, 0, 0]
  return [...sum.map((part) => Math.round(part / covered)), Math.round((covered * 255) / SAMPLES ** 2)]
}

/** What is on top at a point; null outside. */
function colourAt(at: Point): Colour | null {
  const [first, middle, last] = TICK.points
  if (Math.min(distance(at, first, middle), distance(at, middle, last)) <= TICK.width / 2) return TICK.colour
  const lines = LINES.tops.map((y) => distance(at, [LINES.left, y], [LINES.right, y]))
  if (Math.min(...lines) <= LINES.width / 2) return LINES.colour
  const inset = (value: number) => Math.min(Math.max(value, GROUND.corner), SIDE - GROUND.corner)
  const isInside = Math.hypot(at[0] - inset(at[0]), at[1] - inset(at[1])) <= GROUND.corner
  return isInside ? GROUND.colour : null
}

/** From a point to a line between two others. */
function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const share = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
  return Math.hypot(x - ax - share * dx, y - ay - share * dy)
}

/** A PNG of pixels (ISO/IEC 15948; true colour with opacity, no filter). */
export function png(size: number, pixels: Uint8Array): Uint8Array {
  const rows = Buffer.alloc(size * (size * 4 + 1))
  for (let y = 0; y < size; y++) rows.set(pixels.subarray(y * size * 4, (y + 1) * size * 4), y * (size * 4 + 1) + 1)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  out.set(body, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

if (process.argv[1] === import.meta.filename) {
  const folder = join(import.meta.dirname, '..', 'addin', 'icons')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'icon.svg'), iconSvg())
  for (const size of iconSizes) writeFileSync(join(folder, `icon-${size}.png`), png(size, iconPixels(size)))
}
