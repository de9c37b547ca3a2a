import type { Env } from '#src/config/env.ts'
import { llmSettings } from '#src/config/llm-env.ts'
import type { Finding } from '#src/domain/finding.ts'
import type { Logger } from '#src/ports/logger.ts'

/** How the language model is, in the company's language; undefined where none is configured. */
export async function modelFindings(env: Env, log: Logger): Promise<readonly Finding[] | undefined> {
  const settings = llmSettings(env)
  if (!settings) return undefined

  // The SDK is loaded only where it is asked for: every verb of the terminal comes past here.
  const [{ checkModel, checkWay }, { openModel }] = await Promise.all([
    import('#src/llm/check-model.ts'),
    import('#src/llm/open-model.ts'),
  ])
  const locale = env.DEFAULT_LOCALE
  return [
    ...(await checkModel(openModel({ ...settings, log }), locale)),
    ...checkWay(settings.baseUrl, locale),
  ]
}
