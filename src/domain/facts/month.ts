/** The calendar month of an instant, UTC: `2026-11`. */
export const monthOf = (at: Date): string => at.toISOString().slice(0, 7)

/** The calendar day of an instant, UTC: `2026-11-22`. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
