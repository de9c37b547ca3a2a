import type { Card, CardFact } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { joined } from '#src/cards/parts/reader.ts'
import { changeInShort } from '#src/cards/tier/change-in-short.ts'
import { shortReason } from '#src/cards/tier/moved-lines.ts'
import type { GoalProgress } from '#src/domain/digest/figures.ts'
import type { Locale } from '#src/domain/locale.ts'
import { toMinor } from '#src/domain/money.ts'
import { formatNumber, formatPercent } from '#src/i18n/format.ts'
import { capital, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { dataPart } from './data-part.ts'
import { countOf, type DigestView, moneyOf, tierLabel } from './digest-view.ts'
import { type DigestPart, digestParts, openLine } from './first-card.ts'
import { followUpPart } from './follow-up-part.ts'
import type { PartBody } from './part-body.ts'
import { prospectsPart } from './prospects-part.ts'
import { servicePart } from './service-part.ts'

function basePart(view: DigestView): PartBody {
  const { figures, policy, reader } = view
  const { locale } = reader
  const lifecycles = figures.byLifecycle.filter(({ count }) => count > 0)
  const cell = (tier: string, lifecycle: string) =>
    figures.cells.find((each) => each.tier === tier && each.lifecycle === lifecycle)?.count ?? 0

  return {
    table: {
      columns: [
        t(locale, 'digest.tier'),
        t(locale, 'digest.customers'),
        t(locale, 'digest.value'),
        ...lifecycles.map(({ lifecycle }) => t(locale, `lifecycle.${lifecycle}`)),
      ],
      rows: [
        ...figures.byTier.map(({ tier, count, valueMinor }) => [
          tierLabel(locale, policy, tier),
          countOf(count),
          moneyOf(view, valueMinor),
          ...lifecycles.map(({ lifecycle }) => countOf(cell(tier, lifecycle))),
        ]),
        [
          t(locale, 'digest.all'),
          countOf(figures.customers.count),
          '',
          ...lifecycles.map(({ count }) => countOf(count)),
        ],
        [
          t(locale, 'digest.value-of-all'),
          '',
          moneyOf(view, figures.customers.valueMinor),
          ...lifecycles.map(({ valueMinor }) => moneyOf(view, valueMinor)),
        ],
      ],
    },
    facts: [{ label: t(locale, 'digest.opted-out'), value: countOf(figures.optedOut) }],
  }
}

function movementPart(view: DigestView): PartBody {
  const { figures, policy, reader } = view
  const { locale } = reader
  const { up, down, first, top } = figures.movement
  if (up + down + first === 0) return { body: [t(locale, 'digest.moved-none')] }

  return {
    body: [t(locale, 'digest.moved-title', { n: up + down })],
    rest: openLine(view, 'moved'),
    ...(first > 0 ? { facts: [{ label: t(locale, 'digest.first-tiers'), value: countOf(first) }] } : {}),
    rows: top.map((move) => ({
      title: clip(move.name),
      detail: joined([
        changeInShort(locale, policy, move),
        shortReason(reader, {
          kind: 'tier-change',
          customerId: move.customerId,
          from: move.from,
          to: move.to,
          evidence: { reason: move.reason },
          at: move.at,
          ...(move.moved ? { moved: move.moved } : {}),
        }),
        moneyOf(view, move.valueMinor),
      ]),
      action: {
        kind: 'button',
        label: t(locale, 'customer.open'),
        call: { command: 'tier', input: { customer: move.customerId } },
      },
    })),
  }
}

/** A goal's number as people write it: a share, a count or money. */
function goalNumber(
  { figures, reader }: DigestView,
  { goal }: GoalProgress,
  value: number | undefined,
): string {
  const { locale } = reader
  if (value === undefined) return t(locale, 'digest.unknown')
  if (goal.metric.endsWith('-share')) return formatPercent(locale, value)
  if (goal.metric === 'orders-per-customer') return formatNumber(value, 1)
  return moneyOf({ figures, reader } as DigestView, toMinor(value, figures.currency))
}

const goalName = (locale: Locale, { goal: { metric, period } }: GoalProgress): string =>
  capital(
    t(locale, 'digest.goal-in', {
      metric: t(locale, `digest.goal-${metric}`),
      period: t(locale, `digest.period-${period}`),
    }),
  )

function riskFacts(view: DigestView): readonly CardFact[] {
  const { figures, reader } = view
  const { locale } = reader
  const { issued, hit, cameTrue, averted } = figures.warnings
  const { count, valueMinor } = figures.atRisk
  return [
    {
      label: t(locale, 'digest.at-risk'),
      value: t(locale, 'digest.at-risk-value', { count, money: moneyOf(view, valueMinor) }),
    },
    { label: t(locale, 'digest.floor'), value: countOf(figures.belowFloor) },
    {
      label: t(locale, 'digest.warnings'),
      value: t(locale, 'digest.warnings-value', { issued, n: hit.n, hits: cameTrue, averted }),
    },
    { label: t(locale, 'digest.growing'), value: countOf(figures.growing) },
  ]
}

const goalsPart = (view: DigestView): PartBody => {
  const { figures, policy, reader } = view
  const { locale } = reader
  return {
    facts: riskFacts(view),
    table: {
      columns: (['tier', 'goal', 'actual', 'target'] as const).map((key) => t(locale, `digest.${key}`)),
      rows: figures.goals.map((row) => [
        tierLabel(locale, policy, row.tier),
        goalName(locale, row),
        goalNumber(view, row, row.actual),
        goalNumber(view, row, row.goal.target),
      ]),
    },
  }
}

const parts: Readonly<Record<DigestPart, (view: DigestView) => PartBody>> = {
  base: basePart,
  movement: movementPart,
  goals: goalsPart,
  'follow-up': followUpPart,
  service: servicePart,
  pipeline: prospectsPart,
  data: dataPart,
}

/** One of the parts behind the first screen, with a way to the next one and back. */
export function digestPartCard(view: DigestView, part: DigestPart): Card {
  const { locale } = view.reader
  const title = t(locale, `digest.part-${part}`)
  const body = parts[part](view)
  const next = digestParts[digestParts.indexOf(part) + 1]
  const facts = (body.facts ?? []).map(({ label, value }) => `${label} ${value}`)
  const table = (body.table?.rows ?? []).map((row) => row.join(' '))
  const rows = (body.rows ?? []).map((row) => joined([row.title, row.detail]))

  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [title, ...(body.body ?? []), ...table, ...facts, ...rows]),
    ...body,
    actions: [
      ...(next
        ? ([
            {
              kind: 'button',
              label: t(locale, `digest.part-${next}`),
              short: t(locale, 'digest.next-short'),
              call: { command: 'digest', input: { digest: view.id, part: next } },
            },
          ] as const)
        : []),
      {
        kind: 'button',
        label: t(locale, 'digest.back'),
        short: t(locale, 'digest.back-short'),
        call: { command: 'digest', input: { digest: view.id } },
      },
    ],
  }
}
