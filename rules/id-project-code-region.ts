import { defineRule } from './fields.js'
import { readCodes } from './keys.js'

/** Codes given by the ministries of the centre: 000000, 000052 … */
const CENTRAL = /^0000\d\d$/

export default defineRule({
  id: 'id-project-code-region',
  title: { zh: '项目代码地区段不符', en: 'Region part does not match' },
  why: {
    zh: '地区段不是本地的，多半抄了别县项目的代码，平台上查出来的是另一个项目。',
    en: 'A foreign region part usually means the code of another county’s project was copied.',
  },
  help: {
    zh: '第6至11位是赋码地的行政区划代码：本县、本市、本省或中央（0000开头）都可以，其他的请到在线平台核对。跨县项目由别处赋码的，写明情况即可。',
    en: 'Characters 6 to 11 are the region that gave the code: the county, its city, its province or the centre (0000…). Check others on the platform; explain a code rightly given elsewhere.',
  },
  source: {
    zh: '项目代码第二段为6位地区代码（国家发展改革委问答）；平陆县140829、运城市140800、山西省140000',
    en: 'The second part of the code is the region (NDRC Q&A)',
  },
  severity: 'warning',
  on: 'record',
  columns: ['code'],
  given: ['regions'],
  gathers: true,
  messages: {
    foreign: {
      zh: '项目代码的地区段是{region}，应为{regions}',
      en: 'the region part of the code is {region}, expected {regions}',
    },
  },
  examples: {
    bad: {
      settings: { regions: ['140829', '140800', '140000'] },
      table: `
序号 | 项目名称 | 项目代码                   | 责任单位
1    | 甲项目   | '2404-140829-04-01-123456  | 发改局
2    | 乙项目   | '2404-140830-04-01-123456! | 发改局
! 项目代码的地区段是140830，应为140829、140800、140000之一
`,
    },
    good: {
      settings: { regions: ['140829', '140800', '140000'] },
      table: `
序号 | 项目名称 | 项目代码                  | 责任单位
1    | 甲项目   | '2404-140829-04-01-123456 | 发改局
2    | 乙项目   | '2404-140800-04-01-123456 | 发改局
3    | 丙项目   | '2015-000052-76-01-500282 | 水利局
4    | 丁项目   |                           | 水利局
5    | 戊项目   | '2404-1408-04             | 水利局
`,
    },
  },
  *check(record, { settings: { regions } }) {
    const text = record.text('code')
    const cell = text === null ? null : readCodes(text)
    // A malformed code is id-project-code-format's.
    const foreign = cell?.codes
      ?.map((code) => code.slice(5, 11))
      .find((region) => !regions.includes(region) && !CENTRAL.test(region))
    if (foreign === undefined) return
    const several = regions.length > 1
    const zh = `${regions.join('、')}${several ? '之一' : ''}`
    const en = `${several ? 'one of ' : ''}${regions.join(', ')}`
    yield {
      at: record.at('code'),
      message: 'foreign',
      data: { region: foreign, regions: { zh, en } },
      expected: { zh, en },
    }
  },
})
