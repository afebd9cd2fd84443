/** 核实说明: why a `warning` is right as it stands; what became of one that was given. */
import { type Diagnostic, type ExplanationReason, reasonWords } from '../../core/index.js'
import { type Context, t, type View } from './context.js'
import { el, refill, setAttribute, setText, watcher } from './dom.js'
import { findingOf } from './model.js'
import { shownName, shownText, shownTime } from './shown.js'

/** Signs of a text that are taken. */
const MAX_SIGNS = 500
const REASONS = Object.keys(reasonWords) as readonly ExplanationReason[]

export function explanation(ctx: Context): View {
  return new Explaining(ctx)
}

class Explaining implements View {
  private readonly given = el('div')
  private readonly reason: HTMLSelectElement
  private readonly text: HTMLTextAreaElement
  private readonly author: HTMLInputElement
  private readonly count = el('span', { class: 'dim', id: 'kplint-count' })
  private readonly refusal = el('p', { class: 'refusal', id: 'kplint-refusal', role: 'alert' })
  private readonly save: HTMLButtonElement
  private readonly form: HTMLFormElement
  private readonly hint: HTMLElement
  readonly node: HTMLElement
  private id: string | null = null
  private saving: string | null = null
  private readonly isOther = watcher()

  constructor(private readonly ctx: Context) {
    const { lang } = ctx
    this.reason = el('select', { id: 'kplint-reason', 'data-key': 'reason', onchange: () => this.keep() })
    for (const one of REASONS) this.reason.append(el('option', { value: one }, reasonWords[one][lang]))
    this.text = el('textarea', {
      id: 'kplint-text',
      'data-key': 'explanation',
      rows: 3,
      maxlength: MAX_SIGNS,
      'aria-describedby': 'kplint-refusal kplint-count',
      oninput: () => this.keep(),
    })
    this.author = el('input', { type: 'text', id: 'kplint-by', maxlength: 40, autocomplete: 'name' })
    this.save = el('button', { type: 'submit', class: 'primary' }, t(lang, 'explanation-save'))
    this.hint = el('p', { class: 'dim' })
    this.form = el(
      'form',
      {
        novalidate: true,
        onsubmit: (event: Event) => {
          event.preventDefault()
          void this.submit()
        },
      },
      el('label', { for: 'kplint-reason' }, t(lang, 'reason')),
      this.reason,
      el('div', { class: 'above' }, el('label', { for: 'kplint-text' }, t(lang, 'explanation-text')), this.count),
      this.text,
      this.refusal,
      el('label', { for: 'kplint-by' }, t(lang, 'author-optional')),
      el('div', { class: 'pair' }, this.author, this.save),
    )
    this.node = el(
      'section',
      { class: 'explanation' },
      el('h3', {}, t(lang, 'explanation')),
      this.hint,
      this.given,
      this.form,
    )
  }

  draw(): void {
    const { state, ui, lang } = this.ctx
    const one = findingOf(state.report, ui.chosen)
    const given = one?.explanation?.state ?? null
    const canExplain = one?.severity === 'warning' && one.accepted?.lapsed !== false && given !== 'valid'
    this.node.hidden = one === null || (!canExplain && given === null)
    if (ui.chosen !== this.id) this.begin(ui.chosen, one)
    this.form.hidden = !canExplain || !state.abilities.notes
    this.hint.hidden = !canExplain
    setText(this.hint, t(lang, state.abilities.notes ? 'explanation-hint' : 'explanation-no-notes'))
    this.save.disabled = this.saving !== null
    setText(this.save, t(lang, this.saving === null ? 'explanation-save' : 'explanation-saving'))
    // Just refused, it stands in the box below with the reason.
    this.given.hidden = given === 'refused' && this.refusal.textContent !== ''
    if (this.isOther(one?.explanation, state.abilities.notes)) refill(this.given, one ? this.givenOf(one) : [])
  }

  /** Another finding: what was being written for it, or what was refused, to be amended. */
  private begin(id: string | null, one: Diagnostic | null): void {
    this.id = id
    const { ui, storage } = this.ctx
    const refused = one?.explanation?.state === 'refused' ? one.explanation.explanation : null
    const draft = (id !== null && ui.drafts.get(id)) || refused
    this.reason.value = draft?.reason ?? REASONS[0]!
    this.text.value = draft?.text ?? ''
    this.author.value = storage.get('author') ?? ''
    this.refuse(null)
    this.counted()
  }

  private keep(): void {
    if (this.id === null) return
    this.ctx.ui.drafts.set(this.id, { reason: this.chosenReason, text: this.text.value })
    this.counted()
  }

  private get chosenReason(): ExplanationReason {
    return REASONS.find((one) => one === this.reason.value) ?? 'other'
  }

  private counted(): void {
    setText(this.count, t(this.ctx.lang, 'sign-count', { n: this.text.value.length, max: MAX_SIGNS }))
  }

  private refuse(why: string | null): void {
    const { lang } = this.ctx
    setText(this.refusal, why === null ? '' : t(lang, 'explanation-refused', { why }))
    setAttribute(this.text, 'aria-invalid', why === null ? null : 'true')
  }

  private async submit(): Promise<void> {
    const { id, ctx } = this
    if (id === null || this.saving !== null) return
    if (this.text.value.trim() === '') {
      this.refuse(t(ctx.lang, 'explanation-empty'))
      this.text.focus()
      return
    }
    const author = this.author.value.trim()
    ctx.storage.set('author', author)
    this.saving = id
    this.draw()
    const refused = await ctx.desk.explain(id, this.chosenReason, this.text.value.trim(), author)
    this.saving = null
    if (refused === null) ctx.ui.drafts.delete(id)
    if (this.id === id) {
      this.refuse(refused && shownText(refused[ctx.lang]))
      if (refused && this.node.isConnected) this.text.focus()
    }
    this.draw()
  }

  /** An explanation that was given, and what became of it. */
  private givenOf(one: Diagnostic): (Node | null)[] {
    const { lang, desk, state: now } = this.ctx
    if (!one.explanation) return []
    const { explanation: given, state, refused } = one.explanation
    const { reason, text, author, time } = given
    const by = t(lang, 'explained-by', { author: shownName(author), time: shownTime(time) }).trim()
    const withdraw = el(
      'button',
      { type: 'button', 'data-key': 'withdraw', onclick: () => void desk.withdraw(one.id) },
      t(lang, 'explanation-withdraw'),
    )
    return [
      el(
        'blockquote',
        { class: state },
        el('p', {}, el('em', {}, t(lang, `state-${state}`)), reasonWords[reason][lang]),
        el('p', { class: 'words' }, shownText(text)),
        by === '' ? null : el('p', { class: 'dim' }, by),
        state === 'lapsed' && el('p', { class: 'notice' }, t(lang, 'lapsed-hint')),
        refused && el('p', { class: 'notice' }, t(lang, 'explanation-refused', { why: shownText(refused[lang]) })),
        now.abilities.notes && withdraw,
      ),
    ]
  }
}
