import { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import {
  admissionCard,
  admittedRoles,
  newcomerCard,
  nobodyWaitsCard,
  notAdmissibleCard,
} from '#src/cards/newcomer-card.ts'
import { admitMember } from '#src/decide/admit-member.ts'
import { isVouched } from '#src/decide/vouched.ts'
import { readIdentityKey } from '#src/domain/identity-key.ts'
import type { Asker } from '#src/domain/user.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'

const choices = [...admittedRoles, 'no'] as const

const input = z.strictObject({
  words: z.string().max(1_000).default(''),
  /** `slack|T1|U2`, from the card's button. */
  who: z.string().min(1).max(300).optional(),
  as: z.enum(choices).optional(),
})

/** `slack|T1|U2 rep`: a terminal's way to press the button. */
function typed(words: string): { readonly who?: string; readonly as?: (typeof choices)[number] } {
  const [who = '', role = ''] = words.split(/\s+/u)
  const as = choices.find((choice) => choice === role.toLowerCase())
  return who.includes('|') && as ? { who, as } : {}
}

/** The newest newcomer that nobody has decided on; each has a card of their own in the admin's chat. */
async function newestCard({ outbox, users }: CommandDeps, { userId, locale }: Asker): Promise<Reply> {
  const row = await outbox.newest(userId, 'newcomer')
  if (row?.notice.kind !== 'newcomer' || (await users.byIdentity(row.notice.identity)))
    return { card: nobodyWaitsCard(locale) }

  return { card: newcomerCard(locale, row.notice) }
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
    const { who, as } = { ...typed(words), ...pressed }
    if (who === undefined || as === undefined) return newestCard(deps, asker)

    const identity = readIdentityKey(who)
    const member = identity && (await deps.members?.member(identity))
    if (!identity || member?.standing !== 'member' || !isVouched(member))
      return { card: notAdmissibleCard(asker.locale), refused: 'newcomer-gone' }

    const { user, outcome } = await admitMember(deps, { identity, member, as }, asker)
    return { card: admissionCard(asker.locale, user, outcome) }
  },
})
