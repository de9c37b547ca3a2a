import { z } from 'zod'
import { goLiveCard } from '#src/cards/company/trial-card.ts'
import { goLive } from '#src/decide/tell/trial.ts'
import { defineCommand } from './command.ts'

/** `/customer go-live`: ends the trial run; pressed twice it is live all the same. */
export const goLiveCommand = defineCommand({
  name: 'go-live',
  shown: { en: 'go-live', zh: '正式启用' },
  aliases: ['go live'],
  help: {
    en: 'Ends the trial run: from now on messages are sent.',
    zh: '结束试运行，从现在起发送消息。',
  },
  example: { en: '/customer go-live', zh: '/customer 正式启用' },
  input: z.strictObject({}),
  allowed: ['admin'],
  takesName: false,
  async run(deps, _input, asker) {
    return { card: goLiveCard(asker.locale, await goLive(deps, asker.userId, asker.locale)) }
  },
})
