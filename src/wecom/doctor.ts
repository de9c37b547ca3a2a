import { wordsOfCode } from '#src/cards/running/error-card.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Finding } from '#src/domain/finding.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { User } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import type { WecomApi } from './api/client.ts'
import { errcodeOf } from './api/errors.ts'

type Asked = { readonly api: WecomApi; readonly locale: Locale }

/** What went wrong, in the reader's words, and what to do about it. */
export function failed(locale: Locale, error: unknown, state: Finding['state'] = 'missing'): Finding {
  if (!(error instanceof AppError)) {
    const number = errcodeOf(error) ?? '–'
    return {
      state,
      says: t(locale, 'surface.check-code', { number }),
      remedy: t(locale, 'surface.check-code-do'),
    }
  }
  const { message = error.message, remedy = error.remedy } = wordsOfCode(locale, error.code)
  const line = error.mend?.line ? ` → ${error.mend.line}` : ''
  return { state, says: `${message} (${errcodeOf(error) ?? error.code})`, remedy: `${remedy}${line}` }
}

/** Company, secret and address: what every call needs. */
export async function checkAccess({ api, locale }: Asked): Promise<Finding> {
  try {
    await api.get('getcallbackip')
    return { state: 'ok', says: t(locale, 'surface.check-access') }
  } catch (error) {
    return failed(locale, error)
  }
}

/** Nobody's id: WeCom looks at the app before it looks for whom a message is. */
const nobody = 'tierwise-doctor-writes-to-nobody'

/** Whether the AgentId is of the secret's app: asked by a message to nobody, which WeCom refuses for its reader. */
export async function checkAgent({ api, locale }: Asked): Promise<Finding> {
  const { agentId } = api
  const text = { msgtype: 'text', text: { content: '-' } }
  try {
    await api.post('message/send', { touser: nobody, agentid: agentId, ...text })
  } catch (error) {
    if (error instanceof AppError && error.code !== 'wecom-user-gone') return failed(locale, error)
  }
  return { state: 'ok', says: t(locale, 'surface.check-agent', { agent: agentId }) }
}

/** As many are looked up; the first ones show whether the visible range is right. */
const mostLookedUp = 50

/** Who is linked, and whom the app cannot see. */
export async function checkPeople(
  { api, locale }: Asked,
  users: readonly User[],
): Promise<readonly Finding[]> {
  const active = users.filter((user) => user.active)
  const linked = active.flatMap(({ _id, identities }) => {
    const own = identities.find(({ surface, team }) => surface === 'wecom' && team === api.corpId)
    return own ? [{ _id, userid: own.userId }] : []
  })
  const says = t(locale, 'surface.check-people', { linked: linked.length, active: active.length })
  if (linked.length === 0) return [{ state: 'missing', says, remedy: t(locale, 'surface.check-people-do') }]

  const unseen: string[] = []
  for (const { _id, userid } of linked.slice(0, mostLookedUp)) {
    if (!(await isSeen(api, userid))) unseen.push(_id)
  }
  const names = unseen.join(', ')
  return unseen.length === 0
    ? [{ state: 'ok', says }]
    : [
        { state: 'ok', says },
        {
          state: 'missing',
          says: t(locale, 'surface.check-unseen', { names }),
          remedy: t(locale, 'surface.check-unseen-do'),
        },
      ]
}

async function isSeen(api: WecomApi, userid: string): Promise<boolean> {
  try {
    await api.get('user/get', { userid })
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'wecom-user-gone') return false
    throw error
  }
}

/** Customer contacts are a part that a company may leave out. */
export async function checkContacts({ api, locale }: Asked): Promise<Finding> {
  try {
    const { follow_user } = await api.get<{ follow_user?: readonly string[] }>(
      'externalcontact/get_follow_user_list',
    )
    const count = follow_user?.length ?? 0
    return { state: 'ok', says: t(locale, 'surface.check-contacts', { count }) }
  } catch (error) {
    return failed(locale, error, 'unknown')
  }
}
