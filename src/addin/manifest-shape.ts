/**
 * What a task pane manifest for Excel looks like, as data: which element stands in which, in what order, how often, with what inside.
 * As far as kplint uses it; from the schemas Microsoft published with its documentation (OfficeAppManifestV1_1,
 * TaskPaneAppVersionOverridesV1_0, OfficeAppBasicTypesV1_0).
 */

/** What a text or an attribute must be. `ref-…` are `resid`, `id-…` the `id` of the resource they stand for. */
export type Kind =
  | 'guid'
  | 'version'
  | 'set-version'
  | 'locale'
  | 'short'
  | 'long'
  | 'https'
  | 'domain'
  | 'id'
  | 'icon-size'
  | 'any'
  | `ref-${Resource}`
  | `id-${Resource}`
  | readonly string[]

export type Resource = 'image' | 'url' | 'short' | 'long'

/** Namespaces: of the manifest, of its overrides, of what both use. */
export const NAMESPACES = {
  app: 'http://schemas.microsoft.com/office/appforoffice/1.1',
  overrides: 'http://schemas.microsoft.com/office/taskpaneappversionoverrides',
  basic: 'http://schemas.microsoft.com/office/officeappbasictypes/1.0',
} as const

export interface Shape {
  readonly namespace: keyof typeof NAMESPACES
  /** In their order. */
  readonly children?: readonly Child[]
  /** What the text inside must be; without it there may be none. */
  readonly text?: Kind
  /** Attributes it must have. */
  readonly attributes?: { readonly [name: string]: Kind }
  /** Attributes it may have. */
  readonly may?: { readonly [name: string]: Kind }
}

/** `1` once, `?` at most once, `+` once or more, `*` any number. */
export type Child = readonly [name: string, count: '1' | '?' | '+' | '*', shape: Shape]

const app = (shape: Omit<Shape, 'namespace'>): Shape => ({ namespace: 'app', ...shape })
const over = (shape: Omit<Shape, 'namespace'>): Shape => ({ namespace: 'overrides', ...shape })
const basic = (shape: Omit<Shape, 'namespace'>): Shape => ({ namespace: 'basic', ...shape })

/** A setting of the first part that may differ by language. */
const setting = (kind: 'short' | 'long' | 'https'): Shape =>
  app({
    attributes: { DefaultValue: kind },
    children: [['Override', '*', app({ attributes: { Locale: 'locale', Value: kind } })]],
  })

const sets = (of: typeof app | typeof basic): Shape =>
  of({
    may: { DefaultMinVersion: 'set-version' },
    children: [['Set', '+', of({ attributes: { Name: 'any' }, may: { MinVersion: 'set-version' } })]],
  })

const resource = (kind: Resource): Shape => {
  const value = kind === 'short' || kind === 'long' ? kind : 'https'
  return basic({
    attributes: { id: `id-${kind}`, DefaultValue: value },
    children: [['Override', '*', basic({ attributes: { Locale: 'locale', Value: value } })]],
  })
}

const resources = (name: string, kind: Resource): Shape => basic({ children: [[name, '+', resource(kind)]] })

const ref = (kind: Resource): Shape => over({ attributes: { resid: `ref-${kind}` } })

const icon: Shape = over({
  children: [['Image', '+', basic({ attributes: { size: 'icon-size', resid: 'ref-image' } })]],
})

const button: Shape = over({
  attributes: { 'xsi:type': ['Button'], id: 'id' },
  children: [
    ['Label', '1', ref('short')],
    [
      'Supertip',
      '1',
      over({
        children: [
          ['Title', '1', ref('short')],
          ['Description', '1', ref('long')],
        ],
      }),
    ],
    ['Icon', '1', icon],
    [
      'Action',
      '1',
      over({
        attributes: { 'xsi:type': ['ShowTaskpane'] },
        children: [
          ['TaskpaneId', '?', over({ text: 'short' })],
          ['SourceLocation', '1', ref('url')],
          ['Title', '?', ref('short')],
        ],
      }),
    ],
  ],
})

const group: Shape = over({
  attributes: { id: 'id' },
  children: [
    ['Label', '1', ref('short')],
    ['Icon', '1', icon],
    ['Control', '+', button],
  ],
})

const formFactor: Shape = over({
  children: [
    [
      'GetStarted',
      '?',
      over({
        children: [
          ['Title', '1', ref('short')],
          ['Description', '1', ref('long')],
          ['LearnMoreUrl', '1', ref('url')],
        ],
      }),
    ],
    ['FunctionFile', '?', ref('url')],
    [
      'ExtensionPoint',
      '+',
      over({
        attributes: { 'xsi:type': ['PrimaryCommandSurface'] },
        children: [
          [
            'OfficeTab',
            '*',
            over({ attributes: { id: ['TabHome', 'TabData', 'TabReview'] }, children: [['Group', '+', group]] }),
          ],
          [
            'CustomTab',
            '*',
            over({
              attributes: { id: 'id' },
              children: [
                ['Group', '+', group],
                ['Label', '1', ref('short')],
              ],
            }),
          ],
        ],
      }),
    ],
  ],
})

const overrides: Shape = over({
  attributes: { 'xsi:type': ['VersionOverridesV1_0'] },
  children: [
    ['Description', '?', ref('long')],
    ['Requirements', '?', over({ children: [['Sets', '1', sets(basic)]] })],
    [
      'Hosts',
      '1',
      over({
        children: [
          [
            'Host',
            '+',
            over({ attributes: { 'xsi:type': ['Workbook'] }, children: [['DesktopFormFactor', '1', formFactor]] }),
          ],
        ],
      }),
    ],
    [
      'Resources',
      '1',
      over({
        children: [
          ['Images', '?', resources('Image', 'image')],
          ['Urls', '?', resources('Url', 'url')],
          ['ShortStrings', '?', resources('String', 'short')],
          ['LongStrings', '?', resources('String', 'long')],
        ],
      }),
    ],
  ],
})

/** The root, `OfficeApp`. */
export const officeApp: Shape = app({
  attributes: { 'xsi:type': ['TaskPaneApp'] },
  children: [
    ['Id', '1', app({ text: 'guid' })],
    ['Version', '1', app({ text: 'version' })],
    ['ProviderName', '1', app({ text: 'short' })],
    ['DefaultLocale', '1', app({ text: 'locale' })],
    ['DisplayName', '1', setting('short')],
    ['Description', '1', setting('long')],
    ['IconUrl', '1', setting('https')],
    ['HighResolutionIconUrl', '1', setting('https')],
    ['SupportUrl', '1', setting('https')],
    ['AppDomains', '?', app({ children: [['AppDomain', '+', app({ text: 'domain' })]] })],
    ['Hosts', '1', app({ children: [['Host', '+', app({ attributes: { Name: ['Workbook'] } })]] })],
    ['Requirements', '1', app({ children: [['Sets', '1', sets(app)]] })],
    ['DefaultSettings', '1', app({ children: [['SourceLocation', '1', setting('https')]] })],
    ['Permissions', '1', app({ text: ['ReadWriteDocument'] })],
    ['VersionOverrides', '?', overrides],
  ],
})
