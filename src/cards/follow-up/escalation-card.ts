import type { Card, CardAction, CardRow } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { lastOrderLine, lastTouchLine } from '#src/cards/parts/last-seen.ts'
import { joined, type Reader } from '#src/cards/parts/reader.ts'
import { standingTierName } from '#src/cards/parts/tier-name.ts'
import { whyButton } from '#src/cards/tier/tier-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import { capital, inSeries, sentences, small } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import type { EscalationNotice } from '#src/ports/notices/escalation.ts'
import { openReminder, outcomeButtons } from './reminder-actions.ts'
import { howLine } from './reminder-lines.ts'

/** One reminder that was left open too long, as it stands now. */
export type EscalationLine = {
  readonly notice: EscalationNotice
  readonly reminder: Reminder
  readonly customer: Customer
}

/** What an escalation's card is made of. */
export type EscalationInput = EscalationLine & {
  readonly policy: Policy
  /** Whose list it is on, where somebody else reads it; null: nobody's any more. */
  readonly owner?: string | null
  readonly now: Date
}

/** Tells of a touch that is overdue: the rep what is at stake, the manager whom to ask. */
export function escalationCard(locale: Locale, zone: string, input: EscalationInput): Card {
  const reader: Reader = { locale, zone, now: input.now }
  const { notice, reminder, customer, policy, now } = input
  const title = t(locale, titleKey(notice), { name: clip(customer.name) })
  const why = whyLine(reader, input)
  const act = doLine(locale, input)
  const next = nextLine(locale, input)
  const code = standingTier(customer, now)

  return {
    title,
    ...(code === undefined ? {} : { badge: [...code].slice(0, 3).join('') }),
    tone: notice.level === 1 ? 'warning' : 'bad',
    text: sentences(locale, [title, why, next, act]),
    body: [why, next].filter((line) => line !== ''),
    facts: [
      ...(typeof input.owner === 'string' ? [{ label: t(locale, 'owner.label'), value: input.owner }] : []),
      { label: t(locale, 'tier.label'), value: standingTierName(locale, policy, customer, now) },
      {
        label: t(locale, 'remind.goal'),
        value: joined([capital(reminder.goal[locale]), howLine(reader, reminder)]),
      },
      { label: t(locale, 'order.last'), value: lastOrderLine(reader, customer, true) },
      { label: t(locale, 'touch.last'), value: lastTouchLine(reader, customer) },
      { label: t(locale, 'escalation.do'), value: act },
    ],
    actions: actionsOf(reader, input),
  }
}

const titleKey = ({ level }: EscalationNotice) =>
  level === 1 ? 'escalation.own-title' : level === 2 ? 'escalation.title' : 'escalation.again-title'

const whyLine = ({ locale, now }: Reader, { notice, customer, policy }: EscalationInput): string =>
  notice.reason === 'floor'
    ? t(locale, 'escalation.why-floor', { count: notice.days })
    : t(locale, 'escalation.why-top', {
        count: notice.days,
        tier: standingTierName(locale, policy, customer, now),
      })

/** Nobody is reported without having been told that they will be. */
function nextLine(locale: Locale, { notice, policy }: EscalationInput): string {
  if (notice.level !== 1) return ''
  return t(locale, 'escalation.next-manager', { days: policy.followUp.escalateAfterDays[1] })
}

function doLine(locale: Locale, { notice, owner }: EscalationInput): string {
  if (notice.level === 1) return t(locale, 'escalation.do-own')
  return typeof owner === 'string'
    ? t(locale, 'escalation.do-manager', { owner })
    : t(locale, 'escalation.do-nobody')
}

/** The rep ends it here; the manager opens the customer or gives it to somebody else. */
function actionsOf(reader: Reader, { notice, reminder, customer }: EscalationInput): readonly CardAction[] {
  if (notice.level === 1)
    return [
      ...outcomeButtons(reader, reminder),
      openReminder(reader, reminder),
      whyButton(reader.locale, customer),
    ]

  return [
    {
      kind: 'button',
      label: t(reader.locale, 'escalation.assign'),
      call: { command: 'assign', input: { customer: customer.ref } },
      style: 'primary',
    },
    openCustomer(reader, customer),
    whyButton(reader.locale, customer),
  ]
}

const openCustomer = ({ locale }: Reader, { ref }: Customer) =>
  ({
    kind: 'button',
    label: t(locale, 'customer.open'),
    call: { command: 'tier', input: { customer: ref } },
  }) as const

/** One escalation in a list; a rep's opens the reminder, a manager's the customer. */
export function escalationRow(reader: Reader, policy: Policy, line: EscalationLine): CardRow {
  const { locale, now } = reader
  const { notice, reminder, customer } = line

  return {
    title: clip(customer.name),
    detail: joined([
      standingTierName(locale, policy, customer, now),
      t(locale, `escalation.short-${notice.reason}`, { count: notice.days }),
      small(reminder.goal[locale]),
    ]),
    action: notice.level === 1 ? openReminder(reader, reminder) : openCustomer(reader, customer),
  }
}

/** Many escalations for one reader in one card, the longest open first. */
export function escalationsCard(
  locale: Locale,
  zone: string,
  {
    lines,
    policy,
    now,
  }: { readonly lines: readonly EscalationLine[]; readonly policy: Policy; readonly now: Date },
): Card {
  const reader: Reader = { locale, zone, now }
  const sorted = lines.toSorted(
    (a, b) => b.notice.days - a.notice.days || a.customer.name.localeCompare(b.customer.name),
  )
  const isOwn = lines.every(({ notice }) => notice.level === 1)
  const title = t(locale, isOwn ? 'escalation.many-own-title' : 'escalation.many-title', {
    count: lines.length,
  })
  const rows = sorted.slice(0, mostRows).map((line) => escalationRow(reader, policy, line))
  const rest = sorted.slice(mostRows).map(({ customer }) => clip(customer.name, 30))

  return {
    title,
    tone: isOwn ? 'warning' : 'bad',
    text: sentences(locale, [title, joined([rows[0]?.title, rows[0]?.detail])]),
    body: [t(locale, 'escalation.many-body'), ...(rest.length > 0 ? [restLine(locale, rest)] : [])],
    rows,
  }
}

const mostRows = 25

const restLine = (locale: Locale, names: readonly string[]): string =>
  t(locale, 'promotion.summary-more', { count: names.length, names: inSeries(locale, names) })
