import { z } from 'zod'
import { whoamiCard } from '#src/cards/people/whoami-card.ts'
import { defineCommand } from './command.ts'

/** `/customer whoami`: account, role, what one sees, and on which surface. */
export const whoami = defineCommand({
  name: 'whoami',
  shown: { en: 'whoami', zh: '我的账号' },
  aliases: ['我是谁', 'who am i'],
  help: { en: 'Your account, your role and what you can see.', zh: '查看账号、角色和可见范围。' },
  example: { en: '/customer whoami', zh: '/customer 我的账号' },
  input: z.strictObject({}),
  allowed: ['rep', 'manager', 'admin', 'service'],
  takesName: false,
  async run({ customers }, _input, asker) {
    const count = await customers.visibleTo(asker).count()

    return { card: whoamiCard(asker.locale, asker, asker.surface, count) }
  },
})
