import { slackCode } from '#src/slack/errors.ts'
import type { SlackDeps } from '#src/slack/slack-deps.ts'
import { type Place, placeNow, type Spot } from './place.ts'
import { readersOf } from './readers.ts'

/**
 * Who would read what is posted there for all: as `placeNow`, and `outsiders` also where guests are members of a channel
 * of ours; `crowd` where there are too many to be sure.
 */
export async function publicPlace(deps: SlackDeps, spot: Spot): Promise<Place | 'crowd'> {
  const place = await placeNow(deps, spot)
  if (place !== 'channel') return place
  try {
    const readers = await readersOf(deps, spot)
    return readers === 'ours' ? 'channel' : readers
  } catch (error) {
    deps.log.warn('slack: who reads a channel could not be told', { code: slackCode(error) ?? null })
    return 'unknown'
  }
}
