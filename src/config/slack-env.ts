import { AppError } from '#src/domain/errors.ts'

/** Slack's variables, as they may be given together. */
export type SlackEnv = {
  readonly SLACK_BOT_TOKEN?: string | undefined
  readonly SLACK_SIGNING_SECRET?: string | undefined
  readonly SLACK_APP_TOKEN?: string | undefined
  readonly SLACK_CLIENT_ID?: string | undefined
  readonly SLACK_CLIENT_SECRET?: string | undefined
  readonly SLACK_STATE_SECRET?: string | undefined
  readonly FIELD_ENCRYPTION_KEYS?: string | undefined
}

type Name = keyof SlackEnv

const forOAuth = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const
const all = [...forOAuth, 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'] as const

/** The set that is meant by what is given. */
function wanted(env: SlackEnv): readonly Name[] {
  const given = (name: Name) => env[name] !== undefined
  if (forOAuth.some(given)) return [...forOAuth, 'SLACK_SIGNING_SECRET', 'FIELD_ENCRYPTION_KEYS']
  if (given('SLACK_APP_TOKEN')) return ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']
  return all.some(given) ? ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'] : []
}

/**
 * Half a set is refused, and so are two: token and signing secret, token and app token, or OAuth's three with the
 * signing secret and a key to seal tokens with.
 * @throws AppError `config-incomplete`, naming variables, never values.
 */
export function assertSlack(env: SlackEnv): void {
  const missing = wanted(env).filter((name) => env[name] === undefined)
  if (missing.length > 0) {
    throw new AppError({
      code: 'config-incomplete',
      message: `Half of a surface is configured. Missing: ${missing.join(', ')}.`,
      remedy: `Set ${missing.join(', ')}, or remove the other half (docs/slack.md).`,
    })
  }
  if (env.SLACK_CLIENT_ID !== undefined && env.SLACK_BOT_TOKEN !== undefined) {
    throw new AppError({
      code: 'config-incomplete',
      message:
        'SLACK_BOT_TOKEN and SLACK_CLIENT_ID are both set: one workspace by its token, or several by OAuth.',
      remedy: `Remove SLACK_BOT_TOKEN, or remove ${forOAuth.join(', ')}.`,
    })
  }
}
