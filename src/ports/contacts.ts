import type { Identity, Surface } from '#src/domain/user.ts'

/** A person outside the company as one rep has them in the chat they share. */
export type Relation = {
  /** The person's id at the surface. */
  readonly contactId: string
  /** The rep's user id at the surface. */
  readonly rep: string
  readonly name: string
  /** The company that the surface knows, or that the rep has noted. */
  readonly company?: string
  /** What the rep calls them. */
  readonly remark?: string
  /** As the rep has noted them. */
  readonly phones: readonly string[]
  readonly since: Date
  /** Ids of the tags that stand on it now. */
  readonly tags: readonly string[]
}

/** A tier's tag by what it is called. */
export type TierTag = { readonly code: string; readonly name: string }

/** Ids by tier code. */
export type TagIds = Readonly<Record<string, string>>

/** `standing`: every tag of ours that is there, those of tiers that are no more included. */
export type TierTags = { readonly ids: TagIds; readonly standing: readonly string[] }

/** The customers' people that reps have on a surface: a source that is asked, and where a tier is written back to. */
export type ContactBook = {
  readonly surface: Surface
  /** Who a rep of it is here. */
  identityOf(rep: string): Identity
  /** Reps who have such contacts. @throws AppError */
  reps(): Promise<readonly string[]>
  /** All relations of these reps, page by page; one call after another. @throws AppError */
  relations(reps: readonly string[]): AsyncIterable<readonly Relation[]>
  /** Every rep's relation to one person; none: they are nobody's any more. @throws AppError */
  ofContact(contactId: string): Promise<readonly Relation[]>
  /**
   * Our own tags: makes those that are missing and gives the others their name. `known` are the ids of before, by tier code.
   * @throws AppError
   */
  tierTags(tags: readonly TierTag[], known: TagIds): Promise<TierTags>
  /**
   * Puts tags on one relation and takes others off, in one call; false where there is no such relation (any more).
   * @throws AppError `tag-gone` (retryable) where one of the tags is not there any more
   */
  mark(
    of: Pick<Relation, 'rep' | 'contactId'>,
    change: { readonly add: readonly string[]; readonly remove: readonly string[] },
  ): Promise<boolean>
}
