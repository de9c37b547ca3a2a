import type { Reply } from '#src/cards/card.ts'
import { connectCodeCard, connectedCard } from '#src/cards/people/connect-card.ts'
import { connect, joinIdentity } from '#src/commands/connect.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { codeMinutes, codeWrong, giveCode, readCode, takeCode } from '#src/decide/people/connect-code.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Identity } from '#src/domain/user.ts'
import { readText } from '#src/grammar/read-text.ts'
import { vocabularyOf } from '#src/grammar/vocabulary.ts'

/** Most texts are not read twice. */
const mayBe = /connect|关联账号|绑定账号/i

const spoken = vocabularyOf([connect])

/** What follows `connect`; undefined for any other text. */
function wordsAfter(text: string): string | undefined {
  if (!mayBe.test(text)) return undefined
  const read = readText(text, spoken)
  if (read.kind !== 'readings') return undefined
  const found = read.readings.find(({ command, whole }) => command === connect.name && !whole)
  return found && `${found.name} ${found.words}`.trim()
}

/**
 * `connect` by somebody whom nobody knows here: a code to use where they are known, or the code from there. Undefined for
 * any other text, for whoever is known, and where the surface does not say that they are of the company.
 */
export async function connectStranger(
  deps: CommandDeps,
  text: string,
  identity: Identity,
  strangers: Locale,
): Promise<Reply | undefined> {
  const words = wordsAfter(text)
  if (words === undefined || (await deps.users.byIdentity(identity))) return undefined
  const member = await deps.members?.member(identity)
  if (member?.standing !== 'member') return undefined

  const locale = member.locale ?? member.usualLocale ?? strangers
  if (words === '') {
    const code = await giveCode(deps, { identity })
    return { locale, card: connectCodeCard(locale, code, false, codeMinutes) }
  }
  const bearer = await takeCode(deps, readCode(words) ?? '', identity)
  if ('identity' in bearer) throw codeWrong()
  await joinIdentity(deps, identity, bearer.user)
  const user = await deps.users.byIdentity(identity)
  return { locale: user?.locale ?? locale, card: connectedCard(user?.locale ?? locale, user?.name ?? '') }
}
