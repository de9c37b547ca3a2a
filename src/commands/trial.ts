import { z } from 'zod'
import { trialCard } from '#src/cards/company/trial-card.ts'
import { trialState } from '#src/decide/tell/trial.ts'
import { defineCommand } from './command.ts'

/** `/customer trial`: what would have gone to whom during the trial run, and the button that ends it. */
export const trial = defineCommand({
  name: 'trial',
  shown: { en: 'trial', zh: '试运行' },
  aliases: ['trial run'],
  help: {
    en: 'What would have been sent to whom during the trial run, and the button to go live.',
    zh: '查看试运行期间本应发给各人的消息，并可正式启用。',
  },
  example: { en: '/customer trial', zh: '/customer 试运行' },
  input: z.strictObject({}),
  allowed: ['admin'],
  takesName: false,
  async run(deps, _input, asker) {
    return { card: trialCard(asker.locale, await trialState(deps, asker.locale)) }
  },
})
