import type { AssistDeps } from '#src/assist/deps.ts'
import type { Customer } from '#src/domain/customer.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Asker } from '#src/domain/user.ts'
import type { Model } from '#src/ports/model.ts'
import { aCustomer, aMoment } from '../helpers/builders/a-customer.ts'
import { aTeam } from '../helpers/builders/a-user.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'
import { asked, others } from './injections.ts'

const named = (name: string): Customer => aCustomer({ name })

/** Whom the prompts are about. */
export const theCustomers: readonly Customer[] = Object.values(asked).map(named)
const all = [...theCustomers, ...others.map(named)]

/** A manager of the house, who may ask for anything. */
export const theAsker = (locale: Asker['locale']): Asker => ({
  userId: 'bao',
  name: 'Bao Chen',
  role: 'manager',
  locale,
  zone: 'Asia/Shanghai',
  sees: 'all',
})

const keysOf = ({ name, ref }: Customer) => [normaliseName(name), normaliseName(ref)]

/** What a prompt is asked through in a company of a few customers, with its model. Nothing of it is kept. */
export function aHouse(model: Model): AssistDeps {
  let ids = 0
  return {
    model,
    users: { list: async () => aTeam() },
    customers: {
      bearing: async ({ keys }) => all.filter((one) => keysOf(one).some((key) => keys.includes(key))),
      getMany: async (wanted) => all.filter(({ _id }) => wanted.includes(_id)),
    },
    refs: { find: async () => new Map(), ofCustomers: async () => [] },
    contactLinks: { called: async () => [], ofCustomers: async () => [] },
    sources: { all: async () => [] },
    // A corpus asks more in a minute than anybody may in a day.
    budgets: { take: async () => 0 },
    modelAsks: { put: async () => undefined, newest: async () => [] },
    audit: { record: async () => undefined },
    ids: { next: () => `ask-${++ids}` },
    clock: { now: () => aMoment },
    log: recordingLogger(),
  }
}
