import { AppError } from '#src/domain/errors.ts'

/** The language model's variables, as they may be given together. */
export type LlmEnv = {
  readonly LLM_ENABLED?: 'on' | 'off' | undefined
  readonly LLM_BASE_URL?: string | undefined
  readonly LLM_API_KEY?: string | undefined
  readonly LLM_MODEL?: string | undefined
}

/** Where a model is asked; a key only where its endpoint wants one. */
export type LlmSettings = {
  readonly baseUrl: string
  readonly model: string
  readonly apiKey: string | undefined
}

const needed = ['LLM_BASE_URL', 'LLM_MODEL'] as const

/** The model that is meant; undefined: none, all is answered by rule. */
export function llmSettings(env: LlmEnv): LlmSettings | undefined {
  const { LLM_ENABLED: enabled, LLM_BASE_URL: baseUrl, LLM_MODEL: model, LLM_API_KEY: apiKey } = env
  return enabled === 'off' || baseUrl === undefined || model === undefined
    ? undefined
    : { baseUrl, model, apiKey }
}

/**
 * Half a set is refused, unless all of it is switched off.
 * @throws AppError `config-incomplete`, naming variables, never values.
 */
export function assertLlm(env: LlmEnv): void {
  const wanted =
    env.LLM_ENABLED === 'on' ||
    (['LLM_BASE_URL', 'LLM_MODEL', 'LLM_API_KEY'] as const).some((name) => env[name] !== undefined)
  const missing = needed.filter((name) => env[name] === undefined)
  if (env.LLM_ENABLED === 'off' || !wanted || missing.length === 0) return

  throw new AppError({
    code: 'config-incomplete',
    message: `Half of a language model is configured. Missing: ${missing.join(', ')}.`,
    remedy: `Set ${missing.join(', ')}, or LLM_ENABLED=off (docs/model.md).`,
  })
}
