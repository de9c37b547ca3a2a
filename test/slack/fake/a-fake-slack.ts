import { webApi } from '@slack/bolt'
import { type FakeSlack, openFakeSlack } from '../../helpers/fake-slack/index.ts'
import type { FakeSlackOptions } from '../../helpers/fake-slack/options.ts'

/** Team T1 with mei (U1) and lei (U2) in #sales (C1), where the bot is, and in the private #deals (G1), where it is not. */
export async function aFakeSlack(options: FakeSlackOptions = {}) {
  const slack = await openFakeSlack(options)
  slack.add.team('T1')
  slack.add.person('U1', { name: 'mei' })
  slack.add.person('U2', { name: 'lei' })
  slack.add.channel('C1', { name: 'sales', members: ['U1', 'U2', 'UBOTT1'] })
  slack.add.channel('G1', { name: 'deals', kind: 'private', members: ['U1', 'U2'] })
  const token = slack.add.install('T1')

  return { slack, token, client: aClient(slack, token) }
}

/** Slack's own client, as the app uses it. */
export const aClient = (
  slack: FakeSlack,
  token?: string,
  given: webApi.WebClientOptions = {},
): webApi.WebClient =>
  new webApi.WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 2_000,
    logLevel: webApi.LogLevel.ERROR,
    ...given,
  })

/** The code with which Slack refuses a call; 'taken' where it does not. */
export const outcome = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call
    return 'taken'
  } catch (error) {
    const { data, code } = error as { data?: { error?: string }; code?: string }
    return data?.error ?? code ?? String(error)
  }
}

/** A section with a button. */
export const aSection = (text: string, button?: Record<string, unknown>) => ({
  type: 'section',
  text: { type: 'mrkdwn', text },
  ...(button
    ? {
        accessory: { type: 'button', text: { type: 'plain_text', text: 'Why' }, action_id: 'why', ...button },
      }
    : {}),
})
