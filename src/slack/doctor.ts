import { webApi } from '@slack/bolt'
import { isAppError } from '#src/domain/errors.ts'
import type { Finding } from '#src/domain/finding.ts'
import { clientOptions, type Where } from './clients.ts'
import { slackCode, slackError } from './errors.ts'
import { missingScopes } from './install/scopes.ts'
import type { SlackApi } from './slack-api.ts'

const missing = (says: string, remedy?: string): Finding => ({ state: 'missing', says, remedy })
const ok = (says: string): Finding => ({ state: 'ok', says })

/** What went wrong, in the words of the error, and what to do about it. */
export function failure(what: string, error: unknown): Finding {
  const known = slackError(error)
  if (isAppError(known)) {
    const line = known.mend?.line ? ` ${known.mend.line}` : ''
    return missing(`${what}: ${known.message}`, `${known.remedy}${line}`)
  }
  return missing(
    `${what}: Slack says ${slackCode(error) ?? 'no answer'}.`,
    'Look the code up at docs.slack.dev, then run this again.',
  )
}

/** Each workspace's token: good, whose, and with which scopes. */
export async function checkTokens(api: Pick<SlackApi, 'tokens' | 'clients'>): Promise<readonly Finding[]> {
  try {
    const teams = await api.tokens.teams()
    if (teams.length === 0) {
      return [
        missing(
          'The app is installed in no workspace that is allowed.',
          'npm run -s cli -- workspaces allow T… with the id of yours, then open /slack/install as an admin of it.',
        ),
      ]
    }
    return (await Promise.all(teams.map((team) => checkToken(api, team)))).flat()
  } catch (error) {
    return [failure('The bot token', error)]
  }
}

async function checkToken({ clients }: Pick<SlackApi, 'clients'>, team: string): Promise<readonly Finding[]> {
  const what = `The token of ${team}`
  try {
    const answer = await (await clients.for(team)).auth.test()
    const valid = ok(`${what} is valid: workspace ${answer.team}, bot @${answer.user}.`)
    const lacking = missingScopes(answer.response_metadata?.scopes ?? [])
    if (lacking.length === 0) return [valid, ok(`It has every scope that Tierwise uses.`)]

    const remedy = `OAuth & Permissions → Bot Token Scopes: add ${lacking.join(', ')}, then install the app again.`
    const count = lacking.length === 1 ? '1 scope' : `${lacking.length} scopes`
    return [valid, missing(`It lacks ${count}: ${lacking.join(', ')}.`, remedy)]
  } catch (error) {
    return [failure(what, error)]
  }
}

/** Whether Slack opens a connection of Socket Mode for the app token. */
export async function checkSocket(appToken: string, where: Where): Promise<Finding> {
  try {
    await new webApi.WebClient(appToken, clientOptions(where)).apps.connections.open({})
    return ok('Socket Mode: Slack opens a connection for SLACK_APP_TOKEN.')
  } catch (error) {
    return missing(
      `Socket Mode: Slack opens no connection for SLACK_APP_TOKEN (${slackCode(error) ?? 'no answer'}).`,
      'Set SLACK_APP_TOKEN to an xapp-… token with connections:write, and switch Socket Mode on for the app.',
    )
  }
}
