import type { User } from '#src/domain/user.ts'

/** Who stands in for a person on a local day (YYYY-MM-DD), both ends included; undefined: they are there themselves. */
export const coverOn = ({ cover }: Pick<User, 'cover'>, day: string): string | undefined =>
  cover && cover.from <= day && day <= cover.to ? cover.by : undefined
