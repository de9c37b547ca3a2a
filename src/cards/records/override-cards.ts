import type { Card, CardButton } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { formOpener } from '#src/cards/parts/form-openers.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { dayFor } from '#src/cards/parts/reader.ts'
import { tierName } from '#src/cards/parts/tier-name.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import { t } from '#src/i18n/text.ts'

type Pinned = {
  readonly customer: Customer
  readonly policy: Policy
  readonly tier: string
  readonly reason: string
  readonly until: Date
  readonly now: Date
  /** The end was not said. */
  readonly usual: boolean
}

const actions = (undo: readonly CardButton[]) => (undo.length > 0 ? { actions: undo } : {})

/** A tier was set by hand: which, why, until when, and what data says. */
export function overriddenCard(
  locale: Locale,
  zone: string,
  { customer, policy, tier, reason, until, now, usual }: Pinned,
  undo: readonly CardButton[],
): Card {
  const name = clip(customer.name)
  const named = (code: string) => tierName(locale, policy, code)
  const from = standingTier(customer, now)
  const title =
    from === undefined || from === tier
      ? t(locale, 'override.title', { name, tier: named(tier) })
      : t(locale, 'override.changed-title', { name, from: named(from), tier: named(tier) })
  // The end is the first moment after it: its last whole day is said.
  const day = dayFor({ locale, zone, now }, new Date(until.getTime() - 1))
  const body = [
    t(locale, 'override.reason', { reason: clip(reason, 200) }),
    t(locale, usual ? 'override.until-usual' : 'override.until', { day }),
    t(locale, 'override.reported'),
  ]
  return plainCard(locale, title, body, { badge: [...tier].slice(0, 3).join(''), ...actions(undo) })
}

/** Its tier is the data's again, or was so. */
export function overrideEndedCard(
  locale: Locale,
  customer: Customer,
  isChanged: boolean,
  undo: readonly CardButton[],
): Card {
  const name = clip(customer.name)
  const title = t(locale, isChanged ? 'override.ended-title' : 'override.none-title', { name })
  return plainCard(locale, title, [t(locale, 'override.by-data')], actions(undo))
}

/** A tier or a reason is missing: what to say. */
export function overrideAskCard(
  locale: Locale,
  {
    customer,
    policy,
    tier,
  }: {
    readonly customer: Customer
    readonly policy: Policy
    readonly tier: string | undefined
  },
): Card {
  const name = clip(customer.name)
  const codes = policy.tiers.map(({ code }) => code).join(' · ')
  const what =
    tier === undefined
      ? t(locale, 'override.which', { codes })
      : t(locale, 'override.why', { tier: tierName(locale, policy, tier) })

  return plainCard(locale, t(locale, 'override.ask-title', { name }), [what, t(locale, 'override.how')], {
    tone: 'warning',
    actions: [formOpener(locale, 'override', { customer: customer.ref })],
  })
}
