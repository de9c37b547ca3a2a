import type { Card, CardRow } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import type { Locale } from '#src/domain/locale.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** What of a team needs whoever leads it. */
export type TeamExceptions = {
  /** Reminders that are late, by the name of who has them. */
  readonly overdue: readonly { readonly name: string; readonly count: number }[]
  /** Changes of tier that wait for a person. */
  readonly waiting: number
}

const mostOverdue = 5

/** Who of the team is behind, the most first. */
export const overdueRows = (
  locale: Locale,
  { overdue }: Pick<TeamExceptions, 'overdue'>,
): readonly CardRow[] =>
  overdue.slice(0, mostOverdue).map(({ name, count }) => ({
    title: clip(name, 40),
    detail: t(locale, 'home.overdue-of', { count }),
  }))

const waitingRows = (locale: Locale, { waiting }: TeamExceptions): readonly CardRow[] =>
  waiting === 0
    ? []
    : [
        {
          title: t(locale, 'home.waiting'),
          detail: t(locale, 'today.waiting', { count: waiting }),
          action: {
            kind: 'button',
            label: t(locale, 'home.approve'),
            call: { command: 'approve', input: {} },
          },
        },
      ]

/** The day of whoever leads a team: their own list, then what of the team needs them. */
export function withTeam(locale: Locale, card: Card, team: TeamExceptions): Card {
  const late = team.overdue.reduce((sum, { count }) => sum + count, 0)
  const line =
    late === 0 && team.waiting === 0
      ? t(locale, 'today.team-fine')
      : t(locale, 'today.team', { late, waiting: team.waiting })

  return {
    ...card,
    text: sentences(locale, [card.text, line]),
    body: [...(card.body ?? []), line],
    rows: [...(card.rows ?? []), ...waitingRows(locale, team), ...overdueRows(locale, team)],
  }
}
