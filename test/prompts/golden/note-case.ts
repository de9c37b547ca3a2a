import type { TouchTold } from '#prompts/note-to-touch/shapes.ts'
import { noteToTouch } from '#prompts/note-to-touch.ts'
import { type GoldenCase, golden } from '../verdict.ts'

/** What a note tells; a field that is not named here is one that it does not tell. */
export type Noted = {
  readonly says: string
  readonly spoken?: true
  readonly products?: readonly string[]
  readonly is: Partial<Omit<TouchTold, 'step'>>
  /** Fields on which two careful people would differ. */
  readonly open?: readonly (keyof TouchTold)[]
}

/** A Monday morning in Shanghai: 23 November 2026, 10:00. */
const nowMs = Date.UTC(2026, 10, 23, 2)

const told: TouchTold = {
  channel: null,
  outcome: null,
  sentiment: null,
  satisfaction: null,
  on: null,
  next: null,
  nextTime: null,
  step: null,
  products: [],
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0)

/** A note and its form. What is not filled in is not known; what is filled in otherwise is wrong. */
export function notes({ says, spoken, products = [], is, open = [] }: Noted): GoldenCase {
  const right: TouchTold = { ...told, ...is }
  const fields = (Object.keys(told) as (keyof TouchTold)[]).filter(
    (field) => field !== 'step' && !open.includes(field),
  )
  return golden({
    prompt: noteToTouch,
    title: says,
    ...(spoken ? { spoken } : {}),
    input: { text: says, nowMs, zone: 'Asia/Shanghai', products: [...products] },
    unknown: (output) => fields.some((field) => isEmpty(output[field]) && !isEmpty(right[field])),
    wrong: (output) => {
      const wrong = fields.filter((field) => !isEmpty(output[field]) && !same(output[field], right[field]))
      // "Reached" and a neutral mood say no more than that they spoke.
      const told = wrong.filter(
        (field) => right[field] !== null || !['reached', 'neutral'].includes(String(output[field])),
      )
      return told.length === 0
        ? undefined
        : told.map((field) => `${field}: ${String(output[field])}, not ${String(right[field])}`).join('; ')
    },
  })
}
