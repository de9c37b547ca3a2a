import { z } from 'zod'
import type { Identity } from '#src/domain/user.ts'

const commandSchema = z.object({ user_id: z.string().min(1), team_id: z.string().min(1) })
const actionSchema = z.object({ user: z.object({ id: z.string().min(1), team_id: z.string().min(1) }) })

/** Who typed a slash command: the signed ids alone, never a name, which anybody may choose. */
export function commandIdentity(body: unknown): Identity | undefined {
  const { data } = commandSchema.safeParse(body)
  return data && { surface: 'slack', team: data.team_id, userId: data.user_id }
}

/** Who pressed: the person's own team. The payload's `team` is the app's, which in a shared channel is another one. */
export function actionIdentity(body: unknown): Identity | undefined {
  const { data } = actionSchema.safeParse(body)
  return data && { surface: 'slack', team: data.user.team_id, userId: data.user.id }
}
