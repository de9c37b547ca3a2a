import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { commands } from '#src/commands/index.ts'
import { envSchema } from '#src/config/env.ts'
import { eventHandlers } from '#src/slack/events/index.ts'
import { slackPath } from '#src/slack/in/http-receiver.ts'
import { redirectPath } from '#src/slack/install/install.ts'
import { botScopes } from '#src/slack/install/scopes.ts'
import { shortcuts } from '#src/slack/listen/shortcuts.ts'

type Manifest = {
  readonly features: Readonly<Record<string, unknown>> & {
    readonly slash_commands: readonly { command: string; url: string; usage_hint: string }[]
    readonly shortcuts: readonly { name: string; callback_id: string; type: string }[]
  }
  readonly oauth_config: {
    readonly redirect_urls: readonly string[]
    readonly scopes: { readonly bot: readonly string[]; readonly user?: unknown }
  }
  readonly settings: Readonly<Record<string, unknown>> & {
    readonly interactivity: {
      readonly is_enabled: boolean
      readonly request_url: string
      readonly message_menu_options_url: string
    }
    readonly event_subscriptions: {
      readonly request_url: string
      readonly bot_events: readonly string[]
    }
  }
}
const { features, oauth_config, settings } = parse(
  readFileSync('docs/slack-manifest.yaml', 'utf8'),
) as Manifest
const [slashCommand] = features.slash_commands
const source = readdirSync('src/slack', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(`src/slack/${file}`, 'utf8'))
  .join('\n')

/** What each kind of Bolt listener needs to be told to Slack. */
const keyOfListener: Readonly<Record<string, string>> = {
  command: 'slash_commands',
  action: 'interactivity',
  view: 'interactivity',
  options: 'interactivity',
  shortcut: 'shortcuts',
}

/** The scope that Slack sends an event for. */
const scopeOfEvent: Readonly<Record<string, string | undefined>> = {
  app_home_opened: undefined,
  app_mention: 'app_mentions:read',
  app_uninstalled: undefined,
  link_shared: 'links:read',
  member_joined_channel: 'channels:read',
  message: 'im:history',
  tokens_revoked: undefined,
}

const anyChannel = ['channels:read', 'groups:read', 'im:read', 'mpim:read']

/** The scopes of each method that is called (docs.slack.dev/reference/methods); for a direct chat `im:history` alone. */
const scopesOfMethod: Readonly<Record<string, readonly string[]>> = {
  'apps.connections.open': [],
  'apps.uninstall': [],
  'auth.test': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.unfurl': ['links:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['im:history'],
  'conversations.info': anyChannel,
  'conversations.members': anyChannel,
  'conversations.open': ['im:write'],
  'conversations.replies': ['im:history'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'oauth.v2.access': [],
  'users.conversations': anyChannel,
  'users.info': ['users:read', 'users:read.email'],
  'users.list': ['users:read'],
  'users.lookupByEmail': ['users:read', 'users:read.email'],
  'views.open': [],
  'views.publish': [],
  'views.update': [],
}

const sorted = (all: Iterable<string>) => [...new Set(all)].toSorted()
const found = (pattern: RegExp) => sorted([...source.matchAll(pattern)].map(([, name]) => name ?? ''))
const methods = found(
  /\.((?:apps|auth|chat|conversations|files|oauth|users|views|reactions|team|bots)\.(?:\w+\.)?\w+)\(/g,
)
const events = Object.keys(eventHandlers)
const nameOfEvent = (type: string) => (type === 'message' ? 'message.im' : type)

describe("Slack's manifest", () => {
  it('asks for what the code listens to, and for nothing else', () => {
    const listeners = found(/\bapp\.(\w+)\(\//g)
    const listened = listeners.map((kind) => keyOfListener[kind] ?? `unknown: ${kind}`)
    const possible = Object.values(keyOfListener)
    const asked = [...Object.keys(features), ...Object.keys(settings)].filter((key) => possible.includes(key))

    expect(sorted(asked)).toEqual(sorted(listened))
  })

  it('subscribes to the events that are worked on, and to no other', () => {
    expect(sorted(settings.event_subscriptions.bot_events)).toEqual(sorted(events.map(nameOfEvent)))
  })

  it('has the shortcuts that are answered, and no other', () => {
    expect(sorted(features.shortcuts.map(({ callback_id }) => callback_id))).toEqual(
      sorted(Object.keys(shortcuts)),
    )
    for (const { name } of features.shortcuts) expect(name.length).toBeLessThanOrEqual(24)
  })

  it('asks for the scopes that its events and calls take, for no other, and for no token of a person', () => {
    const ofEvents = events.map((type) => (type in scopeOfEvent ? scopeOfEvent[type] : `unknown: ${type}`))
    const ofMethods = methods.flatMap((method) => scopesOfMethod[method] ?? [`unknown: ${method}`])
    const used = sorted(['commands', ...ofEvents, ...ofMethods].filter((scope) => scope !== undefined))

    expect(sorted(oauth_config.scopes.bot)).toEqual(used)
    expect(Object.keys(oauth_config.scopes)).toEqual(['bot'])
  })

  it('asks for what an installation by OAuth asks for', () => {
    expect(oauth_config.scopes.bot).toEqual([...botScopes])
  })

  it('names the slash command that is the default, and hints at commands that there are', () => {
    const hinted = slashCommand?.usage_hint.split(' | ').map((hint) => hint.split(' ')[0] ?? '') ?? []
    const names = commands.map(({ name }) => name)

    expect(features.slash_commands).toHaveLength(1)
    expect(slashCommand?.command).toBe(envSchema.shape.SLACK_COMMAND.parse(undefined))
    expect(hinted.filter((name) => !names.includes(name))).toEqual([])
  })

  it('points everything at the paths that are served', () => {
    const { interactivity, event_subscriptions } = settings
    const urls = [
      slashCommand?.url,
      interactivity.request_url,
      interactivity.message_menu_options_url,
      event_subscriptions.request_url,
      ...oauth_config.redirect_urls,
    ].map((url) => new URL(url ?? ''))

    expect(urls.map(({ protocol }) => protocol)).toEqual(urls.map(() => 'https:'))
    expect(urls.map(({ pathname }) => pathname)).toEqual([
      slackPath,
      slackPath,
      slackPath,
      slackPath,
      redirectPath,
    ])
    expect(settings).toMatchObject({ interactivity: { is_enabled: true }, org_deploy_enabled: false })
  })

  it('lets people write to the bot', () => {
    expect(features).toMatchObject({
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    })
  })
})
