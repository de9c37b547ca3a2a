import type { AddressInfo } from 'node:net'
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import { afterEach, describe, expect, it } from 'vitest'
import type { AppSettings } from '../../helpers/fake-slack/call.ts'
import { aClient, aFakeSlack, outcome } from './a-fake-slack.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
const opened = async (app: Partial<AppSettings> = {}) => {
  const all = await aFakeSlack({ app })
  closing.push(() => all.slack.close())
  return all
}

describe('installing an app in the fake Slack', () => {
  it('goes by Bolt from its install page to a token that works', async () => {
    const redirectUrls: string[] = []
    const { slack } = await opened({ tokenRotation: true, redirectUrls })
    const stored: Record<string, unknown>[] = []
    const receiver = new HTTPReceiver({
      signingSecret: slack.app.signingSecret,
      clientId: slack.app.clientId,
      clientSecret: slack.app.clientSecret,
      stateSecret: 'a state secret',
      scopes: ['commands', 'chat:write'],
      logLevel: LogLevel.ERROR,
      installationStore: {
        storeInstallation: async (installation) => void stored.push(installation.bot as never),
        fetchInstallation: async () => {
          throw new Error('not asked here')
        },
      },
      installerOptions: {
        authorizationUrl: slack.authorizeUrl,
        clientOptions: { slackApiUrl: slack.apiUrl },
      },
    })
    new App({ receiver, logLevel: LogLevel.ERROR })
    const server = await receiver.start(0)
    closing.push(() => receiver.stop())
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    redirectUrls.push(`${origin}/slack/oauth_redirect`)

    const page = await slack.user('U1').installs(`${origin}/slack/install`)

    expect(page.status).toBe(200)
    expect(stored).toMatchObject([
      { userId: 'UBOTT1', scopes: ['commands', 'chat:write'], expiresAt: expect.any(Number) },
    ])
    expect(await outcome(aClient(slack, String(stored[0]?.['token'])).auth.test())).toBe('taken')
  })

  it('exchanges a code once', async () => {
    const { slack } = await opened()
    const client = aClient(slack)
    slack.state.grants.set('c1', {
      teamId: 'T1',
      userId: 'U1',
      scopes: ['commands'],
      redirectUri: 'http://127.0.0.1/',
      used: false,
    })
    const secrets = { client_id: slack.app.clientId, client_secret: slack.app.clientSecret }

    const said = [
      await outcome(client.oauth.v2.access({ ...secrets, client_secret: 'another', code: 'c1' })),
      await outcome(client.oauth.v2.access({ ...secrets, code: 'c1', redirect_uri: 'http://other/' })),
      await outcome(client.oauth.v2.access({ ...secrets, code: 'c1' })),
      await outcome(client.oauth.v2.access({ ...secrets, code: 'c1' })),
    ]

    expect(said).toEqual(['bad_client_secret', 'bad_redirect_uri', 'taken', 'code_already_used'])
  })

  it('ends the tokens of a team whose refresh token comes a second time', async () => {
    const { slack } = await opened({ tokenRotation: true })
    const client = aClient(slack)
    slack.state.grants.set('c1', {
      teamId: 'T1',
      userId: 'U1',
      scopes: ['commands'],
      redirectUri: 'http://127.0.0.1/',
      used: false,
    })
    const secrets = { client_id: slack.app.clientId, client_secret: slack.app.clientSecret }
    const { refresh_token = '' } = await client.oauth.v2.access({ ...secrets, code: 'c1' })
    const refresh = () => client.oauth.v2.access({ ...secrets, grant_type: 'refresh_token', refresh_token })

    const { access_token } = await refresh()
    const before = await outcome(aClient(slack, access_token).auth.test())
    const second = await outcome(refresh())

    expect([before, second]).toEqual(['taken', 'invalid_refresh_token'])
    expect(await outcome(aClient(slack, access_token).auth.test())).toBe('token_revoked')
  })
})
