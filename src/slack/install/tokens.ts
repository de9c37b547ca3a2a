/** The bot's tokens, read where they are used: never kept in job data, never longer than they live. */
export type Tokens = {
  /** @throws AppError `slack-not-installed` for a workspace that has none. */
  bot(team: string): Promise<string>
  /** The workspaces that have one. */
  teams(): Promise<readonly string[]>
}
