import type { AskInput, Understood } from '#prompts/ask/shapes.ts'
import { misread } from '#prompts/ask/wrong.ts'
import { ask } from '#prompts/ask.ts'
import { assist } from '#src/assist/assist.ts'
import { namesSaid } from '#src/commands/naming/names-said.ts'
import type { Customer } from '#src/domain/customer.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Asker } from '#src/domain/user.ts'
import type { AnswerDeps } from './answer-deps.ts'
import { usableBy } from './usable-by.ts'

/** What a sentence was understood as, by whom, and the customers that it names. */
export type Understanding = {
  readonly as: Understood
  readonly by: 'model' | 'rules'
  readonly customers: readonly Customer[]
}

/**
 * One command that the asker may use, or `unknown`. What the rules are sure of asks no model; a model is told the sentence
 * and the commands, and of the customers nothing.
 */
export async function understand(deps: AnswerDeps, sentence: string, asker: Asker): Promise<Understanding> {
  const { names, customers } = await namesSaid(deps, sentence, asker)
  const input: AskInput = {
    locale: asker.locale,
    sentence,
    commands: usableBy(asker.role, deps.commands)
      .filter(({ name }) => name !== 'ask')
      .map(({ name, shown, help }) => ({ name, shown, help: help[asker.locale] })),
    named: [...names].slice(0, 10),
    tiers: (await deps.policies.active())?.tiers.map(({ code }) => code) ?? [],
  }
  const sure = ask.fallback(input)
  if (sure.command !== 'unknown') return { as: sure, by: 'rules', customers }

  const { output, by } = await assist(deps, ask, input, { asker, about: customers })
  return { as: held(output, input, customers), by, customers }
}

/** Looked at once more in the asker's own words: nothing that they have not said, whatever was answered. */
function held(output: Understood, input: AskInput, customers: readonly Customer[]): Understood {
  const said = asSaid(output, input, customers)
  return misread(said, input) === undefined ? said : { command: 'unknown', customer: '', words: '' }
}

/** A name that was put back for what stood in the sentence in short is that short one again. */
function asSaid(output: Understood, { named }: AskInput, customers: readonly Customer[]): Understood {
  const [only] = named
  const full = normaliseName(output.customer)
  const isTheirs = customers.some(({ name, ref, aliases }) =>
    [name, ref, ...aliases].some((each) => normaliseName(each) === full),
  )
  return only !== undefined && named.length === 1 && isTheirs ? { ...output, customer: only } : output
}
