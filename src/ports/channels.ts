/** Channels and groups of a surface, as far as it tells. */
export type Channels = {
  /** Names of those who can read a channel, people who are no users included; undefined: there is none of that name. */
  readers(channel: string): Promise<readonly string[] | undefined>
}
