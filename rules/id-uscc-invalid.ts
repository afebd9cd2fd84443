import { compactText, type Finding, trimText } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { rewrite } from './readings.js'

/** GB 32100-2015: no I, O, S, V, Z. The value of a sign is its place. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const DIGITS_FROM = 2
const DIGITS_TO = 8
const LENGTH = 18
/** GB 11643: a citizen's number, which some write here for a 个体工商户. It is never shown. */
const CITIZEN = /^\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/

type Message = 'length' | 'letter' | 'region' | 'check' | 'number' | 'citizen' | 'written'

export default defineRule({
  id: 'id-uscc-invalid',
  title: { zh: '统一社会信用代码校验错', en: 'Unified social credit code wrong' },
  why: {
    zh: '信用代码错一位，统计联网直报和在线平台都认不出这家单位，入统申报会被退回。',
    en: 'With one sign wrong neither the statistics platform nor the approval platform knows the unit, and the filing is returned.',
  },
  help: {
    zh: '照营业执照重新填写，单元格先设为文本。代码18位，不用字母 I、O、S、V、Z，末位由前17位算出；末位对不上，说明其中至少有一位抄错。',
    en: 'Copy it from the licence into a cell formatted as text. 18 signs, no I, O, S, V, Z; the last follows from the other 17, so a mismatch means at least one sign is wrong.',
  },
  source: {
    zh: 'GB 32100-2015（本体代码与校验码，算例91350100M000100Y4 → 3）',
    en: 'GB 32100-2015 (worked example 91350100M000100Y4 → 3)',
  },
  severity: 'error',
  on: 'record',
  columns: ['uscc'],
  messages: {
    length: { zh: '统一社会信用代码有{length}位，应为18位', en: 'the code has {length} signs, 18 wanted' },
    letter: {
      zh: '统一社会信用代码中不会有“{sign}”（第{place}位）',
      en: 'a credit code has no “{sign}” (place {place})',
    },
    region: { zh: '统一社会信用代码第3至8位应为数字', en: 'places 3 to 8 of a credit code are digits' },
    check: {
      zh: '统一社会信用代码校验不符：末位是{actual}，按前17位应为{expected}',
      en: 'the check sign is {actual}, the other 17 give {expected}',
    },
    number: {
      zh: '统一社会信用代码存成了数值，后几位已经丢失，请设为文本重新填写',
      en: 'the code was stored as a number and has lost its last digits: format the cell as text and enter it again',
    },
    citizen: {
      zh: '填的像是身份证号，应填统一社会信用代码；身份证号不要留在表里',
      en: 'this looks like a citizen’s number: enter the credit code, and keep personal numbers out of the table',
    },
    written: { zh: '统一社会信用代码应连写、用大写字母', en: 'write the code without blanks and in capitals' },
  },
  examples: {
    bad: `
序号 | 项目名称 | 建设单位 | 统一社会信用代码
1    | 甲项目   | 甲公司   | 91350100M000100Y43
2    | 乙项目   | 乙公司   | 91350100M000100Y44!
3    | 丙项目   | 丙公司   | 91350100M000100Y4!
4    | 丁项目   | 丁公司   | 9135O100M000100Y43!
5    | 戊项目   | 戊公司   | 913501A0M000100Y43!
6    | 己项目   | 己公司   | 91350100m000100y43!
7    | 庚项目   | 庚公司   | 91350100␠M000100Y43!
8    | 辛项目   | 辛商店   | '11010519491231002X!
! 统一社会信用代码校验不符：末位是4，按前17位应为3
! 统一社会信用代码有17位，应为18位
! 统一社会信用代码中不会有“O”（第5位）
! 统一社会信用代码第3至8位应为数字
! 统一社会信用代码应连写、用大写字母
! 统一社会信用代码应连写、用大写字母
! 填的像是身份证号，应填统一社会信用代码；身份证号不要留在表里
~>
序号 | 项目名称 | 建设单位 | 统一社会信用代码
1    | 甲项目   | 甲公司   | 91350100M000100Y43
2    | 乙项目   | 乙公司   | 91350100M000100Y44
3    | 丙项目   | 丙公司   | 91350100M000100Y4
4    | 丁项目   | 丁公司   | 9135O100M000100Y43
5    | 戊项目   | 戊公司   | 913501A0M000100Y43
6    | 己项目   | 己公司   | 91350100m000100y43
7    | 庚项目   | 庚公司   | 91350100M000100Y43
8    | 辛项目   | 辛商店   | '11010519491231002X
`,
    good: `
序号 | 项目名称 | 建设单位 | 统一社会信用代码
1    | 甲项目   | 甲公司   | 91350100M000100Y43
2    | 乙项目   | 乙公司   | ␠91350100M000100Y43␠
3    | 丙项目   | 丙公司   | ９１350100M000100Y43
4    | 丁项目   | 丁公司   |
5    | 戊项目   | 戊公司   | 办理中
6    | 己项目   | 己公司   | 无
`,
  },
  *check(record) {
    const text = record.text('uscc')
    if (text === null || !/[0-9０-９]/.test(text)) return
    const at = record.at('uscc')
    if (typeof record.value('uscc') === 'number' && text.length > 15) {
      yield { at, message: 'number' }
      return
    }
    const code = compactText(text).toUpperCase()
    const wrong = fault(code)
    if (wrong) yield { at, ...wrong }
    else if (/[a-zａ-ｚ]/.test(text) || / /.test(trimText(text))) {
      const safe = !/[a-zａ-ｚ]/.test(text)
      yield { at, message: 'written', expected: code, ...rewrite(record.table, at, code, { safe }) }
    }
  },
})

/** What is wrong with a code in capitals; null where it holds. */
function fault(code: string): Omit<Finding<Message>, 'at'> | null {
  const signs = [...code]
  if (CITIZEN.test(code) && code.at(-1) !== checkSign(code))
    return { message: 'citizen', actual: { zh: '（不显示）', en: '(not shown)' } }
  if (signs.length !== LENGTH) return { message: 'length', data: { length: signs.length } }
  const place = signs.findIndex((sign) => !ALPHABET.includes(sign))
  if (place >= 0) return { message: 'letter', data: { sign: signs[place]!, place: place + 1 } }
  if (!/^\d+$/.test(code.slice(DIGITS_FROM, DIGITS_TO))) return { message: 'region' }
  const expected = checkSign(code)
  const actual = code.at(-1)!
  return actual === expected ? null : { message: 'check', data: { actual, expected }, expected }
}

/** The check sign of the first 17 signs (weights 3^(i−1) mod 31). */
function checkSign(code: string): string {
  let sum = 0
  let weight = 1
  for (let i = 0; i < LENGTH - 1; i++) {
    sum += ALPHABET.indexOf(code[i] ?? '0') * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET[(31 - (sum % 31)) % 31]!
}
