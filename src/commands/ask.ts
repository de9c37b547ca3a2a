import { z } from 'zod'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { t } from '#src/i18n/text.ts'
import { type Command, defineCommand } from './command.ts'
import { answerSentence } from './dispatch/answer-sentence.ts'

/** `/customer ask how is acme doing`: a sentence, answered by the command that it means. `all` is the registry. */
export const askOn = (all: () => readonly Command[]): Command =>
  defineCommand({
    name: 'ask',
    shown: { en: 'ask', zh: '问' },
    aliases: [],
    help: {
      en: 'A question in your own words; whatever would change something is asked first.',
      zh: '用平时说话的方式提问；会改动数据的先请你确认。',
    },
    example: { en: '/customer ask how is acme doing', zh: '/customer 问 acme 最近怎么样' },
    input: z.strictObject({ words: z.string().max(1_000).default('') }),
    allowed: ['rep', 'manager', 'admin', 'service'],
    takesName: false,
    async run(deps, { words }, asker) {
      const { locale } = asker
      if (words.trim() === '')
        return {
          card: plainCard(locale, t(locale, 'ask.what-title'), [t(locale, 'ask.what')]),
          refused: 'ask-empty',
        }
      return answerSentence({ ...deps, commands: all() }, words, asker)
    },
  })
