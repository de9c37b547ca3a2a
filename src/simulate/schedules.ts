import { Temporal } from 'temporal-polyfill'
import { jobs } from '#jobs/index.ts'
import { cronDay } from './cron-times.ts'

/** The moments at which something can happen on a day, in the company's zone, beside the schedules' own. */
const usualTicks = '00:05 07:00 08:05 08:35 09:05 10:00 11:00 13:30 15:00 16:05 17:00 18:00 20:00 21:05'
const ticks = usualTicks.split(' ').map((time) => Temporal.PlainTime.from(time))

/** A job that runs more often than this is asked at each tick, which is often enough for a day's life. */
const OFTEN_A_DAY = 4

type Scheduled = { readonly name: string; dueAt(day: Temporal.PlainDate): readonly Date[] }

export type Schedules = {
  /** The moments of a day, oldest first. */
  ticksOf(day: Temporal.PlainDate): readonly Date[]
  /** Jobs whose time has come after `from`, up to and with `to`. */
  due(from: Date, to: Date): readonly string[]
}

const instantOf = (day: Temporal.PlainDate, plainTime: Temporal.PlainTime, timeZone: string): Date =>
  new Date(day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds)

/** The registry's schedules on played time. */
export function schedulesOf(companyTimeZone: string): Schedules {
  const often: { readonly name: string; readonly everyMs: number }[] = []
  const rare: Scheduled[] = []
  for (const { name, schedule } of jobs) {
    if (!schedule) continue
    if ('everyMs' in schedule) {
      often.push({ name, everyMs: schedule.everyMs })
      continue
    }
    const { cron, tz } = schedule
    const times = cronDay(cron)
    const zone = tz === 'company' ? companyTimeZone : tz
    if (isOften(times)) often.push({ name, everyMs: 0 })
    else rare.push({ name, dueAt: (day) => times(day).map((time) => instantOf(day, time, zone)) })
  }
  const lastRun = new Map<string, number>()

  return {
    ticksOf: (day) => {
      const all = [
        ...ticks.map((time) => instantOf(day, time, companyTimeZone)),
        ...rare.flatMap(({ dueAt }) => dueAt(day)),
      ]
      return [...new Set(all.map((at) => at.getTime()))].sort((a, b) => a - b).map((ms) => new Date(ms))
    },
    due: (from, to) => [
      ...rare.filter((job) => timesBetween(job, from, to)).map(({ name }) => name),
      ...often
        .filter(({ name, everyMs }) => {
          if (to.getTime() - (lastRun.get(name) ?? 0) < everyMs) return false
          lastRun.set(name, to.getTime())
          return true
        })
        .map(({ name }) => name),
    ],
  }
}

const someDays = Array.from({ length: 31 }, (_, i) => Temporal.PlainDate.from('2026-03-01').add({ days: i }))

const isOften = (times: ReturnType<typeof cronDay>): boolean =>
  someDays.some((day) => times(day).length > OFTEN_A_DAY)

function timesBetween({ dueAt }: Scheduled, from: Date, to: Date): boolean {
  const day = Temporal.Instant.fromEpochMilliseconds(to.getTime()).toZonedDateTimeISO('UTC').toPlainDate()
  return [-1, 0, 1].flatMap((days) => dueAt(day.add({ days }))).some((at) => at > from && at <= to)
}
