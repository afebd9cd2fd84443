/** What the check of a manifest says, each sentence once: Chinese first. */
import { fill, type Words } from '../core/index.js'

const words = {
  'xml-syntax': { zh: '不是正确的 XML', en: 'this is no well-formed XML' },
  'xml-tags': { zh: '标签没有配对，或者有两个根元素', en: 'tags do not match, or there are two roots' },
  'xml-entity': { zh: '不认识的字符引用（&…;），应写成 &amp;', en: 'an unknown reference (&…;); write &amp;' },
  'xml-doctype': { zh: '清单里不能有 DTD 或 CDATA', en: 'a manifest has no DTD and no CDATA' },
  'xml-large': { zh: '文件太大，不是清单', en: 'too large for a manifest' },
  root: { zh: '根元素应为 OfficeApp，不是 {name}', en: 'the root should be OfficeApp, not {name}' },
  namespace: { zh: '{element} 的命名空间应为 {namespace}', en: '{element} should be in the namespace {namespace}' },
  text: { zh: '{element} 里不该有文字“{text}”', en: '{element} should hold no text (“{text}”)' },
  'attribute-unknown': { zh: '{element} 没有 {name} 这个属性', en: '{element} has no attribute {name}' },
  'attribute-missing': { zh: '{element} 缺少属性 {name}', en: '{element} lacks the attribute {name}' },
  unknown: { zh: '{parent} 里没有 {element} 这个元素', en: '{parent} has no element {element}' },
  order: {
    zh: '{element} 应在 {after} 前面：顺序不对，Excel 不装',
    en: '{element} belongs before {after}: Excel refuses another order',
  },
  twice: { zh: '{parent} 里只能有一个 {element}', en: '{parent} can have one {element} only' },
  missing: { zh: '{element} 缺少 {name}', en: '{element} lacks {name}' },
  choice: {
    zh: '{element} 的 {name} 不能是“{value}”，可以是：{known}',
    en: '{name} of {element} cannot be “{value}”; known: {known}',
  },
  'choice-text': {
    zh: '{element} 不能是“{value}”，可以是：{known}',
    en: '{element} cannot be “{value}”; known: {known}',
  },
  empty: { zh: '{element} 的 {name} 是空的', en: '{name} of {element} is empty' },
  long: {
    zh: '{element} 的 {name} 有 {length} 个字，最多 {limit} 个',
    en: '{name} of {element} has {length} characters, at most {limit} are allowed',
  },
  guid: {
    zh: '{element} 应为 GUID（如 7f0c9d2a-5b1e-4e39-9a44-3d6a8c1f2b70），不是“{value}”',
    en: '{element} should be a GUID, not “{value}”',
  },
  version: {
    zh: '{element} 的版本“{value}”应为 1.2.3.4 这样的数',
    en: 'the version “{value}” of {element} should be like 1.2.3.4',
  },
  locale: { zh: '“{value}”不是语言代码，应像 zh-CN', en: '“{value}” is no locale such as zh-CN' },
  https: {
    zh: '{element} 的网址“{value}”应为完整的 https:// 地址',
    en: 'the address “{value}” of {element} should be a whole https:// one',
  },
  domain: {
    zh: '{element} 只写到域名和端口：https://…，后面不带路径，不是“{value}”',
    en: '{element} is a scheme and host (https://…) without a path, not “{value}”',
  },
  id: {
    zh: '{element} 的 id“{value}”只能用字母、数字、点和下划线，以字母开头',
    en: 'the id “{value}” of {element} may hold letters, digits, dots and underscores only',
  },
  'id-twice': { zh: 'id“{id}”用了两次', en: 'the id “{id}” is there twice' },
  'resid-nowhere': {
    zh: '{element} 的 resid“{resid}”在 Resources 里没有',
    en: 'the resid “{resid}” of {element} is not among the Resources',
  },
  'resid-kind': {
    zh: '{element} 的 resid“{resid}”应在 {wanted} 里，却在 {got} 里',
    en: 'the resid “{resid}” of {element} should be in {wanted}, but is in {got}',
  },
  'resid-unused': { zh: '“{id}”没有用到', en: '“{id}” is not used' },
  'locale-default': {
    zh: '{locale} 是默认语言，不用 Override',
    en: '{locale} is the default locale and needs no Override',
  },
  'locale-twice': { zh: '{locale} 写了两次', en: '{locale} is there twice' },
  'locale-missing': {
    zh: '“{name}”没有 {locale} 的文字，别处有',
    en: '“{name}” has no text for {locale}, others have',
  },
  'set-unknown': { zh: '没有“{name}”这个要求集', en: 'there is no requirement set “{name}”' },
  'set-shared': {
    zh: '要求 SharedRuntime，Excel 2019 就装不上',
    en: 'with SharedRuntime required Excel 2019 is shut out',
  },
  'set-missing': {
    zh: '没有要求 ExcelApi {version}：版本太低的 Excel 会打开一个用不了的窗格',
    en: 'ExcelApi {version} is not required: an Excel that is too old opens a pane that cannot work',
  },
  'set-old': {
    zh: '要求的 ExcelApi 是 {version}，窗格要 {wanted}',
    en: 'ExcelApi {version} is required, the pane needs {wanted}',
  },
  'set-new': {
    zh: '要求的 ExcelApi 是 {version}，窗格只要 {wanted}：能用的 Excel 会被挡在外面',
    en: 'ExcelApi {version} is required, the pane needs {wanted} only: others are shut out',
  },
  'icon-missing': {
    zh: '图标缺少 {size} 像素的（必须有 {sizes}）',
    en: 'the icon lacks the size {size} ({sizes} are compulsory)',
  },
  'icon-twice': { zh: '同一个大小的图标写了两次', en: 'a size of the icon is there twice' },
  'icon-size': { zh: '图标没有 {value} 像素这种大小', en: 'icons have no size {value}' },
  'icon-kind': { zh: '“{url}”不是 Excel 认得的图片', en: '“{url}” is no picture Excel takes' },
  'icon-file': { zh: '没有“{url}”这个图片', en: 'there is no picture “{url}”' },
  'icon-size-file': {
    zh: '“{url}”是 {width}×{height}，应为 {size}×{size}',
    en: '“{url}” is {width}×{height}, should be {size}×{size}',
  },
} as const satisfies { readonly [key: string]: Words }

/** The key of a sentence. */
export type ManifestWord = keyof typeof words

/** A sentence in both languages. */
export function say(key: ManifestWord, data: { readonly [name: string]: string | number }): Words {
  return { zh: fill(words[key], data, 'zh'), en: fill(words[key], data, 'en') }
}
