import type { Surface } from '#src/domain/user.ts'

/** By what a contact was known to be a customer's. */
export type LinkedBy = 'ref' | 'company' | 'phone' | 'answer'

/** A rep's contact, and whose person it is. `_id` is `wecom|wm1|mei`. */
export type ContactLink = {
  readonly _id: string
  readonly surface: Surface
  readonly contactId: string
  /** The rep's user id at the surface. */
  readonly rep: string
  readonly name: string
  readonly company?: string
  readonly remark?: string
  /** Blind indexes of the noted phone numbers; the numbers themselves are kept nowhere. */
  readonly phones: readonly string[]
  readonly since: Date
  /** Ids of the surface's tags on it, as last seen or written. */
  readonly tags: readonly string[]
  /** When the surface last told of it. */
  readonly seenAt: Date
  readonly state: ContactState
  readonly customerId?: string
  readonly by?: LinkedBy
  /** Customers it may be, at most three: for the rep to say. */
  readonly candidates?: readonly string[]
  /** When the rep was told that it waits for them. */
  readonly askedAt?: Date
  /** What a person has said; `none`: no customer of ours. */
  readonly answer?: ContactAnswer
  /** Its tags may not say the customer's tier. */
  readonly tagDue?: true
}

/** `unsure`: a rep is asked; `none`: somebody has said that it is no customer; `unknown`: nothing leads anywhere. */
export type ContactState = 'linked' | 'unsure' | 'unknown' | 'none'

export type ContactAnswer = { readonly customerId: string | 'none'; readonly by: string; readonly at: Date }

export const contactKey = (surface: Surface, contactId: string): string => `${surface}|${contactId}`
export const contactLinkId = (surface: Surface, contactId: string, rep: string): string =>
  `${contactKey(surface, contactId)}|${rep}`
