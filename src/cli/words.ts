/** Every sentence of the command line besides help and reports, once: Chinese first. */
import { type Datum, fill, type Words } from '../core/index.js'

const words = {
  'unknown-command': {
    zh: '没有“{name}”这个命令{hint}。全部命令：kplint help',
    en: 'unknown command “{name}”{hint}. See kplint help',
  },
  'not-a-command': {
    zh: '“{name}”不是命令。检查文件请用：kplint check {name}',
    en: '“{name}” is no command. To check it: kplint check {name}',
  },
  'unknown-option': {
    zh: '没有“{name}”这个选项{hint}。用法：kplint help {command}',
    en: 'unknown option “{name}”{hint}. See kplint help {command}',
  },
  'other-option': {
    zh: '“{name}”不是 kplint {command} 的选项。用法：kplint help {command}',
    en: '“{name}” is no option of kplint {command}. See kplint help {command}',
  },
  'no-value': { zh: '选项“{name}”后面缺少{value}', en: 'option “{name}” needs {value}' },
  'no-value-wanted': { zh: '选项“{name}”后面不能写值', en: 'option “{name}” takes no value' },
  twice: { zh: '选项“{name}”写了两次', en: 'option “{name}” is there twice' },
  choice: {
    zh: '“{name}”不能是“{value}”{hint}。可以写：{known}',
    en: '“{name}” cannot be “{value}”{hint}. Known: {known}',
  },
  number: {
    zh: '“{name}”应为不小于 0 的整数，不是“{value}”',
    en: '“{name}” should be a whole number from 0 on, not “{value}”',
  },
  period: { zh: '“{value}”不是填报期，应写成 2025-05 或 2025年5月', en: '“{value}” is no period; write 2025-05' },
  'rule-form': {
    zh: '--rule 应写成 规则编号=off|info|warning|error，不是“{value}”',
    en: '--rule should be id=off|info|warning|error, not “{value}”',
  },
  'no-paths': {
    zh: '没有说检查什么。例如：kplint check 报送/  或  kplint check "报送/**/*.xlsx"',
    en: 'Nothing to check was named. For example: kplint check reports/ or kplint check "reports/**/*.xlsx"',
  },
  'one-file': { zh: 'kplint {command} 要一个文件，给了 {n} 个', en: 'kplint {command} takes one file, not {n}' },
  'too-many': { zh: '多余的参数“{name}”', en: 'unexpected argument “{name}”' },
  'no-config': { zh: '找不到配置文件“{name}”', en: 'there is no configuration “{name}”' },
  'two-configs': {
    zh: '同一个文件夹里有两个配置文件：{names}。请只留一个',
    en: 'two configurations in one folder: {names}. Keep one',
  },
  unreadable: { zh: '读不了“{name}”（{detail}）', en: 'cannot read “{name}” ({detail})' },
  unwritable: {
    zh: '写不了“{name}”（{detail}）。请换一个位置',
    en: 'cannot write “{name}” ({detail}). Choose another place',
  },
  'output-is-input': {
    zh: '--output 指的是要检查的工作簿“{name}”，会把它盖掉。请换一个名字',
    en: '--output names “{name}”, a workbook to be checked. Choose another name',
  },
  'output-is-part': {
    zh: '“{name}”是要合并的结果，报告写进去会把它盖掉。请换一个文件名',
    en: '“{name}” is a part to be merged: a report would replace it. Name another file',
  },
  'output-twice': {
    zh: '“{name}”写了两份报告进去。请各写一个文件',
    en: 'two reports go to “{name}”. Give each a file',
  },
  'formats-without-file': {
    zh: '{names}都没有说写进哪个文件。写成 --format 形式=文件，最多一个不写',
    en: '{names} have no file. Write --format NAME=FILE; one of them may go without',
  },
  'format-needs-file': {
    zh: '{name} 不能打印在屏幕上。请写 --format {name}=报告{extension}',
    en: '{name} is no text for a terminal. Write --format {name}=report{extension}',
  },
  'format-file-empty': { zh: '--format {name}= 后面缺少文件', en: '--format {name}= needs a file' },
  threads: {
    zh: '--threads 应为 auto 或 1 到 99，不是“{value}”',
    en: '--threads should be auto or 1 to 99, not “{value}”',
  },
  'cache-plugins': {
    zh: '用了插件（写成程序的规则），结果不能缓存，没有用 --cache',
    en: 'plug-ins are code that may change unseen: --cache is passed over',
  },
  'shard-form': {
    zh: '--shard 应写成 第几份/共几份，如 1/3，不是“{value}”',
    en: '--shard should be PART/OF, such as 1/3, not “{value}”',
  },
  'shard-format': {
    zh: '分份检查不写报告，报告由 kplint report merge 写；请去掉 --format',
    en: 'a part writes no report, kplint report merge does: leave --format out',
  },
  'shard-output': {
    zh: '分份检查要写明结果存到哪里：--shard 1/3 -o 第1份.kplint',
    en: 'a part needs a file for its result: --shard 1/3 -o part-1.kplint',
  },
  'shard-written': {
    zh: '第{part}份（共{of}份）：{all}个文件中的{n}个，写入 {name}',
    en: 'part {part} of {of}: {n} of {all} files, written to {name}',
  },
  'stdin-paths': {
    zh: '--stdin 只查标准输入来的那一个工作簿，不能再给“{name}”；它的名字用 --stdin-name',
    en: '--stdin checks the workbook from standard input only: leave “{name}” out (--stdin-name names it)',
  },
  'stdin-without': {
    zh: '--stdin 不能和 --{name} 一起用',
    en: 'use --stdin without --{name}',
  },
  'stdin-name': {
    zh: '--stdin-name 要和 --stdin 一起用',
    en: '--stdin-name goes with --stdin',
  },
  'stdin-terminal': {
    zh: '标准输入里没有工作簿。例如：kplint check --stdin --stdin-name 表.xlsx < 表.xlsx',
    en: 'no workbook comes by standard input. For example: kplint check --stdin --stdin-name table.xlsx < table.xlsx',
  },
  'stdin-large': {
    zh: '标准输入超过 {n} MB，没有读完。请存成文件再查',
    en: 'standard input has more than {n} MB: save it as a file',
  },
  'stdin-folder': {
    zh: '标准输入的内容要先放进临时文件夹“{folder}”，但那里写不了（{detail}）。请腾出空间，或用环境变量 {variable} 换一个文件夹',
    en: 'standard input is first put into the folder “{folder}”, which cannot be written ({detail}). Make room, or name another in {variable}',
  },
  'override-batch': {
    zh: '规则 {name} 是把全部工作簿放在一起看的，不能只给一部分文件改。请写在 overrides 外面的 rules 里',
    en: 'rule {name} looks at all workbooks together and cannot be set for some files: put it in rules, outside overrides',
  },
  'glob-root': {
    zh: '“{value}”不指任何文件夹。路径从配置文件所在的文件夹算起，全部文件写“**”',
    en: '“{value}” stands for no folder. Paths start from the folder of the configuration; all files are “**”',
  },
  'glob-wild': {
    zh: '“{value}”里的通配太多，查找会没完没了：一层文件夹或文件名里最多 3 个“*”，整个写法最多 2 个“**/”、3 组“{}”或“(|)”，不用“+()”“*()”。请写简单些，或分成几条',
    en: '“{value}” could take for ever to match: at most 3 stars in the name of a folder or file, 2 times “**/”, 3 groups “{}” or “(|)”, and no “+()” or “*()”. Write it more simply, or as several',
  },
  'since-form': {
    zh: '--since 后面要写 git 的版本，如 origin/main、HEAD~1，不是“{value}”',
    en: '--since takes a git revision such as origin/main or HEAD~1, not “{value}”',
  },
  'since-git': {
    zh: '--since 要用 git，这台电脑上没有。请装好 git，或去掉 --since',
    en: '--since needs git, which is not installed here. Install it or leave --since out',
  },
  'since-repository': {
    zh: '--since 只能在 git 仓库里用（{detail}）',
    en: '--since works in a git repository only ({detail})',
  },
  'since-revision': {
    zh: 'git 不认识“{revision}”（{detail}）。浅克隆里没有旧版本：先 git fetch，流水线里把 fetch-depth 设为 0',
    en: 'git does not know “{revision}” ({detail}). A shallow clone lacks older revisions: git fetch it, or set fetch-depth: 0',
  },
  'since-left': {
    zh: '从 {revision} 以来改过的 {told} 个工作簿在报告里；没有改过的 {n} 个只用来对照，报告里只有它们和改过的相牵连的问题：{names}',
    en: 'workbooks changed since {revision} in the report: {told}; unchanged, of which only what involves those is reported: {n}: {names}',
  },
  'list-rest': { zh: ' 等（--verbose 全列）', en: ' … (--verbose lists them)' },
  'since-unread': {
    zh: '没有改过的工作簿里有 {n} 个读不了，没能用来对照：{names}',
    en: 'unchanged workbooks that cannot be read and were not compared with: {n}: {names}',
  },
  'watch-without': { zh: '--watch 不能和 --{name} 一起用', en: 'use --watch without --{name}' },
  'watch-waiting': {
    zh: '—— 守着 {n} 个工作簿，改了就再查；按 Ctrl+C 结束',
    en: '—— watching {n} workbooks; Ctrl+C ends this',
  },
  'print-config-one': {
    zh: '--print-config 一次看一个文件，多了“{name}”',
    en: '--print-config takes one file; leave “{name}” out',
  },
  'how-config': { zh: '配置：{name}', en: 'configuration: {name}' },
  'how-no-config': { zh: '没有用配置文件', en: 'no configuration' },
  'how-packs': { zh: '规则包：{names}', en: 'packs: {names}' },
  'how-no-packs': { zh: '没有用规则包', en: 'no packs' },
  'how-plugins': { zh: '用了插件', en: 'with plug-ins' },
  'how-baseline': { zh: '基线：{name}', en: 'baseline: {name}' },
  'how-cache': { zh: '缓存里有 {hits} 个（共 {n} 个文件）', en: 'cache: {hits} of {n} files' },
  'how-threads': { zh: '线程：{n} 个', en: 'threads: {n}' },
  'stats-total': { zh: '用时 {wall} 毫秒，CPU {cpu} 毫秒', en: 'took {wall} ms, CPU {cpu} ms' },
  'stats-loading': { zh: '配置、规则包、找文件', en: 'settings, packs, finding files' },
  'stats-reading': { zh: '读文件', en: 'reading' },
  'stats-tables': { zh: '认表', en: 'finding tables' },
  'stats-rules': { zh: '规则', en: 'rules' },
  'stats-settling': { zh: '整理结果', en: 'settling' },
  'stats-joining': { zh: '合在一起看', en: 'joining' },
  'stats-writing': { zh: '写报告', en: 'writing' },
  'stats-head-rule': { zh: '规则', en: 'rule' },
  'stats-head-ms': { zh: '毫秒', en: 'ms' },
  'stats-head-share': { zh: '占比', en: 'share' },
  'stats-head-asked': { zh: '问了几次', en: 'asked' },
  'stats-head-findings': { zh: '报了几条', en: 'findings' },
  'stats-rest': {
    zh: '其余 {n} 条规则共 {ms} 毫秒（--verbose 全列）',
    en: '{n} more rules: {ms} ms (--verbose lists them)',
  },
  'shard-without': {
    zh: '分份检查不写报告，--{name} 请写在 kplint report merge 后面',
    en: 'a part writes no report: give --{name} to kplint report merge',
  },
  'no-baseline': {
    zh: '没有基线文件“{name}”。第一次请加 --update-baseline 写一份',
    en: 'there is no baseline “{name}”. Add --update-baseline to write the first one',
  },
  'baseline-form': {
    zh: '“{name}”不是 kplint 写的基线，或者已损坏（比如合并冲突没有解决）。没有用它，也没有改它',
    en: '“{name}” is no baseline kplint wrote, or is damaged (an open merge conflict?). It was neither used nor changed',
  },
  'baseline-newer': {
    zh: '基线“{name}”是更新的 kplint 写的，这一版读不了。请升级 kplint',
    en: 'a newer kplint wrote the baseline “{name}”: update kplint',
  },
  'baseline-which': {
    zh: '没有说写哪个基线。请写 --baseline kplint-baseline.json --update-baseline，或在配置里写 baseline',
    en: 'Which baseline? Write --baseline kplint-baseline.json --update-baseline, or set baseline in the configuration',
  },
  'new-only': {
    zh: '--new-only 要有基线才能用：--baseline 文件',
    en: '--new-only needs a baseline: --baseline FILE',
  },
  'baseline-written': {
    zh: '基线已写入 {name}：新增 {added} 条，去掉 {gone} 条，共 {n} 条',
    en: 'baseline written to {name}: {added} added, {gone} taken out, {n} in all',
  },
  'baseline-gone': {
    zh: '基线 {name} 里有 {n} 条已改好，可以加 --update-baseline 去掉',
    en: '{n} findings of the baseline {name} are gone: --update-baseline takes them out',
  },
  'no-shards': {
    zh: '没有说合并什么。例如：kplint report merge 第*份.kplint --format html=报告.html',
    en: 'Nothing to merge was named. For example: kplint report merge part-*.kplint --format html=report.html',
  },
  'no-shard': {
    zh: '“{name}”不是 kplint check --shard 写的结果，或者不完整',
    en: '“{name}” was not written by kplint check --shard, or is cut',
  },
  'shard-other': {
    zh: '“{name}”和“{first}”不是同一批：文件、规则包、选项或版本不同，要用同样的命令各查一份',
    en: '“{name}” and “{first}” are not of one batch: files, packs, options or version differ',
  },
  'shard-day': {
    zh: '“{name}”是 {day} 查的，“{first}”是 {firstDay} 查的，而认可的例外有期限，两天的结果合不起来（规则包、配置或版本不同时也会这样）。请在同一天用同样的命令各查一份',
    en: '“{name}” was checked on {day}, “{first}” on {firstDay}, and exceptions lapse by the day (packs, configuration or version may differ, too): check all parts on one day with the same command',
  },
  'shard-twice': { zh: '第{part}份给了两次', en: 'part {part} is there twice' },
  'shard-missing': { zh: '还缺{n}份：第{parts}份', en: '{n} parts are missing: {parts}' },
  'shard-cut': { zh: '第{part}份里没有“{name}”的结果，不完整', en: 'part {part} has nothing of “{name}”: it is cut' },
  'shard-code': {
    zh: '检查时用了插件，是在这里运行的程序，不能由分份结果说了算。核对后合并时自己写上：{name}',
    en: 'the check used plug-ins: code that would run here, which a part cannot decide. See that it is right, then name it yourself: {name}',
  },
  'shard-settings': {
    zh: '这里的配置、规则包或 kplint 版本和检查时不同，合并不了。请用检查时的那一份',
    en: 'the configuration, the packs or kplint here differ from those of the check: merge with the same',
  },
  letter: {
    zh: '这份 Word 文件里没有认出项目表，没有检查',
    en: 'No project table was recognised in this Word document: nothing in it was checked',
  },
  'previous-is-input': {
    zh: '“{name}”既要检查，又给作上期（--previous）。一个工作簿只能属于一期，请分开放',
    en: '“{name}” is to be checked and given as --previous, too. A workbook is of one period: keep them apart',
  },
  'output-folder': { zh: '“{name}”是文件夹。请给出文件名', en: '“{name}” is a folder. Name a file' },
  'output-device': {
    zh: '“{name}”是管道或设备，不能写在这里。请给出文件名',
    en: '“{name}” is a pipe or device and cannot be written. Name a file',
  },
  'no-match': {
    zh: '没有匹配的工作簿。请核对通配符和当前文件夹',
    en: 'no workbook matches. Check the pattern and the current folder',
  },
  'empty-folder': { zh: '文件夹里没有工作簿', en: 'no workbook in this folder' },
  'all-ignored': {
    zh: '这里的工作簿都被 .kplintignore 或配置里的 ignore 略过了。要查就改那里，或者直接写文件名',
    en: 'every workbook here is left out by .kplintignore or by ignore in the configuration. Change that, or name the files',
  },
  'passed-ignored': {
    zh: '.kplintignore 略过了 {n} 个工作簿，没有查：{names}',
    en: 'left out by .kplintignore and not checked: {n}: {names}',
  },
  'passed-strange': {
    zh: '有 {n} 个文件没有查，kplint 不读这些格式：{names}。里面如有报送的表，另存为 .docx 或 .xlsx，压缩包先解开',
    en: 'not checked, as kplint does not read these formats: {n}: {names}. Save what holds a table as .docx or .xlsx; unpack archives first',
  },
  'unreadable-folder': { zh: '没有权限打开这个文件夹', en: 'this folder cannot be opened' },
  'fix-files': { zh: '文件 -o 新文件', en: 'FILE -o OUT' },
  'rule-id': { zh: '编号', en: 'ID' },
  'no-table': {
    zh: '没有认出项目表，什么都没有检查。可用 kplint cells 看看读到了什么',
    en: 'no project table was recognised and nothing was checked. kplint cells shows what was read',
  },
  'previous-no-table': {
    zh: '没有认出项目表，不能与它对照。可用 kplint tables 看看认出了什么',
    en: 'no project table was recognised: there is nothing to compare with. kplint tables shows what was read',
  },
  'plugin-no-file': { zh: '找不到插件“{name}”（{file}）', en: 'there is no plug-in “{name}” ({file})' },
  'plugin-no-package': {
    zh: '找不到插件“{name}”。是装的包：在 {folder} 运行 npm install {name}；是文件：写成 ./{name}',
    en: 'there is no plug-in “{name}”. A package: npm install {name} in {folder}. A file: write ./{name}',
  },
  'plugin-no-kplint': {
    zh: '插件“{name}”要用 kplint 的定义，那里没有装。在 {folder} 运行 npm install kplint',
    en: 'the plug-in “{name}” imports kplint, which is not installed there: npm install kplint in {folder}',
  },
  'plugin-throws': { zh: '插件“{name}”装不上：{detail}', en: 'the plug-in “{name}” cannot be loaded: {detail}' },
  'plugin-export': {
    zh: '插件“{name}”的默认导出应为一条规则、规则的列表，或 { rules: […], fields: […] }',
    en: 'the plug-in “{name}” should export a rule, a list of rules or { rules: […], fields: […] } by default',
  },
  'plugin-fault': { zh: '{at}：{fault}', en: '{at}: {fault}' },
  'plugin-taken': {
    zh: '规则号“{rule}”已经有了（{owner}），请换一个',
    en: 'the rule “{rule}” is there already ({owner}): give it another id',
  },
  'plugin-field': {
    zh: '字段“{field}”已经有了，请换一个名字',
    en: 'the field “{field}” is there already: give it another name',
  },
  'plugin-heading': {
    zh: '字段“{field}”的表头“{heading}”已经是{owner}的写法，列只能有一个意思',
    en: 'the heading “{heading}” of field “{field}” is one of {owner} already: a column has one meaning',
  },
  'plugin-broke': {
    zh: '规则 {rule} 出错（{detail}）。这是插件“{name}”的毛病，请告诉写它的人',
    en: 'rule {rule} failed ({detail}). This is a fault of the plug-in “{name}”: tell whoever wrote it',
  },
  internal: {
    zh: '检查时出了内部错误（{detail}）。这是 kplint 的毛病，请报告，并附上 kplint --version 的结果',
    en: 'an internal error ({detail}). This is a fault of kplint: please report it with the output of kplint --version',
  },
  written: { zh: '报告已写入 {name}', en: 'report written to {name}' },
  progress: { zh: '正在检查 {done}/{total}  {name}', en: 'checking {done}/{total}  {name}' },
  error: { zh: '错误：', en: 'error: ' },
  doubt: { zh: '注意：', en: 'warning: ' },
  'rules-head': { zh: '{n} 条规则，其中 {off} 条关闭', en: '{n} rules, {off} of them off' },
  off: { zh: '关', en: 'off' },
  'rule-why': { zh: '为什么', en: 'Why' },
  'rule-help': { zh: '怎么办', en: 'What to do' },
  'rule-needs': { zh: '需要的列', en: 'Columns it needs' },
  'rule-tables': { zh: '适用的表', en: 'Tables' },
  'rule-options': { zh: '选项（默认值）', en: 'Options (standard value)' },
  'rule-source': { zh: '依据', en: 'Source' },
  'rule-bad': {
    zh: '会报出的表（带 ! 的格，下面是报出的话）',
    en: 'A table it reports (cells marked !, then what it says)',
  },
  'rule-good': { zh: '不会报出的表', en: 'A table it leaves alone' },
  'rule-given': { zh: '条件：{text}', en: 'given {text}' },
  'rule-set': {
    zh: '改级别：--rule {id}=off|info|warning|error',
    en: 'To change it: --rule {id}=off|info|warning|error',
  },
  'all-tables': { zh: '各种表', en: 'any' },
  unset: { zh: '未设', en: 'not set' },
  'rules-check-what': {
    zh: '没有说检查哪个规则包或规则文件。例如：kplint rules check pinglu，kplint rules check ./my-rules.js',
    en: 'Which pack or rule file? For example: kplint rules check pinglu or kplint rules check ./my-rules.js',
  },
  'rules-check-target': {
    zh: '没有“{name}”：应为规则包（自带的：{known}；或一个文件夹、一个 .xlsx 规则表），或规则文件（.js、.ts）',
    en: 'there is no “{name}”: it should be a pack (built in: {known}; a folder, or a rule table .xlsx) or a rule file (.js, .ts)',
  },
  'rules-check-compiler': {
    zh: '检查规则的代码要用 ts-morph，没有装：npm install --save-dev ts-morph',
    en: 'reading the code of rules takes ts-morph, which is not installed: npm install --save-dev ts-morph',
  },
  'rules-check-good': {
    zh: '没有毛病：规则 {rules} 条，例表 {examples} 张',
    en: 'nothing wrong: {rules} rules, {examples} examples',
  },
  'rules-check-first': {
    zh: '改好上面的，再看规则之间有没有矛盾',
    en: 'mend these first: then it shows whether rules contradict each other',
  },
  'rules-check-not-run': {
    zh: '例表没有运行：先改好上面的',
    en: 'its examples were not run: mend these first',
  },
  'rules-check-typescript': {
    zh: '代码没有毛病。例表没有运行：TypeScript 要先编译成 .js，或用 kplint/testing 测试',
    en: 'nothing wrong with the code. Its examples were not run: compile it to .js, or test it with kplint/testing',
  },
  'rules-check-line': { zh: '第 {line} 行', en: 'line {line}' },
  'rules-check-broke': {
    zh: '{rule}, {example}：运行出错（{detail}）',
    en: '{rule}, {example}: it failed ({detail})',
  },
  'rehearse-what': {
    zh: '要一个规则包。例如：kplint rules rehearse ./pinglu --on 往期/',
    en: 'One pack is wanted. For example: kplint rules rehearse ./pinglu --on archive/',
  },
  'rehearse-on': {
    zh: '没有说用哪些往期的工作簿试。例如：--on 往期/',
    en: 'On which workbooks of the past? For example: --on archive/',
  },
  'rehearse-instead': {
    zh: '现在没有用规则包“{name}”，不能换下它。现在用的：{known}',
    en: 'the pack “{name}” is not in use and cannot be replaced. In use: {known}',
  },
  'rehearse-added': { zh: '加上规则包 {pack}', en: 'with the pack {pack} added' },
  'rehearse-replaced': { zh: '规则包 {replaced} 换成 {pack}', en: 'with the pack {pack} in place of {replaced}' },
  'rehearse-on-what': { zh: '往期工作簿 {n} 本：{months}', en: 'on {n} workbooks of the past: {months}' },
  'rehearse-undated': { zh: '没有写年月的', en: 'of no known month' },
  'rehearse-none': { zh: '没有差别', en: 'no difference' },
  'rehearse-more': { zh: '会多报 {n} 条', en: 'would newly report {n}' },
  'rehearse-less': { zh: '不再报 {n} 条', en: 'would release {n}' },
  'rehearse-changed': { zh: '级别会变 {n} 条', en: 'would change the severity of {n}' },
  'rehearse-count': { zh: '：{n} 条', en: ': {n}' },
  'rehearse-rest': { zh: '… 还有 {n} 条', en: '… and {n} more' },
  'rehearse-skipped': { zh: '{rule} 会在 {n} 张表上跳过', en: '{rule} would be skipped on {n} more tables' },
  'rehearse-asked': { zh: '{rule} 在 {n} 张表上不再跳过', en: '{rule} would no longer be skipped on {n} tables' },
  'config-exists': { zh: '这里已经有 {name}，没有改动它', en: '{name} is here already and was left as it is' },
  'config-written': {
    zh: '已写好 {name}。改好以后直接运行 kplint check',
    en: '{name} is written. Change it as needed, then run kplint check',
  },
  'init-yaml-ci': { zh: '--yaml 和 --ci 只能用一个', en: 'use either --yaml or --ci' },
  'init-force': { zh: '--force 只和 --ci 一起用', en: '--force goes with --ci only' },
  'ci-exists': {
    zh: '这里已经有 {name}，没有改动它，什么都没有写。要盖掉它，加 --force',
    en: '{name} is here already and was left as it is; nothing was written. Add --force to overwrite it',
  },
  'ci-written': { zh: '已写好 {name}', en: '{name} is written' },
  'ci-shared': {
    zh: '已有 {name}，没有改动它。请自己加上：',
    en: '{name} is here already and was left as it is. Add to it:',
  },
  'ci-github': {
    zh: '提交到仓库就会运行。没有外网的，把 KPLINT_PACKAGE 改成仓库里的包（npm pack kplint）',
    en: 'It runs once it is committed. Without internet, set KPLINT_PACKAGE to a packed package in the repository (npm pack kplint)',
  },
  'ci-gitlab': {
    zh: '提交到仓库就会运行。没有外网的，把 KPLINT_PACKAGE 改成仓库里的包（npm pack kplint），KPLINT_IMAGE 改成单位镜像库里的',
    en: 'It runs once it is committed. Without internet, set KPLINT_PACKAGE to a packed package in the repository (npm pack kplint) and KPLINT_IMAGE to an image of your own registry',
  },
  'ci-pre-commit': {
    zh: '运行 pre-commit install，以后每次提交之前检查改动的表',
    en: 'Run pre-commit install: changed tables are checked before each commit',
  },
  'ci-container': {
    zh: '把打好的包（npm pack kplint）放在旁边，再 podman build -t kplint . 或 docker build -t kplint -f Containerfile .',
    en: 'Put the packed package (npm pack kplint) beside it, then podman build -t kplint . or docker build -t kplint -f Containerfile .',
  },
  'completion-which': {
    zh: '没有说哪种 shell：{known}',
    en: 'Which shell: {known}?',
  },
  'completion-shell': { zh: '没有“{name}”的补全。有：{known}', en: 'no completion for “{name}”. Known: {known}' },
  'template-kinds': { zh: '有这些表：', en: 'The kinds of table:' },
  'template-how': {
    zh: '写一张空白表：kplint template 表名 -o 文件.xlsx；全部：kplint template --all -o 文件夹',
    en: 'To write a blank one: kplint template KIND -o FILE.xlsx; all of them: kplint template --all -o FOLDER',
  },
  'template-which': {
    zh: '没有说写哪种表。例如：kplint template 月度调度表 -o 五月.xlsx；全部：kplint template --all -o 文件夹',
    en: 'Which kind of table? For example: kplint template dispatch -o may.xlsx; all of them: kplint template --all -o FOLDER',
  },
  'template-kind': {
    zh: '没有“{name}”这种表{hint}。全部：kplint template',
    en: 'there is no kind of table “{name}”{hint}. See kplint template',
  },
  'template-all-or-one': { zh: '--all 和表名只能用一个', en: 'use either --all or the kind of a table' },
  'template-xlsx': {
    zh: '空白表是 .xlsx 文件，不能叫“{name}”',
    en: 'a blank table is an .xlsx file: “{name}” is no name for it',
  },
  'template-exists': {
    zh: '“{name}”已经存在，没有盖掉它，什么都没有写。请换一个名字',
    en: '“{name}” exists and was not overwritten; nothing was written. Choose another name',
  },
  'template-library': {
    zh: '写工作簿要用程序旁边的 exceljs.cjs，没有找到（{detail}）。请把 dist 文件夹里的文件放在一起',
    en: 'writing workbooks takes exceljs.cjs beside the program, which is missing ({detail}). Keep the files of dist together',
  },
  'template-written': { zh: '已写好 {name}', en: '{name} is written' },
  'fix-where': {
    zh: '没有说改好的文件存到哪里。用 -o 新文件.xlsx；要改原文件，加 --in-place；只看不改，加 --dry-run',
    en: 'Where shall the mended workbook go? Use -o NEW.xlsx; --in-place changes the original; --dry-run only shows',
  },
  'fix-both': { zh: '-o 和 --in-place 只能用一个', en: 'use either -o or --in-place' },
  'fix-same': {
    zh: '-o 就是原文件。要改原文件，请用 --in-place',
    en: '-o is the original. To change it, use --in-place',
  },
  'fix-exists': {
    zh: '“{name}”已经存在，没有盖掉它。请换一个名字，或加 --force',
    en: '“{name}” exists and was not overwritten. Choose another name or add --force',
  },
  'fix-none': { zh: '没有可以自动改的', en: 'Nothing can be fixed safely' },
  'fix-line': { zh: '{cell}：{from} → {to}', en: '{cell}: {from} → {to}' },
  'fix-format': { zh: '（数字格式 {format}）', en: ' (number format {format})' },
  'fix-would': {
    zh: '可以自动改 {n} 格，没有写文件（--dry-run）',
    en: '{n} cells can be fixed; nothing was written (--dry-run)',
  },
  'fix-done': { zh: '改了 {n} 格，存为 {name}', en: '{n} cells fixed, saved as {name}' },
  'fix-refused': { zh: '{n} 格没有改：', en: '{n} cells were not changed:' },
  'refused-changed': { zh: '单元格已变', en: 'the cell has changed' },
  'refused-formula': { zh: '是公式', en: 'it is a formula' },
  'refused-no-sheet': { zh: '没有这个工作表', en: 'no such sheet' },
  'refused-odd': {
    zh: '文件里这一格的写法特殊，没有动它',
    en: 'this cell is written in an unusual way and was left alone',
  },
  'refused-value': { zh: '新值不能存入单元格', en: 'a cell cannot hold the new value' },
  'fix-uncached': {
    zh: '{n} 个公式依赖改过的格，用 Excel 打开时会重算；重算前与它们有关的规则无法判断',
    en: '{n} formulas depend on what changed; Excel computes them when it opens the file, until then rules about them decide nothing',
  },
  'fix-remain': {
    zh: '改后还有：必须改 {error}，需核实 {warning}，提示 {info}',
    en: 'What remains: {error} errors, {warning} warnings, {info} info',
  },
  blank: { zh: '（空）', en: '(blank)' },
  'pack-adopted': {
    zh: '按表里选的规则包“{name}”检查（没有用 --pack 或配置指定）',
    en: 'checked with the pack “{name}” the workbook chose, none being given by --pack or a configuration',
  },
  'pack-unused': {
    zh: '表里选的是规则包“{name}”，这次没有用它。要用：--pack {name}',
    en: 'the workbook chose the pack “{name}”, which is not used here. To use it: --pack {name}',
  },
  'pack-unknown': {
    zh: '表里选的规则包“{name}”这里没有，没有用它。有它的文件夹，请用 --pack 指定',
    en: 'the workbook chose the pack “{name}”, which is not here and was not used. Name its folder with --pack',
  },
  'explain-where': {
    zh: '没有说存到哪里。用 -o 新文件.xlsx；要存在原文件里，加 --in-place',
    en: 'Where shall the workbook go? Use -o NEW.xlsx; --in-place changes the original',
  },
  'explain-both': {
    zh: '--remove 是撤回说明，不能和 --finding、--reason、--text、--author 一起用',
    en: '--remove takes an explanation back: not together with --finding, --reason, --text or --author',
  },
  'explain-lacks': {
    zh: '加一条说明要写 --finding（哪一条）、--reason（原因）和 --text（说明），缺少 --{name}',
    en: 'an explanation takes --finding, --reason and --text; --{name} is missing',
  },
  'explain-long': { zh: '--{name} 太长，最多 {n} 个字', en: '--{name} is too long: {n} signs at most' },
  'explain-project': { zh: '「{name}」', en: ' “{name}”' },
  'explain-nothing': {
    zh: '没有说加哪条说明或撤回哪条，--{name} 用不上。加：--finding 编号 --reason 原因 --text 说明；撤回：--remove 编号',
    en: 'nothing is added or taken back, so --{name} is of no use. To add: --finding ID --reason R --text T; to take back: --remove ID',
  },
  'explain-previous': { zh: '找不到上期的工作簿“{name}”', en: 'there is no workbook “{name}” of an earlier period' },
  'explain-unknown': {
    zh: '没有编号或单元格是“{asked}”的。全部编号：kplint explain 文件',
    en: 'nothing has the id or the cell “{asked}”. All ids: kplint explain FILE',
  },
  'explain-several': {
    zh: '“{asked}”对得上好几条，请写全编号：{list}',
    en: '“{asked}” may be any of these; give the whole id: {list}',
  },
  'explain-open': { zh: '可以说明的 {n} 条（需核实的，改正或说明都行）', en: 'To be corrected or explained: {n}' },
  'explain-valid': { zh: '已说明 {n} 条', en: 'Explained: {n}' },
  'explain-idle': {
    zh: '没有用上的说明 {n} 条（问题已经改掉，或不在这次检查里）',
    en: 'Explanations that bear on nothing, the defect being corrected or not checked for: {n}',
  },
  'explain-none': { zh: '没有要说明的', en: 'There is nothing to explain' },
  'explain-how': {
    zh: '加说明：kplint explain 文件 --finding 编号或单元格 --reason document --text "晋发改〔2025〕12号文调增概算" -o 新文件\n撤回：kplint explain 文件 --remove 编号或单元格 -o 新文件',
    en: 'To explain one: kplint explain FILE --finding ID|CELL --reason document --text "order 12 of 2025 raised the estimate" -o OUT\nTo take it back: kplint explain FILE --remove ID|CELL -o OUT',
  },
  'explain-refused': { zh: '没有采纳，什么都没有写：{why}', en: 'Refused, nothing was written: {why}' },
  'explain-lost': { zh: '这条问题现在对不上', en: 'the finding is no longer what it was' },
  'explain-added': { zh: '已说明 {id}，存为 {name}', en: 'explained {id}, saved as {name}' },
  'explain-removed': {
    zh: '已撤回对 {id} 的说明，存为 {name}',
    en: 'the explanation of {id} is taken back, saved as {name}',
  },
  'base-url': {
    zh: '“{value}”不能作网址：应为 https:// 开头的完整网址，不带 ? 和 #。例如 https://kplint.example.gov.cn',
    en: '“{value}” is no address for a site: a whole https:// one without ? and #, such as https://kplint.example.gov.cn',
  },
  'base-url-missing': {
    zh: '没有说网站的网址。例如：--base-url https://kplint.example.gov.cn',
    en: 'What is the address of the site? For example: --base-url https://kplint.example.gov.cn',
  },
  'addin-id': {
    zh: '“{value}”不是 GUID，应像 7f0c9d2a-5b1e-4e39-9a44-3d6a8c1f2b70',
    en: '“{value}” is no GUID such as 7f0c9d2a-5b1e-4e39-9a44-3d6a8c1f2b70',
  },
  embed: {
    zh: '“{value}”应为网站的地址，如 https://office.example.gov.cn，后面不带路径',
    en: '“{value}” should be an origin such as https://office.example.gov.cn, without a path',
  },
  'site-not-built': {
    zh: '程序旁边没有网页（pane 文件夹）。请把 dist 文件夹里的文件放在一起；从源码来的，先运行 npm run build',
    en: 'the pages (folder pane) are not beside the program. Keep the files of dist together; from the sources, run npm run build first',
  },
  'no-office-js': {
    zh: '本地的 office.js 没有找到（{detail}）。在 {folder} 运行 npm install @microsoft/office-js',
    en: 'there is no office.js here ({detail}): npm install @microsoft/office-js in {folder}',
  },
  'offered-table': {
    zh: '“{name}”是规则表，网页只能用文件夹里的规则包。请把它写成文件夹，或者在命令行里用',
    en: '“{name}” is a rule table; pages take packs in folders only. Make it a folder, or use it on the command line',
  },
  'offered-name': {
    zh: '两个规则包都叫“{name}”（{folder} 和 {other}）。请给其中一个文件夹改名',
    en: 'two packs are called “{name}” ({folder} and {other}). Rename one of the folders',
  },
  'site-where': {
    zh: '没有说写到哪个文件夹。用 -o 文件夹',
    en: 'Where shall the site go? Use -o DIR',
  },
  'site-not-empty': {
    zh: '文件夹“{name}”不是空的，什么都没有写。请换一个，或加 --force',
    en: 'the folder “{name}” is not empty; nothing was written. Choose another one or add --force',
  },
  'site-written': {
    zh: '网站已写在 {name}，{n} 个文件。怎么放到服务器上，见其中的 README.txt',
    en: 'the site is in {name}, {n} files. How to put it on a server: see its README.txt',
  },
  'manifest-what': {
    zh: '没有说写哪个网站的清单（--base-url 网址），还是检查一份清单（--check 文件）',
    en: 'A manifest of which site (--base-url URL), or which one to check (--check FILE)?',
  },
  'manifest-both': {
    zh: '--check 不能和 {name} 一起用',
    en: 'use --check without {name}',
  },
  'manifest-written': { zh: '清单已写入 {name}', en: 'manifest written to {name}' },
  'manifest-good': { zh: '清单没有毛病', en: 'nothing wrong with the manifest' },
  'manifest-encoding': {
    zh: '不是 UTF-8 编码。用记事本打开，另存为，编码选 UTF-8',
    en: 'not encoded as UTF-8: save it as UTF-8',
  },
  'manifest-error': { zh: '错误', en: 'error' },
  'manifest-warning': { zh: '提醒', en: 'warning' },
  'serve-port': { zh: '“{value}”不是端口，应为 1–65535', en: '“{value}” is no port: 1 to 65535' },
  'serve-http': {
    zh: '--http 只在本机用，不能和 {name} 一起用。要给别的电脑用，请用证书（--cert、--key）',
    en: '--http is for this computer only and goes without {name}. For other computers, use a certificate (--cert, --key)',
  },
  'serve-pair': { zh: '--cert 和 --key 要一起给', en: '--cert and --key go together' },
  'serve-cert': {
    zh: '证书或私钥不能用（{detail}）。两个都要是 PEM，而且是一对，私钥没有口令',
    en: 'the certificate or key cannot be used ({detail}). Both must be PEM and belong together, the key without a passphrase',
  },
  'serve-no-cert': {
    zh: '要证书才能开 https（Excel 只认 https）。单位的网站：--cert 证书.pem --key 私钥.pem，证书要是各台电脑信任的。本机试用，任选一种：',
    en: 'https takes a certificate (Excel takes nothing else). For a site: --cert cert.pem --key key.pem, trusted by the computers. To try it on this computer, one of these:',
  },
  'serve-cert-tool': {
    zh: '{command}\n装好后再运行 kplint serve，它会做一个本机信任的证书',
    en: '{command}\nthen run kplint serve again: it makes a certificate this computer trusts',
  },
  'serve-cert-openssl': {
    zh: '{command}\n再 kplint serve --cert cert.pem --key key.pem，并把 cert.pem 加入系统信任的根证书',
    en: '{command}\nthen kplint serve --cert cert.pem --key key.pem, with cert.pem among the roots the system trusts',
  },
  'serve-cert-http': {
    zh: '{command}\n不要证书，只有本机的校验网页',
    en: '{command}\nno certificate, the checker page on this computer only',
  },
  'serve-dev-cert': {
    zh: 'office-addin-dev-certs 没有做成证书（{detail}）。请用 --cert 和 --key',
    en: 'office-addin-dev-certs made no certificate ({detail}). Use --cert and --key',
  },
  'serve-in-use': {
    zh: '端口 {port} 已经有程序在用。请换一个：--port {other}',
    en: 'port {port} is in use. Choose another one: --port {other}',
  },
  'serve-listen': {
    zh: '不能在 {host}:{port} 上听（{detail}）',
    en: 'cannot listen at {host}:{port} ({detail})',
  },
  'cert-host': {
    zh: '证书里没有写“{host}”（subjectAltName），浏览器和 Excel 不会信任这个网站',
    en: 'the certificate does not name “{host}” (subjectAltName): no browser and no Excel will trust the site',
  },
  'cert-expired': {
    zh: '证书 {day} 已到期，浏览器和 Excel 不会信任这个网站',
    en: 'the certificate expired on {day}: no browser and no Excel will trust the site',
  },
  'cert-early': {
    zh: '证书 {day} 才生效，在那以前浏览器和 Excel 不会信任这个网站',
    en: 'the certificate is valid from {day} on: before that no browser and no Excel will trust the site',
  },
  'serve-localhost': {
    zh: '没有写 --base-url，网址是 {url}，清单和 WPS 的文件也这样写：别的电脑打不开。请写别的电脑看到的网址，例如 --base-url https://kplint.example.gov.cn',
    en: 'without --base-url the manifest and the files for WPS say {url}, which other computers cannot open: give the address they see, such as --base-url https://kplint.example.gov.cn',
  },
  'serve-at': { zh: '重点项目表校验在 {url} 运行，按 Ctrl+C 停止', en: 'kplint is at {url}; Ctrl+C stops it' },
  'serve-check': { zh: '校验网页', en: 'Checker page' },
  'serve-manifest': { zh: 'Excel 清单', en: 'Excel manifest' },
  'serve-wps': { zh: 'WPS', en: 'WPS' },
  'serve-health': { zh: '运行状态', en: 'Health' },
  'serve-stopped': { zh: '已停止', en: 'stopped' },
} as const satisfies { readonly [key: string]: Words }

/** The key of a sentence. */
export type CliWord = keyof typeof words

/** A sentence in both languages. */
export function tell(key: CliWord, data: { readonly [name: string]: Datum } = {}): Words {
  return { zh: fill(words[key], data, 'zh'), en: fill(words[key], data, 'en') }
}

/** Something typed that cannot be done; `words` say what to type instead. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'

  constructor(readonly words: Words) {
    super(words.en)
  }
}

/** A rule of a plug-in has failed while it was asked; `words` say which. */
export class PluginError extends Error {
  override readonly name = 'PluginError'

  constructor(
    readonly words: Words,
    cause: unknown,
  ) {
    super(words.en, { cause })
  }
}

/** Throws `UsageError` with a sentence. */
export function refuse(key: CliWord, data: { readonly [name: string]: Datum } = {}): never {
  throw new UsageError(tell(key, data))
}
