import { z } from 'zod'
import { present } from '#src/domain/present.ts'
import type { Relation } from '#src/ports/contacts.ts'

const text = z.string().nullish()

/** Somebody of WeChat has no company (92114): only members of another WeCom company do. */
const contactSchema = z.looseObject({
  external_userid: z.string(),
  name: z.string().default(''),
  corp_name: text,
  corp_full_name: text,
})

const followSchema = z.looseObject({
  userid: z.string().toLowerCase(),
  remark: text,
  createtime: z.number().default(0),
  remark_corp_name: text,
  remark_mobiles: z.array(z.string()).nullish(),
})

/** A line of `batch/get_by_user` (92994): one relation, with tag ids alone. */
const lineSchema = z.looseObject({
  external_contact: contactSchema,
  follow_info: followSchema.extend({ tag_id: z.array(z.string()).default([]) }),
})

export const pageSchema = z.looseObject({
  external_contact_list: z.array(lineSchema).default([]),
  next_cursor: z.string().default(''),
})

/** `externalcontact/get` (92114): all relations of one person, with tags by id and name; personal tags have no id. */
export const personSchema = z.looseObject({
  external_contact: contactSchema,
  follow_user: z
    .array(
      followSchema.extend({ tags: z.array(z.looseObject({ tag_id: z.string().optional() })).default([]) }),
    )
    .default([]),
  next_cursor: z.string().default(''),
})

type Contact = z.infer<typeof contactSchema>
type Follow = z.infer<typeof followSchema>

const filled = (...texts: readonly (string | null | undefined)[]): string | undefined =>
  texts.map((one) => one?.trim()).find((one) => one !== undefined && one !== '')

function relationOf(contact: Contact, follow: Follow, tags: readonly string[]): Relation {
  return {
    contactId: contact.external_userid,
    rep: follow.userid,
    name: contact.name,
    phones: follow.remark_mobiles ?? [],
    since: new Date(follow.createtime * 1_000),
    tags,
    ...present({
      // What the rep has noted goes before what the other company calls itself.
      company: filled(follow.remark_corp_name, contact.corp_full_name, contact.corp_name),
      remark: filled(follow.remark),
    }),
  }
}

/** The relations of a page of `batch/get_by_user`. */
export const relationsOfPage = ({ external_contact_list }: z.infer<typeof pageSchema>): readonly Relation[] =>
  external_contact_list.map(({ external_contact, follow_info }) =>
    relationOf(external_contact, follow_info, follow_info.tag_id),
  )

/** The relations of one person. */
export const relationsOfPerson = ({
  external_contact,
  follow_user,
}: z.infer<typeof personSchema>): readonly Relation[] =>
  follow_user.map((follow) =>
    relationOf(
      external_contact,
      follow,
      follow.tags.flatMap(({ tag_id }) => tag_id ?? []),
    ),
  )
