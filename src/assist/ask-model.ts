import type { Material, Prompt } from '#prompts/define-prompt.ts'
import { isAppError } from '#src/domain/errors.ts'
import type { Budgets } from '#src/ports/budgets.ts'
import type { Model, ModelTurn } from '#src/ports/model.ts'
import type { ModelAsks } from '#src/ports/model-asks.ts'
import { mayAsk } from './caps.ts'
import { type Against, checked, type Unusable } from './checks.ts'
import type { Assistance, AssistDeps } from './deps.ts'
import { type KeptAsk, keepAsk } from './keep-ask.ts'
import { namedIn, namesHeld } from './names-held.ts'
import { placeholdersIn, type Redaction, redactionOf } from './redaction.ts'
import { bounded, materialText, repairText, schemaOf, systemText } from './talk.ts'

/** The ports of one who has a model to ask. */
export type ModelDeps = AssistDeps & {
  readonly model: Model
  readonly budgets: Budgets
  readonly modelAsks: ModelAsks
}

/** An answer that passed every check, or the code of why there is none. */
export type Modelled<Output> = { readonly output: Output; readonly tries: number } | { readonly none: string }

type Talk<Input, Output> = {
  readonly deps: ModelDeps
  readonly against: Against<Input, Output>
  readonly kept: KeptAsk
  readonly system: string
  readonly userId: string
  /** Whether somebody still waits for it. */
  stands(): boolean
}

/**
 * Asks the model, and once more where its answer cannot be used. How it ended is written down, whatever it was.
 * @throws AppError as the ports do
 */
export async function askModel<Input, Output>(
  deps: ModelDeps,
  { prompt, input }: { readonly prompt: Prompt<Input, Output>; readonly input: Input },
  whose: Assistance,
  stands: () => boolean,
): Promise<Modelled<Output>> {
  const locale = prompt.locale(input)
  const { redaction, material, own } = await redacted(deps, bounded(prompt.material(input)), whose)
  const system = systemText(prompt, locale)
  const kept = await keepAsk(deps, whose, { prompt: nameOf(prompt), system })
  const against = {
    prompt,
    input,
    redaction,
    own,
    material: [...material.facts.flat(), ...material.quoted],
    named: (texts: readonly string[]) => namedIn(deps, texts),
  }
  const talk = { deps, against, kept, system, userId: whose.asker.userId, stands }
  try {
    const answer = await inTwoTries(talk, materialText(locale, material))
    await kept.close('none' in answer ? answer.none : 'model')
    return answer
  } catch (error) {
    await kept.close(isAppError(error) ? error.code : 'unknown')
    throw error
  }
}

const nameOf = <Input, Output>({ name, version }: Prompt<Input, Output>): string => `${name}@${version}`

type Redacted = {
  readonly redaction: Redaction
  readonly material: Material
  readonly own: ReadonlySet<string>
}

/** The material as it may leave the house. */
async function redacted(
  deps: ModelDeps,
  { facts, quoted }: Material,
  { about = [] }: Assistance,
): Promise<Redacted> {
  const redaction = redactionOf(await namesHeld(deps, [...facts.flat(), ...quoted], about))
  const pairs = facts.map(([label, value]) => [redaction.redact(label), redaction.redact(value)] as const)
  const material = { facts: pairs, quoted: quoted.map(redaction.redact) }
  const ours = [...pairs.flat(), ...about.map(({ name }) => redaction.redact(name))]
  return { redaction, material, own: new Set(ours.flatMap(placeholdersIn)) }
}

async function inTwoTries<Input, Output>(
  talk: Talk<Input, Output>,
  question: string,
): Promise<Modelled<Output>> {
  const { redaction, prompt, input } = talk.against
  const first: ModelTurn = { by: 'us', text: question }
  const said = await turn(talk, [first])
  if (!('fault' in said)) return 'none' in said ? said : { output: said.output, tries: 1 }

  // Its own words; but a name that it has thought up, or was told to say, is not sent around once more.
  const text = said.fault === 'made-up' ? '{}' : redaction.cover(said.text)
  const repair = repairText(prompt.locale(input), said.fault, redaction.cover(said.detail))
  const again = await turn(talk, [first, { by: 'model', text }, { by: 'us', text: repair }])
  if ('fault' in again) return { none: again.fault }
  return 'none' in again ? again : { output: again.output, tries: 2 }
}

type Said<Output> =
  | { readonly output: Output }
  | { readonly none: string }
  | (Unusable & { readonly text: string })

/** One turn: within the day's caps, written down before it leaves, checked when it is back. */
async function turn<Input, Output>(
  { deps, against, kept, system, userId, stands }: Talk<Input, Output>,
  turns: readonly ModelTurn[],
): Promise<Said<Output>> {
  if (!stands()) return { none: 'model-slow' }
  const may = await mayAsk(deps.budgets, userId)
  if (may !== 'yes') return { none: may }

  await kept.put(turns)
  const { prompt } = against
  const { mostTokens } = prompt
  const text = await deps.model.answer({
    prompt: nameOf(prompt),
    system,
    turns,
    schema: schemaOf(prompt),
    mostTokens,
  })
  const result = await checked(text, against)
  return 'fault' in result ? { ...result, text } : result
}
