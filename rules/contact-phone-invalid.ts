import { normalizeText } from '../src/core/index.js'
import { defineRule } from './fields.js'

/**
 * A phone number that cannot be dialled. The number itself is never repeated (RULES.md, general rule 6): neither the messages nor
 * `actual` nor a fix hold a digit of it. Numbers without area code pass unless a pack asks for it: within a county that is how
 * they are written.
 */
export default defineRule({
  id: 'contact-phone-invalid',
  title: { zh: '联系电话格式错误', en: 'Phone number malformed' },
  why: {
    zh: '电话多一位少一位，核实时打不通，只好一层层往下问。',
    en: 'With a digit too many or too few nobody answers, and the question goes round the offices.',
  },
  help: {
    zh: '手机号码11位，以13至19开头；固定电话7至8位，前面可以加区号，后面可以加分机号；400、800和五位的服务号码也可以。一格可以写几个号码，与完整号码并列的短号、中间用*隐去的号码不提。要求写区号的，把 areaCode 打开。本规则默认关闭；提示里不显示号码。',
    en: 'Mobile numbers have 11 digits and begin with 13 to 19; fixed lines have 7 or 8, with or without area code and extension; 400, 800 and five-digit service numbers are fine. A cell may hold several; short numbers beside a full one and numbers masked by * pass. areaCode demands the area code. Off by default; findings never show the number.',
  },
  source: { zh: '常用的号码格式', en: 'common forms of numbers' },
  severity: 'info',
  off: true,
  on: 'record',
  columns: ['phone'],
  options: { areaCode: false },
  messages: {
    mobile: { zh: '手机号码应为11位，这里是{count}位', en: 'a mobile number has 11 digits, this one has {count}' },
    lost: {
      zh: '号码变成了科学计数，末几位已经丢失，请重填',
      en: 'the number has turned into scientific notation and lost its last digits: enter it again',
    },
    none: { zh: '联系电话里没有号码', en: 'no number in the phone cell' },
    area: { zh: '固定电话没有写区号', en: 'a fixed line without its area code' },
    other: {
      zh: '不是手机号码，也不是固定电话（区号加7至8位）',
      en: 'neither a mobile number nor a fixed line (area code and 7 or 8 digits)',
    },
  },
  examples: {
    bad: [
      `
单位：万元
序号 | 项目名称 | 总投资 | 联系人 | 联系电话
1    | 甲项目   | 6000   | 王一   | '1380000000!
2    | 乙项目   | 8000   | 李二   | 13800000000
3    | 丙项目   | 7000   | 张三   | 0359-352000!
4    | 丁项目   | 7000   | 赵四   | 1.38E+10!
5    | 戊项目   | 7000   | 孙五   | 同上!
! 手机号码应为11位，这里是10位
! 不是手机号码，也不是固定电话（区号加7至8位）
! 号码变成了科学计数，末几位已经丢失，请重填
! 联系电话里没有号码
`,
      {
        options: { areaCode: true },
        table: `
单位：万元
序号 | 项目名称 | 总投资 | 联系人 | 联系电话
1    | 甲项目   | 6000   | 王一   | '3520000!
2    | 乙项目   | 8000   | 李二   | 0359-3520000
! 固定电话没有写区号
`,
      },
    ],
    good: `
单位：万元
序号 | 项目名称 | 总投资 | 联系人 | 联系电话
1    | 甲项目   | 6000   | 王一   | 13800000000、0359-3520000
2    | 乙项目   | 8000   | 李二   | （0359）3520000转8001
3    | 丙项目   | 7000   | 张三   | 3520000
4    | 丁项目   | 7000   | 赵四   | 138 0000 0000
5    | 戊项目   | 7000   | 孙五   | 138****0000
6    | 己项目   | 7000   | 周六   | +86 13800000000
7    | 庚项目   | 7000   | 吴七   | 李四13800000000（短号660000）
8    | 辛项目   | 7000   | 郑八   |
9    | 壬项目   | 7000   | 冯九   | ——
10   | 癸项目   | 7000   | 陈十   | 400-000-0000
11   | 子项目   | 7000   | 褚一   | 13800000000↵13900000000
`,
  },
  *check(record, { options }) {
    const text = record.text('phone')
    if (text === null || record.value('phone') === null || text.length > LONGEST) return
    const found = judge(text, options.areaCode)
    if (found) yield { at: record.at('phone'), ...found, actual: { zh: '（号码不显示）', en: '(number not shown)' } }
  },
})

/** More than this is a text, no phone cell. */
const LONGEST = 200
const MASKED = /[*＊×xX●•]{2,}/
const LOST = /\d\.\d+e\+?\d/i
/** Runs of digits with the blanks, dashes and brackets inside them. */
const RUN = /\+?[\d(][\d\-() ]*/g
const MOBILE = /^(?:\+?86)?1[3-9]\d{9}$/
const SERVICE = /^(?:[48]00\d{7}|9[56]\d{3,4}|1[0-2]\d{3}|1[12]\d)$/
const FIXED = /^\(?0\d{2,3}[-) ]*[2-9]\d{6,7}$/
const LOCAL = /^[2-9]\d{6,7}$/
const SHORT = /^\d{3,6}$/
/** An extension behind a number: 转8001, -8001. */
const EXTENSION = /(?<=\d{7})-\d{1,5}$/

type Judgement = {
  readonly message: 'mobile' | 'lost' | 'none' | 'area' | 'other'
  readonly data?: { readonly count: number }
}

function judge(text: string, needsArea: boolean): Judgement | null {
  if (MASKED.test(text)) return null
  if (LOST.test(text)) return { message: 'lost' }
  const plain = normalizeText(text).replace(/[\u2010-\u2015\u2212]/g, '-')
  const numbers = plain
    .replace(/(?:转|ext\.?)\s*\d{1,6}/gi, '')
    .split(/[、,;/|\n]/)
    .flatMap((piece) => piece.match(RUN) ?? [])
    .flatMap((run) => (isNumber(run) ? [run.trim()] : run.trim().split(/ +/)))
    .filter((run) => /\d/.test(run))
  if (numbers.length === 0) return { message: 'none' }
  const full = numbers.some(isNumber)
  const wrong = numbers.find((run) => !isNumber(run) && !(full && SHORT.test(solid(run))))
  if (wrong !== undefined) {
    const digits = wrong.replace(/\D/g, '')
    const looksMobile = /^1[3-9]/.test(digits) && digits.length >= 9 && digits.length <= 13
    return looksMobile ? { message: 'mobile', data: { count: digits.length } } : { message: 'other' }
  }
  const bare = numbers.some((run) => LOCAL.test(solid(run)))
  return needsArea && bare ? { message: 'area' } : null
}

function isNumber(run: string): boolean {
  const whole = solid(run)
  return MOBILE.test(whole) || SERVICE.test(whole) || LOCAL.test(whole) || FIXED.test(run.trim().replace(EXTENSION, ''))
}

/** The digits of a number without what only parts them; an extension left out. */
function solid(run: string): string {
  return run
    .trim()
    .replace(EXTENSION, '')
    .replace(/[-() ]/g, '')
}
