import { MongoError } from '#src/embedded/mongo/errors.ts'
import { fromWall, offsetAt } from './zone.ts'

const SHAPE =
  /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i

const failure = (text: string, why = '') => new MongoError(241, `Error parsing date string '${text}'${why}`)

const inRange = (month: number, day: number, hour: number) =>
  month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 24

/**
 * An ISO 8601 text as $toDate and $dateFromString read it: in `zone` where the text has no offset of its own, UTC
 * where neither has one; code 241 for anything else, and where both have.
 */
export const dateFromText = (text: string, zone?: string): Date => {
  const found = SHAPE.exec(text.trim())
  if (!found) throw failure(text)
  const [, year, month, day = '1', hour = '0', minute = '0', second = '0', fraction = '', offset] = found
  if (!inRange(Number(month), Number(day), Number(hour))) throw failure(text)
  if (offset !== undefined && zone !== undefined)
    throw failure(
      text,
      '; you cannot pass in a date/time string with time zone information together with a timezone argument',
    )
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3))
  const wall = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    ms,
  )
  if (offset === undefined) return fromWall(wall, zone ?? 'UTC')
  return new Date(wall - (/^[a-z]/i.test(offset) ? 0 : offsetAt(offset, wall)))
}
