import type { Locale } from '#src/domain/locale.ts'
import type { Identity } from '#src/domain/user.ts'
import type { WecomDeps } from './wecom-deps.ts'

/** The language of whoever asks; undefined where nobody knows them. */
export async function localeOf(
  { dispatcher }: Pick<WecomDeps, 'dispatcher'>,
  identity: Identity,
): Promise<Locale | undefined> {
  const { refused, locale } = await dispatcher.call({ command: 'whoami', input: {} }, identity)
  return refused === undefined ? locale : undefined
}
