import type { Env } from '#src/config/env.ts'
import type { Finding } from '#src/domain/finding.ts'
import type { User } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import type { Logger } from '#src/ports/logger.ts'
import { systemClock } from '#src/start/system-clock.ts'
import { createWecomApi } from '#src/wecom/api/client.ts'
import { checkCallback } from '#src/wecom/check-callback.ts'
import { checkAccess, checkAgent, checkContacts, checkPeople, failed } from '#src/wecom/doctor.ts'

/** Whether WeCom's callback would reach the bot and be understood. */
async function checkWayIn(env: Env): Promise<Finding> {
  const { PUBLIC_URL: publicUrl, DEFAULT_LOCALE: locale } = env
  if (publicUrl === undefined) {
    const [says, remedy] = [
      t(locale, 'surface.check-callback-none'),
      t(locale, 'surface.check-callback-none-do'),
    ]
    return { state: 'unknown', says, remedy }
  }
  const keys = {
    token: env.WECOM_TOKEN ?? '',
    aesKey: env.WECOM_ENCODING_AES_KEY ?? '',
    corpId: env.WECOM_CORP_ID ?? '',
  }
  return checkCallback({ publicUrl, keys, now: systemClock.now(), locale })
}

/** What no program can see from here. */
const unasked = ({ DEFAULT_LOCALE: locale, WECOM_BOT_ID: bot }: Env): readonly Finding[] =>
  (['menu', ...(bot === undefined ? [] : ['bot' as const])] as const).map((of) => ({
    state: 'unknown',
    says: t(locale, `surface.check-${of}`),
    remedy: t(locale, `surface.check-${of}-do`),
  }))

/** What WeCom lacks, in the company's language; undefined where it is off. */
export async function wecomFindings(
  env: Env,
  users: readonly User[],
  log: Logger,
): Promise<readonly Finding[] | undefined> {
  const { WECOM_CORP_ID: corpId, WECOM_AGENT_ID: agentId, WECOM_SECRET: secret, DEFAULT_LOCALE: locale } = env
  if (!corpId || agentId === undefined || !secret) return undefined

  const api = createWecomApi({
    corpId,
    agentId,
    secret,
    baseUrl: env.WECOM_API_BASE_URL,
    clock: systemClock,
    log,
  })
  const asked = { api, locale }
  const access = await checkAccess(asked)
  const rest = access.state === 'ok' ? await ofApp(asked, users) : []
  return [access, await checkWayIn(env), ...rest, ...unasked(env)]
}

async function ofApp(asked: Parameters<typeof checkPeople>[0], users: readonly User[]) {
  try {
    return [await checkAgent(asked), ...(await checkPeople(asked, users)), await checkContacts(asked)]
  } catch (error) {
    return [failed(asked.locale, error)]
  }
}
