import type { Card, CardButton } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { joined } from '#src/cards/parts/reader.ts'
import { identityKey } from '#src/domain/identity-key.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Role, User } from '#src/domain/user.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { inSeries } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import type { AdmittedNotice, NewcomerNotice } from '#src/ports/notices/surface.ts'

/** Nobody becomes an admin by a button of a chat. */
export const admittedRoles = ['rep', 'manager', 'service'] as const satisfies readonly Role[]

/** Somebody wants in: who the surface says it is, and a button for each role. */
export function newcomerCard(locale: Locale, { identity, name, email }: NewcomerNotice): Card {
  const who = identityKey(identity)
  const button = (as: string, label: string, style?: CardButton['style']): CardButton => ({
    kind: 'button',
    label,
    call: { command: 'admit', input: { who, as } },
    ...(style ? { style } : {}),
  })
  const surface = t(locale, `surface.${identity.surface}`)
  const title = t(locale, 'newcomer.title', { name: clip(name) })

  const body = t(locale, email === undefined ? 'newcomer.body-account' : 'newcomer.body', { surface })
  const fact =
    email === undefined
      ? { label: t(locale, 'newcomer.account'), value: clip(identity.userId) }
      : { label: t(locale, 'newcomer.email'), value: clip(email) }

  return plainCard(locale, title, [body, t(locale, 'newcomer.ask')], {
    facts: [fact],
    actions: [
      ...admittedRoles.map((role) => ({
        ...button(role, t(locale, 'newcomer.as', { role: t(locale, `role.${role}`) })),
        short: t(locale, `role.${role}`),
      })),
      button('no', t(locale, 'newcomer.no'), 'danger'),
    ],
  })
}

/** As many as one looks through at a time. */
const newcomersPage = 10

/** All who wait, the newest first, a page at a time: each opens the card that lets them in. */
export function newcomersCard(
  locale: Locale,
  newcomers: readonly NewcomerNotice[],
  wantedPage: number,
): Card {
  const count = newcomers.length
  const page = Math.min(wantedPage, Math.ceil(count / newcomersPage) - 1)
  const from = page * newcomersPage
  const shown = newcomers.slice(from, from + newcomersPage)
  const title = t(locale, 'admit.waiting-title', { count })
  const turn = (label: string, to: number): CardButton => ({
    kind: 'button',
    label,
    call: { command: 'admit', input: { page: String(to) } },
  })
  const line = t(locale, 'list.page', { from: from + 1, to: from + shown.length, n: formatNumber(count) })

  return {
    ...plainCard(locale, title, count > newcomersPage ? [line] : []),
    rows: shown.map(({ identity, name, email }) => ({
      title: clip(name),
      detail: joined([t(locale, `surface.${identity.surface}`), clip(email ?? identity.userId)]),
      action: {
        kind: 'button',
        label: t(locale, 'admit.open'),
        call: { command: 'admit', input: { who: identityKey(identity) } },
      },
    })),
    actions: [
      ...(page > 0 ? [turn(t(locale, 'list.back'), page - 1)] : []),
      ...(from + newcomersPage < count ? [turn(t(locale, 'list.more'), page + 1)] : []),
    ],
  }
}

/** For the newcomer meanwhile: whom they wait for; `elsewhere`: they may be known on another surface. */
export const waitingCard = (locale: Locale, admins: readonly string[], elsewhere = false): Card =>
  plainCard(locale, t(locale, 'newcomer.waits-title'), [
    admins.length === 0
      ? t(locale, 'newcomer.waits-nobody')
      : t(locale, 'newcomer.waits', { names: inSeries(locale, admins.slice(0, 3)) }),
    ...(elsewhere ? [t(locale, 'connect.hint')] : []),
  ])

/** For the newcomer afterwards. */
export const admittedCard = (locale: Locale, { by }: AdmittedNotice): Card =>
  plainCard(
    locale,
    t(locale, 'newcomer.in-title'),
    [t(locale, 'newcomer.in', { by: clip(by) }), t(locale, 'newcomer.begin')],
    { tone: 'good' },
  )

/** For the admin: what has become of the account. */
export function admissionCard(
  locale: Locale,
  { _id, name, role }: User,
  outcome: 'admitted' | 'declined' | 'known',
): Card {
  const named = { name: clip(name), role: t(locale, `role.${role}`) }
  if (outcome === 'declined')
    return plainCard(locale, t(locale, 'admit.declined-title', named), [t(locale, 'admit.declined')])
  if (outcome === 'known')
    return plainCard(locale, t(locale, 'admit.known-title', named), [t(locale, 'admit.known')])

  return plainCard(locale, t(locale, 'admit.done-title', named), [t(locale, 'admit.done', { id: _id })], {
    tone: 'good',
  })
}

/** There is no newcomer that anybody could decide on. */
export const nobodyWaitsCard = (locale: Locale): Card =>
  plainCard(locale, t(locale, 'admit.none-title'), [t(locale, 'admit.none')])

/** Whom the surface does not vouch for (any more). */
export const notAdmissibleCard = (locale: Locale): Card =>
  plainCard(locale, t(locale, 'admit.gone-title'), [t(locale, 'admit.gone')], { tone: 'warning' })
