import { connect } from 'node:net'
import { App, LogLevel, SocketModeReceiver } from '@slack/bolt'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../../helpers/eventually.ts'
import type { FakeSlack } from '../../helpers/fake-slack/index.ts'
import { aClient, aFakeSlack, outcome } from './a-fake-slack.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** One process of an app: it notes which commands it was given. */
async function aProcess(slack: FakeSlack, token: string, appToken: string) {
  const heard: string[] = []
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } }
  const logLevel = LogLevel.ERROR
  // The client waits five times its ping's patience before it connects anew.
  const receiver = new SocketModeReceiver({
    appToken,
    logLevel,
    clientPingTimeout: 100,
    installerOptions: { clientOptions },
  })
  const authorize = async () => ({ botToken: token, botId: 'BT1', botUserId: 'UBOTT1' })
  const app = new App({ authorize, receiver, clientOptions, logLevel })
  app.command('/customer', async ({ ack, command }) => {
    heard.push(command.text)
    await ack()
  })
  await app.start()
  closing.push(() => app.stop())
  return heard
}

async function opened(random: () => number) {
  const all = await aFakeSlack({ mode: 'socket', random })
  closing.push(() => all.slack.close())
  return { ...all, appToken: all.slack.add.appToken() }
}

describe('Socket Mode of the fake Slack', () => {
  it('gives each payload to one of several connections', async () => {
    const draws = [0, 0.99, 0.99]
    const { slack, token, appToken } = await opened(() => draws.shift() ?? 0)
    const [one, two] = [await aProcess(slack, token, appToken), await aProcess(slack, token, appToken)]

    for (const text of ['a', 'b', 'c']) await slack.user('U1').types(`/customer ${text}`, { channel: 'C1' })

    expect([one, two]).toEqual([['a'], ['b', 'c']])
  })

  it.each(['refresh', 'cut'] as const)('has the client connect anew after a %s', async (how) => {
    const { slack, token, appToken } = await opened(() => 0)
    const heard = await aProcess(slack, token, appToken)

    slack.socket[how]()
    await eventually('the end of the old connection', () => slack.socket.connections() === 0)
    await eventually('a new connection', () => slack.socket.connections() === 1)
    const { status } = await slack.user('U1').types('/customer again', { channel: 'C1' })

    expect([status, heard]).toEqual([200, ['again']])
  })

  it('drops the connection of a process that is gone, at once', async () => {
    const { slack, appToken } = await opened(() => 0)
    const { url = '' } = await aClient(slack, appToken).apps.connections.open({})
    const { hostname, port, pathname, search } = new URL(url)
    const line = connect(Number(port), hostname)
    line.write(
      [
        `GET ${pathname}${search} HTTP/1.1`,
        `Host: ${hostname}`,
        ...['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Key: dGllcndpc2UtdGllcndpcw=='],
        '\r\n',
      ].join('\r\n'),
    )
    await eventually('the connection', () => slack.socket.connections() === 1)

    line.end() // what the system sends for a process that was killed

    await eventually('its end', () => slack.socket.connections() === 0, 1_000)
  })

  it('opens with an app-level token alone', async () => {
    const { slack, client } = await opened(() => 0)
    const withoutScope = aClient(slack, slack.add.appToken([]))

    const said = [
      await outcome(client.apps.connections.open({})),
      await outcome(withoutScope.apps.connections.open({})),
    ]

    expect(said).toEqual(['not_allowed_token_type', 'missing_scope'])
  })

  it('takes a ticket once', async () => {
    const { slack, appToken } = await opened(() => 0)
    const { url = '' } = await aClient(slack, appToken).apps.connections.open({})
    const connect = () =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(url)
        socket.addEventListener('message', ({ data }) => resolve(JSON.parse(String(data)).type))
        socket.addEventListener('error', () => resolve('refused'))
        closing.push(async () => socket.close())
      })

    expect([await connect(), await connect()]).toEqual(['hello', 'refused'])
  })

  it('counts a payload as lost that nobody is connected for', async () => {
    const { slack } = await opened(() => 0)

    const { status } = await slack.user('U1').types('/customer help', { channel: 'C1' })

    expect(status).toBe(0)
    expect(slack.seenBy('U1').at(-1)?.text).toContain('dispatch_failed')
  })
})
