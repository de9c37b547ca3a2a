/** What `setParameter` may change. */
export type Settings = { ttlMonitorSleepSecs: number }

/** MongoDB's own defaults. */
export const defaultSettings = (): Settings => ({ ttlMonitorSleepSecs: 60 })
