import { zhNumber } from './zh-number.ts'

/** The longest working day. */
const most = 720

/** `1h`, `90 min`, `1.5 hours`, 1小时, 半小时, 一个半小时, 40分钟: whole minutes; undefined where it is no time. */
export function readMinutes(text: string): number | undefined {
  const minutes = minutesIn(text.trim().toLowerCase())
  return minutes === undefined || Number.isNaN(minutes) || minutes < 1 ? undefined : Math.min(most, minutes)
}

const enTime = /^(?<n>\d{1,3}(?:\.\d{1,2})?|an?|half an) ?(?<unit>h|hrs?|hours?|m|mins?|minutes?)$/u
const zhTime =
  /^(?<n>\d{1,3}(?:\.\d{1,2})?|[一二两三四五六七八九十百]{1,4}|半)(?<half>个半)?个?(?<unit>小时|钟头|分钟|分)(?<more>半)?$/u

const minutesIn = (text: string): number | undefined => {
  const en = enTime.exec(text)?.groups
  const zh = zhTime.exec(text)?.groups
  return en ? enMinutes(en) : zh && zhMinutes(zh)
}

type Groups = Readonly<Record<string, string | undefined>>

function enMinutes({ n = '', unit = '' }: Groups): number {
  const count = { a: 1, an: 1, 'half an': 0.5 }[n] ?? Number(n)
  return Math.round(count * (unit.startsWith('h') ? 60 : 1))
}

function zhMinutes({ n = '', half, more, unit = '' }: Groups): number {
  const whole = n === '半' ? 0.5 : /^\d/u.test(n) ? Number(n) : zhNumber(n)
  const count = whole + ((half ?? more) ? 0.5 : 0)
  return Math.round(count * (unit.startsWith('分') ? 1 : 60))
}
