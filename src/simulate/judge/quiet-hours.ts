import type { Delivered } from '#src/simulate/recording-chat.ts'
import { onTheWall } from './wall-clock.ts'

/** What a person who has said nothing gets. */
const usual = { from: '21:00', to: '08:00' }

/** Messages that came while their reader was not to be disturbed: judged by the wall clock alone. */
export const quietHourBreaches = (messages: readonly Delivered[]): readonly Delivered[] =>
  messages.filter(({ at, to: { zone, quietHours = usual } }) => {
    const { time } = onTheWall(at, zone)
    const { from, to } = quietHours
    return from <= to ? time >= from && time < to : time >= from || time < to
  })
