import { systemClock } from '#src/start/system-clock.ts'
import { withDocuments } from '#src/start/with-documents.ts'
import type { Store } from '#src/store/open-store.ts'
import { parseVerb, usageError } from './usage-error.ts'
import type { Terminal, Verb } from './verb.ts'

const usage = 'workspaces | workspaces allow T123 | workspaces remove T123'

const listOf = async ({ settings }: Store) => (await settings.get('slack.workspaces')) ?? []
const day = (at: Date) => at.toISOString().slice(0, 10)

async function show(store: Store, { env, out }: Terminal): Promise<void> {
  const [allowed, refused] = [await listOf(store), (await store.settings.get('slack.refused')) ?? []]
  const installed = new Map((await store.installations.list('slack')).map((each) => [each.team, each]))
  const standing = (team: string) => {
    const one = installed.get(team)
    return one
      ? `installed ${day(one.installedAt)}${one.teamName ? ` (${one.teamName})` : ''}`
      : 'not installed'
  }
  if (env.SLACK_BOT_TOKEN !== undefined)
    out('SLACK_BOT_TOKEN is set: its own workspace is served, and no other.')
  out(
    allowed.length === 0
      ? 'No workspace is on the list.'
      : allowed.map((team) => `${team}  ${standing(team)}`).join('\n'),
  )
  const others = refused.filter(({ team }) => !allowed.includes(team))
  if (others.length > 0) {
    const tried = others.map(
      ({ team, how, at }) =>
        `${team}  ${how === 'install' ? 'tried to install' : 'sent a request'}, ${day(at)}`,
    )
    out(`\nRefused, newest first:\n${tried.join('\n')}`)
  }
}

async function change(store: Store, action: 'allow' | 'remove', team: string, { env, out }: Terminal) {
  const others = (await listOf(store)).filter((each) => each !== team)
  await store.settings.set('slack.workspaces', action === 'allow' ? [...others, team].toSorted() : others)
  const wasInstalled = (await store.installations.of('slack', team)) !== undefined
  if (action === 'remove') await store.installations.remove('slack', team)
  await store.audit.record({
    at: systemClock.now(),
    who: 'system',
    action: `workspace.${action}`,
    fields: [team],
  })
  const next =
    action === 'allow'
      ? `Open ${new URL('/slack/install', env.PUBLIC_URL ?? 'https://your-host')} as an admin of it.`
      : afterRemoval(wasInstalled)
  out(
    `${team} ${action === 'allow' ? 'may have Tierwise' : 'is not served any more'}, within 15 seconds. ${next}`,
  )
}

/** A token that we have forgotten works on at Slack until the app is taken out there. */
const afterRemoval = (wasInstalled: boolean) =>
  wasInstalled
    ? 'Its token is forgotten here. Take the app out at Slack too, as an admin of that workspace: Tools & settings → Manage apps → Tierwise → Configuration → Remove app.'
    : 'It was not installed there, so there is nothing to do at Slack.'

/** Which Slack workspaces may have the app, where it is installed, and who was refused. */
export const workspacesVerb: Verb = {
  name: 'workspaces',
  usage,
  help: 'the Slack workspaces that may have Tierwise, where it is installed, and who was refused',
  async run(args, terminal) {
    const [action, team] = parseVerb(args, {}, usage).positionals
    return withDocuments(terminal.env, terminal.log, async ({ store }) => {
      if (action === undefined) await show(store, terminal)
      else if (action !== 'allow' && action !== 'remove')
        throw usageError(`workspaces ${action}: there is only allow and remove.`, usage)
      else if (!team || !/^[TE][A-Z0-9]{1,30}$/.test(team))
        throw usageError('Which workspace? Its id, such as T024BE7LD, stands in Slack’s address.', usage)
      else await change(store, action, team, terminal)
      return 0
    })
  },
}
