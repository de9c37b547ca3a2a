import type { Env } from '#src/config/env.ts'
import { type Gate, playgroundGate } from '#src/playground/gate.ts'

/** Who may open the playground of a process with this configuration and store. */
export const gateOf = (env: Env, embedded: boolean): Gate =>
  playgroundGate({
    store: embedded ? 'embedded' : 'external',
    host: env.HOST,
    playground: env.PLAYGROUND,
    token: env.PLAYGROUND_TOKEN,
  })

/** The chat surfaces that a configuration turns on, by name. */
export const surfacesOn = (env: Env, embedded: boolean): readonly ('playground' | 'Slack' | 'WeCom')[] => [
  ...(gateOf(env, embedded).kind === 'absent' ? [] : (['playground'] as const)),
  ...(env.SLACK_BOT_TOKEN === undefined && env.SLACK_CLIENT_ID === undefined ? [] : (['Slack'] as const)),
  ...(env.WECOM_CORP_ID === undefined ? [] : (['WeCom'] as const)),
]
