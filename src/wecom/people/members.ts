import { z } from 'zod'
import { isAppError } from '#src/domain/errors.ts'
import { present } from '#src/domain/present.ts'
import { knownAsPeople, remembered } from '#src/domain/remembered.ts'
import type { Identity } from '#src/domain/user.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Member, Members } from '#src/ports/members.ts'
import type { WecomApi } from '#src/wecom/api/client.ts'
import { orNobody } from './or-nobody.ts'

const profileSchema = z.looseObject({
  name: z.string().default(''),
  status: z.number(),
  /** The mailbox that the company has given them; apps made since June 2022 are not told it (90196). */
  biz_mail: z.string().optional(),
})
type Profile = z.infer<typeof profileSchema>

/** Nobody of ours: of another company, or outside what the app may see. */
const stranger: Member = { name: '', emailVerified: false, standing: 'stranger' }

/** Of the four states of an account only 1 is one that somebody uses: 2 disabled, 4 not activated, 5 left. */
const isActive = 1

const memberOf = ({ name, status, biz_mail: email }: Profile): Member => ({
  name,
  standing: status === isActive ? 'member' : 'gone',
  emailVerified: email !== undefined && email !== '',
  vouched: true,
  usualLocale: 'zh',
  ...present({ email: email || undefined }),
})

const aDay = { knownMs: 86_400_000, trustedMs: 86_400_000 } as const

const foundSchema = z.looseObject({ userid: z.string() })

/** Who is behind a WeCom identity: `user/get`, kept for ten minutes. Company accounts are made by the company. */
export function createWecomMembers({
  api,
  clock,
}: {
  readonly api: Pick<WecomApi, 'corpId' | 'get' | 'post'>
  readonly clock: Clock
}): Members {
  const passing = {
    nowMs: () => clock.now().getTime(),
    isPassing: (error: unknown) => isAppError(error) && error.retryable,
  }
  const known = remembered<Member>({ ...knownAsPeople, ...passing })
  const ask = async (userid: string): Promise<Member> => {
    const told = await orNobody(api.get<unknown>('user/get', { userid }))
    return told === undefined ? stranger : memberOf(profileSchema.parse(told))
  }
  // A wrong address counts against the company at WeCom: each is asked for once a day.
  const addresses = remembered<string>({ ...knownAsPeople, ...aDay, ...passing })
  const accountOf = async (email: string): Promise<string> => {
    const body = { email, email_type: 1 } // the company's mailbox: a private one proves nothing
    const found = await orNobody(api.post<unknown>('user/get_userid_by_email', body))
    return found === undefined ? '' : foundSchema.parse(found).userid.toLowerCase()
  }
  const isOurs = ({ surface, team }: Identity) => surface === 'wecom' && team === api.corpId

  return {
    async member(identity) {
      if (identity.surface !== 'wecom') return undefined
      const id = identity.userId.toLowerCase()
      return isOurs(identity) ? known(id, () => ask(id)) : stranger
    },
    async hasEmail(identity, email) {
      if (!isOurs(identity)) return false
      const address = email.trim().toLowerCase()
      return (await addresses(address, () => accountOf(address))) === identity.userId.toLowerCase()
    },
  }
}
