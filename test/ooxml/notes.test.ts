/** The notes kept in a workbook: what is written is read back, what is hostile or from a later version is survived. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Correction, Explanation, Notes } from '../../src/core/index.js'
import { NOTES_LIMITS, type NotesFault, notesXml, readNotes } from '../../src/ooxml/index.js'
import { makeBook, read } from './make.js'

const explained: Explanation = {
  finding: 'money-sum-mismatch|code:2020-1439|total',
  reason: 'document',
  text: '市发改委批复在途，\n见附件 <3> & “4”。',
  author: '王飞',
  time: '2026-05-08T09:30:00Z',
  witness: '5f2c',
}
const corrections: Correction[] = [
  { kind: 'header', sheet: '计划', row: 2, rows: 2, text: '序号|项目名称|总投资' },
  { kind: 'column', sheet: '计划', row: 3, col: 5, text: '投资额', field: 'total' },
  { kind: 'column', sheet: '计划', row: 3, col: 6, text: '备用', field: null },
  { kind: 'row', sheet: '计划', row: 11, text: '注：以上均为初步数', role: 'note' },
]
const notes: Notes = { pack: 'pinglu', explanations: [explained], corrections }

/** What is read, with what was told of it. */
function readAll(xml: string): [Notes | null, NotesFault[]] {
  const told: NotesFault[] = []
  const result = readNotes(xml, (fault) => told.push(fault))
  return [result, told]
}

const wrapped = (inside: string, attributes = '') => `<notes xmlns="urn:kplint:notes:1"${attributes}>${inside}</notes>`
const one = (attributes: string, text = '') =>
  wrapped(`<explanation finding="f" witness="w" ${attributes}>${text}</explanation>`)

describe('what is written', () => {
  it('can be read by a person who opens the package', () => {
    expect(notesXml(notes)).toBe(
      `<notes xmlns="urn:kplint:notes:1" pack="pinglu">
  <explanation finding="money-sum-mismatch|code:2020-1439|total" reason="document" author="王飞" time="2026-05-08T09:30:00Z" witness="5f2c">市发改委批复在途，
见附件 &lt;3&gt; &amp; “4”。</explanation>
  <header sheet="计划" row="3" rows="2">序号|项目名称|总投资</header>
  <column sheet="计划" row="4" col="F" field="total">投资额</column>
  <column sheet="计划" row="4" col="G" ignored="true">备用</column>
  <row sheet="计划" row="12" role="note">注：以上均为初步数</row>
</notes>`,
    )
    expect(notesXml({ pack: null, explanations: [], corrections: [] })).toBe('<notes xmlns="urn:kplint:notes:1"/>')
  })

  it('is read back as it was', () => {
    expect(readAll(notesXml(notes))).toEqual([notes, []])
    expect(readAll('<notes xmlns="urn:kplint:notes:1"/>')).toEqual([
      { pack: null, explanations: [], corrections: [] },
      [],
    ])
  })

  it('is read back whatever stands in it', () => {
    const wild = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        '__proto__',
        'constructor',
        '_x000D_',
        ']]>',
        '<!--',
        '\ud83d',
        '\u0000\u001b[31m',
        '&#10;',
        ' \t\r\n',
        '\ufeff',
      ),
    )
    const row = fc.nat(1_048_575)
    const place = { sheet: wild, row, text: wild }
    const correction: fc.Arbitrary<Correction> = fc.oneof(
      fc.record({ kind: fc.constant('header' as const), ...place, rows: fc.integer({ min: 1, max: 5 }) }),
      fc.record({
        kind: fc.constant('column' as const),
        ...place,
        col: fc.nat(16_383),
        field: fc.option(wild),
      }),
      fc.record({
        kind: fc.constant('row' as const),
        ...place,
        role: fc.constantFrom('data' as const, 'section' as const, 'repeated-header' as const, 'blank' as const),
      }),
    )
    const explanation: fc.Arbitrary<Explanation> = fc.record({
      finding: wild,
      reason: fc.constantFrom('verified' as const, 'in-progress' as const, 'other' as const),
      text: wild,
      author: wild,
      time: wild,
      witness: wild,
    })
    // What a person wrote loses control signs, halves of signs, and the carriage returns of its line ends; keys lose nothing.
    const plain = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]|[\ufffe\uffff]|\p{Cs}/gu, '')
    fc.assert(
      fc.property(
        fc.option(wild.filter((text) => text !== '')),
        fc.array(explanation, { maxLength: 4 }),
        fc.array(correction, { maxLength: 4 }),
        (pack, explanations, corrections) => {
          const xml = notesXml({ pack, explanations, corrections })
          const expected = {
            pack,
            explanations: explanations.map((item) => ({
              ...item,
              text: plain(item.text),
              author: plain(item.author),
              time: plain(item.time),
            })),
            corrections,
          }
          expect(readAll(xml)).toEqual([expected, []])
          expect(notesXml(readNotes(xml)!)).toBe(xml)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('keeps the bounds: texts are cut, of too many the newest stay, a key is never cut', () => {
    const many = Array.from({ length: NOTES_LIMITS.explanations + 3 }, (_, i) => ({ ...explained, finding: `f${i}` }))
    const long = { ...explained, text: `${'长'.repeat(NOTES_LIMITS.text - 1)}😀尾` }
    const kept = readNotes(
      notesXml({
        pack: null,
        explanations: [...many, long, { ...explained, finding: 'x'.repeat(NOTES_LIMITS.key + 1) }],
        corrections: [],
      }),
    )!
    expect(kept.explanations.length).toBe(NOTES_LIMITS.explanations)
    expect(kept.explanations[0]!.finding).toBe('f4')
    expect(kept.explanations.at(-1)!.text).toBe('长'.repeat(NOTES_LIMITS.text - 1))
    const huge = Array.from({ length: 9_000 }, (_, i) => ({ ...long, finding: `f${i}` }))
    const xml = notesXml({ pack: null, explanations: huge, corrections })
    expect(xml.length).toBeLessThan(NOTES_LIMITS.xml)
    const [readBack, told] = readAll(xml)
    expect([readBack!.explanations.at(-1)!.finding, readBack!.corrections.length, told]).toEqual(['f8999', 4, []])
  })
})

describe('what is read', () => {
  it('leaves out what a later version adds, and says what could not be taken', () => {
    const later = `<n:notes xmlns:n="urn:kplint:notes:1" xmlns:x="urn:kplint:later" pack="p" n:mood="good" theme="dark">
      <!-- --><?app x?><n:baseline of="2026-04">whatever</n:baseline><x:explanation finding="f" witness="w">no</x:explanation>
      <n:explanation finding="f" witness="w" reason="telepathy" x:by="me" approved="yes"><n:b>not</n:b>yes<n:i/></n:explanation>
      <n:row sheet="s" row="3" role="decoration">t</n:row>
    </n:notes>`
    expect(readAll(later)).toEqual([
      {
        pack: 'p',
        explanations: [{ finding: 'f', witness: 'w', reason: 'other', text: 'yes', author: '', time: '' }],
        corrections: [],
      },
      ['notes-cut'],
    ])
  })

  it('takes nothing from corrections that name no place', () => {
    for (const item of [
      '<row row="1" role="data">t</row>',
      '<row sheet="s" row="0" role="data">t</row>',
      '<row sheet="s" row="1048577" role="data">t</row>',
      '<row sheet="s" row="1e3" role="data">t</row>',
      '<header sheet="s" row="1">t</header>',
      '<column sheet="s" row="1" col="XFE" field="total">t</column>',
      '<column sheet="s" row="1" col="A1" field="total">t</column>',
      '<column sheet="s" row="1" col="A">t</column>',
      '<explanation finding="f">t</explanation>',
    ])
      expect(readAll(wrapped(item))).toEqual([{ pack: null, explanations: [], corrections: [] }, ['notes-cut']])
  })

  it('is not ours, or is ours and broken', () => {
    for (const foreign of [
      '',
      'x',
      '<a/>',
      '<notes/>',
      '<notes xmlns="urn:kplint:notes:2"/>',
      '<x xmlns="urn:kplint:notes:1"/>',
    ])
      expect(readAll(foreign)).toEqual([null, []])
    // A document type could define entities without end: such a part is not read at all.
    expect(readAll(`<!DOCTYPE notes [<!ENTITY a "aaaa">]>${wrapped('&a;')}`)).toEqual([null, []])
    const whole = notesXml(notes)
    for (const broken of [whole.slice(0, -1), whole.slice(0, 300), `${whole}x`, one('reason="a" reason="b"')])
      expect(readAll(broken)).toEqual([null, ['notes-broken']])
    expect(readAll(wrapped(' '.repeat(NOTES_LIMITS.xml)))).toEqual([null, ['notes-broken']])
  })

  it('is bounded', () => {
    const [cut, told] = readAll(one(`reason="other" author="${'a'.repeat(500)}"`, 'x'.repeat(100_000)))
    expect([cut!.explanations[0]!.text.length, cut!.explanations[0]!.author.length, told]).toEqual([
      NOTES_LIMITS.text,
      NOTES_LIMITS.author,
      ['notes-cut'],
    ])
    const item = '<row sheet="s" row="1" role="data"/>'
    const [many, said] = readAll(wrapped(item.repeat(NOTES_LIMITS.corrections + 1)))
    expect([many!.corrections.length, [...new Set(said)]]).toEqual([NOTES_LIMITS.corrections, ['notes-cut']])
    const deep = readAll(wrapped('<a>'.repeat(600) + '</a>'.repeat(600)))
    expect(deep).toEqual([null, ['notes-broken']])
  })

  it('goes by the namespaces in force where an element stands, however many are declared', () => {
    const ours = 'xmlns="urn:kplint:notes:1"'
    const row = (tag: string, attributes = '') => `<${tag} ${attributes} sheet="s" row="1" role="data"/>`
    const xml = [
      `<k:notes xmlns:k="urn:kplint:notes:1">${row('k:row')}${row('row')}`,
      `<k:other xmlns:k="urn:other">${row('k:row')}</k:other>${row('k:row')}`,
      `${row('k:row', 'xmlns:k="urn:other"')}${row('q:row', 'xmlns:q="urn:kplint:notes:1"')}${row('q:row')}${row('row', ours)}`,
      '</k:notes>',
    ].join('')
    expect(readAll(xml)[0]!.corrections.length).toBe(4)
    // With a copy of every declaration per element, these took minutes.
    const prefixes = Array.from({ length: 3_000 }, (_, i) => `xmlns:p${i}="u"`).join(' ')
    const hostile = `<notes ${ours} ${prefixes}>${'<p1:b xmlns:q="1"/>'.repeat(200_000)}${row('row')}</notes>`
    expect(readAll(hostile)[0]!.corrections.length).toBe(1)
  })

  it('survives any bytes between our tags', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(300), (junk, at) => {
        const xml = notesXml(notes)
        const mixed = xml.slice(0, at) + junk + xml.slice(at)
        expect(() => readNotes(mixed)).not.toThrow()
      }),
      { numRuns: 500 },
    )
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
  })
})

describe('in a workbook', () => {
  const relation = (n: number) =>
    `<Relationship Id="rIdN${n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item${n}.xml"/>`
  const book = (...texts: string[]) =>
    makeBook({
      rows: '<row r="1"><c r="A1"><v>1</v></c></row>',
      relations: texts.map((_, i) => relation(i + 1)).join(''),
      parts: texts.map((data, i) => ({ name: `customXml/item${i + 1}.xml`, data })),
    })

  it('are found among other custom XML parts; of several sets the last that can be read counts, aloud', async () => {
    const foreign = '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"/>'
    const plain = await read(book(foreign, notesXml(notes)))
    expect([plain.notes, plain.warnings]).toEqual([notes, []])
    expect((await read(book(foreign))).notes).toBeUndefined()
    const empty = notesXml({ pack: null, explanations: [], corrections: [] })
    expect((await read(book(empty))).notes).toBeUndefined()
    const twice = await read(book(notesXml({ ...notes, pack: 'a' }), foreign, notesXml({ ...notes, pack: 'b' })))
    const single = await read(book(foreign, foreign.replace('Sources', 'Other'), notesXml(notes)))
    expect([single.notes, single.warnings]).toEqual([notes, []])
    expect([twice.notes?.pack, twice.warnings]).toEqual(['b', [{ code: 'notes-twice', part: 'customXml/item3.xml' }]])
  })

  it('never keep a workbook from being read', async () => {
    const broken = await read(book(notesXml(notes), notesXml(notes).slice(0, 200)))
    expect([broken.notes, broken.warnings, broken.sheets[0]!.value(0, 0)]).toEqual([
      notes,
      [{ code: 'notes-broken', part: 'customXml/item2.xml' }],
      1,
    ])
  })
})
