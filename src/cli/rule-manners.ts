/** The manners of a rule's code: what is refused, and how it is said. */
import { fill, type Words } from '../core/index.js'

const words = {
  import: {
    zh: '不能引用“{name}”：规则只用 kplint 给的，和自己旁边的文件（./…）',
    en: 'cannot import “{name}”: a rule has what kplint gives it, and files beside it (./…)',
  },
  dynamic: { zh: '不能在运行时装载（{name}）', en: 'nothing can be loaded at run time ({name})' },
  clock: {
    zh: '不能看时钟（{name}）：同一张表明天查，结果要一样。填报期在 settings.period',
    en: 'cannot look at the clock ({name}): the same table gives the same tomorrow. settings.period is the period',
  },
  random: {
    zh: '不能掷骰子（{name}）：同一张表每次查，结果要一样',
    en: 'cannot throw dice ({name}): the same table gives the same each time',
  },
  outside: {
    zh: '不能读写外面的东西（{name}）：规则只看交给它的表',
    en: 'cannot reach outside ({name}): a rule sees the table it is handed',
  },
  wait: { zh: '不能等待（{name}）：检查要一口气做完', en: 'cannot wait ({name}): a check runs to its end' },
  eval: { zh: '不能执行文字（{name}）', en: 'cannot run text as code ({name})' },
  let: {
    zh: '文件里的“{name}”会变，从一个项目留到下一个：用 const，要变的放进 check 里',
    en: '“{name}” of the file can change and lasts from one record to the next: make it const, or move it into check',
  },
  changed: {
    zh: '改动了文件里的“{name}”，会从一个项目留到下一个：放进 check 里',
    en: 'changes “{name}” of the file, which lasts from one record to the next: move it into check',
  },
  this: {
    zh: '改动了规则自己（{name}），会从一个项目留到下一个',
    en: 'changes the rule itself ({name}), which lasts from one record to the next',
  },
  sticky: {
    zh: '正则“{name}”带 g 或 y，test 和 exec 会记住上次的位置：去掉标志，或用 matchAll',
    en: 'the regular expression “{name}” has the flag g or y: test and exec remember where they were. Drop the flag, or use matchAll',
  },
  order: {
    zh: '键的次序应为：{order}（“{key}”放错了位置）',
    en: 'the keys should stand in this order: {order} (“{key}” does not)',
  },
  'missing-key': { zh: '缺少“{key}”', en: 'the key “{key}” is missing' },
  syntax: { zh: '语法有误：{detail}', en: 'a mistake of syntax: {detail}' },
} as const satisfies { readonly [key: string]: Words }

/** The key of a fault. */
export type Manner = keyof typeof words

/** A fault in both languages. */
export function mannerWords(key: Manner, data: { readonly [name: string]: string }): Words {
  return { zh: fill(words[key], data, 'zh'), en: fill(words[key], data, 'en') }
}

/** Globals and what is wrong with them. What is not here (Math, JSON, Map …) is harmless; some of its members are not. */
export const BANNED: { readonly [name: string]: Manner } = {
  ...named('clock', ['performance', 'Temporal']),
  ...named('random', ['crypto']),
  ...named('wait', ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Promise', 'requestAnimationFrame']),
  ...named('eval', ['eval', 'Function']),
  ...named('outside', [
    'process',
    'console',
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'EventSource',
    'Worker',
    'navigator',
  ]),
  ...named('outside', [
    'globalThis',
    'global',
    'window',
    'self',
    'document',
    'localStorage',
    'sessionStorage',
    'indexedDB',
  ]),
  ...named('outside', [
    'Deno',
    'Bun',
    'Office',
    'Excel',
    'Atomics',
    'SharedArrayBuffer',
    '__dirname',
    '__filename',
    'alert',
  ]),
}

function named(fault: Manner, names: readonly string[]): { readonly [name: string]: Manner } {
  return Object.fromEntries(names.map((name) => [name, fault]))
}

/** Methods that change what they are called on. */
export const CHANGERS = new Set([
  ...['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin'],
  ...['set', 'add', 'delete', 'clear', 'append'],
])

/** Keys a rule cannot do without. */
export const NEEDED = ['id', 'title', 'why', 'help', 'source', 'severity', 'on', 'messages', 'examples', 'check']

/** What a rule may import: the engine, types of anything, files beside it. */
export const ENGINE = /^kplint(?:\/rules)?$|^\.{1,2}\//
