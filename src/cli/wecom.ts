import type { Env } from '#src/config/env.ts'
import { AppError } from '#src/domain/errors.ts'
import { type Locale, localeSchema } from '#src/domain/locale.ts'
import type { Logger } from '#src/ports/logger.ts'
import { systemClock } from '#src/start/system-clock.ts'
import { createWecomApi, type WecomApi } from '#src/wecom/api/client.ts'
import { menuOf } from '#src/wecom/app/menu.ts'
import { parseVerb, usageError } from './usage-error.ts'
import type { Verb } from './verb.ts'

const usage = 'wecom menu [--language en|zh]'

/** @throws AppError `surface-off` */
function apiOf(env: Env, log: Logger): WecomApi {
  const { WECOM_CORP_ID: corpId, WECOM_AGENT_ID: agentId, WECOM_SECRET: secret } = env
  if (corpId && agentId !== undefined && secret)
    return createWecomApi({
      corpId,
      agentId,
      secret,
      baseUrl: env.WECOM_API_BASE_URL,
      clock: systemClock,
      log,
    })

  throw new AppError({
    code: 'surface-off',
    message: 'WeCom is not configured here.',
    remedy: 'Set the WECOM_… variables (docs/wecom.md), then: npm run -s cli -- wecom menu',
  })
}

/** One menu for the whole app: in the company's language unless another is asked for. */
function languageOf(asked: string | undefined, env: Env): Locale {
  const { data } = localeSchema.safeParse(asked ?? env.DEFAULT_LOCALE)
  if (data) return data
  throw usageError(`--language ${asked} is none of en and zh.`, usage)
}

const linesOf = ({ button }: ReturnType<typeof menuOf>): readonly string[] =>
  button.flatMap((top) =>
    'sub_button' in top ? [top.name, ...top.sub_button.map(({ name }) => `  ${name}`)] : [top.name],
  )

/** `wecom menu`: puts the app's menu at WeCom; what stood there before is replaced. */
export const wecomVerb: Verb = {
  name: 'wecom',
  usage,
  help: 'Puts the app’s menu at WeCom, in the company’s language or another.',
  async run(args, { env, log, out }) {
    const { positionals, values } = parseVerb(args, { language: { type: 'string' } }, usage)
    if (positionals[0] !== 'menu' || positionals.length > 1) throw usageError('What is to be done?', usage)

    const menu = menuOf(languageOf(values.language, env))
    const api = apiOf(env, log)
    await api.post('menu/create', menu, { agentid: api.agentId })
    out(
      `The app’s menu is at WeCom; members see it when they open the app again:\n${linesOf(menu).join('\n')}`,
    )
    return 0
  },
}
