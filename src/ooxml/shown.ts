/** What Excel would show for a number: the plain formats here, all others by the numfmt library, loaded when one is there. */

/** Renders a number in a format; Excel's date system is told by `date1904`. */
export type Render = (format: string, value: number, date1904: boolean) => string

/** True of formats that `renderPlain` always knows. */
export function isPlain(format: string): boolean {
  return format === 'General' || format === '@'
}

/** The text of a number in a plain format; null where the library must say. */
export function renderPlain(format: string, value: number): string | null {
  if (isPlain(format)) return general(value)
  return format === '0' && Number.isInteger(value) && Math.abs(value) < 1e9 ? String(value) : null
}

/** A number in General: eleven signs at most, the point counted, else with an exponent. */
function general(value: number): string {
  const text = String(value)
  if (text.length <= 11 && !text.includes('e')) return text
  const size = Math.abs(value)
  if (size >= 1e-4 && size < 1e11) {
    const whole = Math.max(1, Math.floor(Math.log10(size)) + 1)
    const fixed = trimZeros(value.toFixed(Math.max(0, 10 - whole)))
    if (fixed.replace('-', '').length <= 11) return fixed
  }
  const [mantissa, exponent] = value.toExponential(5).split('e')
  const power = Math.abs(Number(exponent)).toString().padStart(2, '0')
  return `${trimZeros(mantissa!)}E${exponent!.startsWith('-') ? '-' : '+'}${power}`
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

let loaded: Promise<Render> | null = null

/** Loads the library, once; again where that failed. */
export function loadRender(): Promise<Render> {
  loaded ??= load().catch((error: unknown) => {
    loaded = null
    throw error
  })
  return loaded
}

async function load(): Promise<Render> {
  const { format } = await import(/* webpackChunkName: "numfmt" */ 'numfmt')
  return (code, value, date1904) => {
    try {
      return format(code, date1904 ? value + 1462 : value, { locale: 'zh-CN' })
    } catch {
      // A code that is none, or a date before the first day: Excel shows signs that nobody can read either.
      return String(value)
    }
  }
}
