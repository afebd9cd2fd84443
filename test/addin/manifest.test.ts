/** The manifest Excel gets, and the check that finds what is wrong with one. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import manifestTool from 'office-addin-manifest'
import { describe, expect, it } from 'vitest'
import { checkManifest } from '../../src/addin/check-manifest.js'
import { DEVELOPMENT, manifestXml } from '../../src/addin/manifest.js'
import { version } from '../../src/cli/version.generated.js'

const { OfficeAddinManifest } = manifestTool
const root = join(import.meta.dirname, '../..')
const good = manifestXml({
  id: '63318b2c-32cb-5d93-85b2-297dddea9a35',
  baseUrl: 'https://kplint.example.gov.cn/a',
  version: '1.2.3',
})

/** What the check says of a manifest, in Chinese. */
function told(xml: string): string[] {
  return checkManifest(xml).map(({ words }) => words.zh)
}

/** The good one with one thing changed; what is to be changed must be there. */
function changed(what: string | RegExp, by: string): string {
  const xml = good.replace(what, by)
  expect(xml).not.toBe(good)
  return xml
}

/** The good one with an element moved behind another. */
function moved(element: string, behind: string): string {
  const whole = new RegExp(`\\s*<${element}(?:>|\\s[^>]*[^/]>)[\\s\\S]*?</${element}>`).exec(good)![0]
  return good.replace(whole, '').replace(behind, `${behind}${whole}`)
}

describe('the manifest', () => {
  it('has nothing wrong, whatever the address', () => {
    expect(told(good)).toEqual([])
    for (const baseUrl of [
      'https://localhost:3000',
      'https://10.1.2.3:8443/kplint',
      'https://xn--fiqs8s.example/a-b_c',
    ])
      expect(told(manifestXml({ ...DEVELOPMENT, baseUrl, version: '0.1.0', officeJs: 'local' }))).toEqual([])
  })

  it('demands ExcelApi 1.7 and no shared runtime, and stands on the Home tab', () => {
    expect(good.match(/<(?:bt:)?Set .*>/g)).toEqual([
      '<Set Name="ExcelApi" MinVersion="1.7"/>',
      '<bt:Set Name="ExcelApi" MinVersion="1.7"/>',
    ])
    expect(good).not.toContain('Runtime')
    expect(good).toContain('<OfficeTab id="TabHome">')
    expect(good).toContain('DefaultValue="项目校验"')
    expect(good).toContain('Locale="en-US" Value="Check projects"')
  })

  it('names only addresses of its site', () => {
    const urls = good.match(/https:\/\/[^"<\s]+/g)!
    expect(urls.length).toBeGreaterThan(10)
    for (const url of urls) expect(url).toMatch(/^https:\/\/kplint\.example\.gov\.cn(?:\/a\/[\w./-]+)?$/)
  })

  it('is read by office-addin-manifest as it is meant', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kplint-manifest-'))
    try {
      writeFileSync(join(folder, 'manifest.xml'), good)
      const read = await OfficeAddinManifest.readManifestFile(join(folder, 'manifest.xml'))
      expect(read).toMatchObject({
        id: '63318b2c-32cb-5d93-85b2-297dddea9a35',
        version: '1.2.3.0',
        displayName: '重点项目表校验',
        defaultLocale: 'zh-CN',
        providerName: 'kplint',
        officeAppType: 'TaskPaneApp',
        permissions: 'ReadWriteDocument',
        hosts: ['Workbook'],
        iconUrl: 'https://kplint.example.gov.cn/a/icons/icon-32.png',
        highResolutionIconUrl: 'https://kplint.example.gov.cn/a/icons/icon-64.png',
        appDomains: ['https://kplint.example.gov.cn'],
        defaultSettings: { sourceLocation: 'https://kplint.example.gov.cn/a/pane.html' },
      })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('for development lies at the root, fresh (npm run generate)', () => {
    expect(readFileSync(join(root, 'manifest.xml'), 'utf8')).toBe(manifestXml({ ...DEVELOPMENT, version }))
  })
})

describe('the check of a manifest', () => {
  it.each<[what: string, xml: () => string, said: string]>([
    ['an element out of order', () => moved('Version', '</ProviderName>'), '顺序不对'],
    [
      'the requirements before the hosts',
      () => moved('Requirements', '<AppDomains>'),
      'AppDomains 里没有 Requirements',
    ],
    ['the icon before the tip', () => moved('Supertip', '</Icon>\n                  '), '顺序不对'],
    [
      'an element that does not exist',
      () => changed('<Permissions>', '<Colour/><Permissions>'),
      'OfficeApp 里没有 Colour',
    ],
    [
      'an element twice',
      () => changed('<DefaultLocale>', '<DefaultLocale>zh-CN</DefaultLocale><DefaultLocale>'),
      '只能有一个 DefaultLocale',
    ],
    ['no support address', () => changed(/<SupportUrl.*\/>/, ''), 'OfficeApp 缺少 SupportUrl'],
    ['an id that is none', () => changed(/<Id>.*<\/Id>/, '<Id>kplint</Id>'), '应为 GUID'],
    ['the id of nobody', () => changed(/<Id>.*<\/Id>/, '<Id>00000000-0000-0000-0000-000000000000</Id>'), '应为 GUID'],
    ['a version of words', () => changed('1.2.3.0', '1.2.3-beta'), '1.2.3.4'],
    ['a version of five parts', () => changed('1.2.3.0', '1.2.3.0.0'), '1.2.3.4'],
    [
      'a page without TLS',
      () => changed('"https://kplint.example.gov.cn/a/pane.html"', '"http://kplint.example.gov.cn/a/pane.html"'),
      'https://',
    ],
    [
      'an address that is not whole',
      () => changed('"https://kplint.example.gov.cn/a/icons/icon-80.png"', '"/icons/icon-80.png"'),
      'https://',
    ],
    [
      'an app domain with a path',
      () => changed('<AppDomain>https://kplint.example.gov.cn<', '<AppDomain>https://kplint.example.gov.cn/a<'),
      '不带路径',
    ],
    [
      'a resid that leads nowhere',
      () => changed('<Label resid="Button.Label"/>', '<Label resid="Button.Labl"/>'),
      '“Button.Labl”在 Resources 里没有',
    ],
    [
      'a resid of the wrong kind',
      () => changed('<Description resid="Button.Tip"/>', '<Description resid="Group.Label"/>'),
      '应在 bt:LongStrings 里',
    ],
    [
      'a resource nobody uses',
      () =>
        changed(
          '<bt:Url id="Page.Check"',
          '<bt:Url id="Page.Old" DefaultValue="https://a.cn/x"/><bt:Url id="Page.Check"',
        ),
      '“Page.Old”没有用到',
    ],
    [
      'a resource twice',
      () => changed('<bt:String id="Pane.Title"', '<bt:String id="Group.Label"'),
      '“Group.Label”用了两次',
    ],
    [
      'a control with the id of its group',
      () => changed('id="Kplint.Check"', 'id="Kplint.Group"'),
      '“Kplint.Group”用了两次',
    ],
    ['an id with blanks', () => changed('id="Kplint.Check"', 'id="Kplint Check"'), '只能用字母'],
    ['a resid that is too long', () => good.replaceAll('Button.Tip', 'Button.'.padEnd(33, 'x')), '最多 32 个'],
    [
      'a name that is too long',
      () => changed('DefaultValue="重点项目表校验"', `DefaultValue="${'项'.repeat(126)}"`),
      '最多 125 个',
    ],
    [
      'a tip that is too long',
      () => changed('DefaultValue="打开窗格', `DefaultValue="${'开'.repeat(251)}`),
      '最多 250 个',
    ],
    ['an empty text', () => changed('DefaultValue="项目校验"', 'DefaultValue=""'), '是空的'],
    ['no picture of 80 pixels', () => changed(/ *<bt:Image size="80" resid="Icon.80"\/>\n/, ''), '缺少 80 像素'],
    ['a picture of no size', () => changed('<bt:Image size="64"', '<bt:Image size="63"'), '63 像素'],
    [
      'a picture that is none',
      () =>
        changed(
          '"https://kplint.example.gov.cn/a/icons/icon-16.png"',
          '"https://kplint.example.gov.cn/a/icons/icon-16.svg"',
        ),
      '不是 Excel 认得的图片',
    ],
    [
      'no requirement set',
      () => changed(/<Set Name="ExcelApi" MinVersion="1.7"\/>/, '<Set Name="AddinCommands" MinVersion="1.1"/>'),
      '没有要求 ExcelApi 1.7',
    ],
    [
      'a requirement set of another program',
      () => changed('<Set Name="ExcelApi"', '<Set Name="WordApi"'),
      '没有“WordApi”',
    ],
    [
      'too old a requirement',
      () => changed('<bt:Set Name="ExcelApi" MinVersion="1.7"/>', '<bt:Set Name="ExcelApi" MinVersion="1.1"/>'),
      '窗格要 1.7',
    ],
    [
      'more than is needed',
      () => changed('<Set Name="ExcelApi" MinVersion="1.7"/>', '<Set Name="ExcelApi" MinVersion="1.14"/>'),
      '挡在外面',
    ],
    [
      'a shared runtime',
      () => changed('<Set Name="ExcelApi"', '<Set Name="SharedRuntime" MinVersion="1.1"/><Set Name="ExcelApi"'),
      'Excel 2019 就装不上',
    ],
    [
      'a language that is the default',
      () => changed('Locale="en-US" Value="Key projects"', 'Locale="zh-CN" Value="Key projects"'),
      '默认语言',
    ],
    [
      'a language twice',
      () =>
        changed(
          '<bt:Override Locale="en-US" Value="Key projects"/>',
          '<bt:Override Locale="en-US" Value="a"/><bt:Override Locale="en-US" Value="b"/>',
        ),
      'en-US 写了两次',
    ],
    [
      'a text in one language less',
      () => changed('<bt:Override Locale="en-US" Value="Key projects"/>', ''),
      '“Group.Label”没有 en-US',
    ],
    [
      'a language that is none',
      () => changed('Locale="en-US" Value="Key projects"', 'Locale="english" Value="Key projects"'),
      '不是语言代码',
    ],
    ['another host', () => changed('<Host Name="Workbook"/>', '<Host Name="Document"/>'), '不能是“Document”'],
    ['another permission', () => changed('ReadWriteDocument', 'ReadWrite'), '不能是“ReadWrite”'],
    ['another tab', () => changed('TabHome', 'TabHomes'), '不能是“TabHomes”'],
    [
      'the overrides in the wrong namespace',
      () => changed('office/taskpaneappversionoverrides', 'office/mailappversionoverrides'),
      '命名空间',
    ],
    [
      'an attribute that does not exist',
      () => changed('<DefaultSettings>', '<DefaultSettings Width="3">'),
      '没有 Width 这个属性',
    ],
    ['an attribute that is missing', () => changed('<bt:Image size="16"', '<bt:Image'), '缺少属性 size'],
    ['text where there is none', () => changed('<AppDomains>', '<AppDomains>x'), '不该有文字'],
    ['another root', () => '<Office/>', 'OfficeApp'],
    ['tags that do not match', () => changed('</Hosts>', '</Host>'), '标签没有配对'],
    ['a second root', () => `${good}<a/>`, '标签没有配对'],
    ['no XML', () => '{}', '不是正确的 XML'],
    ['a document type', () => `<!DOCTYPE a [<!ENTITY b "c">]>${good}`, 'DTD'],
    ['an entity', () => changed('Key projects', '&nbsp;'), '字符引用'],
  ])('%s', (_, xml, said) => {
    expect(told(xml()).join('\n')).toContain(said)
  })

  it('tells the line, and what is refused from what is merely odd', () => {
    const line = good.split('\n').findIndex((text) => text.includes('<Version>')) + 1
    expect(checkManifest(changed('1.2.3.0', 'x'))).toMatchObject([{ line, severity: 'error' }])
    expect(checkManifest(changed('<bt:Override Locale="en-US" Value="Key projects"/>', ''))).toMatchObject([
      { severity: 'warning' },
    ])
  })

  it('knows pictures of another size and those that are not there', () => {
    const picture = (url: string) =>
      url.endsWith('-80.png') ? { width: 64, height: 64 } : url.endsWith('-16.png') ? null : undefined
    const words = checkManifest(good, { picture }).map(({ words }) => words.en)
    expect(words.filter((one) => one.includes('is 64×64, should be 80×80'))).toHaveLength(2)
    expect(words.filter((one) => one.includes('there is no picture'))).toHaveLength(2)
    expect(words).toHaveLength(4)
  })

  it('never throws, whatever it is given', () => {
    const cut = fc.tuple(fc.nat(good.length), fc.nat(60), fc.string({ maxLength: 8 })).map(([at, length, by]) => {
      return good.slice(0, at) + by + good.slice(at + length)
    })
    fc.assert(
      fc.property(fc.oneof(cut, fc.string()), (xml) => Array.isArray(checkManifest(xml))),
      { numRuns: 500 },
    )
    const deep = '<a>'.repeat(100_000)
    expect(told(deep)).toHaveLength(1)
    expect(told('x'.repeat(3_000_000))).toHaveLength(1)
    expect(told(`<a ${'b '.repeat(300_000)}`)).toHaveLength(1)
  })
})
