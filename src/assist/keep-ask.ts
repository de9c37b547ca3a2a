import type { Model, ModelTurn } from '#src/ports/model.ts'
import type { ModelAsk, ModelAsks } from '#src/ports/model-asks.ts'
import type { Assistance, AssistDeps } from './deps.ts'

/** Customers that the audit names with one question; a digest is about more. */
const mostNamed = 10

/** One question's row: written before anything leaves, again with each turn, and when it is over. */
export type KeptAsk = {
  put(turns: readonly ModelTurn[]): Promise<void>
  close(outcome: string): Promise<void>
}

type What = Pick<ModelAsk, 'prompt' | 'system'>

type KeepDeps = Pick<AssistDeps, 'audit' | 'ids' | 'clock'> & {
  readonly model: Model
  readonly modelAsks: ModelAsks
}

/** Says in the audit that a model is asked, about whom and by which prompt; what it is sent is kept beside. */
export async function keepAsk(
  { model: { name: model, host }, modelAsks, audit, ids, clock }: KeepDeps,
  { asker, about = [] }: Assistance,
  what: What,
): Promise<KeptAsk> {
  const [at, who, customers] = [clock.now(), asker.userId, about.map(({ _id }) => _id)]
  const base = { _id: ids.next(), at, who, ...what, model, host, customers }
  const entry = { at, who, action: 'model-asked', fields: [what.prompt, host] }
  const named = customers.length <= mostNamed ? customers : []
  if (named.length === 0) await audit.record(entry)
  for (const customerId of named) await audit.record({ ...entry, customerId })

  let sent: readonly ModelTurn[] = []
  return {
    put: async (turns) => {
      sent = turns
      await modelAsks.put({ ...base, turns })
    },
    close: (outcome) => modelAsks.put({ ...base, turns: sent, outcome }),
  }
}
