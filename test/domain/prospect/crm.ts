import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { reportSkip } from '../../helpers/store-report.ts'

const folder = new URL('../../../../shared/data/', import.meta.url)
const files = {
  accounts: new URL('crm-accounts.csv', folder),
  pipeline: new URL('crm-sales-pipeline.csv', folder),
}

export const hasCrm = Object.values(files).every((file) => existsSync(file))
const withoutCrm = '../shared/data/crm-*.csv is not there'
if (!hasCrm) reportSkip('prospects on a real pipeline', withoutCrm)

/** One sale that was begun: when, on whom, by whom, and how it ended, if it has. Amounts are of those won. */
export type Opportunity = {
  readonly account: string
  readonly agent: string
  readonly engagedAt: Date
  readonly ended?: { readonly kind: 'won' | 'lost'; readonly at: Date; readonly amount: number }
}

export type Account = { readonly name: string; readonly attrs: Readonly<Record<string, string | number>> }

type Row = Readonly<Record<string, string>>

const rowsOf = (file: URL): Row[] => parse(readFileSync(file), { columns: true, skip_empty_lines: true })

/** DD-MM-YY. */
const dateOf = (text = ''): Date => {
  const [day, month, year] = text.split('-')
  return new Date(`20${year}-${month}-${day}T00:00:00Z`)
}

export const crmAccounts = (): Account[] =>
  rowsOf(files.accounts).map((row) => ({
    name: row['account'] ?? '',
    attrs: {
      sector: row['sector'] ?? '',
      office: row['office_location'] ?? '',
      founded: Number(row['year_established']),
      revenue: Number(row['revenue']),
      employees: Number(row['employees']),
    },
  }))

/** Those of a known account that were engaged on a known day. */
export const crmPipeline = (): Opportunity[] =>
  rowsOf(files.pipeline)
    .filter((row) => row['account'] && row['engage_date'])
    .map((row) => {
      const opportunity = {
        account: row['account'] ?? '',
        agent: row['sales_agent'] ?? '',
        engagedAt: dateOf(row['engage_date']),
      }
      const kind = row['deal_stage'] === 'Won' ? 'won' : row['deal_stage'] === 'Lost' ? 'lost' : undefined
      if (!kind) return opportunity

      return {
        ...opportunity,
        ended: { kind, at: dateOf(row['close_date']), amount: Number(row['close_value']) },
      }
    })
