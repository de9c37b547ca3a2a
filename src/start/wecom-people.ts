import type { Env } from '#src/config/env.ts'
import type { ContactBook } from '#src/ports/contacts.ts'
import type { Directory } from '#src/ports/directory.ts'
import { createContactBook } from '#src/wecom/contacts/contact-book.ts'
import { createWecomDirectory } from '#src/wecom/people/directory.ts'
import type { WecomLine } from './wecom.ts'

/** The people that jobs ask WeCom about, where it is on: who leads whom, and whose customers' people there are. */
export const wecomPeople = (
  { DEFAULT_LOCALE }: Pick<Env, 'DEFAULT_LOCALE'>,
  line: Pick<WecomLine, 'api'> | undefined,
): { readonly directories?: readonly Directory[]; readonly contactBooks?: readonly ContactBook[] } => {
  if (!line) return {}
  const groupName = DEFAULT_LOCALE === 'zh' ? '客户等级（Tierwise）' : 'Customer tier (Tierwise)'
  return {
    directories: [createWecomDirectory(line.api)],
    contactBooks: [createContactBook({ api: line.api, groupName })],
  }
}
