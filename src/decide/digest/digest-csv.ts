import { type CsvValue, csvText } from '#src/domain/csv.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { type DigestLists, isAtRisk } from '#src/domain/digest/count-lists.ts'
import { type CustomerService, serviceByCustomer, wasAsked } from '#src/domain/digest/count-service.ts'
import { digestLines } from '#src/domain/digest/lines.ts'
import { valueAtRiskMinor } from '#src/domain/follow-up/value-at-risk.ts'
import type { BaseForecast } from '#src/domain/forecast/fit-base.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Locale } from '#src/domain/locale.ts'
import { toMajor } from '#src/domain/money.ts'
import type { Policy } from '#src/domain/policy.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import type { Asker } from '#src/domain/user.ts'
import { valueNowMinor } from '#src/domain/value.ts'
import { t } from '#src/i18n/text.ts'
import type { ShowDeps } from './deps.ts'
import { serviceFacts } from './service-facts.ts'
import { visiblePages } from './visible-pages.ts'

/** More than a spreadsheet is read in, and as much as a message takes. */
const mostRows = 50_000
/** Lines whose customers are marked in the file; the others are columns of their own. */
const flagged = digestLines.filter(
  (id) => !['top-tier', 'moved', 'prospects', 'kept', 'answers'].includes(id),
)

const columns = [
  'digest.csv-ref',
  'digest.csv-customer',
  'digest.tier',
  'digest.csv-previous',
  'digest.csv-since',
  'digest.lifecycle',
  'digest.owner',
  'digest.value',
  'digest.csv-at-risk',
  'digest.csv-currency',
  'digest.csv-last-order',
  'digest.csv-last-touch',
  'digest.csv-flags',
  'digest.csv-problems',
  'digest.csv-problems-open',
  'digest.csv-rating',
  'digest.stopped-for',
] as const

type Sheet = {
  readonly asker: Asker
  readonly policy: Policy
  readonly cut: Cut | undefined
  readonly forecast: BaseForecast | undefined
  readonly now: Date
  readonly names: ReadonlyMap<string, string>
  readonly flags: ReadonlyMap<string, string>
}

/** A line of the file before it is known what its customer said. */
type Row = { readonly id: string; readonly valueMinor: number; readonly cells: readonly CsvValue[] }

const flagName = (locale: Locale, id: (typeof flagged)[number]): string => {
  if (id === 'at-risk') return t(locale, 'digest.csv-at-risk')
  if (id === 'below-floor') return t(locale, 'digest.floor')
  if (id === 'warned') return t(locale, 'digest.warnings')
  return id === 'growing'
    ? t(locale, 'digest.growing')
    : t(locale, `digest.flag-${id as 'overdue' | 'waiting'}`)
}

function flagsOf(locale: Locale, lists: DigestLists): ReadonlyMap<string, string> {
  const flags = new Map<string, string>()
  for (const id of flagged) {
    for (const customer of lists[id] ?? []) {
      const before = flags.get(customer)
      const name = flagName(locale, id)
      flags.set(customer, before === undefined ? name : `${before}; ${name}`)
    }
  }
  return flags
}

/** What may be lost in the next four weeks, so that the column adds up to what the first screen says. */
function riskMinor(customer: Customer, sheet: Sheet): number {
  const { policy, forecast, now } = sheet
  const isCounted = customer.kind === 'customer' && isAtRisk(customer, sheet)
  return isCounted ? valueAtRiskMinor(customer, policy, forecast, now) : 0
}

function rowOf(customer: Customer, sheet: Sheet): Row {
  const { asker, policy, now, names, flags } = sheet
  const { facts, tier, owner, lifecycle, _id } = customer
  const major = (amountMinor: number) => toMajor({ amountMinor, currency: policy.baseCurrency })
  const day = (at: Date | undefined) => (at ? localDay(at, asker.zone) : undefined)
  const valueMinor = valueNowMinor(facts, policy, now)
  const cells = [
    customer.ref,
    customer.name,
    standingTier(customer, now),
    tier?.previous,
    day(tier?.since),
    t(asker.locale, `lifecycle.${lifecycle}`),
    owner === undefined ? undefined : (names.get(owner) ?? owner),
    major(valueMinor),
    major(riskMinor(customer, sheet)),
    policy.baseCurrency,
    day(facts.lastPurchaseAt),
    day(facts.lastTouch?.at),
    flags.get(_id),
  ]
  return { id: _id, valueMinor, cells }
}

/** Problems and answers of the last four weeks; empty where there were none. */
function serviceCells(
  { asker: { locale }, policy }: Sheet,
  service: CustomerService | undefined,
): readonly CsvValue[] {
  if (!service) return [undefined, undefined, undefined, undefined]
  const { problems, open, rating, reason } = service
  const known = policy.followUp.winBackReasons.find(({ code }) => code === reason)
  const counts = problems > 0 ? [problems, open] : [undefined, undefined]
  return [...counts, rating, known?.text[locale] ?? reason]
}

async function sheetOf(deps: ShowDeps, asker: Asker, lists: DigestLists): Promise<Sheet | undefined> {
  const policy = await deps.policies.active()
  if (!policy) return undefined
  const [forecast, cut, users] = await Promise.all([
    deps.forecasts.latest(policy.version),
    deps.cuts.latest(policy.version),
    deps.users.list(),
  ])
  const names = new Map(users.map(({ _id, name }) => [_id, name]))
  return { asker, policy, cut, forecast, now: deps.clock.now(), names, flags: flagsOf(asker.locale, lists) }
}

/**
 * Everybody of a digest as a file, the most valuable first, in the reader's language; money in major units. Read anew
 * page by page, so that it tells of the same people as the digest a moment before.
 */
export async function digestCsv(
  deps: ShowDeps,
  asker: Asker,
  { lists, belongs }: { readonly lists: DigestLists; readonly belongs: (customer: Customer) => boolean },
): Promise<string> {
  const sheet = await sheetOf(deps, asker, lists)
  if (!sheet) return csvText([], [])
  const rows = new Map<string, Row>()
  const asked: string[] = []
  for await (const page of visiblePages(deps, asker)) {
    for (const customer of page.filter(belongs).slice(0, mostRows - rows.size)) {
      rows.set(customer._id, rowOf(customer, sheet))
      if (wasAsked(customer, sheet)) asked.push(customer._id)
    }
  }
  const isCounted = (id: string) => rows.has(id)
  const service = serviceByCustomer(await serviceFacts(deps, sheet.now, { asked, isCounted }))

  return csvText(
    columns.map((key) => t(asker.locale, key)),
    [...rows.values()]
      .sort((a, b) => b.valueMinor - a.valueMinor)
      .map(({ id, cells }) => [...cells, ...serviceCells(sheet, service.get(id))]),
  )
}
