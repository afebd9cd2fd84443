/** The command line against files and places made to hurt: one short message or the right values, and nothing lost. */
import { execFileSync } from 'node:child_process'
import { lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Playground, UNTIDY, WRONG } from './play.js'

const play = new Playground()

beforeAll(async () => {
  await play.draw('错.xlsx', WRONG)
  await play.draw('乱.xlsx', UNTIDY)
})
afterAll(() => play.remove())

describe.skipIf(process.platform === 'win32')('where the output goes', () => {
  it('is never a pipe or a device, which a file in its place would destroy', async () => {
    execFileSync('mkfifo', [play.path('管道')])
    for (const place of ['管道', '/dev/null', '/dev/full'])
      for (const args of [
        ['check', '错.xlsx', '-o', place],
        ['fix', '乱.xlsx', '-o', place, '--force'],
        ['fix', '错.xlsx', '-o', place, '--force'],
      ]) {
        const { code, err } = await play.run(args)
        expect(code).toBe(2)
        expect(err).toMatch(/^错误：“[^”\n]*(?:管道|null|full)”是管道或设备，不能写在这里。请给出文件名\n$/)
        expect(statSync(resolve(play.folder, place)).isFile()).toBe(false)
      }
  })

  it('may be a link, which stays one', async () => {
    writeFileSync(play.path('真.txt'), '旧')
    symlinkSync('真.txt', play.path('链接.txt'))
    expect((await play.run(['check', '错.xlsx', '-o', '链接.txt'])).code).toBe(1)
    expect(lstatSync(play.path('链接.txt')).isSymbolicLink()).toBe(true)
    expect(readFileSync(play.path('真.txt'), 'utf8')).toContain('甲园区建设项目')
  })
})
