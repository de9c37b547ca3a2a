import type { World } from '../call.ts'
import type { Callbacks } from '../callbacks/post.ts'
import type { Member } from '../shapes.ts'
import type { Xml } from '../xml.ts'

/** What a member acts with. */
export type Hands = {
  readonly world: World
  readonly callbacks: Callbacks
  readonly member: Member
}

/** The fields that every message and event of the app's conversation has. */
export const fromMember = ({ world, member }: Hands): Record<string, Xml> => ({
  FromUserName: member.userid,
  CreateTime: Math.floor(world.time.nowMs() / 1_000),
  AgentID: world.app.agentId,
})
