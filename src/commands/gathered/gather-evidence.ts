import type { TierCardInput } from '#src/cards/tier/card-input.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { type ViewInput, viewOf } from '#src/commands/naming/view-input.ts'
import { workCalendarOf } from '#src/decide/calendar/work-calendar.ts'
import { careOf } from '#src/decide/follow-up/care-of.ts'
import { sourceStandings } from '#src/decide/sources/source-standings.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import { type View, viewCustomer } from '#src/decide/tiers/view-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { explainProspect } from '#src/domain/prospect/explain-prospect.ts'
import { restsOn } from '#src/domain/source/rests-on.ts'
import { explain } from '#src/domain/tier/explain.ts'
import type { Asker } from '#src/domain/user.ts'
import { recordNow } from '#src/domain/warning/settle-warning.ts'

/** What tier and why are told from. */
export type Evidence = Omit<TierCardInput, 'owner'> & { readonly ownerName?: string | undefined }

/**
 * Reads what stands beside a customer: policy, newest cut, names of people, how far the data goes.
 * @throws AppError `no-policy`.
 */
export async function gatherEvidence(
  deps: CommandDeps,
  customer: Customer,
  { asker, ...words }: ViewInput & { readonly asker: Asker },
): Promise<Evidence> {
  const active = await activePolicy(deps)
  const view = viewOf(words, asker, deps.clock.now(), active.baseCurrency)
  if (view) return viewedEvidence(deps, customer, view, words)

  const calendar = await workCalendarOf(deps, asker.zone)
  return { ...(await standingEvidence(deps, customer, active)), calendar }
}

async function standingEvidence(deps: CommandDeps, customer: Customer, policy: Policy): Promise<Evidence> {
  const now = deps.clock.now()
  const [cut, forecast, care, book, standings, dataUpTo, ownerName, overrideBy] = await Promise.all([
    deps.cuts.latest(policy.version),
    forecastBy(deps, policy, now),
    careOf(deps, customer),
    deps.warnings.book(policy.version),
    sourceStandings(deps, policy),
    deps.events.newestAt(),
    nameOf(deps, customer.owner),
    nameOf(deps, customer.override?.by),
  ])

  const rests = restsOn(customer.facts, standings, policy)
  const explained = cut && explain({ customer, cut, policy, now, rests })
  const prospect = prospectEvidence(customer, cut, policy, now)
  const record = recordNow(book.months, now)
  return {
    customer,
    policy,
    now,
    explained,
    prospect,
    forecast,
    care,
    record,
    dataUpTo,
    ownerName,
    overrideBy,
    rests,
  }
}

/** The same as it was, or as it would be. What is known of people is today's. */
async function viewedEvidence(
  deps: CommandDeps,
  standing: Customer,
  view: View,
  words: ViewInput,
): Promise<Evidence> {
  const { customer, policy, cut, now, late, from, to } = await viewCustomer(deps, standing, view)
  const explained = cut && explain({ customer, cut, policy, now })
  const prospect = prospectEvidence(asThen(customer), cut, policy, now)

  return {
    customer: prospect ? { ...customer, prospect: prospect.state } : customer,
    policy,
    now,
    explained,
    prospect,
    forecast: await forecastBy(deps, policy, now),
    dataUpTo: customer.facts.lastEventAt,
    ownerName: await nameOf(deps, customer.owner),
    view: { ...view, late, input: present(words), ...present({ from, to }) },
  }
}

/** The base's fit, where it had been made by then: a later one knows what came after. */
async function forecastBy({ forecasts }: CommandDeps, { version }: Policy, now: Date) {
  const forecast = await forecasts.latest(version)
  return forecast && forecast.fittedAt <= now ? forecast : undefined
}

const nameOf = async ({ users }: CommandDeps, id: string | undefined): Promise<string | undefined> =>
  id === undefined ? undefined : ((await users.byId(id))?.name ?? id)

const prospectEvidence = (customer: Customer, cut: Cut | undefined, policy: Policy, now: Date) =>
  customer.kind === 'prospect' ? explainProspect(customer, cut?.prospects, policy, now) : undefined

/** A prospect's tier is not in the history: another moment's is decided from the facts of then. */
function asThen({ prospect: _, ...customer }: Customer): Customer {
  return customer
}
