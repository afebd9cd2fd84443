/** Where the pane was opened, and office.js, which is loaded only where there is an Excel. */

/** What is around the page: Excel, WPS, or nothing but a browser. */
export type Surroundings = 'excel' | 'wps' | 'browser'

/** What is asked of a window, so that tests can hand in another. */
export interface Around {
  readonly location: { readonly search: string; readonly hash: string }
  readonly name: string
  readonly external?: unknown
  readonly Application?: unknown
}

/** Addresses with which Excel opens a page: newer ones name the host, Excel for the web hands over how to talk to it. */
const HOST_INFO = /[?&]_host_Info=Excel[$|]/i
const XDM_INFO = /[?&#]_xdm_Info=/i
/** Excel for the web says it in the frame's name, as JSON. */
const FRAME_NAME = /"hostInfo"\s*:\s*"Excel[$|]|"xdm/i

/**
 * Tells where the page is. WPS has its objects in the window; Excel says so in the address (`_host_Info`), in the frame's name, or, in
 * Windows builds from before that, by an object `external` that knows a host.
 */
export function surroundings(around: Around): Surroundings {
  if (isObject(around.Application) && 'ApiEvent' in around.Application) return 'wps'
  const address = around.location.search + around.location.hash
  if (HOST_INFO.test(address) || XDM_INFO.test(address) || FRAME_NAME.test(around.name)) return 'excel'
  return knowsHost(around.external) ? 'excel' : 'browser'
}

/** `external` of Excel's own webview. Asked with care: in other programs merely looking at a member can throw. */
function knowsHost(external: unknown): boolean {
  try {
    return (
      isObject(external) && 'GetHostInfo' in external && /^excel/i.test(String(call(external.GetHostInfo, external)))
    )
  } catch {
    return false
  }
}

function call(one: unknown, self: object): unknown {
  return typeof one === 'function' ? Reflect.apply(one, self, []) : ''
}

function isObject(one: unknown): one is { readonly [name: string]: unknown } {
  return (typeof one === 'object' || typeof one === 'function') && one !== null
}

/** Milliseconds office.js may take to load; on a first start Excel fetches a good megabyte. */
const PATIENCE = 60_000

/**
 * Tells where the page is; beside an Excel only after office.js is there and Excel has answered. Throws `BootError` where that fails.
 * The address of office.js stands in `<meta name="kplint-office-js">`; where it offers others by name (`data-local`), the page's own
 * address chooses one (`?office-js=local`).
 */
export async function boot(): Promise<Surroundings> {
  const around = surroundings(window as unknown as Around)
  if (around === 'excel') await withPatience(loadOffice())
  return around
}

/** office.js could not be loaded, or Excel does not answer. */
export class BootError extends Error {
  override readonly name = 'BootError'
  readonly words = {
    zh: '取不到 office.js，或者 Excel 没有应答。请检查网络后重新打开窗格；没有外网的单位，请管理员改用本地的 office.js。',
    en: 'office.js could not be loaded, or Excel did not answer. Check the network and open the pane again; without internet access, have office.js served from your own site.',
  }
}

async function loadOffice(): Promise<void> {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="kplint-office-js"]')
  const chosen = new URLSearchParams(location.search).get('office-js')
  const url = (chosen !== null && meta?.getAttribute(`data-${chosen.replace(/[^\w]/g, '')}`)) || meta?.content
  if (!url) throw new BootError()
  await new Promise<void>((resolve, reject) => {
    const script = document.createElement('script')
    script.src = url
    script.onload = () => resolve()
    script.onerror = () => reject(new BootError())
    document.head.append(script)
  })
  await Office.onReady()
}

function withPatience(work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new BootError()), PATIENCE)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
