/** The simulated Excel in a page: a visible grid at the left, the add-in's pane in a frame at the right. */
import { browserInflate } from '../../../src/hosts/browser-file.js'
import { calculate } from '../calculate.js'
import { ExcelHost } from '../host.js'
import { bookOf } from '../open.js'
import { Person } from '../person.js'
import { type ExcelApi, isSetSupported } from '../requirements.js'
import { saved } from '../save.js'
import { Container } from './container.js'
import { Grid } from './grid.js'

/** What a test asks for. */
export interface PageOptions {
  readonly name: string
  readonly paneUrl: string
  readonly api: ExcelApi
  readonly language: string
}

/** What a test finds as `window.simulatedExcel`. */
export interface SimulatedExcel {
  readonly host: ExcelHost
  readonly user: Person
  readonly remote: Person
  readonly container: Container
  /** The `window.external` of the pane's frame. */
  external(): object
  /** The bytes of the workbook as it stands now. */
  saved(): number[]
}

declare global {
  interface Window {
    simulatedExcel?: SimulatedExcel
  }
}

/** Opens the workbook, shows it, and only then loads the pane. */
export async function openExcel(bytes: Uint8Array<ArrayBuffer>, options: PageOptions): Promise<void> {
  const book = await bookOf(bytes, options.name, browserInflate)
  book.evaluate = calculate
  const host = new ExcelHost(book, { triggerSource: isSetSupported(options.api, 'ExcelApi', '1.14') })
  const container = new Container(host, options.api, options.language)
  const user = new Person(host)
  window.simulatedExcel = {
    host,
    user,
    remote: new Person(host, 'remote'),
    container,
    external: () => container.external(),
    saved: () => [...saved(book)],
  }
  new Grid(document.querySelector('#grid')!, host, user).draw()
  const frame = document.createElement('iframe')
  frame.title = '任务窗格'
  frame.src = options.paneUrl
  document.querySelector('#pane')!.append(frame)
}
