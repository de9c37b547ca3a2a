import type { Cut } from '#src/domain/cut.ts'
import { AppError } from '#src/domain/errors.ts'

/** `localDate` is YYYY-MM-DD in the company's zone; `n` counts that day's runs of a version, of either kind, from 1. */
export type CutName = {
  readonly kind: Cut['kind']
  readonly policyVersion: number
  readonly localDate: string
  readonly n: number
}

/** `quantile|1|2026-11-22|1`. */
export const cutIdOf = ({ kind, policyVersion, localDate, n }: CutName): string =>
  [kind, policyVersion, localDate, n].join('|')

const pattern = /^(quantile|absolute)\|(\d+)\|(\d{4}-\d{2}-\d{2})\|(\d+)$/

/** @throws AppError `cut-id-malformed` */
export function readCutId(id: string): CutName {
  const [, kind, version, localDate, n] = pattern.exec(id) ?? []
  if (localDate === undefined) {
    throw new AppError({
      code: 'cut-id-malformed',
      message: `"${id}" is not the name of a run.`,
      remedy: 'Run the cut again; if it comes back, report it with this text.',
    })
  }
  const named = kind === 'absolute' ? 'absolute' : 'quantile'
  return { kind: named, policyVersion: Number(version), localDate, n: Number(n) }
}

/**
 * Whether `id` names an older run than the one the customer has seen: a decision under it is refused. Versions
 * come before dates, dates before the day's number.
 */
export function isOlderCut(id: string, seen: string | undefined): boolean {
  if (seen === undefined) return false

  const a = readCutId(id)
  const b = readCutId(seen)
  if (a.policyVersion !== b.policyVersion) return a.policyVersion < b.policyVersion
  if (a.localDate !== b.localDate) return a.localDate < b.localDate
  return a.n < b.n
}
