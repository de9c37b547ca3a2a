/** A chat surface's app as it is installed in one workspace. */
export type Installation = {
  readonly surface: 'slack'
  readonly team: string
  readonly teamName?: string
  readonly appId?: string
  /** Who the app is in that workspace. */
  readonly botUserId: string
  readonly scopes: readonly string[]
  /** The surface's user who installed it. */
  readonly installedBy: string
  readonly installedAt: Date
  /** Its tokens, sealed: no store ever sees one. */
  readonly secrets: string
  /** When the token of `secrets` ends; absent: it does not. */
  readonly expiresAt?: Date
}

/** Where the app is installed. */
export type Installations = {
  of(surface: Installation['surface'], team: string): Promise<Installation | undefined>
  list(surface: Installation['surface']): Promise<readonly Installation[]>
  /** A new one, or the one that stands anew: whoever installs again wins. */
  put(installation: Installation): Promise<void>
  /**
   * Other secrets in place of those that were read.
   * @returns false where others stand there by now, which stay.
   */
  renew(
    installation: Pick<Installation, 'surface' | 'team' | 'secrets'>,
    next: Pick<Installation, 'secrets' | 'expiresAt'>,
  ): Promise<boolean>
  /** Harmless where there is none. */
  remove(surface: Installation['surface'], team: string): Promise<void>
}
