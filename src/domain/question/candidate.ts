import type { Estimate, QuestionKind } from './answer.ts'

/** What an answer would change: the tier, or what is done next. */
type Change = 'tier' | 'next-step'

/** One answer that can be given by a tap. */
export type Option = {
  /** `none`, `under`, `keep`, `to-B`, `yes`, `no`, `there`, `gone`. */
  readonly code: string
  /** 0 to 1, from what similar customers did; the options' chances add up to 1. */
  readonly chance: number
  readonly changes?: Change
  /** The tier that it would lead to. */
  readonly tier?: string
  /** The amounts that it stands for, base-currency minor units; no end: and more. */
  readonly fromMinor?: number
  readonly belowMinor?: number
  /** What is reckoned when it is tapped. */
  readonly estimate?: Estimate
}

/** A question that could be put to a customer's owner. */
export type Candidate = {
  readonly customerId: string
  readonly kind: QuestionKind
  readonly options: readonly Option[]
  /** The chance that the answer changes something, a next step counting less than a tier. */
  readonly value: number
}

/** A tier decides for weeks what a next step decides once. */
const weights: Readonly<Record<Change, number>> = { tier: 1, 'next-step': 0.4 }

/** Expected value: the chance of each answer times the weight of what it would change. */
export const expectedValue = (options: readonly Option[]): number =>
  options.reduce((sum, { chance, changes }) => sum + (changes ? chance * weights[changes] : 0), 0)
