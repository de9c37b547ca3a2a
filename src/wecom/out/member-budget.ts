import type { Budgets, Window } from '#src/ports/budgets.ts'
import type { WecomApi } from '#src/wecom/api/client.ts'
import { tooMany } from './errors.ts'

/**
 * 30 a minute and 1,000 an hour for one member of one app; what is more is dropped, and the answer is 0 all the same
 * (developer.work.weixin.qq.com/document/path/90454). A little less here, in windows a little longer: WeCom counts when
 * it gets them, and some are underway longer than others.
 */
const all: readonly Window[] = [
  { ms: 65_000, most: 28 },
  { ms: 3_630_000, most: 980 },
]

/** Messages that nobody has asked for leave room for the answers to what somebody asks meanwhile. */
const unasked: readonly Window[] = [
  { ms: 65_000, most: 18 },
  { ms: 3_630_000, most: 800 },
]

/** Whether somebody waits for it at this moment. */
export type Urgency = 'answer' | 'message'

type Deps = { readonly budgets: Budgets; readonly api: Pick<WecomApi, 'corpId' | 'agentId'> }

/**
 * Takes room for so many messages to one member, all processes together.
 * @throws AppError `wecom-limited` with the time to wait where there is none; `queue-unavailable`
 */
export async function takeRoom(
  { budgets, api }: Deps,
  userId: string,
  count: number,
  urgency: Urgency,
): Promise<void> {
  if (count === 0) return
  const key = `wecom:${api.corpId}:${api.agentId}:${userId}`
  const waitMs = await budgets.take(key, count, urgency === 'answer' ? all : unasked)
  if (waitMs > 0) throw tooMany(waitMs)
}
