import type { Card, CardAction, CardButton } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { joined } from '#src/cards/parts/reader.ts'
import type { PolicyEffect } from '#src/domain/evaluation/policy-effect.ts'
import type { Locale } from '#src/domain/locale.ts'
import { toMinor } from '#src/domain/money.ts'
import type { TierRule } from '#src/domain/policy/tier-rule.ts'
import type { Policy } from '#src/domain/policy.ts'
import { formatNumber, formatPercent } from '#src/i18n/format.ts'
import { formatMoney } from '#src/i18n/money.ts'
import { capital, inSeries, labelled, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

const mostMovers = 10

/** Something that could be published: a preset's name or an earlier version's number, and what to call it. */
export type PolicyChoice = { readonly value: string; readonly label: string }

function goalOf(locale: Locale, { goal }: TierRule, currency: string): string {
  const { metric, target, period } = goal
  const name = t(locale, 'digest.goal-in', {
    metric: t(locale, `digest.goal-${metric}`),
    period: t(locale, `digest.period-${period}`),
  })
  const said = (value: string) => labelled(locale, capital(name), value)
  if (metric.endsWith('-share')) return said(formatPercent(locale, target))
  if (metric === 'orders-per-customer') return said(formatNumber(target, 1))
  return said(formatMoney(locale, { amountMinor: toMinor(target, currency), currency }))
}

const cadenceOf = (locale: Locale, { playbook }: TierRule): string =>
  t(locale, 'policy.days', { days: Math.min(...playbook.map(({ cadenceDays }) => cadenceDays)) })

/** The policy in force: its purpose, what counts, what each tier is run by, and what it means. */
export function policyCard(locale: Locale, policy: Policy, choices: readonly PolicyChoice[]): Card {
  const { name, version, purpose, dimensions, halfLifeDays, tiers } = policy
  const title = t(locale, 'policy.title', { name, version })
  const counts = joined(
    dimensions.map(({ name: part, label, weight }) => {
      const known = part === 'spend' || part === 'orders' || part === 'engagement'
      return `${label?.[locale] ?? (known ? t(locale, `part.${part}`) : part)} ${formatPercent(locale, weight)}`
    }),
  )
  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [title, purpose[locale], counts]),
    body: [purpose[locale]],
    facts: [
      { label: t(locale, 'policy.counts'), value: counts },
      { label: t(locale, 'policy.fades'), value: t(locale, 'policy.fades-value', { days: halfLifeDays }) },
    ],
    table: {
      columns: (['tier', 'share', 'goal', 'cadence'] as const).map((key) => t(locale, `policy.${key}`)),
      rows: tiers.map((rule) => [
        rule.name[locale],
        formatPercent(locale, rule.share),
        goalOf(locale, rule, policy.baseCurrency),
        cadenceOf(locale, rule),
      ]),
    },
    rows: tiers.map(({ name: tier, meaning }) => ({ title: tier[locale], detail: meaning[locale] })),
    ...(choices.length > 0 ? { actions: [previewMenu(locale, choices)] } : {}),
  }
}

const previewMenu = (locale: Locale, choices: readonly PolicyChoice[]): CardAction => ({
  kind: 'select',
  label: t(locale, 'policy.preview-as'),
  field: 'preview',
  call: { command: 'policy', input: {} },
  options: [...choices],
})

type Previewed = {
  readonly effect: PolicyEffect
  readonly choice: PolicyChoice
  readonly standing: number
  readonly canPublish: boolean
}

const publishButton = (
  locale: Locale,
  { choice, standing }: Previewed,
  isConfirmed: boolean,
): CardButton => ({
  kind: 'button',
  label: t(locale, isConfirmed ? 'policy.confirm' : 'policy.publish'),
  style: isConfirmed ? 'danger' : 'primary',
  call: {
    command: 'policy',
    input: {
      publish: choice.value,
      standing: String(standing),
      ...(isConfirmed ? { confirmed: 'yes' } : {}),
    },
  },
})

function heldOutLines(locale: Locale, { heldOut }: PolicyEffect): readonly string[] {
  if (!heldOut) return [t(locale, 'policy.preview-no-held-out')]
  const { split, last, customers, before, after, difference } = heldOut
  const points = (share: number) => formatNumber(100 * share, 1)
  const verdict =
    difference.low > 0
      ? 'policy.preview-better'
      : difference.high < 0
        ? 'policy.preview-worse'
        : 'policy.preview-tie'
  return [
    t(locale, 'policy.preview-held-out', {
      ...{ split, last, customers: formatNumber(customers), before: points(before), after: points(after) },
      difference: points(difference.difference),
      interval: `${points(difference.low)} – ${points(difference.high)}`,
    }),
    t(locale, verdict),
  ]
}

/** What publishing would do: who moves where, and whether it finds the best customers better. */
export function policyPreviewCard(locale: Locale, previewed: Previewed): Card {
  const { effect, canPublish, choice } = previewed
  const { matrix, movers, moved, policy } = effect
  const count = moved.up + moved.down
  const title = t(locale, 'policy.preview-title', {
    name: choice.label,
    customers: formatNumber(effect.customers),
  })
  const said =
    count === 0
      ? t(locale, 'policy.preview-nobody')
      : t(locale, 'policy.preview-moved', {
          moved: formatNumber(count),
          up: formatNumber(moved.up),
          down: formatNumber(moved.down),
          atOnce: formatNumber(moved.atOnce),
        })
  const body = [
    said,
    ...heldOutLines(locale, effect),
    ...(movers.length > 0 ? [t(locale, 'policy.preview-team')] : []),
  ]

  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [title, ...body]),
    body,
    table: {
      columns: [t(locale, 'policy.preview-matrix'), ...matrix.to],
      rows: matrix.from.map((code, row) => [
        code,
        ...matrix.to.map((_, column) => formatNumber(matrix.counts[row]?.[column] ?? 0)),
      ]),
    },
    rows: movers.slice(0, mostMovers).map((mover) => ({
      title: clip(mover.name),
      detail: joined([
        `${mover.from} → ${mover.to}`,
        t(locale, mover.atOnce ? 'policy.preview-now' : 'policy.preview-later'),
        formatMoney(locale, { amountMinor: mover.valueMinor, currency: policy.baseCurrency }),
      ]),
    })),
    ...(canPublish ? { actions: [publishButton(locale, previewed, false)] } : {}),
  }
}

/** The last look before it is put in force. */
export const policyConfirmCard = (locale: Locale, previewed: Omit<Previewed, 'effect'>): Card =>
  plainCard(
    locale,
    t(locale, 'policy.confirm-title', { name: previewed.choice.label }),
    [t(locale, 'policy.publishing')],
    { tone: 'warning', actions: [publishButton(locale, previewed as Previewed, true)] },
  )

/** It is on its way; a worker decides everybody by it. */
export const policyPublishingCard = (locale: Locale, version: number): Card =>
  plainCard(locale, t(locale, 'policy.publishing-title', { version }), [t(locale, 'policy.publishing')], {
    tone: 'good',
  })

/** A refusal with what to do: not an admin, a newer policy, too many customers. */
export const policyRefusalCard = (locale: Locale, why: 'stale' | 'admin-only' | 'too-many'): Card =>
  plainCard(locale, t(locale, `policy.${why}-title`), [t(locale, `policy.${why}`)])

/** Words that name no policy; with those there are. */
export const policyNotReadCard = (locale: Locale, words: string, choices: readonly PolicyChoice[]): Card =>
  plainCard(
    locale,
    words.trim() === ''
      ? t(locale, 'policy.which-title')
      : t(locale, 'policy.not-read-title', { words: clip(words) }),
    [
      t(locale, 'policy.not-read', {
        names: inSeries(
          locale,
          choices.map(({ value }) => value),
        ),
      }),
    ],
  )
