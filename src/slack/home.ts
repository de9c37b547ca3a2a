import type { Identity } from '#src/domain/user.ts'
import type { SlackDeps } from './slack-deps.ts'
import { homeView } from './view.ts'

/** Shows somebody their Home as it stands now. */
export async function publishHome(
  { dispatcher, clients, log }: SlackDeps,
  { team, identity }: { readonly team: string; readonly identity: Identity },
): Promise<void> {
  try {
    const { card } = await dispatcher.call({ command: 'home', input: {} }, identity)
    const client = await clients.for(team)
    await client.views.publish({ user_id: identity.userId, view: homeView(card) })
  } catch (error) {
    log.error('slack: a Home could not be shown', {}, error)
  }
}
