import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as bodyOf } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { slackPath } from '#src/slack/in/http-receiver.ts'
import type { SlackOptions } from '#src/slack/open-slack.ts'
import { servedSlack } from '../helpers/a-slack.ts'
import { eventually } from '../helpers/eventually.ts'
import { fixedDispatcher } from '../helpers/fixed-dispatcher.ts'

const signingSecret = 'a signing secret'
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

type Answer = { readonly text: string; readonly [key: string]: unknown }

/** What stands at `response_url`: keeps what was sent there. */
async function receiver(status = 200) {
  const answers: Answer[] = []
  const server = createServer(async (request: IncomingMessage, response) => {
    answers.push(JSON.parse(await bodyOf(request)))
    response.writeHead(status).end('ok')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve)))

  return { answers, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/respond` }
}

/** A listening server with Slack mounted in it. */
async function slackServer(dispatcher: SlackOptions['dispatcher'] = fixedDispatcher()) {
  const served = await servedSlack({ dispatcher, signingSecret })
  closing.push(served.close)

  return { ...served, url: `${served.base}${slackPath}` }
}

const signed = (body: string, seconds = Math.floor(Date.now() / 1_000), secret = signingSecret) => ({
  method: 'POST',
  body,
  headers: {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`,
  },
})

const command = (responseUrl: string, given: Record<string, string> = {}) =>
  new URLSearchParams({
    command: '/customer',
    text: 'tier acme',
    user_id: 'U1',
    user_name: 'somebody',
    team_id: 'T1',
    channel_id: 'C1',
    trigger_id: '1.2.3',
    response_url: responseUrl,
    ...given,
  }).toString()

const pressed = (responseUrl: string, action: Record<string, unknown>) =>
  new URLSearchParams({
    payload: JSON.stringify({
      type: 'block_actions',
      team: { id: 'T-of-the-app' },
      user: { id: 'U1', team_id: 'T1', username: 'somebody' },
      channel: { id: 'C1' },
      container: { type: 'message', is_ephemeral: true },
      response_url: responseUrl,
      trigger_id: '1.2.3',
      actions: [{ block_id: 'b', action_ts: '1.0', ...action }],
    }),
  }).toString()

const button = (value: unknown) => ({ type: 'button', action_id: 'call:why:0', value: JSON.stringify(value) })
const nap = () => new Promise((resolve) => setTimeout(resolve, 250))

describe('a slash command of Slack', () => {
  it('is acknowledged at once and answered with the card by response_url, for the asker alone', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const fixed = fixedDispatcher()
    const slow: SlackOptions['dispatcher'] = {
      ...fixed,
      text: async (text, identity) => {
        await held
        return fixed.text(text, identity)
      },
    }
    const [{ url }, { url: responseUrl, answers }] = [await slackServer(slow), await receiver()]

    const acknowledged = await fetch(url, signed(command(responseUrl)))
    const answersBefore = answers.length
    release()
    const answer = await eventually('the answer', () => answers[0])

    expect([acknowledged.status, await acknowledged.text(), answersBefore]).toEqual([200, '', 0])
    expect(answer).toMatchObject({ response_type: 'ephemeral', replace_original: false })
    expect(answer.text).toContain('Acme Robotics is Tier A')
    expect(JSON.stringify(answer['blocks'])).toContain('call:why:0')
  })

  it('runs for the signed ids, with the text as it was typed', async () => {
    const dispatcher = fixedDispatcher()
    const [{ url }, { url: responseUrl, answers }] = [await slackServer(dispatcher), await receiver()]

    await fetch(url, signed(command(responseUrl, { text: 'tier A&amp;B &lt;HK&gt;', user_name: 'admin' })))
    await eventually('the answer', () => answers.length > 0)

    expect(dispatcher.asked).toEqual([
      { text: '/customer tier A&B <HK>', identity: { surface: 'slack', team: 'T1', userId: 'U1' } },
    ])
  })

  it.each<[string, (body: string) => RequestInit]>([
    ['another secret', (body) => signed(body, undefined, 'another secret')],
    ['a time more than five minutes ago', (body) => signed(body, Math.floor(Date.now() / 1_000) - 301)],
    ['a time more than five minutes ahead', (body) => signed(body, Math.floor(Date.now() / 1_000) + 301)],
    [
      'no signature',
      (body) => ({ method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    ],
    ['a body changed after signing', (body) => ({ ...signed(body), body: `${body}&text=tier+other` })],
  ])('gets nothing done with %s', async (_case, request) => {
    const dispatcher = fixedDispatcher()
    const [{ url }, { url: responseUrl, answers }] = [await slackServer(dispatcher), await receiver()]

    const response = await fetch(url, request(command(responseUrl)))
    await nap()

    expect(response.status).toBe(401)
    expect([dispatcher.asked, answers]).toEqual([[], []])
  })

  it('is not run a second time by who recorded it', async () => {
    const dispatcher = fixedDispatcher()
    const [{ url }, { url: responseUrl, answers }] = [await slackServer(dispatcher), await receiver()]
    const recorded = signed(command(responseUrl))

    await fetch(url, recorded)
    await eventually('the answer', () => answers.length > 0)
    await fetch(url, recorded)
    await nap()

    expect(dispatcher.asked).toHaveLength(1)
  })

  it('under another name says which one it answers to', async () => {
    const [{ url }, { url: responseUrl, answers }] = [await slackServer(), await receiver()]

    await fetch(url, signed(command(responseUrl, { command: '/other' })))
    const answer = await eventually('the answer', () => answers[0])

    expect(answer.text).toContain('Tierwise answers to /customer')
    expect(answer.text).toContain('请输入')
  })

  it('that fails is answered in words and logged without them', async () => {
    const broken: SlackOptions['dispatcher'] = {
      ...fixedDispatcher(),
      text: async () => {
        throw new Error('a bug about Acme')
      },
    }
    const [{ url, log }, { url: responseUrl, answers }] = [await slackServer(broken), await receiver()]

    await fetch(url, signed(command(responseUrl)))
    const answer = await eventually('the answer', () => answers[0])

    expect(answer.text).toContain('could not answer')
    expect(log.lines.map(({ message }) => message)).toContain('slack: a command failed')
    expect(JSON.stringify(log.lines)).not.toContain('Acme')
  })

  it('whose answer cannot be delivered is one line in the log', async () => {
    const [{ url, log }, { url: responseUrl }] = [await slackServer(), await receiver(404)]

    await fetch(url, signed(command(responseUrl)))

    await eventually('the line', () =>
      log.lines.some(({ message }) => message.includes('could not be delivered')),
    )
  })

  it('is answered before the surface closes', async () => {
    const [{ url, slack }, { url: responseUrl, answers }] = [await slackServer(), await receiver()]

    await fetch(url, signed(command(responseUrl)))
    await slack.close()

    expect(answers).toHaveLength(1)
  })
})

describe('a button in Slack', () => {
  it('runs its call for who pressed it, in their own team', async () => {
    const dispatcher = fixedDispatcher()
    const [{ url }, { url: responseUrl, answers }] = [await slackServer(dispatcher), await receiver()]
    const call = { command: 'why', input: { name: 'acme' } }

    await fetch(url, signed(pressed(responseUrl, button(call))))
    const answer = await eventually('the answer', () => answers[0])

    expect(dispatcher.asked).toEqual([{ call, identity: { surface: 'slack', team: 'T1', userId: 'U1' } }])
    expect(answer.text).toContain('The parts add up to 128 points')
  })

  it('of a choice adds what was chosen', async () => {
    const dispatcher = fixedDispatcher()
    const [{ url }, { url: responseUrl, answers }] = [await slackServer(dispatcher), await receiver()]
    const action = {
      type: 'static_select',
      action_id: 'choose:find:0',
      block_id: JSON.stringify({ command: 'find', input: { name: 'ac' }, field: 'industry', n: 0 }),
      selected_option: { value: 'trade' },
    }

    await fetch(url, signed(pressed(responseUrl, action)))
    await eventually('the answer', () => answers[0])

    expect(dispatcher.asked).toMatchObject([
      { call: { command: 'find', input: { name: 'ac', industry: 'trade' } } },
    ])
  })

  it.each<[string, Record<string, unknown>]>([
    ['of an older card', { type: 'button', action_id: 'why', value: 'acme' }],
    ['whose value is no JSON', { type: 'button', action_id: 'call:why:0', value: '{' }],
    ['whose call is none', button({ command: 7 })],
  ])('%s is answered in words', async (_case, action) => {
    const dispatcher = fixedDispatcher()
    const [{ url }, { url: responseUrl, answers }] = [await slackServer(dispatcher), await receiver()]

    await fetch(url, signed(pressed(responseUrl, action)))
    const answer = await eventually('the answer', () => answers[0])

    expect(answer.text).toContain('/customer help')
    expect(dispatcher.asked).toEqual([])
  })
})

describe('what Slack checks', () => {
  it('is answered: the url verification and the certificate check', async () => {
    const { url } = await slackServer()
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'abc' })
    const request = signed(challenge)

    const verified = await fetch(url, {
      ...request,
      headers: { ...request.headers, 'content-type': 'application/json' },
    })

    expect(await verified.json()).toEqual({ challenge: 'abc' })
  })

  it('never puts a body into the log', async () => {
    const { url, log } = await slackServer()

    await fetch(url, signed('payload={Acme%20Canary'))

    expect(log.lines.length).toBeGreaterThan(0)
    expect(JSON.stringify(log.lines)).not.toContain('Canary')
  })
})
