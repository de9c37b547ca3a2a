/** Channels and groups of a surface, as far as it tells. */
export type Channels = {
  /**
   * Names of those who can read a channel, people who are no users included. `unseen`: it is there, and its surface does
   * not say who reads it; undefined: there is none of that name.
   */
  readers(channel: string): Promise<readonly string[] | 'unseen' | undefined>
}
