import type { Surface } from '#src/domain/user.ts'

/** A place on a surface: a direct chat or a channel, by the surface's own name of it: `T1|D2`. */
export type StandPlace = { readonly surface: Surface; readonly place: string }

/** One message by the key that it was posted under. */
export type StandKey = StandPlace & { readonly key: string }

/** What is known of a message: handed over at `begunAt`, and under `ref` once the surface said that it has it. */
export type Stand = StandKey & {
  readonly begunAt: Date
  /** How long ago that was when it was asked for, by the database's clock. */
  readonly ageMs: number
  /** The surface's own reference; absent: nobody knows whether the surface has taken it. */
  readonly ref?: string
}

/**
 * What stands where: so that a message is not posted twice, edits find what they edit, and a customer's messages find
 * their thread. Written before a message is handed over, since a surface cannot always be asked afterwards.
 */
export type Stands = {
  /** Marks it as handed over now, unless it was before: answers that; undefined: this is the first time. */
  begin(of: StandKey): Promise<Stand | undefined>
  /** It is handed over once more; false where somebody else was quicker. */
  renew(stand: Stand): Promise<boolean>
  /** The surface refused it: it was never there. What it has taken stays. */
  forget(of: StandKey): Promise<void>
  put(of: StandKey, ref: string): Promise<void>
  /** The reference of a message that the surface has. */
  ref(of: StandKey): Promise<string | undefined>
  /** The first message of a customer in a place, which later ones are said under. */
  thread(at: StandPlace, customerId: string): Promise<string | undefined>
  /** Keeps the thread that stands there, unless it is `gone`; answers the one that holds. */
  openThread(at: StandPlace, customerId: string, ref: string, gone?: string): Promise<string>
}
