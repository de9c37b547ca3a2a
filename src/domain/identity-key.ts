import { type Identity, identitySchema } from './user.ts'

/** `slack|T1|U2`: an identity as a key, and as a button carries it. */
export const identityKey = ({ surface, team = '', userId }: Identity): string =>
  `${surface}|${team}|${userId}`

/** The identity behind such a key; undefined for anything else. */
export function readIdentityKey(key: string): Identity | undefined {
  const [surface, team, userId, ...more] = key.split('|')
  if (more.length > 0) return undefined
  return identitySchema.safeParse({ surface, userId, ...(team ? { team } : {}) }).data
}
