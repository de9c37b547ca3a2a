import type { Customer, ScoreNext } from '#src/domain/customer.ts'
import type { MoverRange } from '#src/domain/tier/mover-ranges.ts'
import type { Asker } from '#src/domain/user.ts'

/** What a search by name answers. `exact`: the ref, the name or an alias was typed in full. */
export type CustomerHit = { readonly customer: Customer; readonly match: 'exact' | 'prefix' | 'near' }

/** A customer of somebody else: all that may be told of it. */
type ForeignCustomer = { readonly owner?: string }

/** Which customers a list holds; absent: all. */
export type ListFilter = {
  /** Tier code: what stands, pinned or not. */
  readonly tier?: string
  readonly lifecycle?: Customer['lifecycle']
  readonly kind?: Customer['kind']
  /** User ids; of those the asker may see. */
  readonly owners?: readonly string[]
}

/** What tells that two records may be one customer. */
export type Bearer = Pick<Customer, '_id' | 'ref' | 'name' | 'aliases' | 'owner' | 'kind' | 'contacts'>

/** Reading as one asker: nobody forgets to ask, since there is no other way to read. */
export type VisibleCustomers = {
  byId(id: string): Promise<Customer | undefined>
  /** Those of these ids that may be seen, in no order. */
  byIds(ids: readonly string[]): Promise<readonly Customer[]>
  /** Every active one in `_id` order after `afterId`, by pages: what a digest or a table is counted from. */
  page(afterId: string | undefined, limit: number): Promise<readonly Customer[]>
  /**
   * Best matches of a typed name, best first: ref, name, alias, token, pinyin, pinyin initials, by prefix.
   * `words` is already normalised by `normaliseName`. At most `limit` (default 10).
   */
  search(normalised: string, limit?: number): Promise<readonly CustomerHit[]>
  /** Names that are nearest to a typo, best first, for "did you mean". */
  nearest(normalised: string, limit?: number): Promise<readonly Customer[]>
  /** The owner of a customer that the asker may not see, by its exact name or ref alone. */
  foreign(normalised: string): Promise<ForeignCustomer | undefined>
  count(): Promise<number>
  /** The most valuable first, `limit` from the `skip`th on. */
  list(filter: ListFilter, skip: number, limit: number): Promise<readonly Customer[]>
  countOf(filter: ListFilter): Promise<number>
}

/** All that a cut needs of a customer. */
export type RankedCustomer = Pick<Customer, '_id'> & {
  readonly score?: Pick<NonNullable<Customer['score']>, 'kappa' | 'parts'>
}

/** Fields that a customer can lose. */
type CustomerUnset =
  | 'owner'
  | 'override'
  | 'nextCheckAt'
  | 'score'
  | 'parent'
  | 'group'
  | 'followUp'
  | 'mergedInto'
  | 'merged'

/** What a decision changes in one conditional update. `unset` names fields that are to go. */
export type CustomerChange = {
  readonly set: Partial<Omit<Customer, '_id' | 'rev' | 'outgoing' | 'dirty' | 'scoreNext'>>
  readonly unset: readonly CustomerUnset[]
  /** Notices for the relay. */
  readonly push: Customer['outgoing']
  /** The dirty token that was read: `dirty` goes only if it is still this one, and no mark is open. */
  readonly clearDirty?: string
}

/** The customers collection as use cases need it. No `save()`: every write is conditional or idempotent. */
export type Customers = {
  visibleTo(asker: Asker): VisibleCustomers

  /** For jobs and ingest, which act for nobody. */
  get(id: string): Promise<Customer | undefined>
  getMany(ids: readonly string[]): Promise<readonly Customer[]>
  /** Inserts those whose `_id` is new; existing ones stay as they are. Returns how many were new. */
  insertNew(customers: readonly Customer[]): Promise<number>
  /** One conditional update at `rev`; false where the customer has moved on. Increments `rev`. */
  update(id: string, rev: number, change: CustomerChange): Promise<boolean>
  /** The same for many, unordered; answers the ids that were written. */
  updateMany(
    changes: readonly { readonly id: string; readonly rev: number; readonly change: CustomerChange }[],
  ): Promise<ReadonlySet<string>>
  /**
   * Marks as having new facts: `open` before they are inserted, `closed` once they are, both under the writer's
   * own `token`. Each mark adds the months to fold again, changes the token that decisions see and increments
   * nothing: a decision under way keeps its `rev` but cannot clear the mark. Nor can any while a mark is open,
   * for 60 s by the database's clock: then its writer is taken for dead.
   */
  markDirty(
    marks: readonly { readonly id: string; readonly months: readonly string[] }[],
    token: string,
    phase: 'open' | 'closed',
  ): Promise<void>
  /** Active ids that have been dirty for longer than `olderThanMs`, by the database's clock. */
  dirtyIds(olderThanMs: number, limit: number): Promise<readonly string[]>
  /** Ids with notices that wait for longer than `olderThanMs`. */
  outgoingIds(olderThanMs: number, limit: number): Promise<readonly string[]>
  /** Takes these notices out, by key, once they stand in history and outbox. */
  pullOutgoing(id: string, keys: readonly string[]): Promise<void>
  /** Ids due at `now` by `nextCheckAt`. */
  dueIds(now: Date, limit: number): Promise<readonly string[]>
  /** All rankable customers (kind customer, active), only what a cut needs, ordered by κ ascending. */
  ranked(policyVersion: number): AsyncIterable<RankedCustomer>
  /**
   * Keeps what the next policy version makes of the facts, for those that still are at `rev`; increments nothing. A
   * decision that writes facts takes it away.
   */
  putNext(
    rows: readonly { readonly id: string; readonly rev: number; readonly next: ScoreNext }[],
  ): Promise<void>
  /** Active ids whose score was made under an earlier policy version. */
  laggingIds(policyVersion: number, limit: number): Promise<readonly string[]>
  /** Ids of the active customers that an index finds in a range: as many as may have to move, in no order. */
  idsIn(range: MoverRange): Promise<readonly string[]>
  /** Rankable ones, K = 0 included. */
  countBase(): Promise<number>
  /** Active ones that have not bought. */
  countProspects(): Promise<number>
  /** Every active customer in `_id` order after `afterId`, by pages: for rebuilds, verify and runs. */
  page(afterId: string | undefined, limit: number): Promise<readonly Customer[]>
  /** Active customers of these owners (undefined among them: of nobody) in `_id` order after `afterId`, by an index. */
  ownedBy(
    owners: readonly (string | undefined)[],
    afterId: string | undefined,
    limit: number,
  ): Promise<readonly Customer[]>
  /**
   * Sets imported fields and joins attributes to those that are there; does not touch facts, score or tier.
   * Increments `rev`: a decision under way reads the new owner and kind before it is written. Attributes and tags
   * count from `toldAt`; where it is not given and some are told, from now by the database's clock.
   */
  setProfile(
    profiles: readonly {
      readonly id: string
      readonly set: Partial<
        Pick<Customer, 'name' | 'aliases' | 'searchKeys' | 'owner' | 'kind' | 'parent' | 'contacts' | 'tags'>
      >
      readonly attrs: Customer['attrs']
      readonly toldAt?: Date
    }[],
  ): Promise<void>
  /**
   * Active customers that a key of a name leads to, written out in full, or that have one of these contacts: whoever asks
   * tells no more of them than the asker may know. At most `limit`.
   */
  bearing(
    by: { readonly keys: readonly string[]; readonly blindIndexes: readonly string[] },
    limit: number,
  ): Promise<readonly Bearer[]>
  /** Ids of merged customers that are marked: what they had has not all gone over yet. */
  mergedDirtyIds(limit: number): Promise<readonly string[]>
  /** Takes the mark off a customer, where it is still this one. */
  clearDirty(id: string, token: string): Promise<void>
  /** Active customers whose parent is one of these. */
  childrenOf(parents: readonly string[]): Promise<readonly Customer[]>
  /** Active customers whose group was reckoned under this top company. */
  inGroup(root: string): Promise<readonly Customer[]>
  /** Active customers with a parent or a group, in `_id` order after `afterId`. */
  grouped(afterId: string | undefined, limit: number): Promise<readonly Customer[]>
  /** Active customers on whom a change of tier waits for a person, in `_id` order after `afterId`. */
  withProposals(afterId: string | undefined, limit: number): Promise<readonly Customer[]>
  /** Removes the sample company's customers; how many. Last of all: what else is the sample's is found by them. */
  removeSample(): Promise<number>
  isEmpty(): Promise<boolean>
}
