import type { Identity } from '#src/domain/user.ts'
import type { Member, Members } from '#src/ports/members.ts'

/** A full member with a verified e-mail. */
export const aMember = (given: Partial<Member> = {}): Member => ({
  name: 'Nina Novak',
  email: 'nina@example.com',
  emailVerified: true,
  standing: 'member',
  ...given,
})

/** Members of Slack by user id; of other surfaces nothing is told. */
export const memoryMembers = (known: Readonly<Record<string, Member>>): Members & { asked: Identity[] } => {
  const asked: Identity[] = []
  return {
    asked,
    async member(identity) {
      asked.push(identity)
      if (identity.surface !== 'slack') return undefined
      return known[identity.userId] ?? aMember({ name: '', standing: 'stranger', emailVerified: false })
    },
  }
}
