/**
 * The fast scanner against the conforming tokenizer, on generated and on mutated XML, cut into pieces anywhere; and the
 * promise that any bytes end in values or in a ReadError.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nodeInflate } from '../../src/hosts/file.js'
import { bytesSource, type Inflate, ReadError, readWorkbook } from '../../src/ooxml/index.js'
import { bookParts, bytesOf, dump, MAIN, makeBook, makeZip, outcome, read } from './make.js'

const space = fc.constantFrom('', '', '', ' ', '\n', '\r\n  ')
const word = fc.constantFrom(
  '甲',
  '平陆县',
  ' a ',
  '&amp;',
  '&#20013;',
  '_x000D_',
  '_',
  '12',
  '1.5',
  '-3E2',
  '😀',
  '\r\n',
  ']]',
  '"',
  "'",
  '0.1234567890123456',
)
const words = fc.array(word, { maxLength: 4 }).map((all) => all.join(''))
const numeric = fc.constantFrom('1', '12.5', '-0.001', '1E+5', '123456789012345678', '0.30000000000000004', '7e-7', '')
const reference = fc.tuple(fc.constantFrom('A', 'B', 'C', 'AA', 'XEA'), fc.integer({ min: 1, max: 9 }))

const formula = fc.oneof(
  fc.constant(''),
  fc.constantFrom(
    '<f>A1+B$2</f>',
    '<f/>',
    '<f t="shared" si="0"/>',
    '<f t="shared" ref="A1:B3" si="0">$A1*2</f>',
    '<f t="array" ref="A1:B2">{1}</f>',
    '<f ca="1">NOW()</f>',
  ),
)
const cell = fc
  .tuple(
    fc.option(reference, { freq: 4 }),
    fc.constantFrom('', ' s="1"', " s='2'", ' s="70000"'),
    formula,
    space,
    fc.oneof(
      fc.tuple(
        fc.constantFrom('', ' t="n"'),
        numeric.map((n) => `<v>${n}</v>`),
      ),
      fc.tuple(
        fc.constant(' t="s"'),
        fc.integer({ min: 0, max: 4 }).map((n) => `<v>${n}</v>`),
      ),
      fc.tuple(
        fc.constantFrom(' t="str"', " t='e'"),
        words.map((w) => `<v>${w}</v>`),
      ),
      fc.tuple(fc.constant(' t="b"'), fc.constantFrom('<v>1</v>', '<v>0</v>', '<v>true</v>')),
      fc.tuple(
        fc.constant(' t="inlineStr"'),
        words.map(
          (w) =>
            `<is><t>${w}</t><rPh sb="0" eb="1"><t>x</t></rPh><r><rPr><b/></rPr><t xml:space="preserve">${w}</t></r></is>`,
        ),
      ),
      fc.tuple(fc.constant(' t="d"'), fc.constantFrom('<v>2025-04-01</v>', '<v>nodate</v>')),
      fc.tuple(fc.constant(''), fc.constantFrom('', '<v/>', '<v xml:space="preserve"> 4 </v>')),
    ),
  )
  .map(([at, style, f, gap, [type, content]]) => ({
    at,
    xml: (r: string) => `<c${r}${style}${type}>${gap}${f}${gap}${content}</c>${gap}`,
  }))
const row = fc
  .tuple(
    fc.option(fc.integer({ min: 1, max: 9 })),
    fc.constantFrom('', ' hidden="1"', ' spans="1:3" ht="15"'),
    fc.array(cell, { maxLength: 5 }),
    space,
  )
  .map(([r, attributes, cells, gap]) => {
    const inner = cells.map(({ at, xml }) => xml(at === null ? '' : ` r="${at[0]}${r ?? at[1]}"`)).join('')
    return `<row${r === null ? '' : ` r="${r}"`}${attributes}>${gap}${inner}</row>${gap}`
  })
const sheet = fc.array(row, { maxLength: 6 }).map((rows) => rows.join(''))
const strings = fc
  .array(words, { maxLength: 4 })
  .map((all) => all.map((w) => `<si>${w.length % 2 ? `<t>${w}</t>` : `<r><t>${w}</t></r>`}</si>`).join(''))
const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="4"/></cellXfs>'

async function either(bytes: Uint8Array, slow: boolean): Promise<string> {
  try {
    return dump(await read(bytes, { slow }))
  } catch (error) {
    if (error instanceof ReadError) return `ReadError ${error.code}`
    throw error
  }
}

describe('scanner and tokenizer', () => {
  it('say the same of every sheet', async () => {
    await fc.assert(
      fc.asyncProperty(sheet, strings, async (rows, sst) => {
        const bytes = makeBook({ rows, strings: sst, styles, stored: true })
        const [fast, slow] = [await either(bytes, false), await either(bytes, true)]
        expect(fast).not.toMatch(/^ReadError/)
        expect(fast).toBe(slow)
      }),
      { numRuns: 250 },
    )
  })

  it('say the same of damaged XML, unless the scanner can read what is not well-formed', async () => {
    const mutation = fc.record({
      at: fc.nat(),
      cut: fc.integer({ min: 0, max: 3 }),
      put: fc.constantFrom(
        '',
        '<',
        '>',
        '"',
        '&',
        '/',
        ' ',
        '<!-- x -->',
        '<![CDATA[x]]>',
        'x',
        '0',
        '</c>',
        '<?y?>',
        '\0',
        '\ufffd',
      ),
    })
    let alike = 0
    await fc.assert(
      fc.asyncProperty(sheet, fc.array(mutation, { minLength: 1, maxLength: 3 }), async (rows, mutations) => {
        let xml = `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`
        for (const { at, cut, put } of mutations) {
          const place = at % xml.length
          xml = xml.slice(0, place) + put + xml.slice(place + cut)
        }
        const bytes = makeBook({ sheet: xml, strings: '<si><t>甲</t></si>', styles, stored: true })
        const [fast, slow] = [await either(bytes, false), await either(bytes, true)]
        if (slow.startsWith('ReadError')) return
        alike++
        expect(fast).toBe(slow)
      }),
      { numRuns: 500 },
    )
    expect(alike).toBeGreaterThan(50)
  })

  it('do not care where the bytes are cut', async () => {
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>平陆县😀&amp;</t></is></c><c r="C1"><f>A1&amp;"县"</f><v>1.25</v></c></row>\n<row r="2" hidden="1"/><row><c><v>3</v></c></row>'
    const parts = bookParts({
      rows,
      strings: '<si><t>重点项目</t></si><si><r><t>甲</t></r></si>',
      before: '<cols><col min="2" max="2" hidden="1"/></cols>',
      after:
        '<mergeCells><mergeCell ref="A1:B2"/></mergeCells><dataValidations><dataValidation type="list" sqref="A1"><formula1>"是,否"</formula1></dataValidation></dataValidations>',
    })
    const bytes = makeZip(parts.map((part) => ({ ...part, stored: true })))
    const whole = dump(await read(bytes))
    expect(whole).not.toContain('\ufffd')
    for (let size = 1; size <= 700; size = size < 80 ? size + 1 : size + 37) {
      for (const slow of [false, true]) {
        const workbook = await readWorkbook(bytesSource(deflated(parts)), {
          name: '表.xlsx',
          inflate: inPieces(size),
          slow,
        })
        expect([size, dump(workbook)]).toEqual([size, whole])
      }
    }
  })
})

const deflated = (parts: ReturnType<typeof bookParts>) => makeZip(parts)

/** An inflater that hands out pieces of so many bytes. */
function inPieces(size: number): Inflate {
  return {
    ...nodeInflate,
    whole: null,
    async *stream(pieces) {
      for await (const piece of nodeInflate.stream(pieces)) {
        for (let at = 0; at < piece.length; at += size) yield piece.subarray(at, at + size)
      }
    },
  }
}

describe('any bytes', () => {
  const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><f>A1</f><v>2</v></c></row>'
  const packed = makeBook({ rows, strings: '<si><t>甲</t></si>', styles })
  const stored = makeBook({ rows, strings: '<si><t>甲</t></si>', styles, stored: true })

  it('end in values or in a ReadError: bits flipped', async () => {
    const flips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 7 })), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(packed, stored), flips, async (original, places) => {
        const bytes = original.slice()
        for (const [at, bit] of places) bytes[at % bytes.length]! ^= 1 << bit
        expect(await outcome(bytes)).toBeTypeOf('string')
      }),
      { numRuns: 800 },
    )
  })

  it('end in values or in a ReadError: cut anywhere, and noise', async () => {
    for (let length = 0; length < packed.length; length += 3)
      expect(await outcome(packed.subarray(0, length))).not.toBe('read')
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (noise, headed) => {
        const bytes = headed ? Uint8Array.from([...bytesOf('PK\u0003\u0004'), ...noise]) : noise
        expect(await outcome(bytes)).not.toBe('read')
      }),
      { numRuns: 500 },
    )
  })
})
