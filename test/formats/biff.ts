/** Tiny workbook streams and compound files made by hand, so that a test can show the very bytes it is about. */

const u16 = (number: number): number[] => [number & 255, (number >> 8) & 255]
const u32 = (number: number): number[] => [...u16(number & 0xffff), ...u16(number >>> 16)]
const f64 = (number: number): number[] => [...new Uint8Array(Float64Array.of(number).buffer)]

/** A record of BIFF: its type, how long it is, what it holds. */
export function record(type: number, ...body: readonly number[]): number[] {
  return [...u16(type), ...u16(body.length), ...body]
}

export const bof = (version = 0x0600, kind = 5): number[] =>
  record(0x0809, ...u16(version), ...u16(kind), ...new Array(12).fill(0))
export const eof = record(0x000a)
export const number = (row: number, col: number, value: number): number[] =>
  record(0x0203, ...u16(row), ...u16(col), ...u16(0), ...f64(value))
/** A text in the cell itself. */
export const label = (row: number, col: number, text: string): number[] =>
  record(0x0204, ...u16(row), ...u16(col), ...u16(0), ...wide(text))
/** A formula that is the whole number `of`, with its result: eight bytes. */
export const formula = (row: number, col: number, of: number, result: readonly number[]): number[] =>
  record(0x0006, ...u16(row), ...u16(col), ...u16(0), ...result, ...u16(0), ...u32(0), ...u16(3), 0x1e, ...u16(of))
/** The result of a formula whose text stands in the next record. */
export const TEXT_RESULT = [0, 0, 0, 0, 0, 0, 0xff, 0xff]
export const string = (text: string): number[] => record(0x0207, ...wide(text))

function wide(text: string): number[] {
  return [...u16(text.length), 1, ...[...text].flatMap((sign) => u16(sign.charCodeAt(0)))]
}

/** A workbook stream: for each sheet a name and records. `globals` stand before the list of sheets. */
export function biff(
  sheets: readonly (readonly [name: string, records: readonly (readonly number[])[]])[],
  { globals = [], states = [] }: { globals?: readonly (readonly number[])[]; states?: readonly number[] } = {},
): Uint8Array {
  const xf = record(0x00e0, ...new Array(20).fill(0))
  const before = [...bof(), ...globals.flat(), ...xf]
  const bound = (name: string, at: number, state: number): number[] =>
    record(0x0085, ...u32(at), state, 0, name.length, 1, ...[...name].flatMap((sign) => u16(sign.charCodeAt(0))))
  const bodies = sheets.map(([, records]) => [...bof(0x0600, 0x10), ...records.flat(), ...eof])
  const list = (at: number): number[] => {
    let place = at
    return sheets.flatMap(([name], i) => {
      const own = bound(name, place, states[i] ?? 0)
      place += bodies[i]!.length
      return own
    })
  }
  const start = before.length + list(0).length + eof.length
  return Uint8Array.from([...before, ...list(start), ...eof, ...bodies.flat()])
}

/** A compound file (version 3) with streams of at least 4,096 bytes under its root; shorter ones are filled up. */
export function compound(streams: readonly (readonly [name: string, bytes: Uint8Array])[]): Uint8Array {
  const END = 0xfffffffe
  const sizes = streams.map(([, bytes]) => Math.max(8, Math.ceil(bytes.length / 512)))
  const fat: number[] = [0xfffffffd, END]
  const starts = sizes.map((size) => {
    const start = fat.length
    for (let i = 1; i <= size; i++) fat.push(i === size ? END : start + i)
    return start
  })
  if (fat.length > 128) throw new Error('one sector of the table must do')
  while (fat.length < 128) fat.push(0xffffffff)
  const file = new Uint8Array(512 * (3 + sizes.reduce((sum, size) => sum + size, 0)))
  const put = (at: number, bytes: readonly number[]): void => file.set(bytes, at)
  put(0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  put(24, [...u16(0x3e), ...u16(3), ...u16(0xfffe), ...u16(9), ...u16(6)])
  put(44, [...u32(1), ...u32(1), ...u32(0), ...u32(4096), ...u32(END), ...u32(0), ...u32(END), ...u32(0), ...u32(0)])
  for (let i = 1; i < 109; i++) put(76 + 4 * i, u32(0xffffffff))
  put(512, fat.flatMap(u32))
  const entry = (
    at: number,
    name: string,
    type: number,
    links: readonly number[],
    start: number,
    size: number,
  ): void => {
    put(
      at,
      [...`${name}\0`].flatMap((sign) => u16(sign.charCodeAt(0))),
    )
    put(at + 64, u16(2 * name.length + 2))
    put(at + 66, [type, 1, ...links.flatMap(u32)])
    put(at + 116, [...u32(start), ...u32(size)])
  }
  const none = 0xffffffff
  entry(1024, 'Root Entry', 5, [none, none, streams.length > 0 ? 1 : none], END, 0)
  streams.forEach(([name, bytes], i) => {
    const right = i + 2 <= streams.length ? i + 2 : none
    entry(1024 + 128 * (i + 1), name, 2, [none, right, none], starts[i]!, Math.max(4096, bytes.length))
    file.set(bytes, 512 * (1 + starts[i]!))
  })
  return file
}
