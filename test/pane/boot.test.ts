/** Where a page is: beside Excel, beside WPS, or in a browser alone. */
import { describe, expect, it } from 'vitest'
import { type Around, surroundings } from '../../src/pane/boot.js'

const plain: Around = { location: { search: '', hash: '' }, name: '' }
const at = (search: string, hash = ''): Around => ({ ...plain, location: { search, hash } })

describe('surroundings', () => {
  it.each<[string, Around, 'excel' | 'wps' | 'browser']>([
    ['a plain page', plain, 'browser'],
    ['a page with parameters of its own', at('?lang=en&office-js=local'), 'browser'],
    ['Excel for Windows', at('?_host_Info=Excel$Win32$16.01$zh-CN$$$$0'), 'excel'],
    ['Excel for Windows, behind a parameter', at('?office-js=local&_host_Info=Excel$Win32$16.01$zh-CN'), 'excel'],
    ['Excel for the web', at('?_host_Info=Excel$Web$16.00$zh-CN$uuid$isDialog$$0'), 'excel'],
    ['an older form of the same', at('?_host_Info=excel|web|16.00|zh-CN'), 'excel'],
    ['Excel for the web, told in the fragment', at('', '#&_xdm_Info=abc|https://excel.officeapps.live.com|1'), 'excel'],
    ['Word', at('?_host_Info=Word$Win32$16.01$zh-CN'), 'browser'],
    [
      'a frame of Excel for the web',
      { ...plain, name: '{"baseFrameName":"x","hostInfo":"Excel|Web|16.00|zh-CN"}' },
      'excel',
    ],
    ['a frame of somebody else', { ...plain, name: 'Excel' }, 'browser'],
    ['Excel 2016 for Windows', { ...plain, external: { GetHostInfo: () => 'Excel|Win32|16.00' } }, 'excel'],
    ['Internet Explorer', { ...plain, external: {} }, 'browser'],
    [
      'a browser whose `external` knows no host',
      { ...plain, external: { GetHostInfo: () => 'Outlook|Mac' } },
      'browser',
    ],
    [
      'a program that throws when it is asked',
      {
        ...plain,
        external: {
          get GetHostInfo() {
            throw new Error('denied')
          },
        },
      },
      'browser',
    ],
    ['WPS', { ...plain, Application: { ApiEvent: {} } }, 'wps'],
    [
      'WPS, whatever the address says',
      { ...at('?_host_Info=Excel$Win32$16.01'), Application: { ApiEvent: {} } },
      'wps',
    ],
    ['a page with an Application of its own', { ...plain, Application: {} }, 'browser'],
    ['a page with an element called Application', { ...plain, Application: null }, 'browser'],
  ])('%s', (_, around, where) => {
    expect(surroundings(around)).toBe(where)
  })
})
