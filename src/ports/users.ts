import type { Asker, Identity, Surface, User } from '#src/domain/user.ts'

/** What people set themselves; `unset` goes back to what is usual. */
export type OwnChange = {
  readonly set: Partial<Pick<User, 'locale' | 'zone' | 'quietHours' | 'cover' | 'settings'>>
  readonly unset?: readonly ('quietHours' | 'cover' | 'settings')[]
}

export type Users = {
  byId(id: string): Promise<User | undefined>
  byIdentity(identity: Identity): Promise<User | undefined>
  list(): Promise<readonly User[]>
  /** Replaces or inserts by `_id`. */
  put(users: readonly User[]): Promise<void>
  /** The same, but what people set themselves (quiet hours, cover, settings) stays as it is: for imports. */
  enlist(users: readonly User[]): Promise<void>
  /** Sets what is a person's own and nothing else; false where there is no such person. */
  setOwn(id: string, change: OwnChange): Promise<boolean>
  /** One more identity of an active user, once, with what the surface says of language and zone. */
  link(id: string, identity: Identity, own: Partial<Pick<User, 'locale' | 'zone'>>): Promise<void>
  /**
   * Whom somebody reports to by a surface's directory; without a manager: nobody. A manager that was set here stays:
   * then false.
   */
  setManager(id: string, manager: string | undefined, from: Surface): Promise<boolean>
  /**
   * Resolves what a person may see: own for a rep, team for a manager, all for admin and service; at `now` also
   * the customers of those they cover for on that day.
   */
  asAsker(user: User, now?: Date): Promise<Asker>
  isEmpty(): Promise<boolean>
  removeSample(): Promise<number>
}
