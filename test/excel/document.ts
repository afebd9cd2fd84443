/** `Office.context.document` where office.js has not booted (Node): handing out a copy of the file, slice by slice. */

/** Bytes of a slice where the add-in names none, and at most: office.js' own. */
const SLICE = 4 * 2 ** 20

/** Excel refuses a third copy while two are open. */
const MOST_OPEN = 2

interface Result {
  readonly status: 'succeeded' | 'failed'
  readonly value?: unknown
  readonly error?: { readonly code: number; readonly name: string; readonly message: string }
}

type Callback = (result: Result) => void

/** A document whose copy is what `bytes` gives when it is asked for. */
export function documentOf(bytes: () => Uint8Array): object {
  let open = 0
  const later = (callback: Callback | undefined, result: Result) => setTimeout(() => callback?.(result), 0)
  return {
    getFileAsync(type: string, options: { sliceSize?: number } | Callback, callback?: Callback) {
      const done = typeof options === 'function' ? options : callback
      const size = (typeof options === 'function' ? undefined : options.sliceSize) ?? SLICE
      if (type !== 'compressed') return later(done, failed(1000, `simulator: file type ${type} is not modelled`))
      if (size <= 0 || size > SLICE) return later(done, failed(1008, 'The slice size is not valid.'))
      if (open >= MOST_OPEN) return later(done, failed(5014, 'Two copies of the document are open already.'))
      open++
      const whole = bytes()
      const slices = Math.ceil(whole.length / size)
      const file = {
        size: whole.length,
        sliceCount: slices,
        getSliceAsync: (index: number, got: Callback) => {
          if (index < 0 || index >= slices) return later(got, failed(5017, 'The slice does not exist.'))
          const data = [...whole.subarray(index * size, (index + 1) * size)]
          later(got, { status: 'succeeded', value: { index, size: data.length, data } })
        },
        closeAsync: (closed?: Callback) => {
          open--
          later(closed, { status: 'succeeded' })
        },
      }
      later(done, { status: 'succeeded', value: file })
    },
  }
}

function failed(code: number, message: string): Result {
  return { status: 'failed', error: { code, name: 'InternalError', message } }
}
