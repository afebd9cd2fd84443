/** The workbook's bytes as Excel would save them now: what tells of merged cells without a request that ends Excel's undo. */

/** Bytes asked for at a time: the most Office gives. */
const SLICE = 4 * 2 ** 20
/** A copy larger than this is not fetched: it would be held twice. */
const MAX_BYTES = 100 * 2 ** 20

/** A copy of the workbook through `Office.context.document`; null where this Excel gives none. Never throws. */
export async function documentCopy(): Promise<Uint8Array | null> {
  try {
    const { document, requirements } = Office.context
    if (!requirements.isSetSupported('CompressedFile', '1.1')) return null
    const file = await settled<Office.File>((done) =>
      document.getFileAsync(Office.FileType.Compressed, { sliceSize: SLICE }, done),
    )
    try {
      return file.size > MAX_BYTES ? null : await wholeOf(file)
    } finally {
      // Office holds two copies at most; one left open would block the next.
      file.closeAsync()
    }
  } catch {
    return null
  }
}

async function wholeOf(file: Office.File): Promise<Uint8Array> {
  const bytes = new Uint8Array(file.size)
  let at = 0
  for (let i = 0; i < file.sliceCount; i++) {
    const { data } = await settled<Office.Slice>((done) => file.getSliceAsync(i, done))
    bytes.set(data, at)
    at += data.length
  }
  if (at !== bytes.length) throw new Error(`${at} bytes of ${bytes.length}`)
  return bytes
}

function settled<T>(ask: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    ask((result) => {
      if (result.status === Office.AsyncResultStatus.Succeeded) resolve(result.value)
      else reject(new Error(result.error.message))
    })
  })
}
