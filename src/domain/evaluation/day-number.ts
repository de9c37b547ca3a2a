import { AppError } from '#src/domain/errors.ts'

const dayMs = 86_400_000

/** UTC days since 1970-01-01: how the evaluation counts time. */
export const dayNumber = (at: Date): number => Math.floor(at.getTime() / dayMs)

/** Midnight UTC of a day number. */
export const dateOfDay = (day: number): Date => new Date(day * dayMs)

/** @throws AppError `day-malformed` for anything but a real YYYY-MM-DD */
export function parseDay(text: string): number {
  const at = new Date(`${text}T00:00:00Z`)
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text)
    throw new AppError({
      code: 'day-malformed',
      message: `"${text}" is not a day.`,
      remedy: 'Write it as YYYY-MM-DD, such as 1997-09-30.',
    })

  return dayNumber(at)
}

/** YYYY-MM-DD. */
export const isoDay = (day: number): string => dateOfDay(day).toISOString().slice(0, 10)
