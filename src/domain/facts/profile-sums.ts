import type { Customer } from '#src/domain/customer.ts'
import type { Dimension, Facts } from '#src/domain/facts.ts'
import { isOfProfile, type Measure } from '#src/domain/policy/measure.ts'
import type { Policy } from '#src/domain/policy.ts'
import { growth } from '#src/domain/score/decay.ts'

type Profile = Pick<Customer, 'attrs' | 'tags' | 'profileAt' | 'knownSince'>

/** An attribute's points by the policy's table, or its own number; unknown where it says neither. */
function attributePoints(value: string | number | undefined, points?: Readonly<Record<string, number>>) {
  if (value === undefined) return undefined
  if (points) return points[String(value)]

  const number = Number(value)
  return Number.isFinite(number) && number >= 0 ? number : undefined
}

function pointsOf(measure: Measure, { attrs, tags }: Profile): number | undefined {
  if (measure.of === 'attribute') return attributePoints(attrs[measure.attribute], measure.points)
  if (measure.of === 'tags') return tags.reduce((sum, tag) => sum + (measure.points[tag] ?? 0), 0)

  return undefined
}

/**
 * Facts with the sums of the dimensions that are read from the profile: points that count from the day the
 * profile was last told, and fade like everything else. Idempotent: what stood there before is replaced.
 */
export function withProfile(facts: Facts, profile: Profile, policy: Policy): Facts {
  const rules = policy.dimensions.filter(({ counts }) => counts !== undefined && isOfProfile(counts))
  if (rules.length === 0) return facts

  const profileAt = profile.profileAt ?? profile.knownSince
  const sums: Record<Dimension, number> & Facts['sums'] = { ...facts.sums }
  for (const { name, counts } of rules) {
    const points = counts && pointsOf(counts, profile)
    if (points === undefined) delete sums[name]
    else sums[name] = points * growth(profileAt, policy)
  }
  return { ...facts, sums, profileAt }
}
