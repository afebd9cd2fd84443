/** Workbooks in a browser: files the user picks or drops, and copies of them with changes to be saved. Nothing leaves the page. */
import type { Edit, Notes } from '../core/index.js'
import {
  isAsIntended,
  type Patched,
  patchWorkbook,
  ReadError,
  readWorkbook,
  type Source,
  type XlsxWorkbook,
} from '../ooxml/index.js'
import { browserInflate } from './browser-inflate.js'
import { type Host, HostError, type Look } from './host.js'

export { browserInflate, crc32 } from './browser-inflate.js'

/** Packs by the browser's `CompressionStream`, of the same versions. */
async function browserDeflate(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

/** A file of the page, or anything that can be cut into pieces like one. */
export interface Sliceable {
  readonly size: number
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> }
}

/**
 * Reads a workbook from a File or Blob, piece by piece. Throws ReadError; where `look.signal` says stop, what it gives as its reason (an
 * AbortError). Progress is told in bytes; parts that hold no cells are never read.
 */
export async function readBlob(blob: Sliceable, name: string, look: Look = {}): Promise<XlsxWorkbook> {
  const { signal, progress } = look
  const source = blobSource(blob, name)
  let done = 0
  const watched: Source = {
    size: source.size,
    read(offset, length) {
      signal?.throwIfAborted()
      done = Math.min(done + length, source.size)
      progress?.(done, source.size)
      return source.read(offset, length)
    },
  }
  try {
    return await readWorkbook(watched, { name, inflate: browserInflate })
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  }
}

function blobSource(blob: Sliceable, name: string): Source {
  return {
    size: blob.size,
    async read(offset, length) {
      try {
        return new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer())
      } catch (error) {
        // The file behind it was changed, moved or deleted since it was picked.
        throw new ReadError('unreadable', name, error instanceof Error ? error.name : '')
      }
    },
  }
}

/** A file of the page with changes made. */
export interface PatchedBlob extends Pick<Patched, 'refused' | 'made' | 'uncached'> {
  /** The new file; the very blob that was given where nothing was to be changed. */
  readonly blob: Blob
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * A copy of a file with the edits made whose cells still hold `from`, and with these notes kept (null: those it has). The copy is read
 * back and compared cell by cell with what it should be. Throws ReadError, or HostError `mismatch` or `no-notes`; then there is no copy.
 */
export async function patchBlob(
  blob: Blob,
  name: string,
  edits: readonly Edit[],
  notes: Notes | null,
): Promise<PatchedBlob> {
  const source = blobSource(blob, name)
  const options = { name, inflate: browserInflate, deflate: browserDeflate, ...(notes ? { notes } : {}) }
  const before = await readWorkbook(source, options)
  const { bytes, refused, made, uncached, notes: kept } = await patchWorkbook(source, edits, options, before)
  if (kept === 'odd') throw new HostError('no-notes', name)
  if (!bytes) return { blob, refused, made, uncached }
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for await (const piece of bytes) pieces.push(piece as Uint8Array<ArrayBuffer>)
  const copy = new Blob(pieces, { type: blob.type || XLSX })
  const after = await readBlob(copy, name).catch((error) => {
    throw new HostError('mismatch', error instanceof Error ? error.message : name)
  })
  if (!isAsIntended(before, after, { made, uncached }, notes)) throw new HostError('mismatch', name)
  return { blob: copy, refused, made, uncached }
}

/** A file of the page as a host: what is written goes into a copy, to be saved by the user. */
export interface BrowserFileHost extends Host {
  /** The file with everything written so far; the one that was given as long as nothing was. */
  readonly blob: Blob
  writeNotes(notes: Notes): Promise<void>
}

/** A File or Blob as a host. */
export function browserFileHost(file: Blob, name: string): BrowserFileHost {
  let current = file
  // One write after the other: each goes on from the copy of the one before.
  let writing: Promise<unknown> = Promise.resolve()
  const patch = (edits: readonly Edit[], notes: Notes | null): Promise<PatchedBlob> => {
    const done = writing.then(async () => {
      const patched = await patchBlob(current, name, edits, notes)
      current = patched.blob
      return patched
    })
    writing = done.catch(() => {})
    return done
  }
  return {
    name,
    get blob() {
      return current
    },
    read: (look) => readBlob(current, name, look),
    write: async (edits) => (await patch(edits, null)).refused,
    async writeNotes(notes) {
      await patch([], notes)
    },
  }
}
