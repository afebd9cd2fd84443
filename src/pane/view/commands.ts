/** The top of the page: what can be done with the whole workbook, how far the work is, what came of the last thing done. */
import type { Severity } from '../../core/index.js'
import { type Context, isBusy, t, type View } from './context.js'
import { el, refill, setAttribute, setText, watcher } from './dom.js'
import { fixPanel } from './fixes.js'
import { safeCells } from './model.js'
import { settings } from './settings.js'
import { shownText } from './shown.js'

/** Work that ends sooner is not shown: the page would flicker at every edit. In milliseconds. */
const SHOWN_AFTER = 400

export function commands(ctx: Context): View {
  const row = el('div', { class: 'commands', role: 'group', 'aria-label': t(ctx.lang, 'app-name') })
  const work = progress(ctx)
  const told = message(ctx)
  const options = settings(ctx)
  const fixes = fixPanel(ctx)
  const node = el('header', {}, row, work.node, told.node, options.node, fixes.node)
  const isOther = watcher()
  const isNew = watcher()
  let safe = 0
  return {
    node,
    draw() {
      const { state, ui, desk } = ctx
      if (isNew(state.report)) safe = state.report ? safeCells(state, desk.safe()).length : 0
      if (isOther(isBusy(state), state.stale, state.report, state.marked, state.abilities, ui.panel))
        refill(row, buttons(ctx, safe))
      for (const view of [work, told, options, fixes]) view.draw()
    },
  }
}

/** `n`: cells the safe fixes would rewrite. */
function buttons(ctx: Context, n: number): (Node | null)[] {
  const { state, desk, lang, ui } = ctx
  const busy = isBusy(state)
  const opener = (panel: 'settings' | 'fix') => ({
    'data-key': `open-${panel}`,
    'aria-expanded': ui.panel === panel ? 'true' : 'false',
    onclick: () => ctx.toggle(panel),
  })
  const button = (key: string, label: string, props: Parameters<typeof el>[1]): HTMLButtonElement =>
    el('button', { type: 'button', 'data-key': key, ...props }, label)
  return [
    button('check', t(lang, state.report ? 'recheck' : 'check'), {
      class: state.report && !state.stale ? '' : 'primary',
      'aria-disabled': busy ? 'true' : null,
      onclick: () => void (isBusy(ctx.state) || desk.check()),
    }),
    n > 0 && state.abilities.write
      ? el(
          'button',
          { type: 'button', title: t(lang, 'fix-safe-hint', { n }), ...opener('fix') },
          t(lang, 'fix-safe', { n }),
        )
      : null,
    state.abilities.marks && state.report
      ? button('mark', t(lang, state.marked > 0 ? 'unmark' : 'mark'), {
          title: state.marked > 0 ? t(lang, 'unmark-hint', { n: state.marked }) : t(lang, 'mark-hint'),
          'aria-disabled': busy ? 'true' : null,
          onclick: () => void (isBusy(ctx.state) || (ctx.state.marked > 0 ? desk.unmark() : desk.mark())),
        })
      : null,
    el('span', { class: 'gap' }),
    button('lang', t(lang, 'other-lang'), {
      class: 'quiet',
      lang: lang === 'zh' ? 'en' : 'zh-CN',
      title: t(lang, 'other-lang-hint'),
      onclick: () => ctx.setLang(lang === 'zh' ? 'en' : 'zh'),
    }),
    el('button', { type: 'button', class: 'quiet', ...opener('settings') }, t(lang, 'settings')),
  ]
}

/** How far the work is, with a button that stops it. */
function progress(ctx: Context): View {
  const { lang, desk } = ctx
  const bar = el('div', { class: 'bar' })
  const track = el('div', { class: 'track', role: 'progressbar', 'aria-valuemin': 0, 'aria-valuemax': 100 }, bar)
  const label = el('span', { role: 'status' })
  const figure = el('span', { class: 'dim', 'aria-hidden': 'true' })
  const cancel = el('button', { type: 'button', class: 'link', onclick: () => desk.cancel() }, t(lang, 'cancel'))
  const node = el('div', { class: 'progress' }, label, figure, cancel, track)
  node.hidden = true
  let timer: ReturnType<typeof setTimeout> | null = null
  const isShown = (): boolean => !node.hidden
  const show = (): void => {
    const { phase, progress: share } = ctx.state
    const text = t(lang, phase === 'reading' ? 'reading' : 'checking')
    node.hidden = false
    setText(label, text)
    setAttribute(track, 'aria-label', text)
    const percent = share === null ? null : Math.round(Math.min(1, Math.max(0, share)) * 100)
    setText(figure, percent === null ? '' : t(lang, 'percent', { n: percent }))
    setAttribute(track, 'aria-valuenow', percent)
    bar.classList.toggle('unknown', percent === null)
    bar.style.width = percent === null ? '' : `${percent}%`
  }
  return {
    node,
    draw() {
      if (isBusy(ctx.state)) {
        if (isShown()) show()
        else timer ??= setTimeout(show, ctx.state.report ? SHOWN_AFTER : 0)
        return
      }
      if (timer !== null) clearTimeout(timer)
      timer = null
      node.hidden = true
      setText(label, '')
    },
  }
}

/** What came of the last thing done, and what went wrong. */
function message(ctx: Context): View {
  const { lang } = ctx
  const said = el('p', { role: 'status' })
  const wrong = el('p', { role: 'alert' })
  const dismiss = el('button', { type: 'button', class: 'link' }, t(lang, 'dismiss'))
  const retry = el('button', { type: 'button', class: 'link', onclick: () => void ctx.desk.check() }, t(lang, 'retry'))
  const node = el('div', { class: 'told' }, said, wrong, retry, dismiss)
  let dismissed: unknown = null
  dismiss.addEventListener('click', () => {
    dismissed = ctx.state.told
    draw()
  })
  const draw = (): void => {
    const { phase, fault, told } = ctx.state
    const failed = phase === 'failed' ? shownText(fault?.[lang] ?? t(lang, 'failed')) : null
    const shown = told && told !== dismissed ? told : null
    const tone: Severity | 'good' = failed !== null || shown?.bad ? 'error' : 'good'
    node.hidden = failed === null && shown === null
    node.className = `told ${tone}`
    const bad = [failed, shown?.bad ? shownText(shown.words[lang]) : null].filter((text) => text !== null)
    setText(wrong, bad.join(' '))
    setText(said, shown && !shown.bad ? shownText(shown.words[lang]) : '')
    retry.hidden = failed === null
    dismiss.hidden = shown === null
  }
  return { node, draw }
}
