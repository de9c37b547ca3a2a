import type { Env } from '#src/config/env.ts'
import type { Budgets } from '#src/ports/budgets.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Logger } from '#src/ports/logger.ts'
import { createWecomApi } from '#src/wecom/api/client.ts'
import type { OutDeps } from '#src/wecom/out/out-deps.ts'
import { createPause } from '#src/wecom/out/pause.ts'

/** What a call of a short run may take, and after which it is sent again; how long a pause is there. */
const quickly = { withinMs: 1_000, settledAfterMs: 1_200, pauseMs: 3_000 }

type Given = {
  readonly isQuick: boolean
  readonly budgets: Budgets
  readonly clock: Clock
  readonly log: Logger
}

/** WeCom as the worker of a fault run asks it: the product's, but in short runs not as patient. */
export function wecomPartsOf(
  { WECOM_CORP_ID: corpId, WECOM_AGENT_ID: agentId, WECOM_SECRET: secret, WECOM_API_BASE_URL: baseUrl }: Env,
  { isQuick, budgets, clock, log }: Given,
): Omit<OutDeps, 'stands' | 'kept'> | undefined {
  if (corpId === undefined || agentId === undefined || secret === undefined) return undefined

  const withinMs = isQuick ? quickly.withinMs : undefined
  return {
    api: createWecomApi({ corpId, agentId, secret, baseUrl, withinMs, clock, log }),
    budgets,
    clock,
    pause: createPause(isQuick ? quickly.pauseMs : undefined),
    settledAfterMs: isQuick ? quickly.settledAfterMs : undefined,
  }
}
