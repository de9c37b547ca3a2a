/*
 * A strict Slack of our own, on a free port of 127.0.0.1: whatever passes here is meant to work with Slack.
 *
 *   const slack = await openFakeSlack()                      // or { mode: 'socket' }
 *   slack.add.team('T1')
 *   const botToken = slack.add.install('T1')                 // scopes of the manifest; { scopes, expiresInMs }
 *   slack.add.person('U1', { name: 'mei', email: 'mei@example.com' })
 *   slack.add.channel('C1', { name: 'sales', members: ['U1', 'UBOTT1'] })
 *   const app = createSlack({ botToken, apiUrl: slack.apiUrl, signingSecret: slack.signingSecret, clock: slack.time, … })
 *   slack.pointAt(`${appUrl}/slack/events`)
 *
 *   const { status, ackMs, late } = await slack.user('U1').types('/customer tier acme', { channel: 'C1' })
 *   const [card] = await eventually('the card', () => slack.seenBy('U1', 'C1'))
 *   slack.seenBy('U2', 'C1')                                 // what somebody else sees: no ephemerals of U1
 *   slack.everSeenBy('U2')                                   // every word ever before their eyes, for leak tests
 *   slack.time.advance(30 * 60_000)                          // no waiting: response_urls, triggers, tokens grow old
 *   slack.faults.next('chat.postMessage', { kind: 'breaks-after' })
 *   expect(slack.complaints).toEqual([])                     // what Slack takes, and a good app does not do
 *   await slack.close()
 */
import type { AppSettings, World } from './call.ts'
import { type FakeTime, fakeTime } from './fake-time.ts'
import { type Faults, plannedFaults } from './faults.ts'
import { type User, user } from './gestures.ts'
import type { Json } from './json.ts'
import { appSettings, type FakeSlackOptions } from './options.ts'
import { rateLimits } from './rate-limits.ts'
import { answerRespond } from './respond.ts'
import { everSeenBy, homeOf, modalOf, type Seen, seenBy } from './seen.ts'
import { listen } from './server.ts'
import { emptyState, type State, type View } from './state.ts'
import { transcript } from './transcript.ts'
import type { Delivery } from './ways-in/delivery.ts'
import { envelopeOf, sendEvent } from './ways-in/events.ts'
import { overHttp } from './ways-in/over-http.ts'
import { answerApi } from './web-api.ts'
import { type Builders, builders } from './world.ts'

export type FakeSlack = {
  /** For `clientOptions.slackApiUrl`. */
  readonly apiUrl: string
  readonly signingSecret: string
  readonly app: AppSettings
  readonly time: FakeTime
  readonly add: Builders
  readonly faults: Faults
  readonly state: State
  readonly complaints: readonly string[]
  /** Where the app listens: `http://127.0.0.1:port/slack/events`. */
  pointAt(requestUrl: string): void
  user(id: string): User
  /** Any event, with Slack's retries; answers each attempt. */
  sends(teamId: string, event: Json): Promise<readonly Delivery[]>
  seenBy(userId: string, channel?: string): readonly Seen[]
  everSeenBy(userId: string): string
  modalOf(userId: string): View | undefined
  homeOf(userId: string): View | undefined
  transcript(): string
  /** Waits for events still on their way, then ends the server. Throws if the fake itself has failed. */
  close(): Promise<void>
}

/** Opens an empty Slack. */
export async function openFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const state = emptyState()
  const time = options.time ?? fakeTime()
  const app = appSettings(options.app)
  const faults = plannedFaults()
  const limits = options.rateLimits === false ? undefined : rateLimits(time)
  const gapsMs = options.retryGapsMs ?? [0, 10, 20]
  const errors: unknown[] = []
  const sending = new Set<Promise<unknown>>()
  let [url, requestUrl, ids, lastTs] = ['', '', 0, 0]
  const way = overHttp(() => requestUrl, app.signingSecret, time)
  const world: World = {
    state,
    time,
    app,
    baseUrl: () => url,
    nextId: (prefix) => `${prefix}${String(++ids).padStart(8, '0')}`,
    nextTs() {
      lastTs = Math.max(lastTs + 1, time.nowMs() * 1_000)
      return `${Math.floor(lastTs / 1_000_000)}.${String(lastTs % 1_000_000).padStart(6, '0')}`
    },
    tellApp(teamId, event, about) {
      if (requestUrl === '' || !isSubscribed(app, event)) return
      const sent = sendEvent(way, envelopeOf(world, teamId, event, about?.channel), gapsMs)
      sending.add(sent)
      void sent.finally(() => sending.delete(sent))
    },
  }
  const server = await listen(
    {
      '/api/': (name, request, response) => answerApi({ world, faults, limits }, name, request, response),
      '/respond/': (rest, request, response) =>
        answerRespond(world, rest.split('/')[1] ?? '', request, response),
    },
    (error) => errors.push(error),
  )
  url = server.url

  return {
    apiUrl: `${url}/api/`,
    signingSecret: app.signingSecret,
    app,
    time,
    add: builders(world),
    faults,
    state,
    complaints: state.complaints,
    pointAt(given) {
      requestUrl = given
    },
    user: (id) => user(world, way, id),
    sends: (teamId, event) => sendEvent(way, envelopeOf(world, teamId, event), gapsMs),
    seenBy: (id, channel) => seenBy(state, id, channel),
    everSeenBy: (id) => everSeenBy(state, id),
    modalOf: (id) => modalOf(state, id),
    homeOf: (id) => homeOf(state, id),
    transcript: () => transcript(state),
    async close() {
      await Promise.all(sending)
      await server.close()
      if (errors.length > 0) throw new AggregateError(errors, 'the fake Slack failed')
    },
  }
}

/** `message` events are subscribed to by the kind of their conversation: `message.im`. */
const isSubscribed = (app: AppSettings, event: Json): boolean => {
  const type =
    event['type'] === 'message' ? `message.${String(event['channel_type'])}` : String(event['type'])
  return app.events.includes(type)
}
