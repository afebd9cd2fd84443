/** What a host is: the place a workbook lives in, with the means to read it and to change single cells. */
import type { Edit, Notes, Range, Ref, RefusedEdit, Severity, Words, Workbook } from '../core/index.js'

export interface Host {
  /** The name messages use: a path, a workbook's title. */
  readonly name: string
  /**
   * Reads without changing anything. `look.changed` are the places `watch` told of since the last reading: a host that still holds the
   * rest may read only these. Throws `HostError` where the host does not answer, an `AbortError` where `look.signal` says stop.
   */
  read(look?: Look): Promise<Workbook>
  /** Makes the edits whose cells still hold `from`; gives back those refused. */
  write(edits: readonly Edit[]): Promise<readonly RefusedEdit[]>
  /** Keeps the notes in the workbook, in place of those it had. Absent where the host cannot keep any. */
  writeNotes?(notes: Notes): Promise<void>
  /** The notes the workbook has now, read anew: somebody else may have written some. Absent where nobody else can have. */
  readNotes?(): Promise<Notes>
  /** Brings a cell before the user's eyes, where the host has any. */
  show?(at: Ref): Promise<void>
  /** Tells of every change a person makes (never of this host's own writes) until the function it gives is called. */
  watch?(tell: (change: Change) => void): Promise<() => Promise<void>>
  /** Colours on the sheets: a choice of the user, undone completely. */
  readonly marks?: Marks
  /** What the host lacks that a user should know of (no colours in this version of Excel; merged cells were not read …). */
  lacks?(): readonly Words[]
}

/** How a workbook is to be looked at. */
export interface Look {
  readonly changed?: readonly Change[]
  readonly signal?: AbortSignal
  /** Cells (of a file: bytes) read so far, and all there are, as far as that is known. */
  readonly progress?: (done: number, total: number) => void
}

/** Where something changed: `range` null the whole sheet, `sheet` (its name) null the workbook. */
export interface Change {
  readonly sheet: string | null
  readonly range: Range | null
}

/** A cell to be marked. */
export interface Mark {
  readonly at: Ref
  readonly severity: Severity
}

export interface Marks {
  /** Colours the cells, in place of all marks before, and remembers what was there. Gives the number of cells that could not be coloured. */
  put(marks: readonly Mark[]): Promise<number>
  /** Gives every cell marked (in an earlier session too) its own look back. Gives the number that could not be. */
  clear(): Promise<number>
  /** How many cells bear a mark now. */
  count(): Promise<number>
}

/** What went wrong and what to do, by fault. */
export const faultWords = {
  busy: {
    zh: '表格正处在编辑状态（光标还在单元格里）。请按回车结束输入，再试一次。',
    en: 'A cell is being edited. Press Enter, then try again.',
  },
  protected: {
    zh: '工作表有保护，不能写入。请由设置保护的人取消保护后再试。',
    en: 'The sheet is protected and cannot be written to. Have it unprotected by whoever protected it.',
  },
  'too-large': {
    zh: '表太大，一次取不完。请删去表尾空白的格式行后再试，或用网页版、命令行检查。',
    en: 'The sheet is too large to be read. Delete formatted empty rows at its end, or check it with the web page or command line.',
  },
  gone: {
    zh: '工作表已被删除或改名，请重新检查。',
    en: 'The sheet was deleted or renamed; please check again.',
  },
  version: {
    zh: '这个版本的表格软件太旧，缺少需要的功能。请升级，或用网页版检查。',
    en: 'This version is too old for what is needed. Upgrade it, or use the web page.',
  },
  mismatch: {
    zh: '写入结果复核不一致，已放弃，原文件没有改动。请把此文件发给 kplint 的维护者。',
    en: 'The result did not read back as intended and was dropped; the original is as it was. Please report this file.',
  },
  'no-notes': {
    zh: '这个文件的内部写法特殊，核实说明等记录存不进去，原文件没有改动。请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。',
    en: 'The file is written in a way in which explanations cannot be kept in it; the original is as it was. Open it in Excel or WPS, save it as .xlsx and try again.',
  },
  failed: {
    zh: '表格软件没有应答，请稍后重试。',
    en: 'The spreadsheet program did not answer; please try again.',
  },
} as const satisfies { readonly [code: string]: Words }

export type HostFault = keyof typeof faultWords

/** A host could not do what it was asked. Nothing was changed unless `detail` says so. */
export class HostError extends Error {
  override readonly name = 'HostError'
  readonly words: Words

  constructor(
    readonly code: HostFault,
    /** What the program itself said: for a report to the maintainers, not for the user. */
    readonly detail = '',
  ) {
    super(faultWords[code].zh)
    this.words = faultWords[code]
  }
}
