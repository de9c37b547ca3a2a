import { randomBytes } from 'node:crypto'
import { contactLinkId } from '#src/domain/contact/contact-link.ts'
import { pullContacts, refetchContact } from '#src/ingest/contacts/pull-contacts.ts'
import { writeTags } from '#src/ingest/contacts/write-tags.ts'
import { createFieldCipher } from '#src/security/field-cipher.ts'
import { createContactBook } from '#src/wecom/contacts/contact-book.ts'
import type { Furnishing } from '../../commands/desk.ts'
import { aUser } from '../../helpers/builders/a-user.ts'
import { aDeskOnWecom } from './a-wecom.ts'

/** A company whose reps Mei and Li have contacts on a strict WeCom; what is waited for is written down. */
export async function aBook(furnishing: Furnishing = {}) {
  const app = await aDeskOnWecom({ ...furnishing, users: [] })
  const { desk, api, clock, onWecom, wecom } = app
  await desk.store.users.put([
    aUser({ name: '王梅', identities: [onWecom('mei')], locale: 'zh' }),
    aUser({ _id: 'li', name: '李雷', identities: [onWecom('li')], locale: 'zh' }),
    aUser({ _id: 'admin', name: 'Admin', role: 'admin' }),
  ])
  const waited: number[] = []
  const sleep = async (ms: number) => void waited.push(ms)
  const book = createContactBook({ api, groupName: '客户等级（Tierwise）', sleep })
  const cipher = createFieldCipher(`k1:${randomBytes(32).toString('base64')}`)
  const deps = { ...app.deps, clock, cipher }
  const pull = () => {
    wecom.time.advance(1_000)
    return pullContacts(deps, book)
  }
  const links = desk.store.contactLinks

  return {
    ...app,
    deps,
    book,
    cipher,
    waited,
    links,
    pull,
    refetch: (contactId: string) => refetchContact(deps, book, contactId),
    write: () => writeTags(deps, book, 'zh'),
    link: (contactId: string, rep = 'mei') => links.get(contactLinkId('wecom', contactId, rep)),
    /** Names of the tags that stand on a relation at WeCom. */
    tagsOn: (contactId: string, rep = 'mei') =>
      [...(wecom.state.customers.get(contactId)?.follows.get(rep)?.tagIds ?? [])].map(
        (id) => wecom.state.corpTags.get(id)?.name,
      ),
    marks: () => app.callsOf('externalcontact/mark_tag').filter(({ errcode }) => errcode === 0),
  }
}
