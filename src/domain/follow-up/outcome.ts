/**
 * How a touch ended: 已联系, 没接通, 已约 (they agreed on a next date), 暂不需要 (they were reached and want nothing for
 * now: the next touch comes later).
 */
export const touchOutcomes = ['reached', 'no-answer', 'agreed', 'not-needed'] as const
export type TouchOutcome = (typeof touchOutcomes)[number]

/** Nobody picked up: an attempt, and no sign of life. */
export const isAnswered = (outcome: TouchOutcome): boolean => outcome !== 'no-answer'
