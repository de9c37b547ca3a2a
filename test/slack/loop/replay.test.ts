import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventHandlers } from '#src/slack/events/index.ts'
import { slackPath } from '#src/slack/in/http-receiver.ts'
import { botScopes } from '#src/slack/install/scopes.ts'
import { servedSlack } from '../../helpers/a-slack.ts'
import { openFakeSlack } from '../../helpers/fake-slack/index.ts'
import type { Json } from '../../helpers/fake-slack/json.ts'
import type { Kind } from '../../helpers/fake-slack/ways-in/delivery.ts'
import { receivers } from './a-loop.ts'

/** Payloads as Slack documents them, one of each kind and place. */
const folder = new URL('../../fixtures/slack/', import.meta.url)
type Recorded = { readonly kind: Kind; readonly payload: Json }
const removed = ['event-app-uninstalled', 'event-tokens-revoked']
const recorded = readdirSync(folder)
  .map((name) => {
    const { kind, payload } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Recorded
    return [name.replace('.json', ''), kind, payload] as const
  })
  // After these nobody is answered any more.
  .toSorted(([a], [b]) => Number(removed.includes(a)) - Number(removed.includes(b)))

describe.each(receivers)('recorded payloads over %s', (mode) => {
  let fake: Awaited<ReturnType<typeof openFakeSlack>>
  let served: Awaited<ReturnType<typeof servedSlack>>
  const working: Promise<void>[] = []
  beforeAll(async () => {
    fake = await openFakeSlack({ mode, rateLimits: false, app: { botScopes } })
    fake.add.team('T1')
    for (const id of ['U1', 'U2']) fake.add.person(id)
    fake.add.person('U9', { team: 'T9' })
    fake.add.channel('D1', { kind: 'im', members: ['U1', 'UBOTT1'] })
    fake.add.channel('C1', { members: ['U1', 'U2', 'UBOTT1'] })
    fake.add.channel('G1', { kind: 'private', members: ['U1', 'U2'] })
    const botToken = fake.add.install('T1')
    // The thread in which a mention and a card stand.
    const thread = await fake.user('U1').writes('what about them?', { channel: 'C1' })
    const root = fake.state.messages.find(({ ts }) => ts === thread.ts)
    fake.state.messages.push(...(root ? [{ ...root, ts: '1764041000.000100' }] : []))
    served = await servedSlack({
      access: { botToken },
      apiUrl: fake.apiUrl,
      ...(mode === 'http' ? { signingSecret: fake.signingSecret } : { appToken: fake.add.appToken() }),
      enqueue: async (event) => void working.push(served.slack.receive(structuredClone(event))),
    })
    await served.slack.start()
    if (mode === 'http') fake.pointAt(`${served.base}${slackPath}`)
  })
  afterAll(async () => {
    await served.close()
    await fake.close()
  })

  /** What it points at is there, as it was when it was recorded. */
  function madeGood(name: string, payload: Json): Json {
    const trigger = `${name}.${mode}`
    const who = { userId: 'U1', teamId: 'T1', issuedAtMs: fake.time.nowMs() }
    fake.state.triggers.set(trigger, { ...who, viewId: undefined, used: false })
    fake.state.responseUrls.set(trigger, { ...who, channel: 'C1', source: undefined, uses: 0 })
    const view = payload['view'] as Json | undefined
    const id = `V-${trigger}`
    if (view) {
      const ids = { id, teamId: 'T1', userId: 'U1', rootId: id, previousId: undefined }
      const rest = { hash: String(view['hash']), body: view, values: {}, errors: {}, open: true, past: [] }
      fake.state.views.set(id, { ...ids, ...rest })
    }
    const base = fake.apiUrl.replace('/api/', '')
    return {
      ...payload,
      ...(view ? { view: { ...view, id, root_view_id: id } } : {}),
      ...('trigger_id' in payload ? { trigger_id: trigger } : {}),
      ...('response_url' in payload ? { response_url: `${base}/respond/T1/${trigger}` } : {}),
    }
  }

  /** What it led to has ended: a modal that is opened next closes the one before. */
  async function quiet(): Promise<void> {
    for (let before = -1; before !== fake.state.calls.length; await sleep(40))
      before = fake.state.calls.length
  }

  it.each(recorded)('%s is answered without an error', async (name, kind, payload) => {
    const delivery = await fake.replays(kind, madeGood(name, payload))
    await Promise.all(working.splice(0))
    await quiet()

    expect([delivery.status, delivery.late]).toEqual([200, false])
    if (payload['type'] === 'block_suggestion') expect(delivery.body).toEqual({ options: [] })
    if (payload['type'] === 'view_submission')
      expect(delivery.body).toMatchObject({ response_action: 'update' })
  })

  it('leaves nothing in the log but what is said of the app that was removed', async () => {
    await served.slack.close()

    const errors = served.log.lines.filter(({ level }) => level === 'error')
    expect(errors.map(({ fields, message, error }) => fields['code'] ?? `${message}: ${error}`)).toEqual([
      'slack-removed',
      'slack-removed',
    ])
    expect(fake.complaints).toEqual([])
  })
})

describe('the recorded payloads', () => {
  it('have one of each event that is listened to', () => {
    const types = recorded.flatMap(([, , payload]) =>
      String((payload['event'] as Json | undefined)?.['type']),
    )

    expect(types).toEqual(expect.arrayContaining(Object.keys(eventHandlers)))
  })
})
