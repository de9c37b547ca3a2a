/** 10:00 to 10:30: after the morning list, before lunch. Whoever is missed is asked another day. */
const from = '10:00'
const to = '10:30'

/** Whether it is the hour of questions in this zone. */
export function isAskingTime(now: Date, zone: string): boolean {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(now)
  return time >= from && time < to
}
