import { z } from 'zod'
import { knownAsPeople, remembered } from '#src/domain/remembered.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { WecomApi } from '#src/wecom/api/client.ts'

/** The bot's names of people as the app knows them: userids in lower case. */
export type MemberIds = (from: string) => Promise<string>

const answerSchema = z.looseObject({
  userid_list: z.array(z.object({ open_userid: z.string(), userid: z.string() })).default([]),
})

const aDay = { knownMs: 86_400_000, trustedMs: 86_400_000 } as const

/**
 * Of a bot that the company's super-admin has made they are the userids; of another's they are encrypted
 * (developer.work.weixin.qq.com/document/path/101521). A userid asked for as an encrypted one is named invalid: it is one.
 * @throws AppError `wecom-…` where WeCom does not answer
 */
export function memberIds({
  api,
  clock,
}: {
  readonly api: Pick<WecomApi, 'post'>
  readonly clock: Clock
}): MemberIds {
  const nowMs = () => clock.now().getTime()
  const known = remembered<string>({ ...knownAsPeople, ...aDay, nowMs, isPassing: () => false })
  const ask = async (from: string): Promise<string> => {
    const answer = await api.post<unknown>('batch/openuserid_to_userid', { open_userid_list: [from] })
    const { userid_list } = answerSchema.parse(answer)
    const found = userid_list.find(({ open_userid }) => open_userid === from)
    return (found?.userid ?? from).toLowerCase()
  }
  return (from) => known(from, () => ask(from))
}
