/** A long day at a table in the simulated Excel: whatever people do to it, the pane says of it what a fresh check of the file would say. */
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { fields, rules, tables } from '../../rules/index.js'
import { lint, NO_NOTES, type Report, say } from '../../src/core/index.js'
import { nodeInflate } from '../../src/hosts/file.js'
import { officeHost } from '../../src/hosts/office.js'
import { makeRuleset } from '../../src/pack/pack.js'
import { LocalEngine } from '../../src/pane/local-engine.js'
import { builtInPacks } from '../../src/pane/packs.js'
import { hostPlace } from '../../src/pane/place.js'
import { readOffered } from '../../src/pane/read-packs.js'
import { readinessOf } from '../../src/pane/view/model.js'
import { Work } from '../../src/pane/work.js'
import { withChromium } from '../browser/chromium.js'
import { openExcelPage } from '../excel/chromium/open.js'
import { type OpenExcel, type OpenOptions, openExcel } from '../excel/node.js'
import { saved } from '../excel/save.js'
import { readBytes } from '../hosts/wards.js'
import { CLERKS_FILE, clerksWorkbook } from './clerk-workbook.js'
import { serveSite } from './site.js'

const NOW = new Date('2025-04-20T02:00:00Z')
const TODAY = Date.UTC(2025, 3, 20) / 86_400_000 + 25_569

let excel: OpenExcel
let leave = (): void => {}
let work: Work | null = null
afterEach(async () => {
  await work?.close()
  work = null
  leave()
})

async function sitDown(bytes: Uint8Array, options: Partial<OpenOptions> = {}): Promise<Work> {
  excel = await openExcel({ workbook: await readBytes(bytes, CLERKS_FILE), calculate: true, ...options })
  excel.install()
  leave = excel.close
  return openPane()
}

/** A page beside the open workbook, as after closing the pane and opening it again. */
async function openPane(): Promise<Work> {
  await work?.close()
  const host = await officeHost({ inflate: nodeInflate })
  work = new Work(hostPlace(host), { engine: new LocalEngine(), packs: builtInPacks(), now: () => NOW })
  await work.check()
  return work
}

/** Waits until everything is told and checked. */
async function rest(desk: Work): Promise<void> {
  await excel.settled()
  await expect
    .poll(() => [desk.state.stale, desk.state.phase, desk.state.fault?.zh], { timeout: 5_000 })
    .toEqual([false, 'ready', undefined])
}

function listed({ diagnostics, explained, skipped, unchecked }: Report) {
  const line = (one: Report['diagnostics'][number]) =>
    `${one.sheet}!${one.cell} ${one.id} ${say(one, 'zh')} ${one.explanation?.state ?? ''}`
  return { found: diagnostics.map(line), explained: explained.map(line), skipped, unchecked }
}

/** What a fresh check of the file as it would be saved now says. */
async function fresh(bytes: Uint8Array = saved(excel.book)) {
  const workbook = await readBytes(bytes, CLERKS_FILE)
  const { pack } = workbook.notes ?? NO_NOTES
  const vocabulary = { fields, kinds: tables }
  const packs = pack === null ? [] : await readOffered(pack, builtInPacks(), vocabulary, rules)
  return listed(lint(workbook, makeRuleset(vocabulary, rules, packs, { today: TODAY })))
}

async function agrees(desk: Work): Promise<void> {
  await rest(desk)
  expect(listed(desk.state.report!)).toEqual(await fresh())
}

/** What every cell looks like, and every format laid over cells. */
function lookOf(book: OpenExcel['book']) {
  return book.sheets.map((sheet) => ({
    cells: [...sheet.cells()].map(({ row, col, ...cell }) => ({ row, col, ...cell, look: sheet.colors(row, col) })),
    formats: [...sheet.conditionals],
  }))
}

const idOf = (desk: Work, cell: string): string => desk.state.report!.diagnostics.find((one) => one.cell === cell)!.id

describe('a day', () => {
  it('of every kind of edit', async () => {
    const desk = await sitDown(await clerksWorkbook())
    const { user, remote, book } = excel
    await agrees(desk)
    const deeds: [string, () => void][] = [
      ['an edit', () => user.type('重点项目!H4', '2025年12月')],
      ['rows above', () => user.insertRows('重点项目', 1, 2)],
      ['a row inside', () => user.insertRows('重点项目', 7)],
      ['a row below', () => user.insertRows('重点项目', 12)],
      [
        'a new project',
        () =>
          user.paste('重点项目!A7', [[5, '新项目', '新建', '交运局 ', 7000, 9000, '2025年4月', '2024年4月', '翟纪亭']]),
      ],
      ['a sum', () => user.type('重点项目!E11', '=SUM(E6:E10)')],
      ['a summand', () => user.type('重点项目!E7', 123)],
      ['a remote edit', () => remote.type('重点项目!D6', '教育局 ')],
      ['a deleted row', () => user.deleteRows('重点项目', 7)],
      ['a new sheet', () => user.addSheet('附表')],
      [
        'a header on it',
        () =>
          user.paste('附表!A1', [
            ['序号', '项目名称', '总投资', '计划开工时间', '计划竣工时间'],
            [1, '甲', 5, '2024年4月', '2023年4月'],
            [2, '乙', 6, '2024年4月', '2025年4月'],
          ]),
      ],
      [
        'a sheet renamed, then an edit',
        () => {
          user.renameSheet('附表', '附表二')
          user.type('附表二!C2', 7)
        },
      ],
      [
        'many lines',
        () =>
          user.paste(
            '附表二!A4',
            Array.from({ length: 200 }, (_, i) => [
              i + 3,
              `项目${i}`,
              i % 7,
              '2024年4月',
              i % 9 === 0 ? '2023年4月' : '2025年4月',
            ]),
          ),
      ],
      ['many lines erased', () => user.erase('附表二!A4:E203')],
      ['a deleted sheet', () => user.deleteSheet('附表二')],
      ['a header undone', () => user.type('重点项目!H5', '别的')],
      ['the header again', () => user.type('重点项目!H5', '计划竣工时间')],
      ['rows above gone', () => user.deleteRows('重点项目', 1, 2)],
    ]
    for (const [name, deed] of deeds) {
      deed()
      await excel.settled()
      expect([name, desk.state.stale]).toEqual([name, true])
      await agrees(desk)
    }
    expect(excel.host.writesSince(0)).toEqual([])
    expect(book.sheets).toHaveLength(1)
  }, 60_000)
})

const WHY = '市发改委批准列入今年的新建盘子，去年只做了场平'

describe('an explanation', () => {
  it('saved at the moment a row is inserted is kept, shown and stands in the workbook', async () => {
    const desk = await sitDown(await clerksWorkbook())
    const id = idOf(desk, 'G6')
    excel.user.insertRows('重点项目', 1)
    await excel.settled()
    expect(await desk.explain(id, 'document', WHY, '张三')).toBeNull()
    await agrees(desk)
    expect(desk.state.notes.explanations).toHaveLength(1)
    expect(desk.state.report!.explained.map(({ cell }) => cell)).toEqual(['G7'])
    expect((await readBytes(saved(excel.book), '')).notes?.explanations).toHaveLength(1)
  })

  it('does not take away what somebody else kept in the workbook meanwhile', async () => {
    const desk = await sitDown(await clerksWorkbook())
    const other = await officeHost({ inflate: nodeInflate })
    await other.read()
    await other.writeNotes!({ ...NO_NOTES, pack: 'pinglu' })
    expect(await desk.explain(idOf(desk, 'G6'), 'document', WHY, '张三')).toBeNull()
    await agrees(desk)
    expect((await readBytes(saved(excel.book), '')).notes).toMatchObject({
      pack: 'pinglu',
      explanations: [{ text: WHY }],
    })
    expect(desk.state.notes.pack).toBe('pinglu')
  })

  it('that could not be kept is said not to be, and nothing is settled by it', async () => {
    const desk = await sitDown(await clerksWorkbook())
    const id = idOf(desk, 'G6')
    excel.host.failNext.push('GeneralException')
    expect((await desk.explain(id, 'document', WHY, '张三'))?.zh).toContain('没有存下')
    await agrees(desk)
    expect(idOf(desk, 'G6')).toBe(id)
    expect(desk.state.notes.explanations).toEqual([])
  })
})

describe('typing that takes long', () => {
  it('in a second cell while the first is being checked is waited for, and leaves no error behind', async () => {
    const desk = await sitDown(await clerksWorkbook())
    excel.user.type('重点项目!H4', '2025年12月')
    excel.user.beginEdit('重点项目!B5')
    const phases: string[] = []
    desk.subscribe(({ phase }) => phases.push(phase))
    await new Promise((done) => setTimeout(done, 3_000))
    excel.user.enter()
    await agrees(desk)
    expect(phases).not.toContain('failed')
  }, 20_000)

  it('holds a fix, an explanation and marks back until it ends, then they are made', async () => {
    const desk = await sitDown(await clerksWorkbook())
    excel.user.beginEdit('重点项目!B5')
    const fixing = desk.fix(desk.safe())
    const explaining = desk.explain(idOf(desk, 'G6'), 'document', WHY, '')
    const marking = desk.mark()
    await new Promise((done) => setTimeout(done, 500))
    excel.user.enter('部官镇学校')
    expect([await fixing, await explaining]).toEqual([[], null])
    await marking
    await agrees(desk)
    expect(excel.user.text('重点项目!D5')).toBe('教育局')
    expect(desk.state.marked).toBe(2)
    expect(excel.user.fill('重点项目!H4')).not.toBeNull()
  }, 20_000)
})

describe('what goes wrong on the way', () => {
  it('while a fix is made is said, and the report tells of the table as it is', async () => {
    const desk = await sitDown(await clerksWorkbook())
    for (const broken of [1, 2, 3, 4, 5, 6]) {
      excel.user.type('重点项目!D5', '教育局 ')
      await agrees(desk)
      excel.host.failNext.push(...Array.from({ length: broken - 1 }, () => null), 'GeneralException')
      await desk.fix(desk.safe())
      await rest(desk).catch(async () => {
        // A failed check stands as failed until the next.
        expect(desk.state.phase).toBe('failed')
        expect(desk.state.fault).not.toBeNull()
        await desk.check()
      })
      await agrees(desk)
      excel.host.failNext.length = 0
    }
  }, 20_000)
})

describe('a row inserted a moment ago', () => {
  it('does not lead marks or fixes to wrong cells', async () => {
    const desk = await sitDown(await clerksWorkbook())
    const safe = desk.safe()
    excel.user.insertRows('重点项目', 1)
    await excel.settled()
    await desk.mark()
    expect(excel.user.fills('重点项目')).toEqual(['H5', 'D6', 'C7', 'G7'])
    excel.user.insertRows('重点项目', 1)
    await excel.settled()
    expect(await desk.fix(safe)).toEqual([])
    expect(excel.user.text('重点项目!D7')).toBe('教育局')
    await agrees(desk)
  })
})

describe.each(['1.7', '1.9', '1.14'] as const)('a session in an Excel of ExcelApi %s', (api) => {
  it('goes from finding to ready, is marked, and leaves every cell as it was', async () => {
    const desk = await sitDown(await clerksWorkbook(), { api })
    const { user, book } = excel
    await agrees(desk)
    expect(desk.state.lacks.map(({ zh }) => zh.slice(0, 20))).toEqual(
      api === '1.7' ? ['这个版本的 Excel 只能逐表监视修改'] : [],
    )
    const looks = lookOf(book)
    await desk.mark()
    expect(user.fills('重点项目')).toEqual(['H4', 'D5', 'C6', 'G6'])
    user.insertRows('重点项目', 5)
    await agrees(desk)
    // The blank row is found, too: the marks are said to be of an earlier check.
    expect(desk.state).toMatchObject({ marked: 4, marksOld: true })
    expect(user.fills('重点项目')).toEqual(['H4', 'D6', 'C7', 'G7'])
    user.deleteRows('重点项目', 5)
    await agrees(desk)
    expect(desk.state).toMatchObject({ marked: 4, marksOld: false })
    await desk.unmark()
    expect(desk.state.marked).toBe(0)
    expect(lookOf(book)).toEqual(looks)

    await desk.fix(desk.safe())
    await agrees(desk)
    expect(user.text('重点项目!D5')).toBe('教育局')
    // Undone by the person: that is an edit like any other.
    user.type('重点项目!D5', '教育局 ')
    await excel.settled()
    expect(desk.state.stale).toBe(true)
    await agrees(desk)
    expect(desk.safe()).toHaveLength(1)
    user.type('重点项目!H4', '2025年12月')
    await agrees(desk)
    expect(await desk.explain(idOf(desk, 'G6'), 'document', WHY, '')).toBeNull()
    await agrees(desk)
    expect(readinessOf(desk.state.report).kind).toBe('ready')
    // What is explained changes: the explanation lapses.
    user.type('重点项目!G6', '2024年10月')
    await agrees(desk)
    expect(readinessOf(desk.state.report).kind).toBe('open')
  }, 30_000)
})

describe('a protected sheet', () => {
  it('takes explanations; fixes and marks are said not to be possible', async () => {
    const desk = await sitDown(await clerksWorkbook())
    excel.user.protect('重点项目')
    expect(await desk.fix(desk.safe())).toHaveLength(1)
    expect(desk.state.told).toMatchObject({ bad: true })
    expect(desk.state.told!.words.zh).toContain('有保护')
    await desk.mark()
    expect(desk.state.told).toMatchObject({ bad: true })
    expect(desk.state.told!.words.zh).toContain('标出 0 格，4 格不能标')
    expect(desk.state.marked).toBe(0)
    expect(await desk.explain(idOf(desk, 'G6'), 'document', WHY, '')).toBeNull()
    await agrees(desk)
    excel.user.unprotect('重点项目')
    await desk.mark()
    excel.user.protect('重点项目')
    await desk.unmark()
    expect(desk.state.told!.words.zh).toContain('3 格没能恢复')
    expect(desk.state.marked).toBe(3)
    excel.user.unprotect('重点项目')
    await desk.unmark()
    expect(desk.state.marked).toBe(0)
  })
})

describe('what is kept', () => {
  it('holds in a pane opened anew: corrections, pack, explanations', async () => {
    const desk = await sitDown(await clerksWorkbook())
    const { user } = excel
    user.type('重点项目!E3', '盘子')
    await agrees(desk)
    await desk.choosePack('pinglu')
    await agrees(desk)
    await desk.correctColumn(0, 4, 2, 'total')
    await agrees(desk)
    await desk.correctRow(0, 7, 'note')
    await agrees(desk)
    await desk.explain(idOf(desk, 'G6'), 'document', WHY, '张三')
    await agrees(desk)
    user.insertRows('重点项目', 1)
    user.insertRows('重点项目', 6)
    await agrees(desk)
    const before = listed(desk.state.report!)
    const structure = desk.state.structure
    const again = await openPane()
    expect(listed(again.state.report!)).toEqual(before)
    expect(again.state.structure).toEqual(structure)
    expect(again.state.notes).toEqual(desk.state.notes)
    const bytes = saved(excel.book)
    excel.close()
    const elsewhere = await sitDown(bytes)
    expect(listed(elsewhere.state.report!)).toEqual(before)
    for (const correction of elsewhere.state.notes.corrections) await elsewhere.uncorrect(correction)
    await elsewhere.withdraw(elsewhere.state.report!.explained[0]!.id)
    await elsewhere.choosePack(null)
    await agrees(elsewhere)
    expect(saved(excel.book)).not.toEqual(bytes)
    expect(excel.book.parts).toHaveLength(0)
  }, 30_000)
})

describe('a slow Excel', () => {
  it('with small answers and people typing while it is read says in the end what is there', async () => {
    const desk = await sitDown(await clerksWorkbook(), { latency: 60, payload: 12_000 })
    const checking = desk.check()
    for (const [i, value] of ['2025年1月', '2025年2月', '2022年1月', '2025年3月'].entries()) {
      await new Promise((done) => setTimeout(done, 150))
      excel.user.type(`重点项目!H${4 + (i % 2)}`, value)
      if (i === 1) excel.user.insertRows('重点项目', 1)
    }
    await checking
    await agrees(desk)
  }, 30_000)

  it('that is stopped while it reads is read anew when asked', async () => {
    const desk = await sitDown(await clerksWorkbook(), { latency: 50 })
    const checking = desk.check()
    await new Promise((done) => setTimeout(done, 120))
    desk.cancel()
    await checking
    expect(desk.state.phase).toBe('ready')
    expect(desk.state).toMatchObject({ stale: true, due: false })
    await desk.explain(idOf(desk, 'G6'), 'document', WHY, '')
    await agrees(desk)
  }, 30_000)
})

describe('anything at any time', () => {
  const CELLS = ['A4', 'B5', 'C6', 'D5', 'D6', 'E4', 'E5', 'E8', 'F6', 'G6', 'H4', 'H5', 'H3', 'I4', 'A8', 'A2']
  const INPUTS = [
    '',
    '教育局 ',
    '2022年12月',
    '2026年3月',
    '123',
    '总投资',
    '合计',
    '=SUM(E4:E7)',
    '单位：亿元',
    '=E4*2',
  ]
  const cell = fc.constantFrom(...CELLS)
  const deed = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('type' as const), cell, input: fc.constantFrom(...INPUTS) }) },
    fc.record({ do: fc.constant('remote' as const), cell, input: fc.constantFrom(...INPUTS) }),
    fc.record({ do: fc.constant('insert' as const), row: fc.integer({ min: 1, max: 10 }) }),
    fc.record({ do: fc.constant('delete' as const), row: fc.integer({ min: 1, max: 10 }) }),
    fc.record({ do: fc.constantFrom('add' as const, 'rename' as const, 'protect' as const, 'unprotect' as const) }),
    fc.record({ do: fc.constantFrom('fix' as const, 'mark' as const, 'unmark' as const, 'check' as const) }),
    fc.record({ do: fc.constantFrom('explain' as const, 'withdraw' as const, 'correct' as const, 'pack' as const) }),
    fc.record({ do: fc.constantFrom('cancel' as const, 'break' as const, 'edit' as const, 'enter' as const) }),
    fc.record({ do: fc.constant('wait' as const), time: fc.constantFrom(0, 20, 350) }),
  )

  it('ends in what the file says', async () => {
    const bytes = await clerksWorkbook()
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 14 }), async (deeds) => {
        const desk = await sitDown(bytes, { latency: 2 })
        const { user, remote, host, book } = excel
        const sheet = (): string => book.sheets[0]!.name
        const asked: Promise<unknown>[] = []
        for (const one of deeds) {
          try {
            const warning = desk.state.report?.diagnostics.find(({ severity }) => severity === 'warning')
            switch (one.do) {
              case 'type':
                user.type(`${sheet()}!${one.cell}`, one.input)
                break
              case 'remote':
                remote.type(`${sheet()}!${one.cell}`, one.input)
                break
              case 'insert':
                user.insertRows(sheet(), one.row)
                break
              case 'delete':
                user.deleteRows(sheet(), one.row)
                break
              case 'add':
                user.addSheet(`表${book.sheets.length}`)
                break
              case 'rename':
                user.renameSheet(sheet(), `${sheet()}新`)
                user.type(`${sheet()}!K1`, '改')
                break
              case 'protect':
                user.protect(sheet())
                break
              case 'unprotect':
                user.unprotect(sheet())
                break
              case 'fix':
                asked.push(desk.fix(desk.safe()))
                break
              case 'mark':
                asked.push(desk.mark())
                break
              case 'unmark':
                asked.push(desk.unmark())
                break
              case 'check':
                asked.push(desk.check())
                break
              case 'explain':
                if (warning) asked.push(desk.explain(warning.id, 'document', WHY, ''))
                break
              case 'withdraw':
                if (desk.state.report?.explained[0]) asked.push(desk.withdraw(desk.state.report.explained[0].id))
                break
              case 'correct':
                asked.push(desk.correctColumn(0, 4, 2, 'total'))
                break
              case 'pack':
                asked.push(desk.choosePack(desk.state.notes.pack === null ? 'pinglu' : null))
                break
              case 'edit':
                if (!book.editing) user.beginEdit(`${sheet()}!B6`)
                break
              case 'enter':
                user.enter()
                break
              case 'cancel':
                desk.cancel()
                break
              case 'break':
                host.failNext.push(null, 'GeneralException')
                break
              default:
                await new Promise((done) => setTimeout(done, one.time))
            }
          } catch (error) {
            // A person cannot write into a protected sheet either.
            if (!(error instanceof Error && 'code' in error && error.code === 'AccessDenied')) throw error
          }
        }
        user.enter()
        await Promise.all(asked)
        await excel.settled()
        await new Promise((done) => setTimeout(done, 350))
        await expect.poll(() => desk.state.phase, { timeout: 5_000 }).not.toMatch(/reading|checking/)
        host.failNext.length = 0
        // What was stopped or failed says so, until it is asked for again; all else comes to an end by itself.
        if (desk.state.due === false) await desk.check()
        await agrees(desk)
        expect(desk.state.notes).toEqual((await readBytes(saved(book), '')).notes ?? NO_NOTES)
        await desk.close()
        excel.close()
      }),
      { numRuns: 10 },
    )
  }, 600_000)
})

describe('the built pane', () => {
  it('keeps what is being written while the table changes around it, and says what the file says', async () => {
    const site = await serveSite()
    const bytes = await clerksWorkbook()
    await withChromium(async (context) => {
      const excel = await openExcelPage(context, { bytes, name: CLERKS_FILE, paneUrl: `${site.url}/pane.html` })
      const { pane } = excel
      const item = (cell: string): string => `.line.item:has(.where span:text-is("${cell}"))`
      const says = (text: string) =>
        pane.waitForFunction(
          (wanted) => {
            const readiness = document.querySelector('.readiness')
            return readiness?.textContent?.includes(wanted) && !readiness.classList.contains('old')
          },
          text,
          { timeout: 10_000 },
        )
      const shown = async (): Promise<string[]> =>
        (await pane.locator('.line.item .where span').allInnerTexts()).filter((text) => /^[A-Z]+\d+$/.test(text)).sort()
      const expected = async (): Promise<string[]> => {
        const { found } = await fresh(await excel.saved())
        return found.map((line) => /!([A-Z]+\d+) /.exec(line)![1]!).sort()
      }
      await says('还差 2 处')
      expect(await shown()).toEqual(await expected())

      // While an explanation is written, others edit: nothing of it is lost, and it can go on being written.
      await pane.click(item('G6'))
      await pane.selectOption('.card select', 'document')
      await pane.fill('.card textarea', '市发改委批准列入')
      const box = pane.locator('.card textarea')
      await box.focus()
      await excel.remoteEdit('重点项目!H4', '2025年12月')
      await says('还差 1 处')
      await excel.insertRows('重点项目', 1, 2)
      await pane.waitForSelector(item('G8'))
      await excel.type('重点项目!D9', '水利局 ')
      await pane.waitForSelector(item('D9'))
      expect(await box.evaluate((one) => one === document.activeElement)).toBe(true)
      await excel.page.keyboard.press('End')
      await excel.page.keyboard.type('今年的新建盘子')
      expect(await box.inputValue()).toBe('市发改委批准列入今年的新建盘子')
      expect(await shown()).toEqual(await expected())
      expect((await excel.requests()).filter(({ flags }) => (flags & 1) === 1)).toEqual([])

      // A cell is being edited when it is to be saved: it is saved when that ends.
      await excel.beginEdit('重点项目!B7')
      await pane.click('.card button:text-is("保存说明")')
      await new Promise((done) => setTimeout(done, 500))
      expect(await excel.customXml()).toEqual([])
      await excel.enter()
      await says('可上报')
      expect((await excel.customXml())[0]).toContain('今年的新建盘子')
      expect(await shown()).toEqual(await expected())

      // A protected sheet: a fix is refused with the reason, and can be made when the protection is gone.
      await excel.protect('重点项目')
      await pane.click(item('D9'))
      await pane.click('.card button:text-is("改好")')
      await pane.waitForFunction(() => document.querySelector('.told')?.textContent?.includes('有保护'))
      await excel.unprotect('重点项目')
      await pane.click('.card button:text-is("改好")')
      await pane.waitForSelector(item('D9'), { state: 'detached' })
      expect(await excel.text('重点项目!D9')).toBe('水利局')

      // Marks of an earlier check are said to be.
      await pane.click('button:text-is("标出")')
      await pane.waitForSelector('button:text-is("去掉标记")')
      expect(await pane.isVisible('.marks-old')).toBe(false)
      await excel.type('重点项目!H6', '2020年12月')
      await says('还差 1 处')
      expect(await pane.isVisible('.marks-old')).toBe(true)
      await pane.click('button:text-is("去掉标记")')
      await expect.poll(() => excel.fills('重点项目')).toEqual([])
      expect(await shown()).toEqual(await expected())
      expect(excel.problems).toEqual([])
    })
    await site.close()
  }, 120_000)
})
