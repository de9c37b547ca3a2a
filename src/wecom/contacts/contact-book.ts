import { z } from 'zod'
import { AppError } from '#src/domain/errors.ts'
import type { ContactBook, Relation } from '#src/ports/contacts.ts'
import type { WecomApi } from '#src/wecom/api/client.ts'
import { errcodeOf } from '#src/wecom/api/errors.ts'
import { patiently } from './patiently.ts'
import { pageSchema, personSchema, relationsOfPage, relationsOfPerson } from './read-relation.ts'
import { tierTagsAt } from './tier-tags.ts'

/** WeCom's own most, for reps and for relations of a page (92994). */
const most = 100

const repsSchema = z.looseObject({ follow_user: z.array(z.string().toLowerCase()).default([]) })

/** 40096: no such person, or none of ours any more; 84061: not this rep's (any more). */
const gone: ReadonlySet<number | undefined> = new Set([40096, 84061])

const tagGone = (cause: unknown) =>
  new AppError({
    code: 'tag-gone',
    message: 'A tag that was to be put on a contact is not there any more.',
    remedy: 'It is made again, and the contact tagged, by itself.',
    retryable: true,
    cause,
  })

async function unlessGone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (gone.has(errcodeOf(error))) return undefined
    if (errcodeOf(error) === 40068) throw tagGone(error)
    throw error
  }
}

export type ContactBookOptions = {
  readonly api: Pick<WecomApi, 'corpId' | 'get' | 'post'>
  /** What the group of our tags is called there. */
  readonly groupName: string
  readonly sleep?: (ms: number) => Promise<void>
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** 客户联系: the customers' people of the company's reps, read in pages and tagged, one call after another. */
export function createContactBook(options: ContactBookOptions): ContactBook {
  const { api, groupName, sleep = pause } = options
  const one = patiently(sleep)
  const get = (path: string, query: Readonly<Record<string, string>> = {}) =>
    one(() => api.get<unknown>(`externalcontact/${path}`, query))
  const post = (path: string, body: unknown) => one(() => api.post<unknown>(`externalcontact/${path}`, body))

  async function* pagesOf(reps: readonly string[]): AsyncGenerator<readonly Relation[]> {
    let cursor = ''
    do {
      const asked = { userid_list: reps, cursor, limit: most }
      const page = pageSchema.parse(await post('batch/get_by_user', asked))
      yield relationsOfPage(page)
      cursor = page.next_cursor
    } while (cursor !== '')
  }

  return {
    surface: 'wecom',
    identityOf: (rep) => ({ surface: 'wecom', team: api.corpId, userId: rep }),
    reps: async () => repsSchema.parse(await get('get_follow_user_list')).follow_user,
    async *relations(reps) {
      for (let at = 0; at < reps.length; at += most) yield* pagesOf(reps.slice(at, at + most))
    },
    async ofContact(contactId) {
      const found: Relation[] = []
      let cursor = ''
      do {
        const told = await unlessGone(get('get', { external_userid: contactId, cursor }))
        if (told === undefined) return []
        const person = personSchema.parse(told)
        found.push(...relationsOfPerson(person))
        cursor = person.next_cursor
      } while (cursor !== '')
      return found
    },
    tierTags: tierTagsAt({ post, groupName }),
    async mark({ rep, contactId }, { add, remove }) {
      const body = { userid: rep, external_userid: contactId, add_tag: add, remove_tag: remove }
      return (await unlessGone(post('mark_tag', body))) !== undefined
    },
  }
}
