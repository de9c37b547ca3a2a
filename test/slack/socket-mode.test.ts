import { afterEach, describe, expect, it } from 'vitest'
import { aSlack } from '../helpers/a-slack.ts'
import { eventually } from '../helpers/eventually.ts'
import { openFakeSlack } from '../helpers/fake-slack/index.ts'
import { fixedDispatcher } from '../helpers/fixed-dispatcher.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

type Given = Parameters<typeof aSlack>[0] & {
  readonly scopes?: readonly string[]
  readonly ackLimitMs?: number
}

async function connected({ scopes, ackLimitMs = 3_000, ...given }: Given = {}) {
  const fake = await openFakeSlack({ mode: 'socket', ackLimitMs })
  closing.push(fake.close)
  fake.add.team('T1')
  fake.add.person('U1')
  fake.add.channel('C1', { members: ['U1'] })
  const dispatcher = fixedDispatcher()
  const made = aSlack({
    access: { botToken: fake.add.install('T1') },
    appToken: fake.add.appToken(scopes),
    apiUrl: fake.apiUrl,
    dispatcher,
    ...given,
  })
  closing.push(made.slack.close)

  return { ...made, fake, dispatcher }
}

describe('Socket Mode', () => {
  it('brings a command, acknowledged within Slack’s time, and its card', async () => {
    const { slack, fake, dispatcher } = await connected()
    await slack.start()

    const { status, late } = await fake.user('U1').types('/customer tier acme', { channel: 'C1' })
    const card = await eventually('the card', () => fake.seenBy('U1', 'C1').at(-1))

    expect([status, late]).toEqual([200, false])
    expect(JSON.stringify(card)).toContain('Acme Robotics is Tier A')
    expect(dispatcher.asked).toMatchObject([{ identity: { surface: 'slack', team: 'T1', userId: 'U1' } }])
  })

  it('needs no address of ours', async () => {
    const { slack } = await connected()

    expect(slack.routes).toEqual([])
  })

  it('has an event on the queue before it is acknowledged; one that the queue refuses comes again', async () => {
    const tried: string[] = []
    const enqueue = async ({ id }: { readonly id: string }) => {
      tried.push(id)
      if (tried.length === 1) throw new Error('Redis is away')
    }
    const { slack, fake } = await connected({ enqueue, ackLimitMs: 300 })
    await slack.start()

    const deliveries = await fake.sends('T1', { type: 'app_uninstalled' })

    expect(tried).toEqual([tried[0], tried[0]])
    expect(deliveries.at(-1)?.status).toBe(200)
  })

  it('answers while Slack renews a connection: another one stands', async () => {
    const { slack, fake } = await connected()
    await slack.start()

    fake.socket.refresh()
    await eventually('the old connection is gone', () => fake.socket.connections() === 1)
    const { status } = await fake.user('U1').types('/customer help', { channel: 'C1' })

    expect(status).toBe(200)
  })

  it('is refused at the start with what to do where the token may not connect', async () => {
    const { slack } = await connected({ scopes: ['authorizations:read'] })

    await expect(slack.start()).rejects.toMatchObject({
      code: 'slack-app-token',
      remedy: expect.stringContaining('connections:write'),
    })
  })
})
