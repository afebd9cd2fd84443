/** Every host there is, each with a workbook opened in it from the same bytes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { address } from '../../src/core/index.js'
import { browserFileHost } from '../../src/hosts/browser-file.js'
import { fileHost, nodeInflate } from '../../src/hosts/file.js'
import { officeHost } from '../../src/hosts/office.js'
import { wpsHost } from '../../src/hosts/wps.js'
import { bytesSource, readWorkbook, type XlsxWorkbook } from '../../src/ooxml/index.js'
import type { Book } from '../excel/book.js'
import { ExcelHost } from '../excel/host.js'
import { type OpenExcel, openExcel, type RuntimeName } from '../excel/node.js'
import { bookFrom } from '../excel/open.js'
import { Person } from '../excel/person.js'
import type { ExcelApi } from '../excel/requirements.js'
import { type Build, type FakeWps, fakeWps } from '../wps/fake.js'
import type { Opened, People } from './contract.js'

/** A host with what it can do beyond reading and writing. */
export interface Ward {
  readonly name: string
  /** It knows of merged cells and of the date system. */
  readonly structure: boolean
  /** It can tell an error value from a text that reads like one. */
  readonly errors: boolean
  readonly notes: boolean
  readonly watch: boolean
  readonly marks: boolean
  readonly show: boolean
  open(bytes: Uint8Array, name: string): Promise<Opened>
  /** Leaves nothing behind. */
  close(): void
}

/** The workbook of bytes, as our reader has it. */
export function readBytes(bytes: Uint8Array, name: string): Promise<XlsxWorkbook> {
  return readWorkbook(bytesSource(bytes), { name, inflate: nodeInflate })
}

const nobody = { errors: true, show: false, watch: false, marks: false } as const

function fileWard(): Ward {
  let folder: string | null = null
  return {
    ...nobody,
    name: 'file',
    structure: true,
    notes: true,
    async open(bytes, name) {
      folder = mkdtempSync(join(tmpdir(), 'kplint-'))
      const path = join(folder, name)
      writeFileSync(path, bytes)
      return { host: fileHost(path), again: async () => fileHost(path), people: null }
    },
    close() {
      if (folder) rmSync(folder, { recursive: true })
    },
  }
}

function browserFileWard(): Ward {
  return {
    ...nobody,
    name: 'file of a page',
    structure: true,
    notes: true,
    async open(bytes, name) {
      const host = browserFileHost(new Blob([new Uint8Array(bytes)]), name)
      return { host, again: async () => browserFileHost(host.blob, name), people: null }
    },
    close() {},
  }
}

/** Excel of a version, over a runtime of the unmodified office.js; `copy` false where it gives no copy of the file. */
export function officeWard(runtime: RuntimeName, api: ExcelApi, { copy = true } = {}): Ward & { excel(): OpenExcel } {
  let excel: OpenExcel | null = null
  return {
    name: `${runtime}, ExcelApi ${api}${copy ? '' : ', without a copy of the file'}`,
    structure: copy,
    errors: true,
    notes: true,
    watch: true,
    marks: true,
    show: true,
    excel: () => excel!,
    async open(bytes, name) {
      excel = await openExcel({ workbook: await readBytes(bytes, name), runtime, api })
      excel.install()
      const around = { inflate: nodeInflate, wait: async () => {} }
      const again = () => officeHost(copy ? around : { ...around, copy: async () => null })
      return { host: await again(), again, people: peopleOf(excel.user, excel.host) }
    },
    close: () => excel?.close(),
  }
}

/** WPS as the fake has it. */
export function wpsWard(label: string, build: Build = {}): Ward & { fake(): FakeWps; book(): Book } {
  let fake: FakeWps | null = null
  let book: Book | null = null
  const has = (what: NonNullable<Build['without']>[number]): boolean => !build.without?.includes(what)
  return {
    name: `WPS${label}`,
    structure: true,
    errors: has('WorksheetFunction'),
    notes: has('CustomXMLParts'),
    watch: has('ApiEvent'),
    marks: has('FormatConditions'),
    show: true,
    fake: () => fake!,
    book: () => book!,
    async open(bytes, name) {
      book = await bookFrom(await readBytes(bytes, name))
      fake = fakeWps(book, build)
      const { application } = fake
      const again = () => wpsHost({ application, wait: async () => {} })
      // The person of the simulated Excel works at the same book; its requests are never asked.
      const host = new ExcelHost(book)
      return { host: await again(), again, people: peopleOf(new Person(host), host) }
    },
    close() {},
  }
}

function peopleOf(user: Person, excel: ExcelHost): People {
  const { book } = excel
  return {
    type: (place, input) => user.type(place, input),
    erase: (place) => user.erase(place),
    insertRows: (sheet, row) => user.insertRows(sheet, row),
    addSheet: (name) => user.addSheet(name),
    renameSheet: (sheet, name) => user.renameSheet(sheet, name),
    protect: (sheet) => user.protect(sheet),
    unprotect: (sheet) => user.unprotect(sheet),
    beginEdit: (place) => user.beginEdit(place),
    enter: () => user.enter(),
    settled: () => excel.settled(),
    fill: (place) => user.fill(place),
    selected: () => {
      const { sheet, areas } = book.selection
      return `${sheet.name}!${address(areas[0]!.top, areas[0]!.left)}`
    },
  }
}

/** All hosts; of Excel every build at the newest version, and the versions below in one build. */
export const WARDS: readonly (() => Ward)[] = [
  fileWard,
  browserFileWard,
  () => officeWard('excel-web-16.00', '1.15'),
  () => officeWard('excel-win32-16.01', '1.15'),
  () => officeWard('excel-mac-16.00', '1.15'),
  () => officeWard('excel-win32-16.01', '1.7'),
  () => officeWard('excel-win32-16.01', '1.9'),
  () => officeWard('excel-win32-16.01', '1.14'),
  () => officeWard('excel-web-16.00', '1.15', { copy: false }),
  () => wpsWard(''),
  () => wpsWard(', properties as methods', { methods: true }),
  () => wpsWard(', error values as text', { errorTexts: true }),
  () =>
    wpsWard(', an older build', { without: ['CustomXMLParts', 'FormatConditions', 'ApiEvent', 'WorksheetFunction'] }),
]
