import type { Prompt } from '#prompts/define-prompt.ts'
import { isAppError } from '#src/domain/errors.ts'
import { askModel, type ModelDeps, type Modelled } from './ask-model.ts'
import type { Assistance, AssistDeps } from './deps.ts'

/** An answer, and who made it: people are told where a model has drafted it. */
export type Assisted<Output> = { readonly output: Output; readonly by: 'model' | 'rules' }

/** Somebody waits for it: looking names up, asking and mending together. */
const limitMs = 8_000

/**
 * Answers one prompt: by a model where there is one and its answer holds, else by the prompt's own rules. Never throws for
 * a model's sake.
 */
export async function assist<Input, Output>(
  deps: AssistDeps,
  prompt: Prompt<Input, Output>,
  input: Input,
  whose: Assistance,
): Promise<Assisted<Output>> {
  const { model, budgets, modelAsks } = deps
  const asked = model && budgets && modelAsks
  const answer = asked && (await answered({ ...deps, model, budgets, modelAsks }, prompt, input, whose))
  return answer && 'output' in answer
    ? { output: answer.output, by: 'model' }
    : { output: prompt.fallback(input), by: 'rules' }
}

/** What becomes of a question, said in the log by its code. */
async function answered<Input, Output>(
  deps: ModelDeps,
  prompt: Prompt<Input, Output>,
  input: Input,
  whose: Assistance,
): Promise<Modelled<Output>> {
  const { model, log } = deps
  const about = { prompt: `${prompt.name}@${prompt.version}`, model: model.name, userId: whose.asker.userId }
  try {
    const answer = await inTime((stands) => askModel(deps, { prompt, input }, whose, stands))
    if ('none' in answer) log.info('model-not-used', { ...about, code: answer.none })
    else log.info('model-used', { ...about, tries: answer.tries })
    return answer
  } catch (error) {
    const code = isAppError(error) ? error.code : 'unknown'
    if (isAppError(error)) log.warn('model-failed', { ...about, code })
    else log.error('model-failed', { ...about, code }, error)
    return { none: code }
  }
}

/** What is not there in time is not waited for, and asks nothing more. */
async function inTime<Output>(
  work: (stands: () => boolean) => Promise<Modelled<Output>>,
): Promise<Modelled<Output>> {
  const over = Promise.withResolvers<Modelled<Output>>()
  let stands = true
  const timer = setTimeout(() => {
    stands = false
    over.resolve({ none: 'model-slow' })
  }, limitMs)
  try {
    return await Promise.race([work(() => stands), over.promise])
  } finally {
    clearTimeout(timer)
  }
}
