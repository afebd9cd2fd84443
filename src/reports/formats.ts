/** Every format a run can be written in. Each is loaded when it is asked for: one that nobody wants costs nothing. */
import type { Words } from '../core/index.js'
import type { Reporter } from './reporter.js'
import type { TextOptions } from './text.js'

/** What a reporter is told besides the run. Only `text` looks at it. */
export type ReporterOptions = Omit<TextOptions, 'lang'>

/** A format by its name. */
export interface Format {
  readonly name: FormatName
  readonly what: Words
  /** `bytes`: no text, it belongs into a file and not on a terminal. */
  readonly form: 'text' | 'bytes'
  /** Of its files, with the dot. */
  readonly extension: string
  /** What must be taken down while a workbook is open, because the format shows it. */
  readonly wants: { readonly picture: boolean; readonly sha256: boolean }
  load(): Promise<(options: ReporterOptions) => Reporter>
}

export type FormatName =
  | 'text'
  | 'html'
  | 'xlsx'
  | 'csv'
  | 'markdown'
  | 'json'
  | 'sarif'
  | 'junit'
  | 'github'
  | 'gitlab'
  | 'checkstyle'

const NOTHING = { picture: false, sha256: false }

/** The formats, those for people first. */
export const formats: readonly Format[] = [
  {
    name: 'text',
    what: { zh: '给人看的文字', en: 'text to be read' },
    form: 'text',
    extension: '.txt',
    wants: NOTHING,
    load: async () => (await import('./text-reporter.js')).textReporter,
  },
  {
    name: 'html',
    what: {
      zh: '一个网页文件：总览、图表、每条问题旁边的表格',
      en: 'one web page: overview, charts, each finding beside its cells',
    },
    form: 'text',
    extension: '.html',
    wants: { picture: true, sha256: false },
    load: async () => always((await import('./html.js')).htmlReporter),
  },
  {
    name: 'xlsx',
    what: {
      zh: '问题清单工作簿，可以打印、筛选、分发',
      en: 'the list of findings as a workbook, to print, filter and send round',
    },
    form: 'bytes',
    extension: '.xlsx',
    wants: NOTHING,
    load: async () => (await import('./xlsx.js')).xlsxReporter,
  },
  {
    name: 'csv',
    what: {
      zh: '问题清单，一行一条，Excel 可以直接打开',
      en: 'the list of findings, one per row, for Excel and programs',
    },
    form: 'text',
    extension: '.csv',
    wants: NOTHING,
    load: async () => (await import('./csv.js')).csvReporter,
  },
  {
    name: 'markdown',
    what: {
      zh: 'Markdown，用作 GitHub、GitLab 作业的摘要',
      en: 'Markdown, for the summary of a job on GitHub or GitLab',
    },
    form: 'text',
    extension: '.md',
    wants: NOTHING,
    load: async () => (await import('./markdown.js')).markdownReporter,
  },
  {
    name: 'json',
    what: { zh: '给程序用的完整报告（report.schema.json）', en: 'the whole report for programs (report.schema.json)' },
    form: 'text',
    extension: '.json',
    wants: { picture: false, sha256: true },
    load: async () => (await import('./json.js')).jsonReporter,
  },
  {
    name: 'sarif',
    what: { zh: 'SARIF 2.1.0，用于代码扫描平台', en: 'SARIF 2.1.0, for code scanning' },
    form: 'text',
    extension: '.sarif',
    wants: NOTHING,
    load: async () => always((await import('./sarif.js')).sarifReporter),
  },
  {
    name: 'junit',
    what: { zh: 'JUnit XML，用于 CI 的测试报告', en: 'JUnit XML, for the test reports of CI' },
    form: 'text',
    extension: '.xml',
    wants: NOTHING,
    load: async () => always((await import('./junit.js')).junitReporter),
  },
  {
    name: 'github',
    what: { zh: 'GitHub Actions 的批注', en: 'annotations of GitHub Actions' },
    form: 'text',
    extension: '.txt',
    wants: NOTHING,
    load: async () => always((await import('./github.js')).githubReporter),
  },
  {
    name: 'gitlab',
    what: { zh: 'GitLab 代码质量报告', en: 'a code quality report of GitLab' },
    form: 'text',
    extension: '.json',
    wants: NOTHING,
    load: async () => always((await import('./gitlab.js')).gitlabReporter),
  },
  {
    name: 'checkstyle',
    what: { zh: 'Checkstyle XML，用于 Jenkins 等', en: 'Checkstyle XML, for Jenkins and others' },
    form: 'text',
    extension: '.xml',
    wants: NOTHING,
    load: async () => always((await import('./checkstyle.js')).checkstyleReporter),
  },
]

/** A reporter that needs to be told nothing. */
function always(reporter: Reporter): () => Reporter {
  return () => reporter
}

/** The format of a name; undefined where there is none. */
export function formatNamed(name: string): Format | undefined {
  return formats.find((format) => format.name === name)
}
