import { z } from 'zod'
import { publicPlace } from '#src/slack/place/public-place.ts'
import { inBothLanguages } from '#src/slack/render/both-languages.ts'
import type { Receiver } from './handler.ts'
import { isFirst, postCard } from './post-once.ts'

const joinedSchema = z.object({ user: z.string().min(1), channel: z.string().min(1) })

/** The bot was invited: it says once what it is for; where outsiders read it keeps silent. */
export const onJoined: Receiver = async (deps, incoming) => {
  const { data } = joinedSchema.safeParse(incoming.event)
  if (!data || incoming.shared) return
  const { team } = incoming
  const client = await deps.clients.for(team)
  const { user_id: bot } = await client.auth.test()
  const { channel } = data
  if (data.user !== bot || (await publicPlace(deps, { team, channel })) !== 'channel') return

  if (await isFirst(deps, incoming, 'hello'))
    await postCard(
      client,
      { channel, thread: undefined },
      inBothLanguages('slack.hello', { command: deps.command }),
    )
}
