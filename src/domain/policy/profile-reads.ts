import type { Policy } from '#src/domain/policy.ts'
import { parseWhere } from '#src/domain/segment/parse-where.ts'
import { textKey } from '#src/domain/segment/text-key.ts'
import { fieldsIn } from '#src/domain/segment/where.ts'

/** Which news of a profile a policy's decisions rest on. */
export type ProfileReads = {
  /** A dimension reads it: it counts from the day it was last told, so telling it again is news. */
  fades(attribute: string): boolean
  /** A change of it may change a decision. */
  decides(attribute: string, kind: 'customer' | 'prospect'): boolean
  readonly owner: boolean
}

/** What the policy in force reads of attributes and owners; nothing where none is. */
export function profileReads(policy: Policy | undefined): ProfileReads {
  const dimensions = policy?.dimensions ?? []
  const fading = new Set(
    dimensions.flatMap(({ counts }) => (counts?.of === 'attribute' ? [counts.attribute] : [])),
  )
  const bounds = [...(policy?.floors ?? []), ...(policy?.caps ?? [])]
  const bound = new Set<string>(bounds.flatMap(({ where }) => fieldsIn(parseWhere(where))))
  const fit = new Set(policy?.prospects.fit.attributes)

  return {
    fades: (attribute) => fading.has(attribute),
    decides: (attribute, kind) =>
      fading.has(attribute) ||
      bound.has(`attr.${textKey(attribute)}`) ||
      (kind === 'prospect' && fit.has(attribute)),
    owner: bound.has('owner'),
  }
}
