import type { Asker, Identity, User } from '#src/domain/user.ts'

export type Users = {
  byId(id: string): Promise<User | undefined>
  byIdentity(identity: Identity): Promise<User | undefined>
  list(): Promise<readonly User[]>
  /** Replaces or inserts by `_id`. */
  put(users: readonly User[]): Promise<void>
  /** Resolves what a person may see: own for a rep, team for a manager, all for admin and service. */
  asAsker(user: User): Promise<Asker>
  isEmpty(): Promise<boolean>
  removeSample(): Promise<number>
}
