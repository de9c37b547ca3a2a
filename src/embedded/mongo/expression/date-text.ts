import { MongoError } from '#src/embedded/mongo/errors.ts'

const SHAPE =
  /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i

const offsetMinutes = (zone: string | undefined): number => {
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '')
  if (!found) return 0
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]))
}

/** An ISO 8601 text as $toDate reads it, UTC where no offset is given; code 241 for anything else. */
export const dateFromText = (text: string): Date => {
  const found = SHAPE.exec(text.trim())
  if (!found) throw new MongoError(241, `Error parsing date string '${text}'`)
  const [, year, month, day = '1', hour = '0', minute = '0', second = '0', fraction = '', zone] = found
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3))
  const at = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    ms,
  )
  if (Number(month) > 12 || Number(day) > 31 || Number(hour) > 24)
    throw new MongoError(241, `Error parsing date string '${text}'`)
  return new Date(at - offsetMinutes(zone) * 60_000)
}
