import { afterEach, describe, expect, it } from 'vitest'
import { readEnv } from '#src/config/env.ts'
import type { Installation } from '#src/ports/installations.ts'
import { slackPath } from '#src/slack/in/http-receiver.ts'
import { botScopes } from '#src/slack/install/scopes.ts'
import { withDocuments } from '#src/start/with-documents.ts'
import { servedSlack } from '../helpers/a-slack.ts'
import { aTerminal } from '../helpers/a-terminal.ts'
import { openFakeSlack } from '../helpers/fake-slack/index.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

function terminal(given: Readonly<Record<string, string>>) {
  const made = aTerminal(given)
  closing.push(made.remove)
  return made
}

async function slackWith(scopes: readonly string[] = botScopes) {
  const fake = await openFakeSlack({ app: { botScopes } })
  closing.push(fake.close)
  fake.add.team('T1', { name: 'Acme' })
  return { fake, token: fake.add.install('T1', { scopes }) }
}

/** A bot of this signing secret at an address. */
async function aBot(signingSecret: string) {
  const served = await servedSlack({ signingSecret })
  closing.push(served.close)
  return served.base
}

describe('doctor slack', () => {
  it('says that all is well, and what only a person can see', async () => {
    const { fake, token } = await slackWith()
    const { run } = terminal({
      SLACK_BOT_TOKEN: token,
      SLACK_SIGNING_SECRET: fake.app.signingSecret,
      SLACK_API_URL: fake.apiUrl,
      PUBLIC_URL: await aBot(fake.app.signingSecret),
    })
    await run('users', 'add', 'mei', '--name', 'Mei', '--role', 'rep', '--slack', 'T1:U1')

    const { out, code } = await run('doctor', 'slack')

    expect(out).toContain('ok      The token of T1 is valid: workspace Acme, bot @tierwise.')
    expect(out).toContain('every scope')
    expect(out).toContain(`${slackPath} answers Slack's check`)
    expect(out).toContain('1 of 2 active users')
    expect(out).toContain('look    Whether the slash command /customer')
    expect([out.includes('MISSING'), code]).toEqual([false, 0])
  })

  it('names missing scopes, a wrong secret and people without an account, each with what to do', async () => {
    const { fake, token } = await slackWith(botScopes.filter((scope) => scope !== 'files:write'))
    const { run } = terminal({
      SLACK_BOT_TOKEN: token,
      SLACK_SIGNING_SECRET: 'another secret',
      SLACK_API_URL: fake.apiUrl,
      PUBLIC_URL: await aBot(fake.app.signingSecret),
    })
    await run('users', 'add', 'lei', '--name', 'Lei', '--role', 'manager')

    const { out, code } = await run('doctor', 'slack')

    expect(out).toContain('MISSING It lacks 1 scope: files:write.')
    expect(out).toContain('refuses a request signed with SLACK_SIGNING_SECRET')
    expect(out).toContain('0 of 2 active users')
    expect(code).toBe(1)
  })

  it('says what is wrong with a token', async () => {
    const { fake } = await slackWith()
    const { run } = terminal({
      SLACK_BOT_TOKEN: 'xoxb-unknown',
      SLACK_APP_TOKEN: fake.add.appToken(['authorizations:read']),
      SLACK_API_URL: fake.apiUrl,
    })

    const { out, code } = await run('doctor', 'slack')

    expect(out).toContain('MISSING The bot token: Slack no longer accepts')
    expect(out).toContain(
      'MISSING Socket Mode: Slack opens no connection for SLACK_APP_TOKEN (missing_scope).',
    )
    expect(out).toContain('connections:write')
    expect(code).toBe(1)
  })

  it('without a variable of Slack says where to begin', async () => {
    const { run } = terminal({})

    const { err, code } = await run('doctor', 'slack')

    expect([err, code]).toEqual([expect.stringContaining('docs/slack.md'), 1])
  })
})

describe('workspaces', () => {
  const anInstallation: Installation = {
    surface: 'slack',
    team: 'T024BE7LD',
    botUserId: 'U1',
    scopes: [],
    installedBy: 'U2',
    installedAt: new Date('2026-11-23T00:00:00Z'),
    secrets: 'sealed',
  }

  it('are allowed, listed and removed, and the next step is said', async () => {
    const { run } = terminal({ PUBLIC_URL: 'https://tierwise.example.com' })

    const allowed = await run('workspaces', 'allow', 'T024BE7LD')
    const listed = await run('workspaces')
    await run('workspaces', 'remove', 'T024BE7LD')
    const after = await run('workspaces')

    expect(allowed.out).toContain('https://tierwise.example.com/slack/install')
    expect(listed.out).toContain('T024BE7LD  not installed')
    expect(after.out).toContain('No workspace is on the list.')
  })

  it('that are removed have nothing to do at Slack where nothing was installed', async () => {
    const { run } = terminal({})
    await run('workspaces', 'allow', 'T024BE7LD')

    const removed = await run('workspaces', 'remove', 'T024BE7LD')

    expect(removed.out).toContain('nothing to do at Slack')
  })

  it('that are removed with the app in them are told where Slack takes it out', async () => {
    const { run, dataDir } = terminal({})
    const env = readEnv({ DATA_DIR: dataDir })
    await run('workspaces', 'allow', 'T024BE7LD')
    await withDocuments(env, recordingLogger(), ({ store }) => store.installations.put(anInstallation))

    const removed = await run('workspaces', 'remove', 'T024BE7LD')

    expect(removed.out).toMatch(/T024BE7LD is not served any more.*Manage apps → Tierwise.*Remove app/s)
  })

  it.each([['allow'], ['allow', 'acme'], ['forbid', 'T1']])(
    '%s %s is refused with how to type it',
    async (...args) => {
      const { run } = terminal({})

      const { err, code } = await run('workspaces', ...args)

      expect([err, code]).toEqual([expect.stringContaining('workspaces allow T123'), 1])
    },
  )
})
