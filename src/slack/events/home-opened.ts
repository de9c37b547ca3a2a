import { z } from 'zod'
import { publishHome } from '#src/slack/home.ts'
import type { Receiver } from './handler.ts'

const openedSchema = z.object({ user: z.string().min(1), tab: z.string().default('home') })

/** Somebody has opened the app's Home: their list as it stands. */
export const onHomeOpened: Receiver = async (deps, { event, team, shared }) => {
  const { data } = openedSchema.safeParse(event)
  if (data?.tab !== 'home' || shared) return

  const identity = { surface: 'slack', team, userId: data.user } as const
  await publishHome(deps, { team, identity }, { isOpened: true })
}
