import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { commands } from '#src/commands/index.ts'
import { envSchema } from '#src/config/env.ts'
import { slackPath } from '#src/slack/http-receiver.ts'

type Manifest = {
  readonly features: Readonly<Record<string, unknown>> & {
    readonly slash_commands: readonly { command: string; url: string; usage_hint: string }[]
  }
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[]; readonly user?: unknown } }
  readonly settings: Readonly<Record<string, unknown>> & {
    readonly interactivity: { readonly is_enabled: boolean; readonly request_url: string }
  }
}
const manifest = parse(readFileSync('docs/slack-manifest.yaml', 'utf8')) as Manifest
const { features, oauth_config, settings } = manifest
const [slashCommand] = features.slash_commands
const source = readdirSync('src/slack', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(`src/slack/${file}`, 'utf8'))
  .join('\n')

/** What each kind of Bolt listener needs to be told to Slack, and the scope it takes. */
const neededBy: Readonly<Record<string, { readonly key: string; readonly scopes: readonly string[] }>> = {
  command: { key: 'slash_commands', scopes: ['commands'] },
  action: { key: 'interactivity', scopes: [] },
  shortcut: { key: 'shortcuts', scopes: ['commands'] },
  event: { key: 'event_subscriptions', scopes: [] },
  message: { key: 'event_subscriptions', scopes: ['im:history'] },
  view: { key: 'interactivity', scopes: [] },
  options: { key: 'interactivity', scopes: [] },
}
const listeners = [...new Set([...source.matchAll(/\bapp\.(\w+)\(/g)].map(([, kind]) => kind ?? ''))]

describe("Slack's manifest", () => {
  it('asks for what the code listens to, and for nothing else', () => {
    const listened = new Set(listeners.map((kind) => neededBy[kind]?.key ?? `unknown: ${kind}`))
    const possible = new Set(Object.values(neededBy).map(({ key }) => key))
    const asked = [...Object.keys(features), ...Object.keys(settings)].filter((key) => possible.has(key))

    expect(asked.sort()).toEqual([...listened].sort())
  })

  it('asks for the scopes that takes, and for no token of a person', () => {
    const scopes = new Set(listeners.flatMap((kind) => neededBy[kind]?.scopes ?? []))

    expect(oauth_config.scopes).toEqual({ bot: [...scopes] })
  })

  it('needs no further scope, since nothing is asked of the Web API', () => {
    expect(source).not.toMatch(/\bclient\??\.[a-z]/)
  })

  it('names the slash command that is the default', () => {
    expect(features.slash_commands).toHaveLength(1)
    expect(slashCommand?.command).toBe(envSchema.shape.SLACK_COMMAND.parse(undefined))
  })

  it('points everything at the one path that is served', () => {
    const urls = [slashCommand?.url, settings.interactivity.request_url].map((url) => new URL(url ?? ''))

    expect(urls.map(({ protocol, pathname }) => [protocol, pathname])).toEqual([
      ['https:', slackPath],
      ['https:', slackPath],
    ])
    expect(settings).toMatchObject({ interactivity: { is_enabled: true }, socket_mode_enabled: false })
  })

  it('hints at every command there is', () => {
    const hinted = slashCommand?.usage_hint.split(' | ').map((hint) => hint.split(' ')[0])

    expect(hinted).toEqual(commands.map(({ name }) => name))
  })
})
