import { parseWhere } from '#src/domain/segment/parse-where.ts'
import type { Segment } from '#src/domain/segment/segment.ts'
import { unknownTiers } from '#src/domain/segment/tier-words.ts'
import type { BoundRule } from './bound-rule.ts'

type Stray = { readonly path: (string | number)[]; readonly message: string }

type Rules = {
  readonly tiers: readonly { readonly code: string }[]
  readonly floors?: readonly BoundRule[] | undefined
  readonly caps?: readonly BoundRule[] | undefined
  readonly segments?: readonly Segment[] | undefined
}

const strayOf = (name: string, at: number, field: string, tier: string, codes: readonly string[]): Stray => ({
  path: [name, at, field],
  message: `There is no tier ${tier} in this policy: it has ${codes.join(', ')}.`,
})

/** Tiers that floors, caps and segments name and the policy does not have: nobody would ever fit them. */
export function strayTiers({ tiers, floors = [], caps = [], segments = [] }: Rules): readonly Stray[] {
  const codes = tiers.map(({ code }) => code)
  const bounds = Object.entries({ floors, caps }).flatMap(([name, rules]) =>
    rules.flatMap(({ tier }, at) => (codes.includes(tier) ? [] : [strayOf(name, at, 'tier', tier, codes)])),
  )
  const inSegments = segments.flatMap(({ where }, at) =>
    unknownTiers(parseWhere(where), codes).map((tier) => strayOf('segments', at, 'where', tier, codes)),
  )

  return [...bounds, ...inSegments]
}
