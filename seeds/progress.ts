/** Where one project stands at the end of May 2025. Invented. Amounts are 万元. */
export interface Progress {
  /** 至上年底累计完成投资. */
  readonly prior: number
  /** 本月完成投资. */
  readonly month: number
  /** 本年累计完成投资. */
  readonly yearCum: number
  /** The month of the actual start, null where it has not started. */
  readonly started: string | null
  /** The month in which the statistics library took it in, null where it did not. */
  readonly included: string | null
  /** 本月形象进度. */
  readonly text: string
}

const going = (
  prior: number,
  month: number,
  yearCum: number,
  started: string,
  included: string,
  text: string,
): Progress => ({ prior, month, yearCum, started, included, text })

const waiting = (text: string): Progress => ({ prior: 0, month: 0, yearCum: 0, started: null, included: null, text })

/**
 * Progress by number in the annex. What it keeps to:
 * the projects that finish in 2025 (4, 5, 8, 9) have spent all but the year's plan before; 续建 projects started in the
 * month the annex gives; of the six 新建 three started in the first quarter (50 % ≥ 40 %) and 15 early, in April, so
 * that with 12 in June the second quarter comes to 5 of 6 (83 % ≥ 80 %); 12 and 13 have not come to their month yet.
 */
export const PROGRESS: ReadonlyMap<number, Progress> = new Map([
  [1, going(71_000, 260, 1250, '2021-10', '2021-11', '二级站泵房主体完成90%，输水管线铺设6.2公里')],
  [2, going(45_000, 1800, 8200, '2024-09', '2024-10', '储能单元基础浇筑完成，电池舱到货40%')],
  [3, going(15_000, 1900, 8600, '2024-10', '2024-11', '风机基础浇筑14台，进场道路完成85%')],
  [4, going(38_600, 420, 2200, '2022-09', '2022-10', '3号、4号厂房内部装修，厂区管网铺设')],
  [5, going(24_300, 450, 2050, '2021-12', '2022-01', '干渠衬砌完成28公里，量水设施安装')],
  [6, going(6200, 430, 2150, '2024-08', '2024-09', '教学楼主体三层施工，综合楼基础完成')],
  [7, going(9800, 360, 1660, '2022-08', '2022-09', '园区道路水稳层铺设，供水管网完成70%')],
  [8, going(7000, 300, 1400, '2023-09', '2023-10', '商业楼外墙装饰，室外管网施工')],
  [9, going(7300, 90, 420, '2022-06', '2022-07', '康养楼内部装修，室外绿化')],
  [10, going(0, 1700, 6200, '2025-01', '2025-02', '升压站土建施工，风机基础开挖9台')],
  [11, going(0, 480, 2100, '2025-01', '2025-03', '交易大棚钢结构吊装')],
  [12, waiting('正在办理施工许可手续')],
  [13, waiting('正在编制初步设计')],
  [14, going(0, 620, 2720, '2025-03', '2025-04', '路基土石方完成45%，涵洞施工6道')],
  [15, going(0, 520, 1050, '2025-04', '2025-05', '供热管沟开挖2.1公里')],
])
