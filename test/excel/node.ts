/**
 * The unmodified office.js in Node, talking to the simulated Excel. Product code then calls plain `Excel.run(…)`:
 *
 *     const excel = await openExcel({ workbook: await readFile('重点项目.xlsx'), runtime: 'excel-win32-16.01', api: '1.9' })
 *     excel.install()              // globalThis.Excel, Office and OfficeExtension, until excel.close()
 *     await Excel.run(async (context) => …)
 *     excel.user.type('B2', '20')  // a person types; events follow
 *     await excel.settled()
 *     expect(excel.host.writesSince(0)).toEqual([])
 *
 * A runtime is loaded from node_modules, run as it is, never changed, never copied.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import vm from 'node:vm'
import type { Workbook } from '../../src/core/grid.js'
import type { Book } from './book.js'
import { calculate } from './calculate.js'
import { documentOf } from './document.js'
import { ExcelHost, type HostOptions } from './host.js'
import { bookFrom, type Extra } from './open.js'
import { Person } from './person.js'
import { type ExcelApi, isSetSupported } from './requirements.js'
import { saved } from './save.js'

/** The builds of office.js for Excel: on the web, for Windows, for Mac. */
export const RUNTIMES = ['excel-web-16.00', 'excel-win32-16.01', 'excel-mac-16.00'] as const
export type RuntimeName = (typeof RUNTIMES)[number]

export interface OpenOptions extends HostOptions {
  readonly workbook: (Workbook & Extra) | Book
  readonly runtime?: RuntimeName
  /** The version of ExcelApi this Excel has; what a later one brought throws ApiNotFound where it is called. Default 1.15. */
  readonly api?: ExcelApi
  /** Works formulas out anew after every change (see calculate.ts); without it they keep the results they came with. */
  readonly calculate?: boolean
}

/** An open workbook with an add-in beside it. */
export interface OpenExcel {
  readonly Excel: typeof Excel
  readonly Office: typeof Office
  readonly OfficeExtension: typeof OfficeExtension
  readonly host: ExcelHost
  readonly book: Book
  /** The person at this Excel. */
  readonly user: Person
  /** A co-author elsewhere. */
  readonly remote: Person
  /** Makes Excel, Office and OfficeExtension global, as office.js does in a page. */
  install(): void
  /** Waits until every request is answered and every event told. */
  settled(): Promise<void>
  /** Takes the globals back. */
  close(): void
}

/** What office.js keeps to itself but a host needs. */
interface Internals {
  readonly HostBridge: { init(bridge: Bridge): void }
  readonly CommonUtility: { _doApiNotSupportedCheck: boolean }
  readonly Utility: { _synchronousCleanup: boolean }
  readonly GenericEventRegistration: { s_genericEventRegistrations: object }
}

interface Bridge {
  sendMessageToHost(text: string): void
  onMessageFromHost?: (text: string) => void
}

interface Runtime {
  readonly Excel: typeof Excel
  readonly Office: typeof Office
  readonly OfficeExtension: typeof OfficeExtension & Internals
  /** The `window` it sees. */
  readonly window: { Office?: unknown }
}

const GLOBALS = ['Excel', 'Office', 'OfficeExtension'] as const

/** Opens a workbook beside a runtime. One at a time per runtime: the bridge is the runtime's own. */
export async function openExcel(asked: OpenOptions): Promise<OpenExcel> {
  const { workbook, runtime = 'excel-web-16.00', api = '1.15', ...options } = asked
  const book = 'listen' in workbook ? workbook : await bookFrom(workbook)
  if (asked.calculate) book.evaluate = calculate
  const host = new ExcelHost(book, { triggerSource: isSetSupported(api, 'ExcelApi', '1.14'), ...options })
  const loaded = load(runtime)
  const office = officeOf(loaded, api, () => saved(book))
  loaded.window.Office = office
  plug(loaded, host)
  const before = new Map(GLOBALS.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]))
  return {
    Excel: loaded.Excel,
    Office: office,
    OfficeExtension: loaded.OfficeExtension,
    host,
    book,
    user: new Person(host),
    remote: new Person(host, 'remote'),
    install: () => {
      const values = { Excel: loaded.Excel, Office: office, OfficeExtension: loaded.OfficeExtension }
      for (const name of GLOBALS)
        Object.defineProperty(globalThis, name, { value: values[name], configurable: true, writable: true })
    },
    settled: () => host.settled(),
    close: () => {
      for (const [name, descriptor] of before) {
        if (descriptor) Object.defineProperty(globalThis, name, descriptor)
        else Reflect.deleteProperty(globalThis, name)
      }
    },
  }
}

/** The bridge both ways: JSON text to the host, JSON text back. */
function plug({ OfficeExtension: extension }: Runtime, host: ExcelHost): void {
  // Handlers of a workbook that was open before would hear of this one's events.
  extension.GenericEventRegistration.s_genericEventRegistrations = {}
  // The proxies themselves refuse what the requirement sets do not have.
  extension.CommonUtility._doApiNotSupportedCheck = true
  // A run ends when what it kept is let go: nothing of one test reaches into the next.
  extension.Utility._synchronousCleanup = true
  const bridge: Bridge = {
    sendMessageToHost(text) {
      const { id, flags, message } = JSON.parse(text) as { id: number; flags: number; message: { body: unknown } }
      host
        .handle(flags, typeof message.body === 'string' ? message.body : JSON.stringify(message.body))
        .then((reply) => {
          const answer = { statusCode: reply.statusCode, headers: {}, body: reply.body }
          bridge.onMessageFromHost?.(JSON.stringify({ id, type: 2, flags: 0, message: answer }))
        })
    },
  }
  extension.HostBridge.init(bridge)
  host.subscribe((entries) => bridge.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } })))
}

/** The `Office` a booted office.js would show: enumerations of the real one, a context of this Excel. */
function officeOf({ Office: real }: Runtime, api: ExcelApi, bytes: () => Uint8Array): typeof Office {
  const info = { host: 'Excel', platform: 'PC' }
  const context = {
    displayLanguage: 'zh-CN',
    contentLanguage: 'zh-CN',
    host: 'Excel',
    platform: 'PC',
    diagnostics: { host: 'Excel', platform: 'PC', version: '16.0.15407.20000' },
    document: documentOf(bytes),
    requirements: { isSetSupported: (set: string, version?: string) => isSetSupported(api, set, version) },
  }
  const onReady = async (ready?: (found: typeof info) => void) => {
    ready?.(info)
    return info
  }
  return Object.create(real as object, { context: { value: context }, onReady: { value: onReady } }) as typeof Office
}

const loadedRuntimes = new Map<RuntimeName, Runtime>()

/** Loads a runtime, once. It runs in this realm (its arrays are our arrays) with a scope of its own for a page's globals. */
function load(name: RuntimeName): Runtime {
  const known = loadedRuntimes.get(name)
  if (known) return known
  const folder = dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json'))
  const code = readFileSync(join(folder, 'dist', `${name}.js`), 'utf8')
  const source = `(function (scope) { with (scope) { ${code}\n; return { Excel, Office, OfficeExtension } } })`
  const window = pageStub()
  const make = vm.runInThisContext(source, { filename: `${name}.js` }) as (scope: object) => Omit<Runtime, 'window'>
  const runtime = { ...make(scopeOf(window)), window }
  loadedRuntimes.set(name, runtime)
  return runtime
}

/** The little of a page that a runtime asks for while it loads. */
function pageStub(): { [name: string]: unknown } {
  const location = { href: 'https://add-in.invalid/', search: '', hash: '', protocol: 'https:' }
  const document = {
    URL: location.href,
    cookie: '',
    getElementById: () => null,
    getElementsByTagName: () => [],
    createElement: () => ({}),
    addEventListener: () => {},
  }
  const window: { [name: string]: unknown } = {
    location,
    document,
    navigator: { userAgent: 'node' },
    name: '',
    addEventListener: () => {},
    setTimeout,
    clearTimeout,
  }
  window.window = window
  return window
}

/** Names the page has, and names nobody has, are the page's; JSON, Array and their like are ours. */
function scopeOf(window: { [name: string]: unknown }): object {
  return new Proxy(window, {
    has: (target, key) => typeof key === 'string' && (key in target || !(key in globalThis)),
    get: (target, key) => (typeof key === 'string' ? target[key] : undefined),
  })
}
