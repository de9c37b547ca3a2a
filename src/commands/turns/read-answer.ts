import type { CardOption } from '#src/cards/card.ts'
import type { FormField } from '#src/cards/form.ts'
import { localTime } from '#src/domain/local-time.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import { readDateWords, type WhenWritten } from '#src/grammar/date-words.ts'

/** What an answer says, or why it says nothing; `options`: what may be chosen instead. */
export type ReadAnswer =
  | {
      readonly value: string
      /** HH:MM, where a day was answered with its hour. */
      readonly time?: string
    }
  | {
      readonly refused: 'not-understood' | 'too-long' | 'no-customer' | 'several'
      readonly options?: readonly CardOption[]
    }

type Asked = {
  readonly when: WhenWritten
  /** Customers that the asker may see whose name begins so. */
  readonly customers: (text: string) => Promise<readonly CardOption[]>
}

/** A day in a year, `2026-12-15`. */
const isoDay = /^\d{4}-\d{2}-\d{2}$/

/** Reads what was written or chosen for a field, as its kind is written. */
export async function readAnswer(field: FormField, text: string, asked: Asked): Promise<ReadAnswer> {
  const { kind, options = [], maxLength } = field
  switch (kind) {
    case 'choice':
      return oneOf(options, text)
    case 'choices':
      return severalOf(options, text)
    case 'date':
      return isoDay.test(text) ? { value: text } : dayIn(text, asked.when)
    case 'time':
      return read(timeIn(text, asked.when))
    case 'customer':
      return customerNamed(options, text, asked)
    default:
      return text.length > (maxLength ?? Number.POSITIVE_INFINITY) ? { refused: 'too-long' } : { value: text }
  }
}

const read = (value: string | undefined): ReadAnswer =>
  value === undefined ? { refused: 'not-understood' } : { value }

function dayIn(text: string, when: WhenWritten): ReadAnswer {
  const found = readDateWords(text, when)
  if (!found) return { refused: 'not-understood' }
  return { value: found.day, ...(found.hasTime ? { time: localTime(found.at, when.zone) } : {}) }
}

/** By its value, its number, its words, or the beginning of them where nothing else begins so. */
function oneOf(options: readonly CardOption[], text: string): ReadAnswer {
  const said = normaliseName(text)
  const numbered = /^\d{1,2}$/.test(text) ? options[Number(text) - 1] : undefined
  const same = options.find(({ value, label }) => value === text || normaliseName(label) === said)
  const near = said === '' ? [] : options.filter(({ label }) => normaliseName(label).includes(said))
  return read((same ?? numbered ?? (near.length === 1 ? near[0] : undefined))?.value)
}

const none = /^(?:无|没有|none|no)$/i

function severalOf(options: readonly CardOption[], text: string): ReadAnswer {
  if (text === '' || none.test(text)) return { value: '' }
  const all = text
    .split(/[,，、;；]/)
    .filter((part) => part.trim() !== '')
    .map((part) => oneOf(options, part.trim()))
  const values = all.flatMap((one) => ('value' in one ? [one.value] : []))
  return values.length === 0 || values.length < all.length
    ? { refused: 'not-understood' }
    : { value: [...new Set(values)].join(',') }
}

/** `15:00`, 下午3点. */
function timeIn(text: string, when: WhenWritten): string | undefined {
  const [, hour = '', minute = ''] = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/.exec(text) ?? []
  if (minute !== '') return `${hour.padStart(2, '0')}:${minute}`
  const found = readDateWords(text, when)
  return found?.hasTime ? localTime(found.at, when.zone) : undefined
}

/** One that was offered, else one that is called so. */
async function customerNamed(
  offered: readonly CardOption[],
  text: string,
  { customers }: Asked,
): Promise<ReadAnswer> {
  const chosen = offered.find(({ value }) => value === text)
  if (chosen) return { value: chosen.value }

  const found = await customers(text)
  const said = normaliseName(text)
  const exact = found.filter(({ label }) => normaliseName(label.split(' · ')[0] ?? '') === said)
  const [only] = exact.length === 1 ? exact : found
  if (!only) return { refused: 'no-customer' }
  return exact.length === 1 || found.length === 1
    ? { value: only.value }
    : { refused: 'several', options: found }
}
