import { below, type Random } from '#src/domain/evaluation/random.ts'
import type { Identity } from '#src/domain/user.ts'
import { botScopes } from '#src/slack/scopes.ts'
import type { Fault } from '../helpers/fake-slack/faults.ts'
import { openFakeSlack } from '../helpers/fake-slack/index.ts'

/** What Slack may do with a call; the last two have done it and do not say so. */
const conducts = {
  limits: { kind: 'ratelimited', retryAfterS: 3 },
  breaks: { kind: 'status', status: 500 },
  hangs: { kind: 'hangs' },
  drops: { kind: 'breaks' },
  'takes-and-drops': { kind: 'breaks-after' },
  'takes-and-hangs': { kind: 'hangs-after' },
} as const satisfies Readonly<Record<string, Fault>>
type Conduct = keyof typeof conducts
const names = Object.keys(conducts) as readonly Conduct[]

/** Slack as the surface of a run. */
export type SlackSurface = {
  /** What a process of the product needs to reach it. */
  readonly env: Readonly<Record<string, string>>
  /** Somebody gets an account there. */
  join(userId: string): Identity
  /** Somebody's account is switched off. */
  leave(userId: string): void
  /** Which messages stand there, by their outbox keys, each as often as it does. */
  told(): ReadonlyMap<string, number>
  /** From now on two of three posts end well, the others each in its own way; answers how often it did what. */
  misbehave(random: Random): ReadonlyMap<Conduct, number>
  /** How often it was asked again before the time was over for which it had asked. */
  tooEarly(): number
  posts(): number
  /** How many calls it refused because there were too many, by its own count. */
  limited(): number
  close(): Promise<void>
}

/** What Slack does with each call: drawn for once, and counted. */
function drawn(random: Random) {
  const did = new Map<Conduct, number>()
  const notBefore = new Map<string, number>()
  let current: Conduct | undefined
  let early = 0

  return {
    did,
    tooEarly: () => early,
    now: () => current,
    next(channel: string): Conduct | undefined {
      if (performance.now() < (notBefore.get(channel) ?? 0)) early += 1
      current = random() < 1 / 3 ? names[below(random, names.length)] : undefined
      if (current) did.set(current, (did.get(current) ?? 0) + 1)
      if (current === 'limits')
        notBefore.set(channel, performance.now() + conducts.limits.retryAfterS * 1_000)
      return current
    },
  }
}

const accountOf = (userId: string): string => `U${userId.toUpperCase().replace(/[^A-Z0-9]/g, '')}`

/** A strict Slack with one workspace, which keeps to its limits. */
export async function openSlackSurface(): Promise<SlackSurface> {
  const slack = await openFakeSlack()
  slack.add.team('T1')
  const token = slack.add.install('T1', { scopes: botScopes })
  let tooEarly = () => 0

  return {
    env: {
      SLACK_BOT_TOKEN: token,
      SLACK_SIGNING_SECRET: slack.app.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    },
    join(userId) {
      slack.add.person(accountOf(userId), { name: userId })
      return { surface: 'slack', team: 'T1', userId: accountOf(userId) }
    },
    leave(userId) {
      const person = slack.state.people.get(accountOf(userId))
      if (person) person.deleted = true
    },
    told() {
      const times = new Map<string, number>()
      for (const { metadata, deleted } of slack.state.messages) {
        const key = (metadata as { event_payload?: { key?: string } } | undefined)?.event_payload?.key
        if (key !== undefined && !deleted) times.set(key, (times.get(key) ?? 0) + 1)
      }
      return times
    },
    misbehave(random) {
      const drawing = drawn(random)
      for (const [at, name] of names.entries())
        slack.faults.next('chat.postMessage', conducts[name], {
          times: Number.POSITIVE_INFINITY,
          // Each call is drawn for once, by the first that is asked.
          when: ({ channel }) => (at === 0 ? drawing.next(String(channel)) : drawing.now()) === name,
        })
      tooEarly = drawing.tooEarly
      return drawing.did
    },
    tooEarly: () => tooEarly(),
    posts: () => slack.state.calls.filter(({ method }) => method === 'chat.postMessage').length,
    limited: () => slack.state.calls.filter(({ error }) => error === 'ratelimited').length,
    close: () => slack.close(),
  }
}
