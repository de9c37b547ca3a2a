import { renderWecom } from '#src/wecom/render.ts'
import type { Handler } from './handler.ts'

/** What a member writes to the app: a command. */
export const onText: Handler<'text'> = async ({ dispatcher, api }, { id, from, text }) => {
  const { card } = await dispatcher.text(text, { surface: 'wecom', team: api.corpId, userId: from })

  for (const message of renderWecom(card, { taskId: id }))
    await api.post('message/send', { touser: from, agentid: api.agentId, ...message })
}
