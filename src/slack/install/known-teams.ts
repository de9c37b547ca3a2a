import type { webApi } from '@slack/bolt'
import type { Clients } from '#src/slack/clients.ts'
import { slackError } from '#src/slack/errors.ts'
import type { Tokens } from './tokens.ts'

/** Our workspaces; a token that Slack refuses is somebody's to mend, as anywhere else. */
export async function teamsOf({ tokens }: { readonly tokens: Tokens }): Promise<readonly string[]> {
  try {
    return await tokens.teams()
  } catch (error) {
    throw slackError(error)
  }
}

/** The client of one of them. */
export async function clientOf(
  { clients }: { readonly clients: Clients },
  team: string,
): Promise<webApi.WebClient> {
  try {
    return await clients.for(team)
  } catch (error) {
    throw slackError(error)
  }
}
