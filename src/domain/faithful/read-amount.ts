import { chineseNumber } from './chinese-number.ts'
import { amount, type Reading } from './figure.ts'
import { chineseForm, digitsForm, plainNumber } from './patterns.ts'

/** A number in digits or in Chinese words: for patterns. */
export const numberForm = `(?:${digitsForm}|${chineseForm})`

/** 3,200, 三千二, 12.8万; NaN where it is none. */
export const readAmount = (text: string): number =>
  /^[\d.,]+$/.test(text) ? plainNumber(text) : chineseNumber(text.replace(/[, ]/g, ''))

/** 三点五 → 3.5 */
export function decimal(text: string): number {
  const [whole = '', rest] = text.split('点')
  return rest === undefined
    ? readAmount(whole)
    : Number(`${readAmount(whole)}.${[...rest].map(chineseNumber).join('')}`)
}

/** The one way to take a number; undefined where it is none. */
export const known = (value: number, as = amount): readonly Reading[] | undefined =>
  Number.isFinite(value) ? [[as(value)]] : undefined
