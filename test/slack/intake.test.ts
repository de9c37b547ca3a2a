import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { slackPath } from '#src/slack/in/http-receiver.ts'
import { servedSlack } from '../helpers/a-slack.ts'
import { eventually } from '../helpers/eventually.ts'
import { fixedDispatcher } from '../helpers/fixed-dispatcher.ts'
import { anEvent, signed, signedJson, signingSecret } from './signed-request.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function served(given: Parameters<typeof servedSlack>[0] = {}) {
  const dispatcher = fixedDispatcher()
  const slack = await servedSlack({ signingSecret, dispatcher, ...given })
  closing.push(slack.close)

  return { ...slack, dispatcher, url: `${slack.base}${slackPath}` }
}

const uninstalled = anEvent({ type: 'app_uninstalled' })
const command = (given: Record<string, string> = {}) =>
  new URLSearchParams({
    command: '/customer',
    text: 'tier acme',
    user_id: 'U1',
    team_id: 'T1',
    trigger_id: '1.2.3',
    response_url: 'http://127.0.0.1:9/respond',
    ...given,
  }).toString()

describe('an event of Slack', () => {
  it('is on the queue before it is acknowledged', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const order: string[] = []
    const enqueue = async () => {
      await held
      order.push('queued')
    }
    const { url } = await served({ enqueue })

    const sent = fetch(url, signedJson(uninstalled)).then(({ status }) => order.push(`answered ${status}`))
    await new Promise((resolve) => setTimeout(resolve, 100))
    release()
    await sent

    expect(order).toEqual(['queued', 'answered 200'])
  })

  it('goes to the queue with its own id, its workspace and no more of its words than are read', async () => {
    const { url, queued } = await served()
    const event = { type: 'app_uninstalled', blocks: [{ type: 'rich_text' }], text: 'hello' }
    const given = { authorizations: [{ team_id: 'T1' }], team_id: 'T-elsewhere', is_ext_shared_channel: true }

    await fetch(url, signedJson(anEvent(event, given)))

    expect(queued).toEqual([
      {
        id: 'Ev0001',
        team: 'T1',
        at: new Date(1_700_000_000_000),
        shared: true,
        event: { type: 'app_uninstalled', text: 'hello' },
      },
    ])
  })

  it.each<[string, () => Promise<void>]>([
    [
      'refuses it',
      async () => {
        throw new Error('Redis is away')
      },
    ],
    ['does not answer', () => new Promise(() => {})],
  ])('is not acknowledged where the queue %s, so that Slack sends it again', async (_case, enqueue) => {
    const { url, log } = await served({ enqueue })

    const startedMs = performance.now()
    const { status } = await fetch(url, signedJson(uninstalled))

    expect(status).toBe(503)
    expect(performance.now() - startedMs).toBeLessThan(3_000)
    expect(log.lines.map(({ message }) => message)).toContain('slack: a request could not be taken in')
  })

  it.each<[string, object]>([
    ['that nothing listens to', { type: 'emoji_changed' }],
    ['named like what every object has', { type: 'constructor' }],
    ['of a message that a bot wrote', { type: 'message', channel_type: 'im', bot_id: 'B1', text: 'hi' }],
    ['of a message that was changed', { type: 'message', channel_type: 'im', subtype: 'message_changed' }],
  ])('%s is acknowledged and forgotten', async (_case, event) => {
    const { url, queued } = await served()

    const { status } = await fetch(url, signedJson(anEvent(event)))

    expect([status, queued]).toEqual([200, []])
  })

  it('is worked on by whoever takes it from the queue', async () => {
    const { slack, log } = await served()

    await slack.receive({
      id: 'Ev1',
      team: 'T1',
      at: '2026-11-23T10:00:00Z', // a queue carries JSON
      shared: false,
      event: { type: 'app_uninstalled' },
    })

    expect(log.lines).toContainEqual(
      expect.objectContaining({ fields: { code: 'slack-removed', team: 'T1', by: 'app_uninstalled' } }),
    )
  })
})

describe('what is refused', () => {
  const json = JSON.stringify(uninstalled)
  const now = () => Math.floor(Date.now() / 1_000)

  it.each<[number, string, RequestInit]>([
    [401, 'another secret', signed(json, { type: 'application/json', secret: 'another' })],
    [401, 'a time of six minutes ago', signed(json, { type: 'application/json', seconds: now() - 360 })],
    [401, 'a time six minutes ahead', signed(json, { type: 'application/json', seconds: now() + 360 })],
    [415, 'another content type', signed(json, { type: 'text/plain' })],
    [415, 'none', { ...signed(json), headers: {} }],
    [
      413,
      'a huge body',
      signed(`{"type":"x","text":"${'a'.repeat(1_100_000)}"}`, { type: 'application/json' }),
    ],
    [400, 'a body that is not what its type says', signed('{', { type: 'application/json' })],
  ])('%d: %s; nothing is worked on', async (expected, _case, request) => {
    const { url, queued, dispatcher } = await served()

    const { status } = await fetch(url, request)

    expect([status, queued, dispatcher.asked]).toEqual([expected, [], []])
  })

  it('a huge body that never ends is cut off', async () => {
    const { url, queued } = await served()
    const endless = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(100_000).fill(97))
      },
    })
    const { headers } = signed('x', { type: 'application/json' })

    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body: endless,
      duplex: 'half',
    } as RequestInit).then(
      ({ status }) => status,
      () => 'cut',
    )

    expect([[413, 'cut'].includes(answer), queued]).toEqual([true, []])
  })

  it('a command of another workspace: answered in words, reported once, never run', async () => {
    const own = await slackNaming('T1')
    const { url, dispatcher, reported, api } = await served({ apiUrl: own })
    await eventually('whose the token is', async () => (await api.served()) !== undefined)

    const answers = [
      await fetch(url, signed(command({ team_id: 'T9' }))),
      await fetch(url, signed(command({ team_id: 'T9', trigger_id: '2' }))),
    ]

    expect(JSON.stringify(await answers[0]?.json())).toContain('does not serve this workspace')
    expect([dispatcher.asked, reported]).toEqual([[], [['T9', 'request']]])
  })
})

/** An API that says whose a token is, and nothing else. */
async function slackNaming(team: string): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, team_id: team }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve)))

  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`
}

describe('what Slack checks before anything is ready', () => {
  it('a certificate, unsigned: nothing else gets through without a signature', async () => {
    const { url, dispatcher } = await served()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }

    const checked = await fetch(url, { method: 'POST', headers, body: `ssl_check=1&${command()}` })
    const unsigned = await fetch(url, { method: 'POST', headers, body: command() })

    expect([checked.status, unsigned.status, dispatcher.asked]).toEqual([200, 401, []])
  })

  it('a request URL, signed: the challenge comes back', async () => {
    const { url } = await served()

    const answer = await fetch(url, signedJson({ type: 'url_verification', challenge: 'abc' }))

    expect(await answer.json()).toEqual({ challenge: 'abc' })
  })
})

describe('a command while Redis is away', () => {
  it.each<[string, () => Promise<boolean>]>([
    [
      'refuses',
      async () => {
        throw new Error('away')
      },
    ],
    ['does not answer', () => new Promise(() => {})],
  ])(
    'is acknowledged and answered in words where it %s: nothing is run, nothing hangs',
    async (_case, first) => {
      const answers: string[] = []
      const server = createServer(async (request, response) => {
        for await (const chunk of request) answers.push(String(chunk))
        response.end('ok')
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      closing.push(() => new Promise((resolve) => server.close(resolve)))
      const response_url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
      const { url, dispatcher } = await served({ once: { first } })

      const startedMs = performance.now()
      const { status } = await fetch(url, signed(command({ response_url })))
      const answer = await eventually('the words', () => answers[0])

      expect([status, dispatcher.asked]).toEqual([200, []])
      expect(answer).toContain('nothing was done')
      expect(performance.now() - startedMs).toBeLessThan(3_000)
    },
  )
})
