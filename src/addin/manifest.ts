/**
 * The manifest by which Excel knows the add-in: add-in-only XML, schema 1.1 with `VersionOverrides` 1.0 (order of elements:
 * learn.microsoft.com/office/dev/add-ins/develop/manifest-element-ordering). It is the form that volume-licensed Excel, network shares
 * and Centralized Deployment take.
 */
import type { Words } from '../core/index.js'
import type { OfficeJs } from './pages.js'
import { escapeXml, attribute as quote } from './xml.js'

/** What a site's manifest is made of. */
export interface ManifestOptions {
  /** Where the pages are: https, without the last slash. */
  readonly baseUrl: string
  /** The add-in's identity, a GUID: the same as long as it is the same add-in for Excel. */
  readonly id: string
  /** `1.2.3`. */
  readonly version: string
  /** Where the pane is to take office.js from, told in its address; null: as its page says. */
  readonly officeJs?: OfficeJs | null
}

/** The id of the manifest for development (https://localhost:3000), and the address. */
export const DEVELOPMENT = { id: '7f0c9d2a-5b1e-4e39-9a44-3d6a8c1f2b70', baseUrl: 'https://localhost:3000' } as const

/** The oldest ExcelApi the add-in works with: that of Excel 2019 (volume-licensed) and of `worksheet.onChanged`. */
export const EXCEL_API = '1.7'

const provider = 'kplint'

const words = {
  name: { zh: '重点项目表校验', en: 'Key-project table check' },
  about: {
    zh: '检查县级重点项目表：合计、单位、时间、前后矛盾和漏填，逐条说明并定位到单元格。数据不离开本机。',
    en: 'Checks county key-project tables: totals, units, dates, contradictions and gaps, each explained and located. No data leaves the computer.',
  },
  group: { zh: '重点项目', en: 'Key projects' },
  button: { zh: '项目校验', en: 'Check projects' },
  tip: {
    zh: '打开窗格，检查这个工作簿里的重点项目表。',
    en: 'Opens the pane and checks the key-project tables of this workbook.',
  },
  started: { zh: '重点项目表校验已装好', en: 'The key-project check is ready' },
  begin: {
    zh: '在“开始”选项卡点“项目校验”，窗格会列出这个工作簿里的问题。',
    en: 'Choose “Check projects” on the Home tab: the pane lists what is wrong in this workbook.',
  },
} as const satisfies { readonly [key: string]: Words }

/** Sizes of the ribbon button's pictures; the first three are compulsory. */
const RIBBON_ICONS = [16, 32, 80, 64] as const

/** The manifest of a site. */
export function manifestXml({ baseUrl, id, version, officeJs = null }: ManifestOptions): string {
  const url = (path: string) => `${baseUrl}/${path}`
  const pane = url(officeJs === null ? 'pane.html' : `pane.html?office-js=${officeJs}`)
  const icon = (size: number) => url(`icons/icon-${size}.png`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xsi:type="TaskPaneApp">
  <Id>${escapeXml(id)}</Id>
  <Version>${escapeXml(version)}.0</Version>
  <ProviderName>${provider}</ProviderName>
  <DefaultLocale>zh-CN</DefaultLocale>
${local('DisplayName', words.name, '  ')}
${local('Description', words.about, '  ')}
  <IconUrl DefaultValue=${quote(icon(32))}/>
  <HighResolutionIconUrl DefaultValue=${quote(icon(64))}/>
  <SupportUrl DefaultValue=${quote(url('check.html'))}/>
  <AppDomains>
    <AppDomain>${escapeXml(originOf(baseUrl))}</AppDomain>
  </AppDomains>
  <Hosts>
    <Host Name="Workbook"/>
  </Hosts>
  <Requirements>
    <Sets DefaultMinVersion="${EXCEL_API}">
      <Set Name="ExcelApi" MinVersion="${EXCEL_API}"/>
    </Sets>
  </Requirements>
  <DefaultSettings>
    <SourceLocation DefaultValue=${quote(pane)}/>
  </DefaultSettings>
  <Permissions>ReadWriteDocument</Permissions>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="VersionOverridesV1_0">
    <Requirements>
      <bt:Sets DefaultMinVersion="${EXCEL_API}">
        <bt:Set Name="ExcelApi" MinVersion="${EXCEL_API}"/>
      </bt:Sets>
    </Requirements>
    <Hosts>
      <Host xsi:type="Workbook">
        <DesktopFormFactor>
          <GetStarted>
            <Title resid="Started.Title"/>
            <Description resid="Started.Text"/>
            <LearnMoreUrl resid="Page.Check"/>
          </GetStarted>
          <ExtensionPoint xsi:type="PrimaryCommandSurface">
            <OfficeTab id="TabHome">
              <Group id="Kplint.Group">
                <Label resid="Group.Label"/>
                <Icon>
${RIBBON_ICONS.map((size) => `                  <bt:Image size="${size}" resid="Icon.${size}"/>`).join('\n')}
                </Icon>
                <Control xsi:type="Button" id="Kplint.Check">
                  <Label resid="Button.Label"/>
                  <Supertip>
                    <Title resid="Button.Label"/>
                    <Description resid="Button.Tip"/>
                  </Supertip>
                  <Icon>
${RIBBON_ICONS.map((size) => `                    <bt:Image size="${size}" resid="Icon.${size}"/>`).join('\n')}
                  </Icon>
                  <Action xsi:type="ShowTaskpane">
                    <TaskpaneId>Kplint.Pane</TaskpaneId>
                    <SourceLocation resid="Page.Pane"/>
                    <Title resid="Pane.Title"/>
                  </Action>
                </Control>
              </Group>
            </OfficeTab>
          </ExtensionPoint>
        </DesktopFormFactor>
      </Host>
    </Hosts>
    <Resources>
      <bt:Images>
${RIBBON_ICONS.map((size) => `        <bt:Image id="Icon.${size}" DefaultValue=${quote(icon(size))}/>`).join('\n')}
      </bt:Images>
      <bt:Urls>
        <bt:Url id="Page.Pane" DefaultValue=${quote(pane)}/>
        <bt:Url id="Page.Check" DefaultValue=${quote(url('check.html'))}/>
      </bt:Urls>
      <bt:ShortStrings>
${resource('Group.Label', words.group)}
${resource('Button.Label', words.button)}
${resource('Pane.Title', words.name)}
${resource('Started.Title', words.started)}
      </bt:ShortStrings>
      <bt:LongStrings>
${resource('Button.Tip', words.tip)}
${resource('Started.Text', words.begin)}
      </bt:LongStrings>
    </Resources>
  </VersionOverrides>
</OfficeApp>
`
}

/** What stands between `https://` and the path: scheme, host and port. */
export function originOf(url: string): string {
  return /^[a-z]+:\/\/[^/]+/i.exec(url)?.[0] ?? url
}

function local(name: string, { zh, en }: Words, indent: string): string {
  return [
    `${indent}<${name} DefaultValue=${quote(zh)}>`,
    `${indent}  <Override Locale="en-US" Value=${quote(en)}/>`,
    `${indent}</${name}>`,
  ].join('\n')
}

function resource(id: string, { zh, en }: Words): string {
  return [
    `        <bt:String id="${id}" DefaultValue=${quote(zh)}>`,
    `          <bt:Override Locale="en-US" Value=${quote(en)}/>`,
    '        </bt:String>',
  ].join('\n')
}
