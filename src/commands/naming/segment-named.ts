import { AppError } from '#src/domain/errors.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { Segment } from '#src/domain/segment/segment.ts'
import { textKey } from '#src/domain/segment/text-key.ts'

/** A segment of the policy by its code or either name; undefined: there is none. */
const segmentNamed = ({ segments = [] }: Policy, words: string): Segment | undefined =>
  segments.find(({ code, name }) => [code, name.en, name.zh].some((each) => textKey(each) === textKey(words)))

/** The same. @throws AppError `segment-unknown` */
export function requireSegment(policy: Policy, words: string): Segment {
  const found = segmentNamed(policy, words)
  if (found) return found

  throw new AppError({
    code: 'segment-unknown',
    message: 'There is no segment of that name.',
    remedy: 'Type segments to see them all.',
  })
}
