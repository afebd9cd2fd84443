/**
 * The container a desktop Excel gives the web page of an add-in: `window.external`. office.js boots on it as Excel for Windows and
 * sends its requests through `Execute`. Ids of dispatch and the form of "SafeArrays" are office.js' own (PROTOCOL: seam 5).
 */
import type { EventEntry } from '../events.js'
import { DOCUMENT_SELECTION } from '../events.js'
import type { ExcelHost } from '../host.js'
import { type ExcelApi, requirementMatrix } from '../requirements.js'
import { saved } from '../save.js'

/** A COM array as JavaScript sees it. */
interface SafeArray {
  toArray(): unknown[]
  dimensions(): number
}

type Callback = (result: SafeArray) => void
type Listener = (id: number, payload: SafeArray | null) => void

enum Dispatch {
  documentCopy = 77,
  documentCopyChunk = 80,
  releaseDocumentCopy = 81,
  richApiRequest = 93,
}

enum EventId {
  documentSelection = 2,
  richApiMessage = 33,
}

/** office.js' own numbers for what went wrong. */
const CODES: ReadonlyMap<string, number> = new Map([
  ['InvalidOperationInCellEditMode', 5004],
  ['RequestPayloadSizeLimitExceeded', 5103],
  ['ResponsePayloadSizeLimitExceeded', 5104],
  ['AccessDenied', 7000],
  ['ActivityLimitReached', 5102],
])
const INTERNAL_ERROR = 5001
const SUCCESS = 0

export class Container {
  /** Ids that were asked for and are not modelled: a test should find none. */
  readonly unmodelled: string[] = []
  private readonly listeners = new Map<number, Listener>()
  private readonly copies = new Map<number, Uint8Array>()
  private copyCount = 0
  private readonly documentSettings = new Map<string, unknown>()

  constructor(
    private readonly host: ExcelHost,
    private readonly api: ExcelApi,
    private readonly language: string,
  ) {
    host.subscribe((entries) => this.tell(entries))
  }

  /** What `window.external` is in the frame of the add-in. */
  external(): object {
    return {
      GetHostInfo: () => `Excel$Win32$16.01$${this.language}`,
      GetContext: () => this.context(),
      Execute: (id: number, params: unknown, callback: Callback) => this.execute(id, params, callback),
      RegisterEvent: (id: number, _target: string, listener: Listener, callback: Callback) => {
        this.listeners.set(id, listener)
        later(callback, SUCCESS)
      },
      UnregisterEvent: (id: number, _target: string, callback: Callback) => {
        this.listeners.delete(id)
        later(callback, SUCCESS)
      },
    }
  }

  private context(): object {
    const constant = (value: unknown) => () => value
    return {
      GetAppType: constant(1),
      GetSolutionRef: constant('{6b706c69-6e74-4000-8000-000000000001}'),
      GetAppVersionMajor: constant(16),
      GetAppVersionMinor: constant(0),
      GetAppUILocale: constant(this.language),
      GetAppDataLocale: constant(this.language),
      GetDocUrl: constant(`C:\\${this.host.book.name}`),
      GetAppCapabilities: constant(0),
      GetActivationMode: constant(2),
      GetControlIntegrationLevel: constant(1),
      // office.js parses it as XML; of '' a browser makes a page of its own with inline styles, which the policy refuses.
      GetSolutionToken: constant(encodeURIComponent('<r><t aid="" oid=""/></r>')),
      GetCorrelationId: constant(''),
      GetInstanceId: constant('kplint-1'),
      GetTouchEnabled: constant(false),
      GetCommerceAllowed: constant(false),
      GetSupportedMatrix: constant(requirementMatrix(this.api)),
      GetHostFullVersion: constant('16.0.15407.20000'),
      GetOfficeThemeInfo: constant('{}'),
      GetSettings: () => ({
        Read: (keys: string[], values: unknown[]) => {
          for (const [key, value] of this.documentSettings) {
            keys.push(key)
            values.push(value)
          }
        },
        Write: (keys: readonly string[], values: readonly unknown[]) => {
          this.documentSettings.clear()
          for (const [i, key] of keys.entries()) this.documentSettings.set(key, values[i])
        },
      }),
    }
  }

  private execute(id: number, params: unknown, callback: Callback): void {
    const list = Array.isArray(params) ? (params as unknown[]) : [params]
    if (id === Dispatch.richApiRequest) this.request(list, callback)
    else {
      const [status, payload] = this.document(id, list)
      later(callback, status, payload)
    }
  }

  /** The copy of the file: asked for, handed out piece by piece, let go. */
  private document(id: number, list: readonly unknown[]): [status: number, payload?: SafeArray] {
    const [handle, offset, size] = list.map(Number) as [number, number, number]
    const copy = this.copies.get(handle)
    switch (id) {
      case Dispatch.documentCopy: {
        const bytes = saved(this.host.book)
        this.copies.set(++this.copyCount, bytes)
        return [SUCCESS, safeArray([this.copyCount, bytes.length])]
      }
      case Dispatch.documentCopyChunk: {
        if (!copy) return [INTERNAL_ERROR]
        const piece = [...copy.subarray(offset, offset + size)]
        return [SUCCESS, safeArray([piece, piece.length])]
      }
      case Dispatch.releaseDocumentCopy:
        return [this.copies.delete(handle) ? SUCCESS : INTERNAL_ERROR]
      default:
        this.unmodelled.push(`Execute ${id}`)
        return [INTERNAL_ERROR]
    }
  }

  /** `[customData, method, path, headers, body, permission, flags, …]` in, `[status, headers, body]` out. */
  private request(list: readonly unknown[], callback: Callback): void {
    const message = (Array.isArray(list[0]) ? list[0] : list) as readonly unknown[]
    this.host.handle(Number(message[6]), String(message[4])).then(({ statusCode, body }) => {
      if (statusCode === 200) callback(safeArray([SUCCESS, safeArray([statusCode, null, body])]))
      else {
        const { code } = (JSON.parse(body) as { error: { code: string } }).error
        callback(safeArray([CODES.get(code) ?? INTERNAL_ERROR]))
      }
    })
  }

  private tell(entries: readonly EventEntry[]): void {
    const messages = entries.filter(({ messageType }) => messageType !== DOCUMENT_SELECTION)
    if (messages.length > 0) {
      const list = messages.map((one) => [
        one.messageCategory,
        one.messageType,
        one.targetId,
        one.message,
        one.id,
        one.isRemoteOverride,
      ])
      this.listeners.get(EventId.richApiMessage)?.(EventId.richApiMessage, safeArray(list))
    }
    if (messages.length < entries.length)
      this.listeners.get(EventId.documentSelection)?.(EventId.documentSelection, null)
  }
}

function safeArray(values: unknown[]): SafeArray {
  return { toArray: () => values, dimensions: () => 1 }
}

/** Answers a moment later, as a host in another process does. */
function later(callback: Callback, status: number, payload?: SafeArray): void {
  const answer = safeArray(payload ? [status, payload] : [status])
  setTimeout(() => callback(answer), 0)
}
