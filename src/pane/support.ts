/**
 * The first script of every page, for any browser there is (ES5, nothing newer is called): where something the page needs is missing,
 * it goes to the page that says what to do. `<html data-needs="files">` asks for what reading files takes, too.
 */
const supported = (): boolean => {
  const page = document.documentElement
  const view = window as unknown as { readonly [name: string]: unknown }
  // Set by syntax.js, which only a browser of 2020 can read.
  if (page.getAttribute('data-syntax') !== 'es2020') return false
  if (typeof view.Worker !== 'function' || typeof view.BigInt !== 'function') return false
  // Rules look back in texts (Chrome 62, Firefox 78, Safari 16.4): elsewhere the whole script could not be read.
  try {
    ;/(?<!a)b/
  } catch {
    return false
  }
  return page.getAttribute('data-needs') !== 'files' || inflates(view.DecompressionStream)
}

/** Reading .xlsx takes raw inflation (Chrome 103, Firefox 113, Safari 16.4). */
const inflates = (stream: unknown): boolean => {
  try {
    ;new (stream as typeof DecompressionStream)('deflate-raw')
    return true
  } catch {
    return false
  }
}

if (!supported()) location.replace('unsupported.html')

export {}
