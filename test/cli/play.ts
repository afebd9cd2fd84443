/** A folder to try the command line in: workbooks drawn as text, one run after another. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { main } from '../../src/cli/main.js'
import { isError } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'

/** What a run wrote and gave. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** A folder of its own for one test file. */
export class Playground {
  readonly folder = mkdtempSync(join(tmpdir(), 'kplint-'))

  path(...names: string[]): string {
    return join(this.folder, ...names)
  }

  /** Writes a drawing as a workbook. */
  async draw(name: string, drawing: string): Promise<string> {
    const book = new ExcelJS.Workbook()
    for (const sheet of parseDrawing(drawing).workbook.sheets) {
      const made = book.addWorksheet(sheet.name)
      for (let row = 0; row < sheet.rows; row++)
        for (let col = 0; col < sheet.cols; col++) {
          const value = sheet.value(row, col)
          const formula = sheet.formula(row, col)
          const cell = made.getCell(row + 1, col + 1)
          if (formula !== null)
            cell.value = { formula, result: isError(value) ? undefined : (value ?? undefined) } as never
          else if (value !== null) cell.value = isError(value) ? ({ error: value.error } as never) : value
          if (sheet.format(row, col) !== 'General') cell.numFmt = sheet.format(row, col)
        }
      for (const { top, left, bottom, right } of sheet.merges) made.mergeCells(top + 1, left + 1, bottom + 1, right + 1)
    }
    mkdirSync(dirname(this.path(name)), { recursive: true })
    await book.xlsx.writeFile(this.path(name))
    return name
  }

  /** Runs a command line in the folder (or one below it), as on a pipe. */
  async run(
    args: readonly string[],
    { below = '', env = {} as { [name: string]: string }, tty = false, stdin = null as Uint8Array | null } = {},
  ): Promise<Ran> {
    const written = { out: '', err: '' }
    const stream = (key: 'out' | 'err') => ({
      isTTY: tty,
      columns: 80,
      write: (text: string) => {
        written[key] += text
      },
    })
    const input = stdin && { stdin: { isTTY: false, [Symbol.asyncIterator]: () => Readable.from([stdin]).iterator() } }
    const code = await main(args, { cwd: this.path(below), env, out: stream('out'), err: stream('err'), ...input })
    return { code, ...written }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** A plan table with an error (计划大于总投资), which is all that is wrong with it besides what a short table lacks. */
export const WRONG = `
某县2025年重点项目表
单位：万元
序号 | 项目名称 | 责任单位 | 建设性质 | 总投资 | 年度计划投资 | 计划开工时间 | 计划竣工时间 | 包联领导
1 | 甲园区建设项目 | 县水利局 | 续建 | 5000 | 8000 | 2024年3月 | 2026年10月 | 张三
2 | 乙公路建设项目 | 县交通局 | 续建 | 9000 | 4000 | 2024年3月 | 2026年10月 | 李四
`

/** The same, mended. */
export const RIGHT = WRONG.replace('| 5000 | 8000 |', '| 9500 | 4500 |')

/** The same with white space at an edge and numbers typed as text: nothing but safe fixes. */
export const UNTIDY = RIGHT.replace('县水利局', '县水利局␠').replace('9500', "'9500␠")
