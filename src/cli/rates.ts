import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { localDay } from '#src/domain/local-day.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'
import { takeUpHeld } from '#src/ingest/facts/take-up-held.ts'
import { importRates } from '#src/ingest/imports/import-rates.ts'
import { summaryText } from '#src/ingest/imports/summary-text.ts'
import { rateCoverage } from '#src/ingest/orders/rate-coverage.ts'
import { rateColumns } from '#src/ingest/read/company-column-names.ts'
import { randomIds } from '#src/start/random-ids.ts'
import { scoreNew } from '#src/start/score-new.ts'
import { systemClock } from '#src/start/system-clock.ts'
import { useCaseDeps } from '#src/start/use-case-deps.ts'
import { withDocuments } from '#src/start/with-documents.ts'
import type { Store } from '#src/store/open-store.ts'
import { sizeOf } from './file-size.ts'
import { parseVerb, usageError } from './usage-error.ts'
import type { Terminal, Verb } from './verb.ts'

const usage =
  'rates | rates import FILE.csv [--date COL] [--from COL|EUR] [--to COL|CNY] [--rate COL] [--per 1|10|100|1000] [--date-format DD/MM/YYYY]'

const options = {
  ...(Object.fromEntries(
    Object.keys(rateColumns).map((field) => [field, { type: 'string' as const }]),
  ) as Record<keyof typeof rateColumns, { type: 'string' }>),
  per: { type: 'string' },
  'date-format': { type: 'string' },
} as const

type Given = { readonly [name in keyof typeof options]?: string | undefined }

const units = { 1: 1, 10: 10, 100: 100, 1000: 1_000 } as const

function perOf(text: string): 1 | 10 | 100 | 1_000 {
  const per = units[text as unknown as keyof typeof units]
  if (per === undefined) throw usageError(`--per ${text} is not 1, 10, 100 or 1000.`, usage)
  return per
}

/** Takes rates in, then whatever had waited for them, and decides whom that touches. */
async function importFile(store: Store, path: string, given: Given, { env, log, out }: Terminal) {
  const { per, 'date-format': dateFormat, ...columns } = given
  const base = useCaseDeps({ store }, { clock: systemClock, companyTimeZone: env.COMPANY_TIME_ZONE, log })
  const deps = { ...base, imports: store.imports, rates: store.rates, ids: randomIds }
  const told = Object.entries(columns).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const summary = await importRates(
    deps,
    { name: basename(path), bytes: createReadStream(path) },
    {
      given: Object.fromEntries(told),
      ...(per === undefined ? {} : { per: perOf(per) }),
      ...(dateFormat === undefined ? {} : { dateFormat }),
    },
  )
  const { taken, waiting } = await takeUpHeld(deps)
  const policy = await store.policies.active()
  if (taken > 0 && policy) await scoreNew(deps, policy.baseCurrency)

  const locale = env.DEFAULT_LOCALE
  const count = (key: 'import.rates-taken-up' | 'import.rates-waiting', rows: number) =>
    rows === 0 ? [] : [t(locale, key, { count: rows, rows: formatNumber(rows) })]
  const lines = [...count('import.rates-taken-up', taken), ...count('import.rates-waiting', waiting)]
  out([summaryText(locale, 'UTC', summary), ...lines].join('\n'))
}

/** Which pairs are known, from when to when, where they have gaps, and what waits. */
async function list(store: Store, { env, out }: Terminal) {
  const locale = env.DEFAULT_LOCALE
  const { pairs, waiting } = await rateCoverage(store, localDay(systemClock.now(), env.COMPANY_TIME_ZONE))
  const known = pairs.flatMap(({ gaps, days, ...pair }) => [
    t(locale, 'import.rates-pair', { ...pair, count: days, days: formatNumber(days) }),
    ...gaps.map((gap) => t(locale, 'import.rates-gap', gap)),
  ])
  const wait = [...waiting].map(([pair, rows]) =>
    t(locale, 'import.rates-pair-waiting', {
      pair: pair.replace('|', ' → '),
      count: rows,
      rows: formatNumber(rows),
    }),
  )
  out([...(known.length === 0 ? [t(locale, 'import.rates-none')] : known), ...wait].join('\n'))
}

/** Exchange rates: a list of what is known, and files of them. */
export const ratesVerb: Verb = {
  name: 'rates',
  usage,
  help: 'takes exchange rates in and counts the orders that had waited for them; alone: which are known, and gaps',
  async run(args, terminal) {
    const { values, positionals } = parseVerb(args, options, usage)
    const [action, path, ...rest] = positionals
    if (action !== undefined && (action !== 'import' || path === undefined || rest.length > 0)) {
      throw usageError('There is rates, and rates import FILE.', usage)
    }
    if (values.per !== undefined) perOf(values.per)
    if (path !== undefined) await sizeOf(path)

    return withDocuments(terminal.env, terminal.log, async ({ store }) => {
      if (path === undefined) await list(store, terminal)
      else await importFile(store, path, values, terminal)
      return 0
    })
  },
}
