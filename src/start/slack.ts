import type { Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import type { Env } from '#src/config/env.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Queues } from '#src/ports/queue.ts'
import { createOnce } from '#src/queue/create-once.ts'
import { redirectPath } from '#src/slack/install/install.ts'
import { openSlack, type Slack } from '#src/slack/open-slack.ts'
import { type SlackAccess, type SlackApi, slackApi } from '#src/slack/slack-api.ts'
import { cipherOf } from './cipher-of.ts'
import type { Closing } from './lifetime.ts'
import type { OpenStores } from './open-stores.ts'
import { reportWorkspace } from './report-workspace.ts'
import { systemClock } from './system-clock.ts'

/** How Slack's variables say that the app is in its workspaces; undefined where Slack is off. */
function accessOf(env: Env, { store }: OpenStores): SlackAccess | undefined {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_BOT_TOKEN: botToken } = env
  const [stateSecret, cipher] = [env.SLACK_STATE_SECRET, cipherOf(env)]
  if (clientId && clientSecret && stateSecret && cipher) {
    const redirectUri = env.PUBLIC_URL && new URL(redirectPath, env.PUBLIC_URL).href
    const { installations } = store
    return { oauth: { clientId, clientSecret, stateSecret, redirectUri, installations, cipher } }
  }
  return botToken === undefined ? undefined : { botToken }
}

/** Slack as it is asked, where it is on. */
export async function connectSlack(
  env: Env,
  stores: OpenStores,
  log: Logger,
): Promise<{ readonly api?: SlackApi; readonly closings: readonly Closing[] }> {
  const access = accessOf(env, stores)
  if (!access) return { closings: [] }

  const once = await createOnce({ url: stores.redisUrl, log })
  const allowed = async () => (await stores.store.settings.get('slack.workspaces')) ?? []
  const api = slackApi({ access, apiUrl: env.SLACK_API_URL, allowed, once, clock: systemClock, log })

  return { api, closings: [{ name: 'once', close: once.close }] }
}

export type SlackParts = {
  readonly env: Env
  readonly api: SlackApi
  readonly stores: OpenStores
  readonly queues: Pick<Queues, 'enqueue' | 'enqueueMany'>
  readonly dispatcher: Dispatcher<Reply, Form>
}

/** The surface: its listeners, and what the worker does with what the queue holds. */
export const slackSurface = ({ env, api, stores, queues, dispatcher }: SlackParts): Slack =>
  openSlack({
    api,
    signingSecret: env.SLACK_SIGNING_SECRET,
    appToken: env.SLACK_APP_TOKEN,
    command: env.SLACK_COMMAND,
    report: (team, how) =>
      reportWorkspace(
        { ...stores.store, queues, clock: systemClock, hasList: 'oauth' in api.access },
        team,
        how,
      ),
    enqueue: (event) => queues.enqueue('receive', { surface: 'slack', id: event.id, event }),
    dispatcher,
    stands: stores.store.stands,
  })
