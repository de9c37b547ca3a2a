import { existsSync, readFileSync } from 'node:fs'
import { parseDay } from '#src/domain/evaluation/day-number.ts'
import { type OrderRow, type PurchasePanel, panelOf } from '#src/domain/evaluation/purchase-panel.ts'
import { type Split, splitOrders } from '#src/domain/evaluation/split-orders.ts'
import { reportSkip } from '../../helpers/store-report.ts'

const folder = new URL('../../../../shared/data/', import.meta.url)

/** Whether the benchmark data is there; without it the golden tests skip and say so. */
export const cdnowIsThere = existsSync(new URL('cdnow-master.csv', folder))
export const withoutCdnow = '../shared/data/cdnow-master.csv is not there'
export const sayIfSkipped = (suite: string): void => {
  if (!cdnowIsThere) reportSkip(suite, withoutCdnow)
}

type Name = 'sample' | 'master'

export function cdnowRows(name: Name): OrderRow[] {
  const [, ...lines] = readFileSync(new URL(`cdnow-${name}.csv`, folder), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => {
    const [customerId = '', day = '', , amount = ''] = line.split(',')
    return { customerId, day: parseDay(day), amount: Number(amount) }
  })
}

/** Made when first asked for, once for each of the two files. */
export function once<T>(make: (name: Name) => T): (name: Name) => T {
  const made = new Map<Name, T>()
  return (name) => {
    const known = made.get(name) ?? make(name)
    made.set(name, known)
    return known
  }
}

export const splitDay = parseDay('1997-09-30')
/** 39 weeks. */
export const heldOutDays = 273

export const cdnowPanel: (name: Name) => PurchasePanel = once((name) => panelOf(cdnowRows(name)))

/** 39 weeks of calibration, 39 held out. */
export const cdnowSplit: (name: Name) => Split = once((name) =>
  splitOrders(cdnowPanel(name), splitDay, heldOutDays),
)
