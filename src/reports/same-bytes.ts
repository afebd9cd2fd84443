/** A workbook's file without the moment it was written: the same findings give the same bytes. */

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
/** 1980-01-01 00:00, the first moment a zip knows. */
const TIME = 0
const DAY = (1 << 5) | 1

/**
 * Sets the times of all entries of a zip to the same moment, in place, and gives it back. For zips our own library has just written: no
 * comment at the end, no zip64. Throws where it is none.
 */
export function withoutTimes(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.length - 22
  if (end < 0 || view.getUint32(end, true) !== END) throw new Error('no end of a zip')
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== ENTRY) throw new Error('no entry of a zip')
    setTime(view, at + 12)
    const local = view.getUint32(at + 42, true)
    if (view.getUint32(local, true) !== LOCAL) throw new Error('no file of a zip')
    setTime(view, local + 10)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return zip
}

function setTime(view: DataView, at: number): void {
  view.setUint16(at, TIME, true)
  view.setUint16(at + 2, DAY, true)
}
