import type { Card, CommandCall, Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Identity } from '#src/domain/user.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import { examplePickCard, exampleRefusal, exampleTierCard, exampleWhyCard } from './example-cards.ts'

const lines = [
  '/customer tier acme',
  '/customer why acme',
  '/customer find acme',
  '/customer whoami',
  '/customer help',
]

type Asked = { readonly text?: string; readonly call?: CommandCall; readonly identity: Identity }

/** Answers with example cards and remembers what it was asked: for tests of surfaces, not of commands. */
export function fixedDispatcher(
  localeOf: (userId: string) => Promise<Locale> = async () => 'en',
): Dispatcher<Reply, Form> & { readonly asked: readonly Asked[] } {
  const asked: Asked[] = []
  const answer = async (words: string, identity: Identity): Promise<Reply> => ({
    card: cardOf(words, await localeOf(identity.userId)),
  })

  return {
    asked,
    text(text, identity) {
      asked.push({ text, identity })
      return answer(text, identity)
    },
    call(call, identity) {
      asked.push({ call, identity })
      return answer(`${call.command} ${call.input['name'] ?? ''}`, identity)
    },
    form: async (call, identity) => ({ reply: await answer(call.command, identity) }),
    options: async () => [],
    complete: async (text) => lines.filter((line) => line.startsWith(text) && line !== text),
  }
}

function cardOf(words: string, locale: Locale): Card {
  if (/\b(tier)\b|等级/.test(words)) return exampleTierCard(locale)
  if (/\bwhy\b|依据/.test(words)) return exampleWhyCard(locale)
  if (/\bfind\b|查客户/.test(words)) return examplePickCard(locale)
  return exampleRefusal(locale, words.slice(0, 60))
}
