import { z } from 'zod'
import { AppError } from '#src/domain/errors.ts'
import { identityKey } from '#src/domain/identity-key.ts'
import { type Identity, identitySchema } from '#src/domain/user.ts'
import type { Ids } from '#src/ports/ids.ts'
import type { Kept } from '#src/ports/kept.ts'

export type CodeDeps = { readonly kept: Kept; readonly ids: Ids }

/** How long a code holds. */
export const codeMinutes = 10
const codeMs = codeMinutes * 60_000

/** Without what looks like something else: 32 letters and digits, so that eight of them are 40 bits. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const wrongTries = 5

/** Whom a code stands for: somebody who is known, or an account that nobody knows yet. */
const bearerSchema = z.union([
  z.strictObject({ user: z.string() }),
  z.strictObject({ identity: identitySchema }),
])
export type CodeBearer = z.infer<typeof bearerSchema>

const plainOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/gu, '')

/** The code in a text, as it was given out; undefined where there is none. */
export function readCode(text: string): string | undefined {
  const plain = plainOf(text)
  return plain.length === 8 && [...plain].every((char) => alphabet.includes(char)) ? plain : undefined
}

/** The store never holds a code itself. */
async function keyOf(code: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`connect ${code}`))
  return `connect-code|${Buffer.from(digest).toString('hex')}`
}

/** A new code, as people read it: `K7Q2-M9XP`. */
export async function giveCode({ kept }: CodeDeps, bearer: CodeBearer): Promise<string> {
  const code = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => alphabet[byte % 32]).join('')
  await kept.keep(await keyOf(code), JSON.stringify(bearer), codeMs)
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

const tryKey = (who: string, n: number) => `connect-try|${who}|${n}`

/** One more wrong one: the first free of a few places. */
async function countWrong({ kept, ids }: CodeDeps, who: string): Promise<void> {
  const mine = ids.next()
  for (let n = 1; n <= wrongTries; n++) if ((await kept.keep(tryKey(who, n), mine, codeMs)) === mine) return
}

/** Nobody has given it out, or it is over or taken. */
export const codeWrong = () =>
  new AppError({
    code: 'connect-code-wrong',
    message: 'This code is not valid (any more).',
    remedy: 'Get a new one: write connect where you are known already.',
  })

const tooManyTries = () =>
  new AppError({
    code: 'connect-tries',
    message: 'That were too many wrong codes.',
    remedy: 'Try again in ten minutes, with a new code.',
  })

/**
 * Whom a code stands for. It is taken by one account: a second one that has it is refused.
 * @throws AppError `connect-code-wrong`, `connect-tries`
 */
export async function takeCode(deps: CodeDeps, code: string, by: Identity | string): Promise<CodeBearer> {
  const who = typeof by === 'string' ? by : identityKey(by)
  if ((await deps.kept.get(tryKey(who, wrongTries))) !== undefined) throw tooManyTries()

  const key = await keyOf(code)
  const text = await deps.kept.get(key)
  if (text === undefined || (await deps.kept.keep(`${key}|taken`, who, codeMs)) !== who) {
    await countWrong(deps, who)
    throw codeWrong()
  }
  return bearerSchema.parse(JSON.parse(text))
}
