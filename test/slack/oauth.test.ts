import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { createFieldCipher } from '#src/security/field-cipher.ts'
import { slackPath } from '#src/slack/in/http-receiver.ts'
import { installPath, redirectPath } from '#src/slack/install/install.ts'
import { botScopes } from '#src/slack/install/scopes.ts'
import { slackApi } from '#src/slack/slack-api.ts'
import { servedSlack } from '../helpers/a-slack.ts'
import { eventually } from '../helpers/eventually.ts'
import { openFakeSlack } from '../helpers/fake-slack/index.ts'
import { fixedDispatcher } from '../helpers/fixed-dispatcher.ts'
import { memoryInstallations } from '../helpers/memory-installations.ts'
import { memoryOnce } from '../helpers/memory-once.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const hourMs = 60 * 60_000

/** The app installed by OAuth, T1 allowed, and the Slack that it is installed in. */
async function installable({ tokenRotation = false, allowed = ['T1'] } = {}) {
  const redirectUrls: string[] = []
  const fake = await openFakeSlack({ app: { tokenRotation, redirectUrls, botScopes } })
  closing.push(fake.close)
  const oauth = {
    clientId: fake.app.clientId,
    clientSecret: fake.app.clientSecret,
    stateSecret: 'a state secret of the test',
    installations: memoryInstallations(),
    cipher: createFieldCipher(`k1:${randomBytes(32).toString('base64')}`),
  }
  const dispatcher = fixedDispatcher()
  const options = {
    access: { oauth },
    apiUrl: fake.apiUrl,
    clock: { now: () => new Date(fake.time.nowMs()) },
    allowed: async () => allowed,
    once: memoryOnce(),
  }
  const served = await servedSlack({ ...options, signingSecret: fake.app.signingSecret, dispatcher })
  closing.push(served.close)
  redirectUrls.push(`${served.base}${redirectPath}`)
  fake.pointAt(`${served.base}${slackPath}`)
  fake.add.team('T1', { name: 'Acme <b>' })
  fake.add.team('T9')
  fake.add.person('U1')
  fake.add.person('U9', { team: 'T9' })
  fake.add.channel('C1', { members: ['U1'] })

  return { ...served, ...options, fake, oauth, dispatcher, installs: `${served.base}${installPath}` }
}

describe('an installation', () => {
  it('gives a workspace its token, sealed where it is kept', async () => {
    const { fake, api, oauth, installs } = await installable()

    const page = await fake.user('U1').installs(installs)

    const token = await api.tokens.bot('T1')
    expect([page.status, fake.state.tokens.get(token)?.teamId]).toEqual([200, 'T1'])
    expect(await api.tokens.teams()).toEqual(['T1'])
    expect(JSON.stringify(await oauth.installations.list('slack'))).not.toContain('xox')
    expect(await oauth.installations.of('slack', 'T1')).toMatchObject({
      installedBy: 'U1',
      scopes: botScopes,
    })
  })

  it('ends on a page in both languages that runs nothing, whatever the workspace is called', async () => {
    const { fake, installs } = await installable()

    const page = await fake.user('U1').installs(installs)
    const text = await page.text()

    expect(text).toContain('installed in Acme &lt;b&gt;')
    expect(text).toContain('已安装到')
    expect(page.headers.get('content-security-policy')).toBe("default-src 'none'")
  })

  it('in a workspace that is not allowed is refused, reported, and taken out again', async () => {
    const { fake, api, oauth, installs, reported } = await installable()

    const page = await fake.user('U9').installs(installs)

    expect([page.status, await page.text()]).toEqual([
      403,
      expect.stringContaining('npm run -s cli -- workspaces allow T9'),
    ])
    expect(reported).toEqual([['T9', 'install']])
    expect(await oauth.installations.list('slack')).toEqual([])
    expect([...fake.state.tokens.values()].every(({ revoked }) => revoked)).toBe(true)
    await expect(api.tokens.bot('T9')).rejects.toMatchObject({ code: 'slack-not-installed' })
  })

  it('for a whole organisation is refused, with what to do instead, and taken out again', async () => {
    const { fake, oauth, installs, reported, log } = await installable()
    fake.add.team('T1', { wholeOrg: { id: 'E1', name: 'Acme Group' } })

    const page = await fake.user('U1').installs(installs)
    const text = await page.text()
    fake.add.team('T1')
    const again = await fake.user('U1').installs(installs)

    expect(page.status).toBe(403)
    expect(text).toContain('one workspace at a time')
    expect(text).toContain('逐个工作区安装')
    expect(reported).toEqual([['E1', 'install']])
    expect([...fake.state.tokens.values()].map(({ revoked }) => revoked)).toEqual([true, false])
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
    expect([again.status, (await oauth.installations.list('slack')).map(({ team }) => team)]).toEqual([
      200,
      ['T1'],
    ])
  })

  it('that somebody else began is not finished', async () => {
    const { base, oauth } = await installable()

    const page = await fetch(`${base}${redirectPath}?code=1&state=forged`)

    expect([page.status, await oauth.installations.list('slack')]).toEqual([400, []])
  })
})

describe('a workspace with the app', () => {
  it('has its commands worked on; one that is not allowed has not', async () => {
    const { fake, installs, dispatcher, reported } = await installable()
    await fake.user('U1').installs(installs)

    await fake.user('U1').types('/customer tier acme', { channel: 'C1' })

    await eventually('the card', () => fake.seenBy('U1', 'C1').at(-1))
    expect([dispatcher.asked.length, reported]).toEqual([1, []])
  })

  it('that takes it out is forgotten, by either of Slack’s two events', async () => {
    const { fake, installs, slack, queued, oauth, api } = await installable()
    await fake.user('U1').installs(installs)
    fake.time.advance(60_000)

    await fake.uninstalls('T1')
    expect(queued.map(({ event }) => event.type)).toEqual(['tokens_revoked', 'app_uninstalled'])
    for (const event of queued) await slack.receive(JSON.parse(JSON.stringify(event)))

    expect(await oauth.installations.list('slack')).toEqual([])
    await expect(api.tokens.bot('T1')).rejects.toMatchObject({ code: 'slack-not-installed' })
  })

  it('that has installed it again since stays', async () => {
    const { fake, installs, slack, queued, oauth } = await installable()
    await fake.user('U1').installs(installs)
    fake.time.advance(60_000)
    await fake.uninstalls('T1')
    fake.time.advance(60_000)
    await fake.user('U1').installs(installs)

    for (const event of queued) await slack.receive(JSON.parse(JSON.stringify(event)))

    expect(await oauth.installations.list('slack')).toHaveLength(1)
  })

  it('off the list has no token, though it is still installed', async () => {
    const allowed = ['T1']
    const { fake, installs, api } = await installable({ allowed })
    await fake.user('U1').installs(installs)

    allowed.pop()

    await expect(api.tokens.bot('T1')).rejects.toMatchObject({ code: 'slack-not-installed' })
    expect(await api.tokens.teams()).toEqual([])
  })
})

describe('a token that ends', () => {
  it('is renewed in its last two hours, and not before', async () => {
    const { fake, installs, api, oauth } = await installable({ tokenRotation: true })
    await fake.user('U1').installs(installs)

    const first = await api.tokens.bot('T1')
    fake.time.advance(9 * hourMs)
    const later = await api.tokens.bot('T1')
    fake.time.advance(1.5 * hourMs)
    const renewed = await api.tokens.bot('T1')

    expect(later).toBe(first)
    expect(renewed).not.toBe(first)
    expect(fake.state.tokens.get(renewed)?.teamId).toBe('T1')
    const { expiresAt } = (await oauth.installations.of('slack', 'T1')) ?? {}
    const leftMs = (expiresAt?.getTime() ?? 0) - fake.time.nowMs()
    expect(Math.abs(leftMs - 12 * hourMs)).toBeLessThan(5_000) // the clock goes on meanwhile
  })

  it('is renewed once by many processes that need it at the same time', async () => {
    const { fake, installs, ...options } = await installable({ tokenRotation: true })
    await fake.user('U1').installs(installs)
    fake.time.advance(11 * hourMs)
    const processes = Array.from({ length: 8 }, () => slackApi({ ...options, log: recordingLogger() }))

    const tokens = await Promise.all(processes.map(({ tokens }) => tokens.bot('T1')))

    const next = await options.api.tokens.bot('T1')
    expect(tokens.filter((token) => token === next)).toHaveLength(1)
    expect(tokens.map((token) => fake.state.tokens.get(token)?.revoked)).not.toContain(true)
    expect([...fake.state.refreshTokens.values()].filter(({ used }) => used)).toHaveLength(1)
  })

  it('that cannot be renewed works on to its end, then waits for another try', async () => {
    const { fake, installs, ...options } = await installable({ tokenRotation: true })
    await fake.user('U1').installs(installs)
    const first = await options.api.tokens.bot('T1')
    const away = slackApi({
      ...options,
      apiUrl: 'http://127.0.0.1:9/api/',
      once: memoryOnce(),
      log: recordingLogger(),
    })

    fake.time.advance(11 * hourMs)
    const still = await away.tokens.bot('T1')
    fake.time.advance(2 * hourMs)

    expect(still).toBe(first)
    await expect(away.tokens.bot('T1')).rejects.toMatchObject({
      code: 'slack-token-renewing',
      retryable: true,
    })
  })
})
