import type { Customers } from '#src/ports/customers.ts'
import type { Settings } from '#src/ports/settings.ts'

/**
 * A company that brings its first data starts in trial run: messages are collected until an admin goes live. One that
 * has customers already has said what it wants, or was there before trial runs were.
 * @returns whether it begins now
 */
export async function beginTrial({
  settings,
  customers,
}: {
  readonly settings: Settings
  readonly customers: Pick<Customers, 'isEmpty'>
}): Promise<boolean> {
  if ((await settings.get('trialRun')) !== undefined || !(await customers.isEmpty())) return false

  await settings.set('trialRun', true)
  return true
}
