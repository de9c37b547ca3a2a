import type { Env } from '#src/config/env.ts'
import type { Finding } from '#src/domain/finding.ts'
import { t } from '#src/i18n/text.ts'
import type { Logger } from '#src/ports/logger.ts'
import { checkSocket, checkTokens, failure } from '#src/slack/doctor.ts'
import { checkRequestUrl } from '#src/slack/in/check-request-url.ts'
import { requireChannel } from '#src/slack/place/channel.ts'
import type { SlackApi } from '#src/slack/slack-api.ts'
import { closeAll } from '#src/start/lifetime.ts'
import { type OpenStores, openStores } from '#src/start/open-stores.ts'
import { connectSlack } from '#src/start/slack.ts'
import { systemClock } from '#src/start/system-clock.ts'
import { modelFindings } from './doctor-model.ts'
import { wecomFindings } from './doctor-wecom.ts'
import { parseVerb, usageError } from './usage-error.ts'
import type { Terminal, Verb } from './verb.ts'

const usage = 'doctor slack|wecom|model'

const marks: Readonly<Record<Finding['state'], string>> = {
  ok: 'ok      ',
  missing: 'MISSING ',
  unknown: 'look    ',
}

const lines = ({ state, says, remedy }: Finding): string =>
  `${marks[state]}${says}${remedy ? `\n        → ${remedy}` : ''}`

/** How requests come in, and whether they can. */
async function checkWayIn(env: Env, log: Logger): Promise<readonly Finding[]> {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: secret, PUBLIC_URL: publicUrl } = env
  if (appToken !== undefined) return [await checkSocket(appToken, { apiUrl: env.SLACK_API_URL, log })]
  if (publicUrl === undefined || secret === undefined) {
    return [
      {
        state: 'unknown',
        says: 'PUBLIC_URL is not set: whether Slack reaches this bot is not looked at.',
        remedy:
          'Set PUBLIC_URL to the https address in front of the bot, or use Socket Mode (SLACK_APP_TOKEN).',
      },
    ]
  }
  return [await checkRequestUrl(publicUrl, secret, systemClock.now())]
}

/** What Slack tells no program about an app's own settings. */
const unasked = (env: Env): readonly Finding[] => [
  {
    state: 'unknown',
    says: `Whether the slash command ${env.SLACK_COMMAND}, interactivity, shortcuts and event subscriptions are set cannot be asked of Slack.`,
    remedy:
      'Compare App Manifest at api.slack.com with docs/slack-manifest.yaml; in Slack, type the command once.',
  },
]

/** The channels that digests were ordered into: the bot has to be a member. */
async function checkChannels(api: SlackApi, { store }: OpenStores): Promise<readonly Finding[]> {
  const ordered = (await store.users.list()).flatMap(({ active, settings }) => {
    const digest = settings?.digest
    return active && typeof digest === 'object' && digest.channel ? [digest.channel] : []
  })
  return Promise.all([...new Set(ordered)].map((channel) => checkChannel(api, channel)))
}

async function checkChannel(api: SlackApi, channel: string): Promise<Finding> {
  try {
    await requireChannel(api, channel)
    return { state: 'ok', says: `The digest's channel ${channel}: the bot may post there.` }
  } catch (error) {
    return failure(`The digest's channel ${channel}`, error)
  }
}

/** Who of the company's users Slack knows. */
async function checkPeople({ store }: OpenStores): Promise<Finding> {
  const active = (await store.users.list()).filter((user) => user.active)
  const linked = active.filter(({ identities }) => identities.some(({ surface }) => surface === 'slack'))
  const says = `${linked.length} of ${active.length} active users have a Slack account linked.`
  return linked.length > 0
    ? { state: 'ok', says }
    : {
        state: 'missing',
        says,
        remedy:
          'Give them the e-mail they have in Slack (users add ID --email …) and have each type the command once, or --slack TEAM:USER.',
      }
}

async function findings(env: Env, api: SlackApi, stores: OpenStores): Promise<readonly Finding[]> {
  const [tokens, wayIn] = [await checkTokens(api), await checkWayIn(env, api.log)]
  const channels = tokens.some(({ state }) => state === 'ok') ? await checkChannels(api, stores) : []

  return [...tokens, ...wayIn, ...channels, await checkPeople(stores), ...unasked(env)]
}

function told(found: readonly Finding[], { out }: Terminal): number {
  out(found.map(lines).join('\n'))
  return found.some(({ state }) => state === 'missing') ? 1 : 0
}

async function doctorWecom(terminal: Terminal): Promise<number> {
  const { env, log, err } = terminal
  const stores = await openStores(env, log)
  try {
    const found = await wecomFindings(env, await stores.store.users.list(), log)
    if (found) return told(found, terminal)

    const locale = env.DEFAULT_LOCALE
    err(`${t(locale, 'surface.check-off')}\n→ ${t(locale, 'surface.check-off-do')}`)
    return 1
  } finally {
    await closeAll(stores.closings, log)
  }
}

async function doctorModel(terminal: Terminal): Promise<number> {
  const { env, log, err } = terminal
  const found = await modelFindings(env, log)
  if (found) return told(found, terminal)

  const locale = env.DEFAULT_LOCALE
  err(`${t(locale, 'model.check-off')}\n→ ${t(locale, 'model.check-off-do')}`)
  return 1
}

async function doctorSlack(terminal: Terminal): Promise<number> {
  const { env, log, err } = terminal
  const stores = await openStores(env, log)
  try {
    const { api, closings } = await connectSlack(env, stores, { ...log, error: () => undefined })
    if (!api) {
      err(
        'Slack is off: none of its variables is set.\n→ Follow docs/slack.md: a token and a secret, or OAuth.',
      )
      return 1
    }
    const found = await findings(env, api, stores)
    await closeAll(closings, log)
    return told(found, terminal)
  } finally {
    await closeAll(stores.closings, log)
  }
}

/** Tells what a surface lacks, and the next thing to do about each. */
export const doctorVerb: Verb = {
  name: 'doctor',
  usage,
  help: 'tells what Slack, WeCom or the language model lacks: token, rights, way in, people, each with what to do',
  async run(args, terminal) {
    const [surface] = parseVerb(args, {}, usage).positionals
    if (surface === 'slack') return doctorSlack(terminal)
    if (surface === 'wecom') return doctorWecom(terminal)
    if (surface === 'model') return doctorModel(terminal)
    throw usageError(`doctor ${surface ?? ''}: there are slack, wecom and model.`, usage)
  },
}
