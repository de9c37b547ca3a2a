import type { AddressInfo } from 'node:net'
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt'
import type { FakeSlack } from '../../helpers/fake-slack/index.ts'

const listening = async (receiver: HTTPReceiver): Promise<number> => {
  const server = await receiver.start(0)
  return (server.address() as AddressInfo).port
}

/** A real Bolt app before the fake Slack, by HTTP or by Socket Mode; `close` ends it. */
export async function aBoltApp(
  slack: FakeSlack,
  given: { readonly mode: 'http' | 'socket'; readonly token: string; readonly listens: (app: App) => void },
) {
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } }
  const logLevel = LogLevel.ERROR
  const receiver =
    given.mode === 'http'
      ? new HTTPReceiver({ signingSecret: slack.app.signingSecret, logLevel })
      : new SocketModeReceiver({
          appToken: slack.add.appToken(),
          logLevel,
          installerOptions: { clientOptions },
        })
  // Nothing is asked of Slack before the first event: the bot's ids are known.
  const authorize = async () => ({ botToken: given.token, botId: 'BT1', botUserId: 'UBOTT1' })
  const app = new App({ authorize, receiver, clientOptions, logLevel })
  given.listens(app)
  if (receiver instanceof HTTPReceiver)
    slack.pointAt(`http://127.0.0.1:${await listening(receiver)}/slack/events`)
  else await app.start()

  return { app, close: () => app.stop() }
}
