import type { Member } from '#src/ports/members.ts'

/** Whether it is certain who they are: by a verified e-mail, or since the company has made the account. */
export const isVouched = ({ emailVerified, vouched }: Pick<Member, 'emailVerified' | 'vouched'>): boolean =>
  emailVerified || vouched === true
