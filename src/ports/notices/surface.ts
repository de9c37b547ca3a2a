import type { Identity } from '#src/domain/user.ts'

/** Messages wait until something is mended: for whoever can mend it, once a day. */
export type BlockedNotice = {
  readonly kind: 'blocked'
  /** An `AppError`'s: what stands in the way, and what to do. */
  readonly code: string
  /** What to type or to add, exactly. */
  readonly line?: string
  /** The channel that it is about, as it was ordered; absent: everywhere. */
  readonly channel?: string
  readonly at: Date
}

/** A surface cannot say whether it has taken something, and cannot be asked: it is not sent again, and its reader told. */
export type UnconfirmedNotice = {
  readonly kind: 'unconfirmed'
  readonly what: 'message' | 'files'
  readonly channel?: string
  readonly at: Date
}

/** Somebody whom a surface vouches for wants in: for the admins, once. */
export type NewcomerNotice = {
  readonly kind: 'newcomer'
  readonly identity: Identity
  readonly name: string
  readonly email?: string
  readonly at: Date
}

/** A workspace that is not served has tried: for the admins, once a day for one workspace. */
export type WorkspaceNotice = {
  readonly kind: 'workspace-refused'
  /** Its id at the surface. */
  readonly team: string
  readonly how: 'install' | 'request'
  /** What to type to let it in, exactly; absent where no list decides. */
  readonly line?: string
  readonly at: Date
}

/** The surface switches the app off where nobody uses it: for the admins, once a day. */
export type AppIdleNotice = {
  readonly kind: 'app-idle'
  /** `soon`: it means to; `off`: it has. */
  readonly state: 'soon' | 'off'
  readonly at: Date
}

/** An admin has let them in: for whom it concerns. */
export type AdmittedNotice = {
  readonly kind: 'admitted'
  /** The admin's name. */
  readonly by: string
  readonly at: Date
}
