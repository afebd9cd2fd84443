/** RangeAreas (several blocks at once) and RangeCollection (its blocks one by one). */
import type { Range } from '../../src/core/grid.js'
import { cellCount, fullAddress, intersection, isEntireColumn, isEntireRow, WHOLE_SHEET } from './a1.js'
import { conditionalsObject } from './conditional-object.js'
import { formatObject } from './format-object.js'
import { rangeObject } from './range-object.js'
import { alive, onSheet, RangeTarget, type SheetTarget } from './range-target.js'
import { sheetObject } from './sheet-object.js'
import { found, Plain, truth, type WireClass, type WireObject, whole, wireObject } from './wire.js'

/** Several blocks of a sheet as one object. */
export function areasObject({ session, sheet }: SheetTarget, areas: readonly Range[]): WireObject {
  return wireObject(areasClass, new RangeTarget(session, sheet, areas.map(onSheet)))
}

const address = ({ sheet, areas }: RangeTarget) => areas.map((area) => fullAddress(sheet.name, area)).join(',')

const collectionClass: WireClass<RangeTarget> = {
  name: 'RangeCollection',
  alive,
  items: (target) => target.areas.map((area) => rangeObject(target, area)),
  methods: {
    GetCount: ({ areas }) => new Plain(areas.length),
    GetItemAt: (target, index) => rangeObject(target, found(target.areas[whole(index)])),
  },
}

function used(target: RangeTarget, valuesOnly: unknown): WireObject | null {
  const areas = target.areas.flatMap((area) => target.sheet.used(truth(valuesOnly), area) ?? [])
  return areas.length > 0 ? areasObject(target, areas) : null
}

const areasClass: WireClass<RangeTarget> = {
  name: 'RangeAreas',
  tracked: true,
  alive,
  scalars: {
    Address: address,
    AddressLocal: address,
    AreaCount: ({ areas }) => areas.length,
    CellCount: ({ areas }) => areas.reduce((sum, area) => sum + cellCount(area), 0),
    IsEntireRow: ({ areas }) => areas.every(isEntireRow),
    IsEntireColumn: ({ areas }) => areas.every(isEntireColumn),
  },
  links: {
    Areas: (target) => wireObject(collectionClass, target),
    ConditionalFormats: (target) => conditionalsObject(target),
    Format: (target) => formatObject(target),
    Worksheet: (target) => sheetObject(target),
  },
  methods: {
    GetEntireRow: (t) =>
      areasObject(
        t,
        t.areas.map((area) => ({ ...area, left: 0, right: WHOLE_SHEET.right })),
      ),
    GetEntireColumn: (t) =>
      areasObject(
        t,
        t.areas.map((area) => ({ ...area, top: 0, bottom: WHOLE_SHEET.bottom })),
      ),
    GetUsedRangeAreas: (target, valuesOnly) => used(target, valuesOnly) ?? areasObject(target, [target.area]),
    GetUsedRangeAreasOrNullObject: used,
    GetIntersectionOrNullObject: (target, argument) => {
      const others = argument instanceof RangeTarget && argument.sheet === target.sheet ? argument.areas : []
      const both = target.areas.flatMap((a) => others.flatMap((b) => intersection(a, b) ?? []))
      return both.length > 0 ? areasObject(target, both) : null
    },
    Clear: ({ book, sheet, areas }, what) => {
      for (const area of areas)
        book.clear(sheet, area, what === 'Contents' || what === 'Formats' ? what : 'All', 'addin')
    },
  },
}
