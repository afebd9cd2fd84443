import { nameKey, type Ref } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { readCodes } from './keys.js'

/** What sets the parts of one project apart: 一期, A区, 二标段, 3号. */
const PART = /(?:第?[一二三四五六七八九十\d]{1,3}|[A-Za-z])(?:期|区|标段|标|段|批|号|阶段)/g

export default defineRule({
  id: 'id-project-code-duplicate',
  title: { zh: '项目代码重复', en: 'Duplicate project code' },
  why: {
    zh: '一个代码只属于一个项目。两个项目共用一个代码，按代码比对时会互相覆盖。',
    en: 'A code belongs to one project for life; two that share it overwrite each other wherever tables are joined by code.',
  },
  help: {
    zh: '到在线平台核对，改正抄错的一个。同一项目分期、分标段共用一个代码的，只请核实。名称也相同的由 id-duplicate-name 提。格式不对的代码不比。',
    en: 'Check on the platform and correct the copied one. Phases or lots of one project are only to be confirmed. Rows with the same name as well are for id-duplicate-name. Malformed codes are not compared.',
  },
  source: {
    zh: '项目代码在项目全生命周期唯一（国家发展改革委问答）',
    en: 'The code is unique for the life of a project (NDRC Q&A)',
  },
  severity: 'error',
  on: 'table',
  columns: ['code', 'name'],
  messages: {
    repeated: { zh: '项目代码{code}与“{other}”相同', en: 'project code {code} is also that of “{other}”' },
    phases: {
      zh: '项目代码{code}与“{other}”相同，如是同一项目的分期、分段请核实',
      en: 'project code {code} is also that of “{other}”: confirm that they are parts of one project',
    },
    earlier: { zh: '先出现的同一代码', en: 'the same code before' },
  },
  examples: {
    bad: `
序号 | 项目名称       | 项目代码                   | 责任单位
1    | 甲项目         | '2404-140829-04-01-123456  | 发改局
2    | 乙项目         | '24041408290401123456!     | 发改局
3    | 丙水库（一期） | '2404-140829-04-01-123457  | 水利局
4    | 丙水库（二期） | '2404-140829-04-01-123457! | 水利局
! 项目代码2404-140829-04-01-123456与“甲项目”相同
! 项目代码2404-140829-04-01-123457与“丙水库（一期）”相同，如是同一项目的分期、分段请核实
`,
    good: `
序号 | 项目名称 | 项目代码                  | 责任单位
1    | 甲项目   | '2404-140829-04-01-123456 | 发改局
2    | 乙项目   | '2404-140829-04-01-123457 | 发改局
3    | 丙项目   | 办理中                    | 水利局
4    | 丁项目   | 办理中                    | 水利局
5    | 甲 项目  | '2404-140829-04-01-123456 | 水利局
6    | 戊项目   |                           | 水利局
`,
  },
  *check(table) {
    const seen = new Map<string, { at: Ref; name: string }>()
    for (const record of table.records()) {
      const text = record.text('code')
      const name = record.subject
      const cell = text === null ? null : readCodes(text)
      if (!cell?.codes || name === '') continue
      const at = record.at('code')
      for (const code of new Set(cell.codes)) {
        const first = seen.get(code)
        if (!first) seen.set(code, { at, name })
        else if (nameKey(first.name) !== nameKey(name)) {
          const parts = nameKey(first.name).replace(PART, '') === nameKey(name).replace(PART, '')
          yield {
            at,
            message: parts ? 'phases' : 'repeated',
            ...(parts ? { severity: 'warning' as const } : {}),
            data: { code, other: first.name },
            related: [{ at: first.at, note: 'earlier' }],
          }
        }
      }
    }
  },
})
