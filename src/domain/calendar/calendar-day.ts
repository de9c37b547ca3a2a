/** One day that is not what its weekday says, as somebody entered it. */
export type CalendarDay = {
  /** `region|day`: a day entered again replaces the first. */
  readonly _id: string
  /** Whose day it is: see `regionOf`. */
  readonly region: string
  /** YYYY-MM-DD. */
  readonly day: string
  /** True: a make-up working day (调休); false: a day off. */
  readonly isWorking: boolean
  /** The holiday's name, as it was entered. */
  readonly name?: string
  /** The file it came from, or `chat`. */
  readonly source: string
  /** User id. */
  readonly by: string
  readonly enteredAt: Date
}

const chineseZones: ReadonlySet<string> = new Set([
  'Asia/Shanghai',
  'Asia/Urumqi',
  'Asia/Chongqing',
  'Asia/Chungking',
  'Asia/Harbin',
  'Asia/Kashgar',
  'PRC',
])

/** The zones of the mainland keep one calendar; Hong Kong, Macau and Taiwan have their own. */
export const chineseRegion = 'CN'

/** Whose holidays hold in an IANA zone: `CN`, or the zone itself. */
export const regionOf = (zone: string): string => (chineseZones.has(zone) ? chineseRegion : zone)

/** The key of a day. */
export const calendarDayId = (region: string, day: string): string => `${region}|${day}`
