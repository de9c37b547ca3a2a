import { webApi } from '@slack/bolt'
import { clientOptions, type Where } from '#src/slack/clients.ts'
import { notInstalled } from './not-installed.ts'
import type { Tokens } from './tokens.ts'

/** One configured token, of the one workspace that `auth.test` names. */
export type SingleToken = Tokens & {
  /** That workspace, where it has been asked for already. */
  known(): string | undefined
}

/** The configured token is for its own workspace alone: it is asked for once, and again where Slack did not answer. */
export function singleToken(token: string, where: Where): SingleToken {
  const client = new webApi.WebClient(token, clientOptions(where))
  let own: string | undefined
  let asking: Promise<string> | undefined
  const ask = async () => {
    const { team_id } = await client.auth.test()
    if (!team_id) throw notInstalled('of SLACK_BOT_TOKEN')
    own = team_id
    return team_id
  }
  const ownTeam = async () => {
    if (own !== undefined) return own
    asking ??= ask().finally(() => {
      asking = undefined
    })
    return asking
  }

  return {
    known: () => own,
    async bot(team) {
      if (team !== (await ownTeam())) throw notInstalled(team)
      return token
    },
    teams: async () => [await ownTeam()],
  }
}
