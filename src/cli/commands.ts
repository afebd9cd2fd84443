/** The commands and their options, with the words help says about them. What is not here does not exist. */
import type { Words } from '../core/index.js'
import { formats } from '../reports/formats.js'

/** One option. Without `value` it is a switch. */
export interface OptionDef {
  readonly name: string
  readonly short?: string
  /** What stands behind it. */
  readonly value?: Words
  readonly choices?: readonly string[]
  /** What a shell offers to complete where other values are taken, too. */
  readonly offers?: readonly string[]
  readonly many?: boolean
  readonly help: Words
}

/** One command. */
export interface CommandDef {
  readonly name: string
  /** What follows the command on the usage line. */
  readonly usage: Words
  readonly help: Words
  /** More to be said in its own help. */
  readonly more?: Words
  readonly options: readonly OptionDef[]
}

const FILE: Words = { zh: '文件', en: 'FILE' }

const lang: OptionDef = {
  name: 'lang',
  value: { zh: 'zh|en', en: 'zh|en' },
  choices: ['zh', 'en'],
  help: { zh: '语言，默认 zh', en: 'language; zh unless said otherwise' },
}

const color: readonly OptionDef[] = [
  { name: 'color', help: { zh: '总是用颜色', en: 'colours even where this is no terminal' } },
  { name: 'no-color', help: { zh: '不用颜色（也认 NO_COLOR）', en: 'no colours (NO_COLOR is heeded, too)' } },
]

const settings: readonly OptionDef[] = [
  {
    name: 'pack',
    value: { zh: '名称|文件夹|表', en: 'NAME|DIR|FILE' },
    many: true,
    help: {
      zh: '规则包：自带的 pinglu，一个文件夹，或一个规则表 .xlsx；可写多次',
      en: 'a pack: built in (pinglu), a folder or a rule table .xlsx; may be repeated',
    },
  },
  {
    name: 'plugin',
    value: { zh: '文件|包名', en: 'FILE|NAME' },
    many: true,
    help: {
      zh: '插件：写成程序的规则（.js 文件或装好的 npm 包），运行时有你的全部权限；可写多次',
      en: 'a plug-in: rules as code (a .js file or an installed package), run with your rights; may be repeated',
    },
  },
  {
    name: 'period',
    value: { zh: '年月', en: 'MONTH' },
    help: {
      zh: '填报期，如 2025-05 或 2025年5月；表的标题写了年月的，以标题为准',
      en: 'the report period, 2025-05; a title that names a month goes before it',
    },
  },
  {
    name: 'rule',
    value: { zh: '编号=级别', en: 'ID=SEVERITY' },
    many: true,
    help: {
      zh: '改一条规则的级别：off、info、warning、error；可写多次',
      en: 'set a rule to off, info, warning or error; may be repeated',
    },
  },
  { name: 'config', value: FILE, help: { zh: '用这个配置文件', en: 'use this configuration' } },
  { name: 'no-config', help: { zh: '不找配置文件', en: 'look for no configuration' } },
  lang,
]

/** Where rules that are code may come from. */
const code: readonly OptionDef[] = settings.filter(({ name }) => name === 'plugin' || name === 'config')

const format: OptionDef = {
  name: 'format',
  value: { zh: 'text|json', en: 'text|json' },
  choices: ['text', 'json'],
  help: { zh: '报告的形式，默认 text', en: 'form of the report; text unless said otherwise' },
}

/** Where reports go and in what form. */
const reporting: readonly OptionDef[] = [
  {
    name: 'format',
    value: { zh: '形式[=文件]', en: 'NAME[=FILE]' },
    many: true,
    offers: formats.map(({ name }) => name),
    help: {
      zh: `报告的形式，可写多次，各写进各的文件：${formats.map(({ name }) => name).join('、')}；默认 text`,
      en: `form of the report, may be repeated with a file for each: ${formats.map(({ name }) => name).join(', ')}; text unless said otherwise`,
    },
  },
  { name: 'output', short: 'o', value: FILE, help: { zh: '报告写入文件', en: 'write the report to a file' } },
]

/** What fails a run. */
const failing: readonly OptionDef[] = [
  {
    name: 'fail-on',
    value: { zh: '级别', en: 'SEVERITY' },
    choices: ['error', 'warning', 'info'],
    help: {
      zh: '从哪一级起返回 1，默认 error',
      en: 'exit with 1 from this severity on; error unless said otherwise',
    },
  },
  {
    name: 'max-warnings',
    value: { zh: '条数', en: 'N' },
    help: { zh: '需核实的超过这么多条，也返回 1', en: 'exit with 1 when there are more warnings, too' },
  },
]

/** A workbook that is no file. */
const piped: readonly OptionDef[] = [
  { name: 'stdin', help: { zh: '从标准输入读一个工作簿', en: 'read one workbook from standard input' } },
  {
    name: 'stdin-name',
    value: { zh: '文件名', en: 'NAME' },
    help: { zh: '报告里用这个名字，配置里按路径的设置也按它', en: 'the name it is reported and configured under' },
  },
]

/** What of a run is reported. */
const knowing: readonly OptionDef[] = [
  {
    name: 'baseline',
    value: FILE,
    help: {
      zh: '基线：里面已有的问题不计数、不算失败，只看新的',
      en: 'findings in this file are known: they are in no count and do not fail',
    },
  },
  {
    name: 'update-baseline',
    help: {
      zh: '把现在的问题写进基线，已改好的去掉',
      en: 'write what is found to the baseline and take out what is gone',
    },
  },
  {
    name: 'since',
    value: { zh: '版本', en: 'REV' },
    help: {
      zh: '只报告 git 这个版本以后改过的工作簿；其余的只用来对照',
      en: 'report only workbooks that changed since this git revision; the others are compared with',
    },
  },
  { name: 'new-only', help: { zh: '报告里不列基线已有的', en: 'leave what the baseline knows out of the reports' } },
]

/** How a large run is made. */
const running: readonly OptionDef[] = [
  {
    name: 'cache',
    help: {
      zh: '没变过的文件不再查（结果存在 .kplint-cache）',
      en: 'files that have not changed are not checked again (kept in .kplint-cache)',
    },
  },
  {
    name: 'cache-dir',
    value: { zh: '文件夹', en: 'DIR' },
    help: { zh: '结果存到这个文件夹；写了就是 --cache', en: 'keep them in this folder; implies --cache' },
  },
  {
    name: 'threads',
    value: { zh: 'auto|个数', en: 'auto|N' },
    help: { zh: '用几个线程；默认 auto：值得时才用', en: 'threads; auto unless said: only where they pay' },
  },
  {
    name: 'shard',
    value: { zh: '第几份/共几份', en: 'PART/OF' },
    help: {
      zh: '只查其中一份，结果存到 -o，由 kplint report merge 合并',
      en: 'check one part of the files; -o takes its result for kplint report merge',
    },
  },
]

const loudness: readonly OptionDef[] = [
  { name: 'quiet', short: 'q', help: { zh: '只列“必须改”的', en: 'list errors only' } },
  {
    name: 'verbose',
    short: 'v',
    help: {
      zh: '连怎么认的表、没有问题的文件也列出',
      en: 'also list how tables were read, and files without findings',
    },
  },
]

const previous: OptionDef = {
  name: 'previous',
  value: { zh: '上期', en: 'PATH' },
  many: true,
  help: {
    zh: '上期（或以前各期）的工作簿：文件、文件夹或通配符，只作对照，不检查；可写多次',
    en: 'workbooks of the last period or earlier ones: files, folders, globs; compared with, not checked; may be repeated',
  },
}

const officeJs: OptionDef = {
  name: 'office-js',
  value: { zh: 'cdn|21vianet|local', en: 'cdn|21vianet|local' },
  choices: ['cdn', '21vianet', 'local'],
  help: {
    zh: 'office.js 从哪里取：微软（cdn，默认）、世纪互联（21vianet），或者网站自己（local，没有外网时；真机未验证）',
    en: 'where office.js comes from: Microsoft (cdn, the default), 21Vianet, or the site itself (local: without internet access; untried with a real Excel)',
  },
}

const addinId: OptionDef = {
  name: 'id',
  value: { zh: 'GUID', en: 'GUID' },
  help: {
    zh: '加载项的编号；不写则由网址算出，网址不变编号不变',
    en: 'the add-in’s id; unless given it follows from the address and stays with it',
  },
}

const siteSettings: readonly OptionDef[] = [
  officeJs,
  {
    name: 'pack',
    value: { zh: '名称|文件夹', en: 'NAME|DIR' },
    many: true,
    help: {
      zh: '网页里可选的规则包（自带的不用写）；可写多次。里面的名册，能打开网站的人都看得到',
      en: 'a pack the pages offer besides those that come with kplint; may be repeated. Whoever can open the site can read its rosters',
    },
  },
  {
    name: 'embed',
    value: { zh: '网址', en: 'ORIGIN' },
    many: true,
    help: {
      zh: '还有哪些网站可以把窗格嵌进去（单位自己的网页版 Excel），如 https://office.example.gov.cn；可写多次',
      en: 'another origin that may show the pane in a frame (an Excel for the web of your own); may be repeated',
    },
  },
  addinId,
]

const baseUrl: OptionDef = {
  name: 'base-url',
  value: { zh: '网址', en: 'URL' },
  help: {
    zh: '网站的网址，https，如 https://kplint.example.gov.cn',
    en: 'the address of the site, https: https://kplint.example.gov.cn',
  },
}

export const commands: readonly CommandDef[] = [
  {
    name: 'check',
    usage: { zh: '文件、文件夹或通配符…', en: 'PATHS…' },
    help: { zh: '检查工作簿', en: 'check workbooks' },
    more: {
      zh: '文件夹：查里面所有工作簿、CSV 和 Word 文件（.xlsx .xlsm .xls .et .ods .csv .tsv .docx 等）；.txt、.html 要写明文件或用通配符。.kplintignore 列的不查。通配符请加引号：kplint check "报送/**/*.xlsx"。\n不给路径时，查配置文件里 files 列出的。',
      en: 'A folder stands for every workbook, CSV and Word file in it (.xlsx .xlsm .xls .et .ods .csv .tsv .docx and the like); .txt and .html are checked where they are named or a glob asks for them. What .kplintignore lists is left out. Quote globs: kplint check "reports/**/*.xlsx".\nWithout paths, what the configuration lists under files is checked.',
    },
    options: [
      ...reporting,
      ...settings,
      previous,
      ...piped,
      ...failing,
      {
        name: 'no-explanations',
        help: {
          zh: '不理会工作簿里保存的核实说明，像没有说明一样检查',
          en: 'pass over the explanations kept in the workbooks: report as if there were none',
        },
      },
      ...knowing,
      ...running,
      {
        name: 'watch',
        help: {
          zh: '守着：工作簿、配置、规则包一改就再查，Ctrl+C 结束',
          en: 'check again whenever a workbook, the configuration or a pack changes; Ctrl+C ends it',
        },
      },
      {
        name: 'print-config',
        help: {
          zh: '不检查，只列出（对某个文件）生效的设置和每条规则由谁设定，JSON',
          en: 'check nothing: print what holds (for one file) and who set each rule, as JSON',
        },
      },
      {
        name: 'stats',
        help: {
          zh: '最后列出时间花在哪里：读文件、各条规则',
          en: 'say at the end where the time went: reading, each rule',
        },
      },
      ...loudness,
      ...color,
    ],
  },
  {
    name: 'report merge',
    usage: { zh: '分份结果…', en: 'PARTS…' },
    help: {
      zh: '把分份检查（check --shard）的结果合成一份报告',
      en: 'join the parts of a batch (check --shard) into one report',
    },
    more: {
      zh: '合成的报告和一台机器查全部写的一个字节不差。要用检查时的配置、规则包和版本。',
      en: 'The report is byte for byte the one a single machine would have written. Needs the configuration, packs and version of the check.',
    },
    options: [...reporting, ...failing, ...knowing, ...code, ...loudness, lang, ...color],
  },
  {
    name: 'fix',
    usage: { zh: '文件 -o 新文件', en: 'FILE -o OUT' },
    help: {
      zh: '把可以放心自动改的改好（空格、换行、文本数字等）',
      en: 'make the safe fixes (white space, numbers typed as text …)',
    },
    more: {
      zh: '只改写法，不改意思；原文件不动，除非加 --in-place。写完会重新读一遍核对。',
      en: 'Only the writing changes, never the meaning; the original stays unless --in-place is given. The result is read again and compared.',
    },
    options: [
      { name: 'output', short: 'o', value: FILE, help: { zh: '改好的存到这里', en: 'where the mended workbook goes' } },
      { name: 'in-place', help: { zh: '改原文件', en: 'change the original' } },
      { name: 'dry-run', short: 'n', help: { zh: '只列出要改什么，不写文件', en: 'only show what would change' } },
      { name: 'force', help: { zh: '-o 的文件已存在时盖掉它', en: 'overwrite what -o names' } },
      ...settings,
      ...color,
    ],
  },
  {
    name: 'explain',
    usage: { zh: '文件 [--finding 编号 …]', en: 'FILE [--finding ID …]' },
    help: {
      zh: '看哪些需核实的可以说明、已说明了什么；加一条说明，撤回一条说明',
      en: 'show what can be explained and what is; add an explanation, take one back',
    },
    more: {
      zh: '说明存在工作簿里，随文件走；所说的数一改，说明就失效。表格其余部分一个字节也不动。\n说明没有采纳（太短、空话、与本行相反、和别处雷同）返回 1，什么都不写。',
      en: 'Explanations are kept in the workbook and travel with it; one lapses when a value it explains changes. No other byte of the tables is touched.\nOne that is refused (too short, hollow, denied by its row, said of something else) ends with 1 and nothing is written.',
    },
    options: [
      {
        name: 'finding',
        value: { zh: '编号|单元格', en: 'ID|CELL' },
        help: {
          zh: '说明哪一条：编号，编号的开头，或单元格（表1!C4）',
          en: 'which finding: its id, the beginning of it, or its cell (Sheet1!C4)',
        },
      },
      {
        name: 'reason',
        value: { zh: '原因', en: 'REASON' },
        choices: ['verified', 'document', 'approved', 'superior', 'in-progress', 'other'],
        help: {
          zh: 'verified 已核实，document 有文件，approved 领导同意，superior 上级口径，in-progress 正在办理，other 其他',
          en: 'verified, document, approved, superior, in-progress or other',
        },
      },
      {
        name: 'text',
        value: { zh: '说明', en: 'TEXT' },
        help: { zh: '说明，至少六个字', en: 'why, six characters at least' },
      },
      { name: 'author', value: { zh: '姓名', en: 'NAME' }, help: { zh: '谁说明的', en: 'who says so' } },
      {
        name: 'remove',
        value: { zh: '编号|单元格', en: 'ID|CELL' },
        help: { zh: '撤回一条说明', en: 'take an explanation back' },
      },
      { name: 'output', short: 'o', value: FILE, help: { zh: '存到这里', en: 'where the workbook goes' } },
      { name: 'in-place', help: { zh: '存在原文件里', en: 'change the original' } },
      { name: 'force', help: { zh: '-o 的文件已存在时盖掉它', en: 'overwrite what -o names' } },
      ...settings,
      previous,
      ...color,
    ],
  },
  {
    name: 'rules',
    usage: { zh: '[编号]', en: '[ID]' },
    help: { zh: '列出规则；给出编号则说明一条规则', en: 'list the rules, or explain one' },
    options: [...settings, ...color],
  },
  {
    name: 'rules check',
    usage: { zh: '规则包|文件…', en: 'PACK|FILE…' },
    help: { zh: '检查规则包或规则文件本身有没有毛病', en: 'check packs and rule files themselves' },
    more: {
      zh: '规则包（名称、文件夹，或规则表 .xlsx）：写错的名称，例表不成立，规则互相矛盾，永远不会报出的规则。\n规则文件（.js、.ts）：例表不成立，引用了不该引用的，看时钟、掷骰子、读写文件，把状态留到下一行（要装 ts-morph）。',
      en: 'A pack (a name, a folder or a rule table .xlsx): unknown names, examples that do not hold, rules that contradict each other or can never fire.\nA rule file (.js, .ts): examples that do not hold, forbidden imports, clock, dice, files, state kept from one record to the next (needs ts-morph).',
    },
    options: [format, ...settings, ...color],
  },
  {
    name: 'rules rehearse',
    usage: { zh: '规则包 --on 往期工作簿…', en: 'PACK --on PATHS…' },
    help: {
      zh: '试一试：换上这个规则包，往期的表会多报什么、少报什么',
      en: 'what a pack would newly report or release on past workbooks',
    },
    more: {
      zh: '与现在的配置和规则包（--pack）比；同名的规则包被换下，否则加在后面。不论差别多少都返回 0，有文件没能检查返回 2。',
      en: 'Compared with the configuration and packs (--pack) as they are; a pack of the same name is replaced, otherwise it is added. Exit code 0 whatever differs, 2 where something could not be checked.',
    },
    options: [
      {
        name: 'on',
        value: { zh: '文件、文件夹或通配符', en: 'PATH' },
        many: true,
        help: { zh: '往期的工作簿；可写多次', en: 'workbooks of the past; may be repeated' },
      },
      {
        name: 'instead-of',
        value: { zh: '规则包', en: 'PACK' },
        help: { zh: '换下哪个规则包（不写则换同名的）', en: 'which pack it replaces; the one of its name unless said' },
      },
      format,
      ...settings,
      ...color,
    ],
  },
  {
    name: 'tables',
    usage: { zh: '文件', en: 'FILE' },
    help: { zh: '看工具认出了哪些表、每一列是什么', en: 'show the tables and columns recognised' },
    options: [
      format,
      {
        name: 'no-corrections',
        help: {
          zh: '不用工作簿里保存的人工指定，只看工具自己怎么认',
          en: 'pass over the corrections kept in the workbook: how the tool reads it by itself',
        },
      },
      ...settings,
    ],
  },
  {
    name: 'cells',
    usage: { zh: '文件', en: 'FILE' },
    help: { zh: '看工具读到的每个单元格（JSON）', en: 'show every cell as read (JSON)' },
    options: [lang],
  },
  {
    name: 'template',
    usage: { zh: '[表] [-o 新文件]', en: '[KIND] [-o OUT]' },
    help: {
      zh: '写一张空白表和它的填表说明；不写哪张表则列出有哪些表',
      en: 'write a blank table with notes; without a kind, list them',
    },
    more: {
      zh: '例如：kplint template 月度调度表 --period 2025-05 -o 五月.xlsx；kplint template --all -o 空白表。\n表头和必填列按规则包（--pack）；不盖掉已有的文件。',
      en: 'For example: kplint template dispatch --period 2025-05 -o may.xlsx; kplint template --all -o blank.\nHeadings and required columns are those of the packs (--pack). No file is overwritten.',
    },
    options: [
      {
        name: 'all',
        help: { zh: '每种表各写一个文件，-o 给出文件夹', en: 'a file for each kind; -o names the folder' },
      },
      {
        name: 'output',
        short: 'o',
        value: FILE,
        help: { zh: '写到这里；不写则用表名', en: 'where it goes; named after the table unless said' },
      },
      ...settings,
    ],
  },
  {
    name: 'serve',
    usage: { zh: '', en: '' },
    help: {
      zh: '开一个网站：Excel 和 WPS 的窗格、校验网页、规则包',
      en: 'serve the pane of Excel and WPS, the checker page and the packs',
    },
    more: {
      zh: '要证书：--cert 和 --key；本机试用没有证书的，用装好的 office-addin-dev-certs。只用校验网页的，--http 不要证书，只在本机。\n按 Ctrl+C 停止。放到 IIS、nginx 上的，用 kplint site。',
      en: 'It takes a certificate: --cert and --key; to try it on this computer, an installed office-addin-dev-certs makes one. The checker page alone needs none with --http, on this computer only.\nCtrl+C stops it. For IIS or nginx, see kplint site.',
    },
    options: [
      { name: 'port', value: { zh: '端口', en: 'PORT' }, help: { zh: '默认 3000', en: '3000 unless said otherwise' } },
      {
        name: 'host',
        value: { zh: '地址', en: 'ADDRESS' },
        help: {
          zh: '在哪个地址上听，默认 127.0.0.1（只有本机）；0.0.0.0 是所有地址',
          en: 'the address to listen at: 127.0.0.1 (this computer only) unless said; 0.0.0.0 for all',
        },
      },
      { name: 'cert', value: FILE, help: { zh: '证书（PEM）', en: 'the certificate (PEM)' } },
      { name: 'key', value: FILE, help: { zh: '证书的私钥（PEM）', en: 'its private key (PEM)' } },
      {
        name: 'http',
        help: { zh: '不用证书，只在本机，只有校验网页', en: 'no certificate; this computer and the checker page only' },
      },
      {
        ...baseUrl,
        help: {
          zh: '从外面看到的网址；不写则是本机和端口',
          en: 'the address as seen from outside; this computer and the port unless said',
        },
      },
      ...siteSettings,
      lang,
    ],
  },
  {
    name: 'site',
    usage: { zh: '--base-url 网址 -o 文件夹', en: '--base-url URL -o DIR' },
    help: {
      zh: '写出整个网站：网页、清单、WPS 的文件、IIS 和 nginx 的设置',
      en: 'write the whole site: pages, manifest, files for WPS, settings for IIS and nginx',
    },
    more: {
      zh: '例如：kplint site --base-url https://kplint.example.gov.cn --pack ./某县 -o 网站',
      en: 'For example: kplint site --base-url https://kplint.example.gov.cn --pack ./county -o site',
    },
    options: [
      baseUrl,
      {
        name: 'output',
        short: 'o',
        value: { zh: '文件夹', en: 'DIR' },
        help: { zh: '写到这个文件夹', en: 'the folder to write to' },
      },
      {
        name: 'force',
        help: {
          zh: '文件夹里已有东西时也写，同名的盖掉',
          en: 'write into a folder that is not empty, over files of the same names',
        },
      },
      ...siteSettings,
      lang,
    ],
  },
  {
    name: 'manifest',
    usage: { zh: '--base-url 网址 | --check 文件', en: '--base-url URL | --check FILE' },
    help: {
      zh: '写出 Excel 加载项的清单（manifest.xml），或检查一份清单',
      en: 'write the manifest of the Excel add-in, or check one',
    },
    more: {
      zh: '检查不联网：元素次序、编号、资源引用、网址、要求集、图标。有错返回 1。',
      en: 'The check needs no network: order of elements, ids, resources, addresses, requirement sets, icons. Exit code 1 where something is wrong.',
    },
    options: [
      baseUrl,
      officeJs,
      addinId,
      {
        name: 'output',
        short: 'o',
        value: FILE,
        help: { zh: '写到这个文件；不写则打印', en: 'the file to write; printed unless given' },
      },
      { name: 'check', value: FILE, help: { zh: '检查这份清单', en: 'check this manifest' } },
      lang,
    ],
  },
  {
    name: 'init',
    usage: { zh: '', en: '' },
    help: {
      zh: '在当前文件夹写一个配置文件，或一条流水线（--ci）',
      en: 'write a configuration, or a pipeline (--ci), into this folder',
    },
    options: [
      { name: 'yaml', help: { zh: '写成 kplint.config.yaml', en: 'as kplint.config.yaml' } },
      {
        name: 'ci',
        value: { zh: 'github|gitlab|pre-commit|container', en: 'github|gitlab|pre-commit|container' },
        choices: ['github', 'gitlab', 'pre-commit', 'container'],
        help: {
          zh: '写在哪里自动检查：GitHub、GitLab 的流水线，提交前的检查，或容器镜像',
          en: 'write the files of a pipeline, of a pre-commit hook or of a container image',
        },
      },
      { name: 'force', help: { zh: '--ci 的文件已有时盖掉它', en: 'overwrite the files --ci writes' } },
      lang,
    ],
  },
  {
    name: 'completion',
    usage: { zh: 'bash|zsh|fish|powershell', en: 'bash|zsh|fish|powershell' },
    help: { zh: '打印命令行补全的脚本', en: 'print the script by which a shell completes commands' },
    more: {
      zh: 'bash：eval "$(kplint completion bash)"，写进 ~/.bashrc；zsh 同样，写进 ~/.zshrc\nfish：kplint completion fish > ~/.config/fish/completions/kplint.fish\nPowerShell：kplint completion powershell | Out-String | Invoke-Expression，写进 $PROFILE',
      en: 'bash: eval "$(kplint completion bash)" in ~/.bashrc; zsh the same in ~/.zshrc\nfish: kplint completion fish > ~/.config/fish/completions/kplint.fish\nPowerShell: kplint completion powershell | Out-String | Invoke-Expression in $PROFILE',
    },
    options: [lang],
  },
  {
    name: 'help',
    usage: { zh: '[命令]', en: '[COMMAND]' },
    help: { zh: '用法', en: 'how to use it' },
    options: [lang],
  },
]

/** Options that stand for themselves, with any command or none. */
export const globalOptions: readonly OptionDef[] = [
  { name: 'help', short: 'h', help: { zh: '用法', en: 'how to use it' } },
  { name: 'version', short: 'V', help: { zh: '版本', en: 'the version' } },
]
