import { AppError } from '#src/domain/errors.ts'

/** WeCom's variables, as they may be given together. */
export type WecomEnv = {
  readonly WECOM_CORP_ID?: string | undefined
  readonly WECOM_AGENT_ID?: number | undefined
  readonly WECOM_SECRET?: string | undefined
  readonly WECOM_TOKEN?: string | undefined
  readonly WECOM_ENCODING_AES_KEY?: string | undefined
  readonly WECOM_BOT_ID?: string | undefined
  readonly WECOM_BOT_SECRET?: string | undefined
  readonly WECOM_WEBHOOK_KEY?: string | undefined
}

type Name = keyof WecomEnv

const app = [
  'WECOM_CORP_ID',
  'WECOM_AGENT_ID',
  'WECOM_SECRET',
  'WECOM_TOKEN',
  'WECOM_ENCODING_AES_KEY',
] as const
const bot = ['WECOM_BOT_ID', 'WECOM_BOT_SECRET'] as const

/**
 * Half a set is refused: the app's five variables belong together, and so do the AI bot's two. The bot and the group
 * robot need the app, which knows the people.
 * @throws AppError `config-incomplete`, naming variables, never values.
 */
export function assertWecom(env: WecomEnv): void {
  const given = (name: Name) => env[name] !== undefined
  const withBot = bot.some(given) ? bot : []
  const wanted = [...app, ...bot, 'WECOM_WEBHOOK_KEY' as const].some(given) ? [...app, ...withBot] : []
  const missing = wanted.filter((name) => !given(name))
  if (missing.length === 0) return

  throw new AppError({
    code: 'config-incomplete',
    message: `Half of a surface is configured. Missing: ${missing.join(', ')}.`,
    remedy: `Set ${missing.join(', ')}, or remove the other half (docs/wecom.md).`,
  })
}
