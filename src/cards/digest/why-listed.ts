import { clip } from '#src/cards/parts/clip.ts'
import { agoFor, dayFor } from '#src/cards/parts/reader.ts'
import { shortTierName } from '#src/cards/parts/tier-name.ts'
import { changeInShort } from '#src/cards/tier/change-in-short.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { DigestLineId } from '#src/domain/digest/lines.ts'
import { t } from '#src/i18n/text.ts'
import { type DigestView, moneyOf } from './digest-view.ts'

/** What stands about a listed customer elsewhere than in its own document. */
export type ListedBecause = {
  /** Base-currency minor units. */
  readonly riskMinor?: number
  /** Since when its open reminder has been due. */
  readonly dueSince?: Date
  /** The demotion it nears, and by when. */
  readonly nears?: { readonly to: string; readonly by: Date }
}

/** Ten reasons a page: one of them must not fill the screen. */
const mostReason = 60

type Because = (view: DigestView, customer: Customer, because: ListedBecause) => string | undefined

const changeOf = ({ reader, policy }: DigestView, from: string | undefined, to: string): string =>
  changeInShort(reader.locale, policy, { from, to })

/** Ours alone: what a customer began is no touch that somebody owed them. */
const lastTouch: Because = ({ reader }, { facts }) => {
  const ours = facts.recentTouches.findLast(({ direction }) => direction === 'out')
  return ours
    ? t(reader.locale, 'digest.why-floor', { ago: agoFor(reader, ours.at) })
    : t(reader.locale, 'digest.why-floor-never')
}

const dueSince: Because = ({ reader }, _, { dueSince: since }) =>
  since && t(reader.locale, 'digest.why-overdue', { day: dayFor(reader, since) })

const ending: Because = ({ reader: { locale } }, { prospect }) => {
  const outcome = prospect?.outcome
  if (!outcome) return undefined
  if (outcome.kind === 'converted') return t(locale, 'digest.why-won')
  const reason = clip(outcome.reason?.trim() ?? '', mostReason)
  return reason === '' ? t(locale, 'digest.why-lost') : t(locale, 'digest.why-lost-for', { reason })
}

const reasons: Readonly<Partial<Record<DigestLineId, Because>>> = {
  'at-risk': (view, _, { riskMinor }) =>
    riskMinor === undefined
      ? undefined
      : t(view.reader.locale, 'digest.why-at-risk', { money: moneyOf(view, riskMinor) }),
  overdue: dueSince,
  kept: dueSince,
  'below-floor': lastTouch,
  answers: lastTouch,
  moved: (view, { tier }) => tier && changeOf(view, tier.previous, tier.code),
  warned: ({ reader, policy }, _, { nears }) =>
    nears &&
    t(reader.locale, 'digest.why-warned', {
      tier: shortTierName(reader.locale, policy, nears.to),
      day: dayFor(reader, nears.by),
    }),
  waiting: (view, { tier }) =>
    tier?.proposed &&
    t(view.reader.locale, 'digest.why-waiting', { change: changeOf(view, tier.code, tier.proposed.code) }),
  prospects: ending,
}

/** Why a customer stands on a line's list, in a few words; nothing where the line says it all. */
export const whyListed = (
  view: DigestView,
  line: DigestLineId,
  customer: Customer,
  because: ListedBecause = {},
): string | undefined => reasons[line]?.(view, customer, because)
