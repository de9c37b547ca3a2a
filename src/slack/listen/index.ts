import type { App } from '@slack/bolt'
import type { SlackDeps } from '#src/slack/slack-deps.ts'
import { listenToActions } from './actions.ts'
import { listenToCommands } from './commands.ts'
import { listenToOptions } from './options.ts'
import { listenToShortcuts } from './shortcuts.ts'
import { listenToViews } from './views.ts'

/** Everything that Slack waits for an answer to; the first listener that fits is the one that runs. */
const listeners: readonly ((app: App, deps: SlackDeps) => void)[] = [
  listenToCommands,
  listenToActions,
  listenToOptions,
  listenToViews,
  listenToShortcuts,
]

/** Registers every listener. Events are not among them: they go through the queue (`receive`). */
export function listen(app: App, deps: SlackDeps): void {
  for (const register of listeners) register(app, deps)
}
