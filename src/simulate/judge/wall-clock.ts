const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  formatters.set(timeZone, made)
  return made
}

/** `2026-03-02` and `09:05` by the clock on a wall of that zone. */
export function onTheWall(at: Date, timeZone: string): { readonly day: string; readonly time: string } {
  const [day = '', time = ''] = formatterOf(timeZone).format(at).split(' ')
  return { day, time }
}

const DAY_MS = 86_400_000

/** Whole days since 1970 of `2026-03-02`. */
export const dayNumberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: string): number => ((dayNumberOf(day) + 3) % 7) + 1
