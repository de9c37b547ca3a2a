/**
 * Texts that are kept for a while, in words, for whoever goes on with a work that somebody else has begun: the very
 * message that may be on its way, the name that a surface gave to a file.
 */
export type Kept = {
  /** Keeps it unless one is kept under that key already; answers the one that holds. */
  keep(key: string, text: string, forMs: number): Promise<string>
  get(key: string): Promise<string | undefined>
  drop(key: string): Promise<void>
}
