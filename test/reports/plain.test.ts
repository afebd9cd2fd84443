import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pad, plain, visible, width } from '../../src/reports/plain.js'

describe('plain', () => {
  it.each([
    ['民营经济\n服务中心', '民营经济↵服务中心'],
    ['甲\r\n乙\r丙', '甲↵乙↵丙'],
    ['甲\t乙', '甲⇥乙'],
    ['\u001b[31m红\u001b[0m', '␛[31m红␛[0m'],
    ['\u009b31m', '<U+9B>31m'],
    ['\u202ecod.exe', '<U+202E>cod.exe'],
    ['零\u200b宽', '零<U+200B>宽'],
    ['\ud800', '<U+D800>'],
    ['甲\ufffe乙\uffff', '甲<U+FFFE>乙<U+FFFF>'],
    ['::error::x', ': :error::x'],
    ['  ::error::x', '  : :error::x'],
    ['前 ##[error]x ##vso[task]', '前 # #[error]x # #vso[task]'],
    ['𠮷野家（平陆）😀', '𠮷野家（平陆）😀'],
  ])('shows %j as %j', (text, shown) => {
    expect(plain(text)).toBe(shown)
  })

  it('gives one line that cannot do anything, and leaves it as it is the second time', () => {
    const unit = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('::', '##[', '\u001b', '\u202e', '\n'))
    fc.assert(
      fc.property(fc.array(unit), (parts) => {
        const out = plain(parts.join(''))
        expect(out).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/)
        expect(out).not.toMatch(/^\s*::/)
        expect(out).not.toMatch(/##\w{0,20}\[/)
        expect(plain(out)).toBe(out)
      }),
    )
  })
})

describe('visible', () => {
  it('shows the spaces that matter', () => {
    expect(visible(' 7.93 ')).toBe('␠7.93␠')
    expect(visible('王  飞')).toBe('王␠␠飞')
    expect(visible('a b')).toBe('a b')
    expect(visible('甲\u00a0乙\u3000丙')).toBe('甲⍽乙<U+3000>丙')
  })
})

describe('width', () => {
  it('counts two columns for Chinese and full-width signs', () => {
    expect(['必须改', '提示', 'info', '（Ａ）', '😀', '𠮷'].map(width)).toEqual([6, 4, 4, 6, 2, 2])
    expect(pad('提示', 6)).toBe('提示  ')
  })
})
