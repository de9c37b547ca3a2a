import type { Env } from '#src/config/env.ts'
import { type LlmSettings, llmSettings } from '#src/config/llm-env.ts'
import type { Budgets } from '#src/ports/budgets.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Model } from '#src/ports/model.ts'
import { createBudgets } from '#src/queue/create-budgets.ts'
import type { Closing } from './lifetime.ts'

/** A model and what counts its questions; nothing where none is configured: all is answered by rule. */
export type ModelParts = { readonly model?: Model; readonly budgets?: Budgets }

/** The trial store's terminal, which has no Redis of its own: whoever sits there is the company's admin. */
const uncounted: Budgets = { take: async () => 0 }

/** A model that is loaded with its first question: the SDK costs half a second and 30 MB that most processes save. */
function lazyModel({ baseUrl, apiKey, model }: LlmSettings, log: Logger): Model {
  let opened: Promise<Model> | undefined
  const open = async (): Promise<Model> => {
    const { openModel } = await import('#src/llm/open-model.ts')
    return openModel({ baseUrl, apiKey, model, log })
  }
  return {
    name: model,
    host: new URL(baseUrl).host,
    async answer(question) {
      opened ??= open()
      return (await opened).answer(question)
    },
  }
}

/** What the configuration says of a language model. Nothing is asked of it here. */
export async function connectModel(
  env: Env,
  { redisUrl, log }: { readonly redisUrl: string | undefined; readonly log: Logger },
): Promise<{ readonly parts: ModelParts; readonly closings: readonly Closing[] }> {
  const settings = llmSettings(env)
  if (!settings) return { parts: {}, closings: [] }

  const model = lazyModel(settings, log)
  if (redisUrl === undefined) return { parts: { model, budgets: uncounted }, closings: [] }
  const budgets = await createBudgets({ url: redisUrl, log })
  return { parts: { model, budgets }, closings: [{ name: 'model-budgets', close: budgets.close }] }
}
