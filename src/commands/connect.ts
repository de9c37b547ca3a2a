import { z } from 'zod'
import { connectCodeCard, connectedAlreadyCard, connectedCard } from '#src/cards/people/connect-card.ts'
import {
  type CodeBearer,
  codeMinutes,
  codeWrong,
  giveCode,
  readCode,
  takeCode,
} from '#src/decide/people/connect-code.ts'
import { linkTo } from '#src/decide/people/link-member.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Asker, Identity } from '#src/domain/user.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'

/** `/customer connect`: a code that joins this person's account on another surface to theirs here, or the other way round. */
export const connect = defineCommand({
  name: 'connect',
  shown: { en: 'connect', zh: '关联账号' },
  aliases: ['绑定账号'],
  help: {
    en: 'Joins your accounts on two chat surfaces: you are one person on both.',
    zh: '把你在两个平台的账号关联成同一个人。',
  },
  example: { en: '/customer connect', zh: '/customer 关联账号' },
  input: z.strictObject({ words: z.string().max(200).default('') }),
  allowed: ['rep', 'manager', 'admin', 'service'],
  takesName: false,
  async run(deps, { words }, asker) {
    const { locale } = asker
    if (words.trim() === '') {
      const code = await giveCode(deps, { user: asker.userId })
      return { card: connectCodeCard(locale, code, true, codeMinutes) }
    }
    const bearer = await takeCode(deps, readCode(words) ?? '', asker.userId)
    const joined = await joinTo(deps, bearer, asker)
    return { card: joined ? connectedCard(locale, asker.name) : connectedAlreadyCard(locale, asker.name) }
  },
})

const twoPeople = () =>
  new AppError({
    code: 'connect-two',
    message: 'Both accounts are in use here as two people, so they are not joined by a code.',
    remedy: 'Ask an admin: one of the two has to be switched off first.',
  })

/** False where they were one person before. @throws AppError `connect-two` */
async function joinTo(deps: CommandDeps, bearer: CodeBearer, { userId }: Asker): Promise<boolean> {
  if ('user' in bearer) {
    if (bearer.user === userId) return false
    throw twoPeople()
  }
  return joinIdentity(deps, bearer.identity, userId)
}

/**
 * Makes an account that nobody has one of this person's; whoever it is, the surface has to vouch for them still.
 * @throws AppError `connect-two`, `connect-code-wrong`
 */
export async function joinIdentity(deps: CommandDeps, identity: Identity, userId: string): Promise<boolean> {
  const standing = await deps.users.byIdentity(identity)
  if (standing?._id === userId) return false
  if (standing) throw twoPeople()

  const [user, member] = await Promise.all([deps.users.byId(userId), deps.members?.member(identity)])
  const linked = user?.active && member?.standing === 'member' && (await linkTo(deps, user, identity, member))
  if (linked) return true
  throw codeWrong()
}
