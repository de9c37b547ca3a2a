/*
 * A strict Slack of our own, on a free port of 127.0.0.1: whatever passes here is meant to work with Slack.
 *
 *   const slack = await openFakeSlack()                      // or { mode: 'socket' } for Socket Mode
 *   slack.add.team('T1')
 *   const botToken = slack.add.install('T1')                 // scopes of the manifest; { scopes, expiresInMs }
 *   slack.add.person('U1', { name: 'mei', email: 'mei@example.com' })
 *   slack.add.channel('C1', { name: 'sales', members: ['U1', 'UBOTT1'] })
 *   const app = createSlack({ botToken, apiUrl: slack.apiUrl, signingSecret: slack.signingSecret, clock: slack.time, … })
 *   slack.pointAt(`${appUrl}/slack/events`)                  // not needed for Socket Mode
 *
 *   const { status, ackMs, late } = await slack.user('U1').types('/customer tier acme', { channel: 'C1' })
 *   const card = await eventually('the card', () => slack.seenBy('U1', 'C1').at(-1))
 *   await slack.user('U1').presses(card, 'Why')              // also picks, searches, opensHome, mentions, usesShortcut …
 *   await slack.user('U1').submits(slack.modalOf('U1'), { Note: 'called back' })
 *   slack.seenBy('U2', 'C1')                                 // what somebody else sees: no ephemerals of U1
 *   slack.everSeenBy('U2')                                   // every word ever before their eyes, for leak tests
 *   slack.time.advance(30 * 60_000)                          // no waiting: response_urls, triggers, tokens grow old
 *   slack.faults.next('chat.postMessage', { kind: 'breaks-after' })
 *   slack.transcript()
 *   expect(slack.complaints).toEqual([])                     // what Slack takes, and a good app does not do
 *   await slack.close()
 */
import { answerAuthorize } from './authorize.ts'
import type { AppSettings, World } from './call.ts'
import { type FakeTime, fakeTime } from './fake-time.ts'
import { type Faults, plannedFaults } from './faults.ts'
import { type User, user } from './gestures/user.ts'
import type { Json } from './json.ts'
import { appSettings, type FakeSlackOptions } from './options.ts'
import { rateLimits } from './rate-limits.ts'
import { answerRespond } from './respond.ts'
import { everSeenBy, homeOf, modalOf, type Seen, seenBy } from './seen.ts'
import { listen } from './server.ts'
import { emptyState, type State, type View } from './state.ts'
import { transcript } from './transcript.ts'
import { answerUpload } from './upload.ts'
import { type Checks, checks } from './ways-in/checks.ts'
import type { Delivery, Kind } from './ways-in/delivery.ts'
import { overHttp } from './ways-in/over-http.ts'
import { type SocketMode, socketMode } from './ways-in/over-socket.ts'
import { teller } from './ways-in/tell-app.ts'
import { answerApi } from './web-api.ts'
import { type Builders, builders, uninstall } from './world.ts'

export type FakeSlack = Checks & {
  /** For `clientOptions.slackApiUrl`. */
  readonly apiUrl: string
  /** For `installerOptions.authorizationUrl`. */
  readonly authorizeUrl: string
  readonly signingSecret: string
  readonly app: AppSettings
  readonly time: FakeTime
  readonly add: Builders
  readonly faults: Faults
  readonly state: State
  readonly complaints: readonly string[]
  readonly socket: Pick<SocketMode, 'connections' | 'refresh' | 'cut'>
  /** Where the app listens: `http://127.0.0.1:port/slack/events`. */
  pointAt(requestUrl: string): void
  user(id: string): User
  /** Any event, with Slack's retries; answers each attempt. */
  sends(teamId: string, event: Json): Promise<readonly Delivery[]>
  /** Any payload as it was recorded, with what it points at made good first by whoever replays it. */
  replays(kind: Kind, payload: Json): Promise<Delivery>
  /** Somebody removes the app: its tokens end, and it is told. */
  uninstalls(teamId: string): Promise<readonly Delivery[]>
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
  const faults = plannedFaults()
  const time = options.time ?? fakeTime()
  const limits = options.rateLimits === false ? undefined : rateLimits(time)
  const ackLimitMs = options.ackLimitMs ?? 3_000
  const errors: unknown[] = []
  let [url, requestUrl] = ['', '']
  const world = emptyWorld(
    options,
    time,
    () => url,
    (...told) => events.tell(...told),
  )
  const { state, app } = world
  const overWebSocket = socketMode(world, ackLimitMs, options.random)
  const way =
    options.mode === 'socket'
      ? overWebSocket.way
      : overHttp(() => requestUrl, app.signingSecret, time, ackLimitMs)
  const isReachable = () => requestUrl !== '' || overWebSocket.connections() > 0
  const events = teller(world, way, isReachable, options.retryGapsMs ?? [0, 10, 20])
  const server = await listen(
    {
      '/api/': (name, request, response) => answerApi({ world, faults, limits }, name, request, response),
      '/upload/': (id, request, response) => answerUpload(state, id, request, response),
      '/oauth/v2/authorize': (_rest, request, response) => answerAuthorize(world, request, response),
      '/respond/': (rest, request, response) =>
        answerRespond({ world, faults }, rest.split('/')[1] ?? '', request, response),
    },
    (error) => errors.push(error),
  )
  server.server.on('upgrade', (request, socket) => overWebSocket.upgrade(request, socket))
  url = server.url

  return {
    ...checks(() => requestUrl, app.signingSecret, time),
    ...looks(state),
    apiUrl: `${url}/api/`,
    authorizeUrl: `${url}/oauth/v2/authorize`,
    signingSecret: app.signingSecret,
    app,
    time,
    add: builders(world),
    faults,
    state,
    complaints: state.complaints,
    socket: overWebSocket,
    pointAt(given) {
      requestUrl = given
    },
    user: (id) => user(world, way, id),
    replays: (kind, payload) => way(kind, payload),
    sends: (teamId, event) => events.send(teamId, event),
    uninstalls: (teamId) => uninstall(world, teamId),
    async close() {
      await events.settled()
      overWebSocket.cut('politely')
      await server.close()
      if (errors.length > 0) throw new AggregateError(errors, 'the fake Slack failed')
    },
  }
}

const looks = (state: State) => ({
  seenBy: (id: string, channel?: string) => seenBy(state, id, channel),
  everSeenBy: (id: string) => everSeenBy(state, id),
  modalOf: (id: string) => modalOf(state, id),
  homeOf: (id: string) => homeOf(state, id),
  transcript: () => transcript(state),
})

/** Ids and time stamps that only grow, over a state with nothing in it. */
function emptyWorld(
  options: FakeSlackOptions,
  time: FakeTime,
  baseUrl: () => string,
  tellApp: World['tellApp'],
): World {
  let [ids, lastTs] = [0, 0]
  return {
    state: emptyState(),
    time,
    app: appSettings(options.app),
    baseUrl,
    tellApp,
    nextId: (prefix) => `${prefix}${String(++ids).padStart(8, '0')}`,
    nextTs() {
      lastTs = Math.max(lastTs + 1, time.nowMs() * 1_000)
      return `${Math.floor(lastTs / 1_000_000)}.${String(lastTs % 1_000_000).padStart(6, '0')}`
    },
  }
}
