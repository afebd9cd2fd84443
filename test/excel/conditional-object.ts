/** Conditional formats given by a formula: the collection of a range, each format, its rule and its colours. */
import { intersection } from './a1.js'
import { areasObject } from './areas-object.js'
import { accessDenied, notModelled } from './fault.js'
import { color } from './format-object.js'
import { rangeObject } from './range-object.js'
import { alive, type RangeTarget, type SheetTarget, sheetAlive } from './range-target.js'
import type { Conditional } from './sheet.js'
import { found, Plain, text, type WireClass, type WireObject, wireObject } from './wire.js'

interface ConditionalTarget extends SheetTarget {
  readonly format: Conditional
}

/** The conditional formats that lie over some cell of a range. */
export function conditionalsObject(target: RangeTarget): WireObject {
  return wireObject(collectionClass, target)
}

function over({ sheet, areas }: RangeTarget): Conditional[] {
  return sheet.conditionals.filter((one) => one.areas.some((a) => areas.some((b) => intersection(a, b))))
}

/** Throws AccessDenied where the sheet is protected and formatting not allowed. */
function mayFormat({ sheet }: SheetTarget): void {
  if (sheet.protection && !sheet.protection.allowFormatCells) throw accessDenied()
}

const object = ({ session, sheet }: SheetTarget, format: Conditional) =>
  wireObject(formatClass, { session, sheet, format })

const collectionClass: WireClass<RangeTarget> = {
  name: 'ConditionalFormatCollection',
  alive,
  items: (target) => over(target).map((format) => object(target, format)),
  item: (target, key) => object(target, found(over(target).find(({ id }) => id === key))),
  methods: {
    GetCount: (target) => new Plain(over(target).length),
    Add: (target, type) => {
      if (type !== 'Custom') throw notModelled(`a conditional format of type ${String(type)}`)
      mayFormat(target)
      const { book, sheet, areas } = target
      const format: Conditional = { id: book.freshId('F'), areas, formula: '', fill: null, font: null }
      // The newest counts most.
      sheet.conditionals.unshift(format)
      book.looked(sheet)
      return object(target, format)
    },
  },
}

function changed(target: ConditionalTarget, part: Partial<Pick<Conditional, 'formula' | 'fill' | 'font'>>): void {
  mayFormat(target)
  Object.assign(target.format, part)
  target.session.book.looked(target.sheet)
}

const formatClass: WireClass<ConditionalTarget> = {
  name: 'ConditionalFormat',
  alive: (target) => {
    sheetAlive(target)
    found(target.sheet.conditionals.find((one) => one === target.format))
  },
  identity: ({ format }) => ({ Id: format.id }),
  scalars: { Id: ({ format }) => format.id, Type: () => 'Custom' },
  links: {
    Custom: (target) => wireObject(customClass, target),
    CustomOrNullObject: (target) => wireObject(customClass, target),
  },
  methods: {
    GetRange: (target) => rangeObject(target, found(target.format.areas.length === 1 ? target.format.areas[0] : null)),
    GetRangeOrNullObject: (target) => {
      const [area, ...more] = target.format.areas
      return area && more.length === 0 ? rangeObject(target, area) : null
    },
    GetRanges: (target) => areasObject(target, target.format.areas),
    Delete: (target) => {
      mayFormat(target)
      target.sheet.conditionals = target.sheet.conditionals.filter((one) => one !== target.format)
      target.session.book.looked(target.sheet)
    },
  },
}

const customClass: WireClass<ConditionalTarget> = {
  name: 'CustomConditionalFormat',
  links: {
    Rule: (target) => wireObject(ruleClass, target),
    Format: (target) => wireObject(looksClass, target),
  },
}

const ruleClass: WireClass<ConditionalTarget> = {
  name: 'ConditionalFormatRule',
  scalars: {
    Formula: { get: ({ format }) => format.formula, set: (target, value) => changed(target, { formula: text(value) }) },
  },
}

const looksClass: WireClass<ConditionalTarget> = {
  name: 'ConditionalRangeFormat',
  links: {
    Fill: (target) => wireObject(fillClass, target),
    Font: (target) => wireObject(fontClass, target),
  },
}

const fillClass: WireClass<ConditionalTarget> = {
  name: 'ConditionalRangeFill',
  scalars: {
    Color: { get: ({ format }) => format.fill, set: (target, value) => changed(target, { fill: color(value) }) },
  },
}

const fontClass: WireClass<ConditionalTarget> = {
  name: 'ConditionalRangeFont',
  scalars: {
    Color: { get: ({ format }) => format.font, set: (target, value) => changed(target, { font: color(value) }) },
  },
}
