/** 10:00 to 10:30: after the morning list, before lunch. Whoever is missed is asked another day. */
const from = '10:00'
const to = '10:30'

/** Making one costs a hundred times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known

  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formatters.set(timeZone, made)
  return made
}

/** Whether it is the hour of questions in this zone. */
export function isAskingTime(now: Date, zone: string): boolean {
  const time = formatterOf(zone).format(now)
  return time >= from && time < to
}
