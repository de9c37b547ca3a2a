import type { Subject } from '#src/domain/segment/subject.ts'

/** A B customer of a policy with tiers A to D, of which little is known. */
export const aSubject = (given: Partial<Subject> = {}): Subject => ({
  tier: 'b',
  tierOrder: ['a', 'b', 'c', 'd'],
  lifecycle: 'growing',
  kind: 'customer',
  tags: [],
  attrs: {},
  numbers: {},
  valueMinor: 0,
  ...given,
})
