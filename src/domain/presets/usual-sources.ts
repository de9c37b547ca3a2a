import type { Policy } from '#src/domain/policy.ts'

/** Order files tell of purchases alone, chat notes and call lists of contact alone; a shop or a CRM of everything. */
export const usualSources: Policy['sources'] = {
  narrow: {
    orders: ['order', 'refund'],
    interactions: ['interaction', 'feedback'],
    feedback: ['interaction', 'feedback'],
    chat: ['interaction', 'feedback', 'note', 'stage'],
  },
}
