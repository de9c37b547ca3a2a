import { type CsvValue, csvText } from '#src/domain/csv.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { DigestLists } from '#src/domain/digest/count-lists.ts'
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
] as const

type Sheet = {
  readonly asker: Asker
  readonly policy: Policy
  readonly forecast: BaseForecast | undefined
  readonly now: Date
  readonly names: ReadonlyMap<string, string>
  readonly flags: ReadonlyMap<string, string>
}

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

function rowOf(
  customer: Customer,
  { asker, policy, forecast, now, names, flags }: Sheet,
): readonly CsvValue[] {
  const { facts, tier, owner, lifecycle, _id } = customer
  const major = (amountMinor: number) => toMajor({ amountMinor, currency: policy.baseCurrency })
  const day = (at: Date | undefined) => (at ? localDay(at, asker.zone) : undefined)
  return [
    customer.ref,
    customer.name,
    standingTier(customer, now),
    tier?.previous,
    day(tier?.since),
    t(asker.locale, `lifecycle.${lifecycle}`),
    owner === undefined ? undefined : (names.get(owner) ?? owner),
    major(valueNowMinor(facts, policy, now)),
    major(valueAtRiskMinor(customer, policy, forecast, now)),
    policy.baseCurrency,
    day(facts.lastPurchaseAt),
    day(facts.lastTouch?.at),
    flags.get(_id),
  ]
}

/**
 * Everybody of a digest as a file, in the reader's language; money in major units. Read anew page by page, so that it
 * tells of the same people as the digest a moment before.
 */
export async function digestCsv(
  deps: ShowDeps,
  asker: Asker,
  { lists, belongs }: { readonly lists: DigestLists; readonly belongs: (customer: Customer) => boolean },
): Promise<string> {
  const policy = await deps.policies.active()
  if (!policy) return csvText([], [])
  const forecast = await deps.forecasts.latest(policy.version)
  const names = new Map((await deps.users.list()).map(({ _id, name }) => [_id, name]))
  const flags = flagsOf(asker.locale, lists)
  const sheet: Sheet = { asker, policy, forecast, now: deps.clock.now(), names, flags }
  const rows: (readonly CsvValue[])[] = []
  for await (const page of visiblePages(deps, asker)) {
    for (const customer of page)
      if (rows.length < mostRows && belongs(customer)) rows.push(rowOf(customer, sheet))
  }
  return csvText(
    columns.map((key) => t(asker.locale, key)),
    rows,
  )
}
