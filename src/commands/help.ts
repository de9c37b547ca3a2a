import { z } from 'zod'
import { helpCard, helpTopicCard } from '#src/cards/asking/help-card.ts'
import { verbForm, vocabularyOf } from '#src/grammar/vocabulary.ts'
import { type Command, defineCommand } from './command.ts'
import { usableBy } from './dispatch/usable-by.ts'

/** `/customer help`, `/customer help why`: short, and only what the role can use. `all` is the registry. */
export function helpOn(all: () => readonly Command[]): Command {
  const topicOf = (words: string): Command | undefined => {
    const name = vocabularyOf(all()).verbs.get(verbForm(words))
    return all().find((command) => command.name === name)
  }

  return defineCommand({
    name: 'help',
    shown: { en: 'help', zh: '帮助' },
    aliases: ['使用说明', '怎么用'],
    help: {
      en: 'This list, or one command in detail: help why.',
      zh: '查看本列表，或某个指令的用法：帮助 依据。',
    },
    example: { en: '/customer help', zh: '/customer 帮助' },
    // Words that are no verb make it no help: "help scout" is a customer.
    input: z.strictObject({
      words: z
        .string()
        .default('')
        .refine((words) => words === '' || topicOf(words) !== undefined),
    }),
    allowed: ['rep', 'manager', 'admin', 'service'],
    takesName: false,
    async run(_deps, { words }, asker) {
      const usable = usableBy(asker.role, all())
      const topic = topicOf(words)
      if (topic && usable.includes(topic)) return { card: helpTopicCard(asker.locale, topic) }

      return { card: helpCard(asker.locale, asker.role, usable) }
    },
  })
}
