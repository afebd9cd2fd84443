/** The pane in headless Chromium, over real reports, under the policy that forbids scripts and styles of others: what a clerk sees and does. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Diagnostic, type Explained, NO_NOTES } from '../../src/core/index.js'
import { openStage, type Stage } from './stage.js'
import { ANNEX, checked, EMPTY, multiplied, RIGHT, type SentState, WRONG } from './states.js'

const wrong = await checked(WRONG, '2025-05')
const right = await checked(RIGHT, '2025-05')
const annex = await checked(ANNEX, '2025-04')

const FAULT = {
  zh: '表格正处在编辑状态。请按回车结束输入，再试一次。',
  en: 'A cell is being edited. Press Enter, then try again.',
}
const reading: SentState = { ...EMPTY, phase: 'reading', name: WRONG, progress: 0.3 }
const failed: SentState = { ...EMPTY, phase: 'failed', name: WRONG, fault: FAULT }

const header = { kind: 'header', sheet: '调度表', row: 2, rows: 2, text: '甲' } as const
const gone = { kind: 'row', sheet: '调度表', row: 40, text: '乙', role: 'data' } as const
const corrected: SentState = {
  ...wrong,
  notes: { ...wrong.notes, corrections: [header, gone] },
  structure: [
    {
      ...wrong.structure[0]!,
      lapsed: [gone],
      tables: wrong.structure[0]!.tables.map((table) => ({ ...table, header: { ...table.header, corrected: true } })),
    },
  ],
}

let stage: Stage
let close: () => Promise<void>

beforeAll(async () => {
  ;({ stage, close } = await openStage())
}, 240_000)
afterAll(() => close())
afterEach(() => {
  // Nothing failed in the page, and nothing tried what the policy forbids.
  expect(stage.errors.splice(0)).toEqual([])
})

const find = (state: SentState, cell: string): Diagnostic => {
  const one = state.report!.diagnostics.find((diagnostic) => diagnostic.cell === cell)
  if (!one) throw new Error(`nothing is reported at ${cell}`)
  return one
}
const text = (selector: string): Promise<string> => stage.page.innerText(selector)
const visible = (selector: string): Promise<boolean> => stage.page.isVisible(selector)
const focused = (): Promise<string | undefined> =>
  stage.page.evaluate(() => (document.activeElement as HTMLElement).dataset.key ?? document.activeElement?.id)
const click = (selector: string): Promise<void> => stage.page.click(selector)
const press = (...keys: string[]): Promise<void> =>
  keys.reduce<Promise<void>>((done, key) => done.then(() => stage.page.keyboard.press(key)), Promise.resolve())
const item = (cell: string): string => `.line.item:has(.where span:text-is("${cell}"))`

/** The same report as a new check gives it: no object is the same. */
const anew = (state: SentState): SentState => JSON.parse(JSON.stringify(state)) as SentState

/** The state with something else said of one finding. */
function saying(state: SentState, cell: string, change: Partial<Diagnostic>): SentState {
  const report = state.report!
  const diagnostics = report.diagnostics.map((one) => (one.cell === cell ? { ...one, ...change } : one))
  return { ...state, report: { ...report, diagnostics } }
}

const given = (state: Explained['state'], why: string | null = null): Explained => ({
  explanation: {
    finding: '',
    reason: 'document',
    text: '县政府2025年第3次常务会议纪要同意',
    author: '李四',
    time: '2025-05-08T09:30:00',
    witness: '',
  },
  state,
  refused: why === null ? null : { zh: why, en: why },
})

describe('readiness', () => {
  it('is what the page says first: how much is missing, how much of it must be corrected', async () => {
    await stage.mount(wrong)
    expect(await text('.verdict')).toMatch(/^还差 32 处\s*含 21 处必须改$/)
    await stage.shoot('report')
    await stage.call('set', { report: right.report, structure: right.structure })
    expect(await text('.verdict')).toBe('可上报')
    expect(await text('.start')).toBe('没有发现问题')
    await stage.shoot('ready')
  })

  it('says that the report is out of date, and who checks anew', async () => {
    await stage.mount({ ...wrong, stale: true })
    expect(await text('.stale')).toBe('表已改动，正在重查')
    await stage.call('set', { abilities: { ...wrong.abilities, watch: false } })
    expect(await text('.stale')).toBe('表已改动，请重新检查')
    await stage.call('set', { abilities: wrong.abilities, due: false })
    expect(await text('.stale')).toBe('没有查完，请重新检查')
  })

  it('says that the marks are of an earlier check', async () => {
    await stage.mount({ ...wrong, marked: 3, marksOld: true })
    expect(await text('.marks-old')).toContain('早先标的')
    await stage.call('set', { marksOld: false })
    expect(await text('.marks-old')).toBe('')
  })

  it('opens what could not be checked in place, and closes it with Escape', async () => {
    await stage.mount(wrong)
    await click('[data-key=open-unchecked]')
    expect(await text('.unchecked')).toContain('没有上期的表可对照，11 项检查没有做')
    await click('.unchecked summary >> nth=0')
    expect(await text('.unchecked')).toContain('累计数小于上月')
    await stage.shoot('unchecked')
    // A new check leaves open what was open.
    await stage.call('set', anew(wrong))
    expect(await text('.unchecked')).toContain('累计数小于上月')
    await press('Escape')
    expect(await visible('.unchecked')).toBe(false)
    expect(await focused()).toBe('open-unchecked')
  })
})

describe('the list', () => {
  it('filters by severity and by words, and says when nothing fits', async () => {
    await stage.mount(wrong)
    await click('[data-key=only-warning]')
    expect(await stage.page.locator('.line .sign.error').count()).toBe(0)
    expect(await stage.page.getAttribute('[data-key=only-warning]', 'aria-pressed')).toBe('true')
    await stage.page.fill('[data-key=filter]', '王飞')
    expect(await stage.page.locator('.line.item').count()).toBe(1)
    await stage.page.fill('[data-key=filter]', '没有的字')
    expect(await text('.start')).toContain('没有符合筛选的问题')
    await click('[data-key=filter-clear]')
    expect(await stage.page.locator('.line .sign.error').count()).toBeGreaterThan(0)
    expect(await focused()).toBe('filter')
  })

  it('groups by project, rule or sheet, and remembers which', async () => {
    await stage.mount(wrong)
    await stage.page.selectOption('[data-key=grouping]', 'sheet')
    expect(await text('.line.group')).toContain('调度表')
    await stage.mount(wrong)
    expect(await stage.page.inputValue('[data-key=grouping]')).toBe('sheet')
    await stage.page.selectOption('[data-key=grouping]', 'rule')
    expect(await stage.page.locator('.line.group').count()).toBeGreaterThan(5)
    await stage.page.selectOption('[data-key=grouping]', 'project')
  })

  it('a click selects the cell and opens the card', async () => {
    await stage.mount(wrong)
    await click(item('F8'))
    expect(await stage.calls()).toEqual([['show', { sheet: 0, row: 7, col: 5 }]])
    expect(await text('.card .sentence')).toContain('疑为60000万元')
    expect(await stage.page.getAttribute('.line.chosen', 'aria-selected')).toBe('true')
    await stage.shoot('card')
  })

  it('is gone through with the keyboard alone', async () => {
    await stage.mount(wrong)
    await stage.page.focus('[data-key=next]')
    await press('Tab')
    expect(await focused()).toBe('list')
    await press('ArrowDown', 'ArrowDown', 'Enter')
    expect(await stage.calls()).toEqual([['show', { sheet: 0, row: 11, col: 0 }]])
    expect(await focused()).toBe('list')
    const active = () => stage.page.locator('.line.active')
    expect(await stage.page.getAttribute('.list', 'aria-activedescendant')).toBe(await active().getAttribute('id'))
    // To the group and closed; opened again; the last line; the first.
    await press('ArrowLeft', 'ArrowLeft')
    expect(await active().getAttribute('aria-expanded')).toBe('false')
    expect(await stage.page.locator(item('A12')).count()).toBe(0)
    await press('ArrowRight', 'ArrowRight')
    expect(await active().innerText()).toContain('A12')
    await press('End')
    expect(await active().getAttribute('aria-posinset')).toBe(await active().getAttribute('aria-setsize'))
    await press('Home')
    expect(await active().getAttribute('aria-posinset')).toBe('1')
    await press('PageDown', 'PageUp', 'ArrowDown', ' ')
    expect(await stage.calls()).toEqual([['show', { sheet: 0, row: 11, col: 0 }]])
    await press('Escape')
    expect(await visible('.card')).toBe(false)
    expect(await focused()).toBe('list')
  })

  it('F8 and Shift+F8 go to the next and the previous, from anywhere in the pane', async () => {
    await stage.mount(wrong)
    await stage.page.focus('[data-key=filter]')
    await press('F8', 'F8', 'Shift+F8')
    expect(await stage.calls()).toEqual([
      ['show', { sheet: 0, row: 11, col: 0 }],
      ['show', { sheet: 0, row: 12, col: 7 }],
      ['show', { sheet: 0, row: 11, col: 0 }],
    ])
    expect(await focused()).toBe('filter')
    // The group of the next one is opened where it was closed.
    await click('.line.group >> nth=1')
    await press('F8', 'F8', 'F8', 'F8')
    expect(await text('.line.chosen')).toContain('F8')
    await press('Shift+F8', 'Shift+F8', 'Shift+F8', 'Shift+F8', 'Shift+F8')
    const { length } = wrong.report!.diagnostics
    expect(await text('.card .head')).toContain(`${length}/${length}`)
  })

  it('of five thousand findings only those in sight are elements', async () => {
    const many = multiplied(wrong, 5000)
    await stage.mount(many)
    const lines = () => stage.page.locator('.list .line').count()
    expect(await lines()).toBeLessThan(60)
    await stage.page.focus('.list')
    await press('End')
    expect(await lines()).toBeLessThan(60)
    expect(await visible('.line.active')).toBe(true)
    await press('Home', 'ArrowDown')
    expect(await stage.page.getAttribute('.line.active', 'aria-level')).toBe('2')
    await stage.call('choose', many.report!.diagnostics.at(-1)!.id)
    expect(await visible('.line.chosen')).toBe(true)
    expect(await lines()).toBeLessThan(60)
    await stage.page.fill('[data-key=filter]', 'V10')
    expect(await text('.line.item')).toContain('V10')
    // What is chosen and active is an element wherever one scrolls: the tree must be able to name it.
    await stage.page.fill('[data-key=filter]', '')
    await stage.page.focus('.list')
    await press('Home')
    await stage.page.evaluate(() => document.querySelector('.list')!.scrollTo(0, 50_000))
    await stage.page.waitForFunction(() => document.getElementById('kplint-line-0') !== null)
    expect(await stage.page.getAttribute('.list', 'aria-activedescendant')).toBe('kplint-line-0')
  })

  it('what was in sight stays in sight when a finding above it is gone', async () => {
    const many = multiplied(wrong, 500)
    await stage.mount(many)
    await stage.page.evaluate(() => document.querySelector('.list')!.scrollTo(0, 4000))
    const inSight = () =>
      stage.page.evaluate(() => {
        const list = document.querySelector('.list')!.getBoundingClientRect()
        return document.elementFromPoint(100, list.top + 2)?.closest('.line')?.textContent
      })
    // Lines are made when the page tells of the scrolling.
    await expect.poll(inSight).toBeDefined()
    const before = await inSight()
    const report = many.report!
    const [first] = report.diagnostics
    await stage.call('set', { report: { ...report, diagnostics: report.diagnostics.filter((one) => one !== first) } })
    expect(await inSight()).toBe(before)
  })

  it('explained and accepted findings stand in sections of their own, closed at first', async () => {
    const report = annex.report!
    const [one, two] = report.diagnostics.filter(({ severity }) => severity === 'warning')
    const acceptance = {
      exception: {
        rule: one!.rule,
        project: null,
        table: null,
        sheet: null,
        field: null,
        reason: '省里同意',
        until: { text: '2025-12', day: 0 },
        source: 'x',
      },
      lapsed: false,
    }
    await stage.mount({
      ...annex,
      report: {
        ...report,
        diagnostics: report.diagnostics.filter((other) => other !== one && other !== two),
        explained: [{ ...one!, explanation: given('valid') }],
        accepted: [{ ...two!, accepted: acceptance }],
      },
    })
    await stage.page.focus('.list')
    await press('End')
    expect(await text('.line.group.accepted')).toContain('已认可 1')
    expect(await stage.page.getAttribute('.line.group.explained', 'aria-expanded')).toBe('false')
    await click('.line.group.explained')
    await press('ArrowDown', 'Enter')
    expect(await text('blockquote')).toContain('县政府2025年第3次常务会议纪要同意')
    expect(await visible('.explanation textarea')).toBe(false)
    await click('[data-key=withdraw]')
    expect((await stage.calls()).at(-1)).toEqual(['withdraw', one!.id])
    await click('.line.group.accepted')
    await press('ArrowDown', 'Enter')
    expect(await text('.card .body')).toContain('已认可到 2025-12：省里同意')
  })
})

describe('the card', () => {
  it('says what was found and expected, why it matters, what to do, on whose word', async () => {
    await stage.mount(wrong)
    await stage.call('choose', find(wrong, 'K11').id)
    const card = await text('.card')
    for (const said of ['必须改', 'K11', '现在', '应为', '怎么办', '为什么要紧', '相关的格', '建议改法'])
      expect(card).toContain(said)
    expect(await visible('.source p')).toBe(false)
    await click('.source summary')
    expect(await text('.source')).toContain('arith-rate-mismatch')
    await click('.card .body .cell:has-text("J11")')
    expect(await stage.calls()).toEqual([['show', { sheet: 0, row: 10, col: 9 }]])
  })

  it('lists every cell of a finding that fills a column', async () => {
    await stage.mount(annex)
    await stage.call('choose', annex.report!.diagnostics.find(({ places }) => places.length === 15)!.id)
    expect(await text('.card .body')).toContain('位置（15 格）')
    await click('.card .inline .cell >> nth=1')
    expect(await stage.calls()).toEqual([['show', { sheet: 0, row: 8, col: 4 }]])
    expect(await text('.edits')).toContain('7.93␣')
    expect(await text('.fix')).toContain('还有 10 格')
    await stage.shoot('column')
  })

  it('names a cell of another workbook without a link', async () => {
    const one = find(wrong, 'K11')
    const far = { ...one.related[0]!, at: { ...one.related[0]!.at, book: 1 }, file: '四月.xlsx' }
    await stage.mount(saying(wrong, 'K11', { related: [far] }))
    await stage.call('choose', one.id)
    expect(await text('.card .rows')).toContain('四月.xlsx 调度表!J11')
    expect(await stage.page.locator('.card .rows button').count()).toBe(0)
  })

  it('makes a fix, told as safe or as a suggestion', async () => {
    await stage.mount(wrong)
    await stage.call('choose', find(wrong, 'G10').id)
    expect(await text('[data-key=fix-one]')).toBe('改好')
    await click('[data-key=fix-one]')
    await stage.call('choose', find(wrong, 'F8').id)
    expect(await text('[data-key=fix-one]')).toBe('核对无误，照此改')
    await click('[data-key=fix-one]')
    expect(await stage.calls()).toEqual([
      ['fix', [find(wrong, 'G10').id]],
      ['fix', [find(wrong, 'F8').id]],
    ])
  })

  it('shows all safe fixes before they are made', async () => {
    await stage.mount(wrong)
    expect(await text('[data-key=open-fix]')).toBe('自动改 7 格')
    await click('[data-key=open-fix]')
    expect(await text('.panel .edits')).toContain('县招投中心')
    await stage.shoot('fixes')
    expect(await stage.calls()).toEqual([])
    await click('[data-key=fix-all]')
    const safe = wrong.report!.diagnostics.flatMap(({ id, fix }) => (fix?.safe ? [id] : []))
    expect(await stage.calls()).toEqual([['fix', safe]])
    expect(await visible('.panel .edits')).toBe(false)
  })

  it('of a finding that is gone says so, and goes on where it stood', async () => {
    await stage.mount(wrong)
    await stage.call('choose', find(wrong, 'H13').id)
    const report = wrong.report!
    await stage.call('set', {
      report: { ...report, diagnostics: report.diagnostics.filter(({ cell }) => cell !== 'H13') },
    })
    expect(await text('.card')).toContain('这一处已经不再报告')
    await press('F8')
    expect(await text('.card .head')).toContain('G28')
  })

  it('offers nothing the program cannot do', async () => {
    const abilities = { show: false, write: false, notes: false, marks: false, watch: false }
    await stage.mount({ ...wrong, abilities })
    expect(await visible('[data-key=open-fix]')).toBe(false)
    expect(await visible('[data-key=mark]')).toBe(false)
    await click(item('V8'))
    expect(await stage.calls()).toEqual([])
    expect(await visible('[data-key=fix-one]')).toBe(false)
    expect(await text('.fix')).toContain('请在表里动手改')
    expect(await text('.explanation')).toContain('这里不能把说明存进工作簿')
    expect(await visible('.explanation textarea')).toBe(false)
    await click('#kplint-tab-structure')
    expect(await stage.page.locator('.change').count()).toBe(0)
  })
})

describe('explanations', () => {
  it('are offered for what needs checking, not for what must be corrected', async () => {
    await stage.mount(wrong)
    await stage.call('choose', find(wrong, 'F8').id)
    expect(await visible('.explanation')).toBe(false)
    await stage.call('choose', find(wrong, 'V8').id)
    expect(await visible('.explanation textarea')).toBe(true)
  })

  it('are kept with reason, text and author; the author is remembered', async () => {
    await stage.mount(wrong)
    await stage.call('choose', find(wrong, 'V8').id)
    await stage.page.selectOption('[data-key=reason]', 'superior')
    await stage.page.fill('[data-key=explanation]', '市里口径按两人共同包联上报')
    expect(await text('#kplint-count')).toBe('13/500 字')
    await stage.page.fill('#kplint-by', '张三')
    await click('.explanation [type=submit]')
    expect(await stage.calls()).toEqual([
      ['explain', find(wrong, 'V8').id, 'superior', '市里口径按两人共同包联上报', '张三'],
    ])
    await stage.call('choose', find(wrong, 'M18').id)
    expect(await stage.page.inputValue('#kplint-by')).toBe('张三')
    expect(await stage.page.inputValue('[data-key=explanation]')).toBe('')
  })

  it('that are refused say why at the field; the text stays to be amended', async () => {
    await stage.mount(wrong)
    await stage.call('choose', find(wrong, 'V8').id)
    await click('.explanation [type=submit]')
    expect(await text('#kplint-refusal')).toBe('没有采纳：请写明原因')
    expect(await stage.calls()).toEqual([])
    await stage.call('answer', { zh: '太短，请写明依据', en: 'too short' })
    await stage.page.fill('[data-key=explanation]', '无误')
    await click('.explanation [type=submit]')
    expect(await text('#kplint-refusal')).toBe('没有采纳：太短，请写明依据')
    expect(await focused()).toBe('explanation')
    expect(await stage.page.getAttribute('[data-key=explanation]', 'aria-invalid')).toBe('true')
    expect(await stage.page.getAttribute('[data-key=explanation]', 'aria-describedby')).toContain('kplint-refusal')
    expect(await stage.page.inputValue('[data-key=explanation]')).toBe('无误')
    await stage.shoot('refused')
    // It was kept for the reviewer, too: the same is not said twice.
    await stage.call('set', saying(wrong, 'V8', { explanation: given('refused', '太短，请写明依据') }))
    expect(await visible('blockquote')).toBe(false)
    await press('F8', 'Shift+F8')
    expect(await text('blockquote')).toContain('太短，请写明依据')
    expect(await text('#kplint-refusal')).toBe('')
  })

  it('that lapsed or were refused are shown with text, author and reason', async () => {
    await stage.mount(saying(wrong, 'V8', { explanation: given('lapsed') }))
    await click(item('V8'))
    expect(await text('.line.chosen')).toContain('已失效')
    expect(await text('blockquote')).toMatch(/有文件依据[\s\S]*李四 2025-05-08 09:30[\s\S]*原来的说明不再算数/)
    expect(await stage.page.inputValue('[data-key=explanation]')).toBe('')
    await stage.mount(saying(wrong, 'V8', { explanation: given('refused', '表里写的是未开工') }))
    await click(item('V8'))
    expect(await text('blockquote')).toContain('没有采纳：表里写的是未开工')
    expect(await stage.page.inputValue('[data-key=explanation]')).toBe('县政府2025年第3次常务会议纪要同意')
    await stage.shoot('explanation')
  })
})

describe('what a person is doing', () => {
  it('goes on while a new check comes in: text, caret, focus, element', async () => {
    await stage.mount(wrong)
    await stage.call('choose', find(wrong, 'V8').id)
    await stage.page.fill('[data-key=explanation]', '正在写的说明')
    await stage.page.evaluate(() => {
      const box = document.querySelector<HTMLTextAreaElement>('[data-key=explanation]')!
      box.setSelectionRange(2, 4)
      ;(window as unknown as { box: unknown }).box = box
    })
    await stage.call('set', { ...anew(wrong), phase: 'checking', progress: null })
    await stage.call('set', { ...anew(wrong), phase: 'ready' })
    const now = await stage.page.evaluate(() => {
      const box = document.activeElement as HTMLTextAreaElement
      return [box === (window as unknown as { box: unknown }).box, box.value, box.selectionStart, box.selectionEnd]
    })
    expect(now).toEqual([true, '正在写的说明', 2, 4])
    // Another finding and back: what was written is still there.
    await press('F8', 'Shift+F8')
    expect(await stage.page.inputValue('[data-key=explanation]')).toBe('正在写的说明')
  })

  it('keeps the focus on the same button, and on something where the button is gone', async () => {
    await stage.mount(wrong)
    await stage.call('choose', find(wrong, 'G10').id)
    for (const key of ['check', 'mark', 'fix-one', 'card-next', 'close']) {
      await stage.page.focus(`[data-key=${key}]`)
      await stage.call('set', anew(wrong))
      expect(await focused()).toBe(key)
    }
    await stage.page.focus('[data-key=fix-one]')
    await stage.call('set', saying(wrong, 'G10', { fix: null }))
    expect(await stage.page.evaluate(() => document.activeElement?.closest('.card') !== null)).toBe(true)
  })

  it('has the chosen line in sight, also where the card has just taken half of the list', async () => {
    await stage.mount(wrong, { height: 560 })
    for (const cell of ['Q26', 'U25', 'A12']) {
      await stage.call('choose', find(wrong, cell).id)
      const [line, list] = await Promise.all(
        ['.line.chosen', '.list'].map((one) => stage.page.locator(one).boundingBox()),
      )
      expect(line!.y, cell).toBeGreaterThanOrEqual(list!.y - 1)
      expect(line!.y + line!.height, cell).toBeLessThanOrEqual(list!.y + list!.height + 1)
    }
  })

  it('language is changed in place and remembered', async () => {
    await stage.mount(wrong)
    await stage.call('choose', find(wrong, 'V8').id)
    await stage.page.fill('[data-key=explanation]', '半句话')
    await click('[data-key=lang]')
    expect(await focused()).toBe('lang')
    expect(await stage.page.getAttribute('html', 'lang')).toBe('en')
    expect(await text('.verdict')).toContain('To be settled: 32')
    expect(await text('.card .word')).toBe('warning')
    expect(await stage.page.inputValue('[data-key=explanation]')).toBe('半句话')
    expect(await stage.page.evaluate(() => localStorage.getItem('kplint.lang'))).toBe('en')
    await stage.shoot('english')
    await click('[data-key=lang]')
    expect(await text('.verdict')).toContain('还差 32 处')
  })
})

describe('work and messages', () => {
  it('progress has a figure and can be stopped', async () => {
    await stage.mount(reading)
    await stage.page.waitForSelector('.progress', { state: 'visible' })
    expect(await stage.page.getAttribute('[role=progressbar]', 'aria-valuenow')).toBe('30')
    await click('.progress button')
    expect(await stage.calls()).toEqual([['cancel']])
    await stage.call('set', { phase: 'checking', progress: null })
    expect(await stage.page.getAttribute('[role=progressbar]', 'aria-valuenow')).toBeNull()
    await stage.call('set', wrong)
    expect(await visible('.progress')).toBe(false)
  })

  it('a busy desk is not asked for more', async () => {
    await stage.mount({ ...wrong, phase: 'checking' })
    await stage.page.click('[data-key=check]', { force: true })
    await stage.page.click('[data-key=mark]', { force: true })
    expect(await stage.calls()).toEqual([])
  })

  it('a failure is an alert with a way on; what was done is told and can be dismissed', async () => {
    await stage.mount(failed)
    expect(await text('.told [role=alert]')).toBe(FAULT.zh)
    await stage.shoot('failed')
    await click('.told button:has-text("再试一次")')
    expect(await stage.calls()).toEqual([['check']])
    await stage.call('set', {
      ...wrong,
      fault: null,
      told: { words: { zh: '改好 3 格', en: '3 cells changed' }, bad: false },
    })
    expect(await text('.told [role=status]')).toBe('改好 3 格')
    await click('.told button:has-text("知道了")')
    expect(await visible('.told')).toBe(false)
    await stage.call('set', { told: { words: { zh: '有保护', en: 'protected' }, bad: true } })
    expect(await text('.told [role=alert]')).toBe('有保护')
  })

  it('marks are put and taken away with one button', async () => {
    await stage.mount(wrong)
    await click('[data-key=mark]')
    await stage.call('set', { marked: 37 })
    expect(await text('[data-key=mark]')).toBe('去掉标记')
    await click('[data-key=mark]')
    expect(await stage.calls()).toEqual([['mark'], ['unmark']])
  })

  it('pack, period and author are set in place', async () => {
    await stage.mount(wrong)
    await click('[data-key=open-settings]')
    await stage.page.selectOption('[data-key=pack]', 'base')
    await stage.page.selectOption('[data-key=pack]', '')
    await stage.call('set', { period: 2025 * 12 + 4 })
    await stage.page.selectOption('[data-key=month]', { label: '6月' })
    await stage.page.fill('[data-key=year]', '2024')
    await press('Tab')
    await stage.page.selectOption('[data-key=month]', '')
    expect(await stage.calls()).toEqual([
      ['choosePack', 'base'],
      ['choosePack', null],
      ['choosePeriod', 2025 * 12 + 5],
      ['choosePeriod', 2024 * 12 + 5],
      ['choosePeriod', null],
    ])
    await stage.page.fill('[data-key=author]', '王五')
    await stage.shoot('settings')
    await press('Escape')
    expect(await focused()).toBe('open-settings')
    expect(await stage.page.evaluate(() => localStorage.getItem('kplint.author'))).toBe('王五')
  })
})

describe('how the table was read', () => {
  it('title, unit, header, columns and rows are named; the ends of the tab row are reached by arrows', async () => {
    await stage.mount(wrong)
    await stage.page.focus('#kplint-tab-findings')
    await press('ArrowRight')
    expect(await stage.page.getAttribute('#kplint-tab-structure', 'aria-selected')).toBe('true')
    const map = await text('.structure')
    for (const said of [
      '月度调度表',
      '平陆县2025年5月重点项目调度表',
      '万元',
      '第 3–4 行',
      '年度计划投资',
      '第 14–20 行',
      '小计',
    ])
      expect(map).toContain(said)
    await stage.shoot('structure')
    await click('.columns .cell:text-is("G")')
    expect(await stage.calls()).toEqual([['show', { sheet: 0, row: 3, col: 6 }]])
  })

  it('a column is given another meaning by typing a few signs of it', async () => {
    await stage.mount(wrong)
    await click('#kplint-tab-structure')
    await click('[data-key=column-0-0-6]')
    expect(await focused()).toBe('field-search')
    await stage.page.fill('[data-key=field-search]', '总投资')
    await stage.shoot('field')
    await press('ArrowDown', 'ArrowUp', 'Enter')
    expect(await stage.calls()).toEqual([['correctColumn', 0, 6, 3, 'total']])
    expect(await focused()).toBe('column-0-0-6')
    await click('[data-key=column-0-0-7]')
    await press('Enter')
    expect(await stage.calls()).toEqual([['correctColumn', 0, 7, 3, null]])
    await click('[data-key=column-0-0-7]')
    await stage.page.fill('[data-key=field-search]', '没有这种')
    expect(await text('.picker')).toContain('没有这样的含义')
    await press('Enter', 'Escape')
    expect(await visible('.picker')).toBe(false)
    expect(await focused()).toBe('column-0-0-7')
    expect(await stage.calls()).toEqual([])
  })

  it('header and rows are pointed at; what cannot be is told', async () => {
    await stage.mount(wrong)
    await click('#kplint-tab-structure')
    await click('[data-key=header-0-0]')
    expect(await stage.page.inputValue('[data-key=header-from]')).toBe('3')
    await stage.page.fill('[data-key=header-from]', '0')
    await press('Enter')
    expect(await text('.editor .refusal')).toContain('行号填 1 到')
    await stage.page.fill('[data-key=header-from]', '2')
    await stage.page.fill('[data-key=header-count]', '3')
    await press('Enter')
    await click('.runs li:has-text("第 14–20 行") .change')
    await stage.page.fill('[data-key=row]', '21')
    await press('Enter')
    expect(await text('.editor .refusal')).toBe('请填 14 到 20 之间的行号')
    await stage.page.fill('[data-key=row]', '20')
    await stage.page.selectOption('[data-key=role]', 'total')
    await click('.editor [type=submit]')
    expect(await stage.calls()).toEqual([
      ['correctHeader', 0, 1, 3],
      ['correctRow', 0, 19, 'total'],
    ])
  })

  it('corrections are marked, can be undone, and those that lapsed are told', async () => {
    await stage.mount(corrected)
    await click('#kplint-tab-structure')
    expect(await text('.structure dl')).toContain('人工指定')
    await click('.structure dl button:has-text("撤销")')
    expect(await text('.corrections')).toContain('没有用上')
    await click('.corrections li:has-text("没有用上") button')
    expect(await stage.calls()).toEqual([
      ['uncorrect', header],
      ['uncorrect', gone],
    ])
  })

  it('where no table was recognised a person points at the header', async () => {
    const sheet = { ...wrong.structure[0]!, tables: [], headless: { top: 4, left: 0, bottom: 20, right: 5 } }
    await stage.mount({ ...wrong, structure: [sheet] })
    await click('#kplint-tab-structure')
    expect(await text('.structure')).toContain('A5:F21 像一张表，但找不到表头')
    await click('[data-key=header-0]')
    await press('Enter')
    expect(await stage.calls()).toEqual([['correctHeader', 0, 4, 1]])
  })
})

describe('whatever a workbook says', () => {
  it('is text: markup, scripts, turned writing, names of an object’s own members', async () => {
    const evil = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>'
    const names = [evil, '__proto__', 'constructor', '\u202egnp.exe', '长'.repeat(3000)]
    const report = wrong.report!
    const diagnostics = report.diagnostics.map((one, i) => {
      const name = names[i % names.length]!
      return {
        ...one,
        project: name,
        sheet: name,
        actual: name,
        message: { template: { zh: '{x}', en: '{x}' }, data: { x: name } },
        explanation: one.severity === 'warning' ? given('refused', evil) : null,
      }
    })
    const table = { ...wrong.structure[0]!.tables[0]!, title: { text: evil, row: 0 } }
    const state: SentState = {
      ...wrong,
      name: evil,
      lacks: [
        { zh: evil, en: evil },
        { zh: '缺\u202e门', en: '' },
      ],
      told: { words: { zh: '说\u202e了', en: '' }, bad: true },
      notes: { ...NO_NOTES, pack: evil, corrections: [{ ...header, sheet: evil }] },
      packs: [{ id: evil, title: { zh: evil, en: evil } }],
      structure: [{ ...wrong.structure[0]!, sheet: evil, tables: [table] }],
      report: { ...report, diagnostics, unchecked: [{ sheet: evil, reason: 'no-table' }] },
    }
    await stage.mount(state)
    await click('[data-key=open-unchecked]')
    expect(await text('.unchecked')).toContain('缺<U+202E>门')
    expect(await text('.told')).toContain('说<U+202E>了')
    await click('[data-key=open-settings]')
    for (let i = 0; i < names.length; i++) await press('F8')
    await stage.page.fill('[data-key=filter]', 'gnp')
    expect(await text('.list')).toContain('<U+202E>gnp.exe')
    await stage.page.fill('[data-key=filter]', '')
    expect(await stage.page.locator('img, script:not([src])').count()).toBe(0)
    await click('#kplint-tab-structure')
    expect(await text('.structure')).toContain('<img src=x')
    expect(await stage.page.locator('#pane img, #pane script').count()).toBe(0)
    expect(await stage.page.evaluate(() => 'hurt' in window)).toBe(false)
    expect(await stage.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })
})

describe('every reader', () => {
  const states: readonly (readonly [string, SentState, () => Promise<unknown>])[] = [
    ['report', annex, () => stage.call('choose', find(annex, 'A8').id)],
    ['empty', EMPTY, async () => {}],
    ['failed', failed, async () => {}],
  ]
  const more: readonly (readonly [string, SentState, () => Promise<unknown>])[] = [
    ['reading', reading, () => stage.page.waitForSelector('.progress', { state: 'visible' })],
    ['unchecked', wrong, () => click('[data-key=open-unchecked]')],
    ['fixes', wrong, () => click('[data-key=open-fix]')],
    ['settings', wrong, () => click('[data-key=open-settings]')],
    ['explained', saying(wrong, 'V8', { explanation: given('refused', '太短') }), () => click(item('V8'))],
    ['structure', corrected, () => click('#kplint-tab-structure').then(() => click('[data-key=column-0-0-6]'))],
  ]

  for (const colorScheme of ['light', 'dark'] as const)
    for (const lang of ['zh', 'en'] as const)
      it(`finds nothing in the way: ${colorScheme}, ${lang}`, async () => {
        await stage.page.emulateMedia({ colorScheme })
        for (const [name, state, act] of colorScheme === 'light' || lang === 'en' ? [...states, ...more] : states) {
          await stage.mount(state, { lang })
          await act()
          expect(await stage.violations(), name).toEqual([])
          await stage.shoot(`${name}-${colorScheme}-${lang}`)
        }
        await stage.page.emulateMedia({ colorScheme: 'light' })
      }, 240_000)

  it('needs no sideways scrolling from 300 to 600 pixels, nor in a low window', async () => {
    const sizes = [
      [300, 480],
      [350, 700],
      [600, 700],
    ] as const
    for (const [width, height] of sizes)
      for (const lang of ['zh', 'en'] as const) {
        await stage.mount(annex, { lang, width, height })
        for (const act of [
          () => stage.call('choose', find(annex, 'A8').id),
          () => click('[data-key=open-fix]'),
          () => click('[data-key=open-settings]'),
          () => click('#kplint-tab-structure'),
        ]) {
          await act()
          const wide = await stage.page.evaluate(() =>
            [...document.querySelectorAll('#pane, #pane *')]
              .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && one.closest('.hidden') === null)
              .map((one) => one.outerHTML.slice(0, 80)),
          )
          expect(wide, `${width} ${lang}`).toEqual([])
        }
        expect(await stage.page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true)
      }
    await stage.mount(wrong, { width: 320, height: 480 })
    await click(item('A12'))
    // A low window still shows the chosen line above its card.
    const [line, card] = await Promise.all(
      ['.line.chosen', '.card'].map((one) => stage.page.locator(one).boundingBox()),
    )
    expect(line!.y + 20).toBeLessThan(card!.y)
    await stage.shoot('low')
  }, 240_000)

  it('colours of the system’s own choice and still pictures are respected', async () => {
    await stage.page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
    await stage.mount(wrong)
    await click(item('V8'))
    await stage.shoot('forced-colors')
    expect(
      await stage.page.evaluate(() => getComputedStyle(document.querySelector('.line.chosen')!).outlineStyle),
    ).toBe('solid')
    await stage.page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' })
  })
})
