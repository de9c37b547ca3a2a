import { describe, expect, it } from 'vitest'
import { aboutMessage } from '#src/decide/tell/about-message.ts'
import type { Notice } from '#src/ports/outbox.ts'
import { aMoment } from '../../helpers/builders/a-customer.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'

const at = aMoment
const evidence = { reason: 'promoted' } as const
const about = (notice: Notice) => aboutMessage(aPolicy(), { to: 'mei', notice })
const changed = (from: string, to: string): Notice => ({
  kind: 'tier-change',
  customerId: 'c1',
  from,
  to,
  evidence,
  at,
})
const ofProblem = (kind: 'problem-opened' | 'problem-answered' | 'problem-overdue'): Notice => ({
  kind,
  problemId: 'p1',
  customerId: 'c1',
  at,
})

describe('where a message belongs', () => {
  it.each([
    ['a fall from the top', changed('A', 'B'), true],
    ['another fall', changed('B', 'C'), false],
    ['a promotion', changed('B', 'A'), false],
    ['a timed reminder', { kind: 'reminder', reminderId: 'r1', customerId: 'c1', at } as const, true],
    ['a problem that somebody has to answer', ofProblem('problem-opened'), true],
    ['an answer that the customer waits for', ofProblem('problem-answered'), true],
    ['a problem that is late', ofProblem('problem-overdue'), true],
    ['a question', { kind: 'question', questionId: 'q1', customerId: 'c1', at } as const, false],
  ])('%s is its customer’s; needs action today: %s', (_what, notice, today) => {
    expect(about(notice)).toEqual({ customer: 'c1', today })
  })

  it('what is about no customer, or many, stands on its own', () => {
    expect(about({ kind: 'proposals', at })).toEqual({ today: true })
  })

  it('a source that speaks again puts right what was said when it fell silent', () => {
    const told = { source: 'shop', kinds: ['order'], since: at, customers: 3, at } as const

    expect(about({ kind: 'source-back', ...told })).toEqual({
      today: false,
      same: `source-silent|shop|${at.getTime()}|mei`,
    })
    expect(about({ kind: 'source-silent', ...told })).toEqual({ today: true })
  })
})
