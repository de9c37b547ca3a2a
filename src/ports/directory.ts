import type { Identity, Surface } from '#src/domain/user.ts'

/** Who leads whom, as a surface's own directory of the company says. */
export type Directory = {
  readonly surface: Surface
  /**
   * Whom each of these reports to, by `identityKey`; undefined: nobody that can be seen. Of whom the directory knows
   * nothing there is no entry.
   * @throws AppError where the surface does not answer.
   */
  leaders(identities: readonly Identity[]): Promise<ReadonlyMap<string, Identity | undefined>>
}
