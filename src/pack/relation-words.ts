/** The words of relations; of two that begin alike the longer stands first. */
import type { Comparison } from './quantity.js'

/** Signs and words between two sides, the longer ones first. */
export const COMPARISONS: readonly (readonly [string, Comparison])[] = [
  ['小于或等于', '<='],
  ['大于或等于', '>='],
  ['小于等于', '<='],
  ['大于等于', '>='],
  ...(['不大于', '不超过', '不高于', '不多于', '不晚于', '不迟于', '<=', '=<'] as const).map((w) => [w, '<='] as const),
  ...(['不小于', '不低于', '不少于', '不早于', '>=', '=>'] as const).map((w) => [w, '>='] as const),
  ...(['不等于', '!=', '<>'] as const).map((w) => [w, '!='] as const),
  ...(['大于', '超过', '高于', '多于', '晚于', '迟于', '>'] as const).map((w) => [w, '>'] as const),
  ...(['小于', '低于', '少于', '早于', '<'] as const).map((w) => [w, '<'] as const),
  ...(['等于', '==', '='] as const).map((w) => [w, '=='] as const),
]
/** One of a list. */
export const LISTS = ['只能是', '必须是', '应当是', '属于', '应为', '应是', '限于', '为', '是']
/** None of a list. */
export const NOT_LISTS = ['不属于', '不能是', '不得为', '不应为', '不是']
/** The cell holds something. */
export const FILLED = [
  '必须填写',
  '不能为空',
  '不得为空',
  '不应为空',
  '不可为空',
  '不为空',
  '必填',
  '非空',
  '有值',
  '!=空',
  '≠空',
]
/** The cell holds nothing. */
export const BLANK = ['应为空', '为空', '空着', '=空']
/** No two projects alike. */
export const UNIQUE = ['不能重复', '不得重复', '不应重复', '不重复', '唯一']
/** Of a form. */
export const MATCHES = ['符合', '匹配']
/** Both relations. */
export const AND = ['并且', '而且', '同时', '且', '&&', ';']
/** Either relation. */
export const OR = ['或者', '||', '或']
/** What several columns come to. */
export const SUMS = ['之和', '合计']
