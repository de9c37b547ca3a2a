import { z } from 'zod'
import type { Card } from '#src/cards/card.ts'
import {
  admissionCard,
  admittedRoles,
  newcomerCard,
  newcomersCard,
  nobodyWaitsCard,
  notAdmissibleCard,
} from '#src/cards/people/newcomer-card.ts'
import { admitMember } from '#src/decide/people/admit-member.ts'
import { isVouched } from '#src/decide/people/vouched.ts'
import { identityKey, readIdentityKey } from '#src/domain/identity-key.ts'
import { present } from '#src/domain/present.ts'
import type { Asker } from '#src/domain/user.ts'
import type { NewcomerNotice } from '#src/ports/notices/surface.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'

const choices = [...admittedRoles, 'no'] as const

const input = z.strictObject({
  words: z.string().max(1_000).default(''),
  /** `slack|T1|U2`, from the card's button. */
  who: z.string().min(1).max(300).optional(),
  as: z.enum(choices).optional(),
  page: z.coerce.number().int().min(0).optional(),
})

type Typed = { readonly who?: string; readonly as?: (typeof choices)[number]; readonly page?: number }

/** `slack|T1|U2 rep`, `slack|T1|U2` or a page's `1`: a terminal's way to press the buttons. */
function typed(words: string): Typed {
  const [who = '', role = ''] = words.split(/\s+/u)
  const as = choices.find((choice) => choice === role.toLowerCase())
  if (/^\d{1,4}$/u.test(who)) return { page: Number(who) }
  return who.includes('|') ? { who, ...present({ as }) } : {}
}

/** More offers than this nobody goes through; the newest come first. */
const mostOffers = 500

/** Newcomers that nobody has decided on, the newest first: each was offered to every admin of that day. */
async function waiting({ outbox, users }: CommandDeps): Promise<readonly NewcomerNotice[]> {
  const offers = await outbox.keyed('newcomer|', mostOffers)
  const notices = offers.flatMap(({ notice }) => (notice.kind === 'newcomer' ? [notice] : []))
  const each = [...new Map(notices.map((notice) => [identityKey(notice.identity), notice])).values()]
  const known = await Promise.all(each.map(({ identity }) => users.byIdentity(identity)))

  return each.filter((_, n) => known[n] === undefined)
}

/** The one that was asked for, or the only one, with the roles; else the list of all. */
async function waitingCard(
  deps: CommandDeps,
  { who, page = 0 }: { readonly who?: string | undefined; readonly page?: number | undefined },
  { locale }: Asker,
): Promise<Card> {
  const newcomers = await waiting(deps)
  const asked = newcomers.find(({ identity }) => identityKey(identity) === who)
  const [only] = newcomers
  if (asked) return newcomerCard(locale, asked)
  if (!only || who !== undefined) return nobodyWaitsCard(locale)

  return newcomers.length === 1 ? newcomerCard(locale, only) : newcomersCard(locale, newcomers, page)
}

/** `/customer admit`: lets a newcomer in, as what the admin says they are; the surface is asked once more who it is. */
export const admit = defineCommand({
  name: 'admit',
  shown: { en: 'admit', zh: '批准加入' },
  aliases: [],
  help: {
    en: 'Lets a colleague in who has written to me and is not known here.',
    zh: '批准尚未登记的同事使用。',
  },
  example: { en: '/customer admit', zh: '/customer 批准加入' },
  input,
  allowed: ['admin'],
  takesName: false,
  inPlace: true,
  async run(deps, { words, ...pressed }, asker) {
    const { who, as, page } = { ...typed(words), ...pressed }
    if (who === undefined || as === undefined) return { card: await waitingCard(deps, { who, page }, asker) }

    const identity = readIdentityKey(who)
    const member = identity && (await deps.members?.member(identity))
    if (!identity || member?.standing !== 'member' || !isVouched(member))
      return { card: notAdmissibleCard(asker.locale), refused: 'newcomer-gone' }

    const { user, outcome } = await admitMember(deps, { identity, member, as }, asker)
    return { card: admissionCard(asker.locale, user, outcome) }
  },
})
