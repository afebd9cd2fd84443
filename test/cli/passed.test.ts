/** What lies in a folder and is not looked at is said: what an ignore file leaves out, and files that may hold tables and are not read. */
import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Playground, RIGHT, WRONG } from './play.js'

const play = new Playground()
afterAll(() => play.remove())
beforeAll(async () => {
  for (const file of ['水利局/1.xlsx', '水利局/2.xlsx', '交通局/1.xlsx', '交通局/旧/2.xlsx', '交通局/旧/3.xlsx'])
    await play.draw(`报送/${file}`, file.endsWith('1.xlsx') ? RIGHT : WRONG)
  writeFileSync(play.path('报送/交通局/.kplintignore'), '*\n')
  for (const file of ['附表.doc', '附件.zip', '扫描\u001b[31m.pdf', '照片.jpg'])
    writeFileSync(play.path('报送/水利局', file), '')
  await play.draw('空/表.xlsx', RIGHT)
  writeFileSync(play.path('空/.kplintignore'), '表.xlsx\n')
})

const check = (...args: string[]) => play.run(['check', '--period', '2025-04', ...args])

const IGNORED =
  '.kplintignore 略过了 3 个工作簿，没有查：报送/交通局/1.xlsx、报送/交通局/旧/2.xlsx、报送/交通局/旧/3.xlsx\n'
const STRANGE =
  '有 3 个文件没有查，kplint 不读这些格式：报送/水利局/扫描␛[31m.pdf、报送/水利局/附件.zip、报送/水利局/附表.doc。里面如有报送的表，另存为 .docx 或 .xlsx，压缩包先解开\n'

describe('what is passed over', () => {
  it('is said in one line each, and changes neither report nor exit code', async () => {
    const { code, out, err } = await check('报送')
    expect(err).toBe(IGNORED + STRANGE)
    const named = await check('报送/水利局/1.xlsx', '报送/水利局/2.xlsx')
    expect({ code, out }).toEqual({ code: named.code, out: named.out })
  })

  it('is not said where only errors are wanted', async () => {
    expect((await check('报送', '--quiet')).err).toBe('')
  })

  it('is said of earlier periods, and in English', async () => {
    const { err } = await check('报送/水利局/1.xlsx', '--previous', '报送/交通局', '--lang', 'en')
    expect(err).toContain('left out by .kplintignore and not checked: 3: 报送/交通局/1.xlsx, ')
  })

  it('is named to the fifth, and all of it where asked', async () => {
    for (let i = 1; i <= 7; i++) writeFileSync(play.path(`报送/水利局/另${i}.rtf`), '')
    const line = async (...args: string[]) => (await check('报送/水利局', ...args)).err.split('\n')[0]
    expect(await line()).toMatch(/^有 10 个文件.*：(?:[^、]+、){4}[^、]+ 等（--verbose 全列）。里面/)
    expect(await line('--verbose')).toMatch(/：(?:[^、]+、){9}[^、]+。里面/)
  })

  it('does not make an ignored folder look like an empty one', async () => {
    const { code, out, err } = await check('空')
    expect([code, err]).toEqual([2, '.kplintignore 略过了 1 个工作簿，没有查：空/表.xlsx\n'])
    expect(out).toContain('这里的工作簿都被 .kplintignore 或配置里的 ignore 略过了。要查就改那里，或者直接写文件名')
    expect((await check('空/*.xlsx', '--format', 'json')).out).toContain('"code":"all-ignored"')
  })

  it('is said by each machine of a batch in parts, and the joined report is the one of a single machine', async () => {
    for (const part of ['1/2', '2/2'])
      expect((await check('报送', '空', '--shard', part, '-o', `${part[0]}.kplint`)).err).toMatch(
        /^\.kplintignore 略过了 4 个/,
      )
    const merged = await play.run(['report', 'merge', '1.kplint', '2.kplint', '--format', 'json=合.json'])
    const whole = await check('报送', '空', '--format', 'json=整.json')
    expect([merged.code, merged.out]).toEqual([whole.code, whole.out])
    expect(readFileSync(play.path('合.json'), 'utf8')).toBe(readFileSync(play.path('整.json'), 'utf8'))
  })
})
