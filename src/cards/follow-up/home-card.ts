import type { Card, CardAction, CardButton, CardFact, CommandCall } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { formOpener } from '#src/cards/parts/form-openers.ts'
import { shortTierName } from '#src/cards/parts/tier-name.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { Role } from '#src/domain/user.ts'
import { capital, labelled, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { overdueRows } from './team-rows.ts'

/** What somebody's home is made of. Absent is what their role has none of. */
export type HomeInput = {
  readonly name: string
  readonly role: Role
  readonly policy: Policy | undefined
  /** The list of today, as `today` shows it; of service the open problems. */
  readonly list: Card
  /** How many customers stand in each tier: a rep's own, a manager's team's, an admin's all. */
  readonly tiers: readonly { readonly code: string; readonly count: number }[]
  /** Of the team: reminders that are late, by the name of who has them. */
  readonly overdue?: readonly { readonly name: string; readonly count: number }[]
  /** Changes of tier that wait for a person. */
  readonly waiting?: number
  /** How the team's figures have moved; absent where nothing was counted yet. */
  readonly trend?: CardFact
  /** Of an admin: what is missing, one sentence each, with what mends it. */
  readonly missing?: readonly HomeGap[]
}

/** What an admin has still to set up. */
export type HomeGap =
  | { readonly kind: 'trial' }
  | { readonly kind: 'key' }
  | { readonly kind: 'unlinked'; readonly count: number }
  | { readonly kind: 'unowned'; readonly count: number }
  | { readonly kind: 'silent'; readonly sources: string }

/** One card to begin the day with: what to do, where one's customers stand, and the way to everything else. */
export function homeCard(locale: Locale, input: HomeInput): Card {
  const { list, name, missing = [] } = input
  const title = t(locale, 'home.title', { name: clip(name, 40) })
  const facts = factsOf(locale, input)
  const body = [...missing.map((gap) => gapLine(locale, gap)), list.title, ...(list.body ?? [])]

  return {
    title,
    tone: missing.length > 0 ? 'warning' : list.tone,
    text: sentences(locale, [
      title,
      ...body,
      ...facts.map(({ label, value }) => labelled(locale, label, value)),
    ]),
    body,
    facts,
    rows: [...(list.rows ?? []), ...overdueRows(locale, { overdue: input.overdue ?? [] })],
    actions: actionsOf(locale, input),
    ...(list.footer === undefined ? {} : { footer: list.footer }),
  }
}

function factsOf(
  locale: Locale,
  { role, tiers, policy, trend, overdue, waiting }: HomeInput,
): readonly CardFact[] {
  const whose = role === 'rep' ? 'mine' : role === 'manager' ? 'team' : 'all'
  const counts = tiers.map(({ code, count }) => `${shortTierName(locale, policy, code)} ${count}`)
  const late = overdue?.reduce((sum, { count }) => sum + count, 0)

  return [
    ...(counts.length > 0
      ? [{ label: t(locale, `home.tiers-${whose}`), value: capital(counts.join(' · ')) }]
      : []),
    ...(trend ? [trend] : []),
    ...(late === undefined ? [] : [{ label: t(locale, 'home.overdue'), value: String(late) }]),
    ...(waiting === undefined ? [] : [{ label: t(locale, 'home.waiting'), value: String(waiting) }]),
  ]
}

function gapLine(locale: Locale, gap: HomeGap): string {
  switch (gap.kind) {
    case 'unlinked':
    case 'unowned':
      return t(locale, `home.gap-${gap.kind}`, { count: gap.count })
    case 'silent':
      return t(locale, 'home.gap-silent', { sources: gap.sources })
    default:
      return t(locale, `home.gap-${gap.kind}`)
  }
}

type ButtonKey = 'list' | 'approve' | 'digest' | 'review' | 'trial'

const button = (
  locale: Locale,
  key: ButtonKey,
  call: CommandCall = { command: key, input: {} },
): CardButton => ({
  kind: 'button',
  label: t(locale, `home.${key}`),
  ...(key === 'list' || key === 'approve' ? { short: t(locale, `home.${key}-short`) } : {}),
  call,
})

/** The ways on: its own list's first, then looking up, adding and settings. */
function actionsOf(locale: Locale, { role, list, missing = [] }: HomeInput): readonly CardAction[] {
  const isBoss = role === 'manager' || role === 'admin'
  const ofBoss = [button(locale, 'approve'), button(locale, 'digest'), button(locale, 'review')]
  const lists = role === 'service' ? [] : [button(locale, 'list')]

  return [
    ...(list.actions ?? []),
    ...(missing.some(({ kind }) => kind === 'trial') ? [button(locale, 'trial')] : []),
    formOpener(locale, 'find'),
    ...lists,
    ...(isBoss ? ofBoss : []),
    ...(role === 'service' ? [] : [formOpener(locale, 'log'), formOpener(locale, 'add')]),
    formOpener(locale, 'settings'),
  ]
}
