import { lifecycles } from '#src/domain/customer.ts'
import { channels, feedbackTopics } from '#src/domain/event.ts'
import { touchOutcomes } from '#src/domain/follow-up/outcome.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import { lifecycleWords } from '#src/domain/segment/words.ts'
import type { AskInput, Understood } from './shapes.ts'

/** Words of the commands' own grammar, that a sentence need not hold to be understood so. */
const ownWords: ReadonlySet<string> = new Set(
  [
    ...lifecycles,
    ...Object.values(lifecycleWords).flat(),
    ...channels,
    ...feedbackTopics,
    ...touchOutcomes.flatMap((outcome) => outcome.split('-')),
    ...['team', 'mine', 'all', 'to', 'now', 'tier', 'lifecycle', 'complaint', 'until', 'in'],
    ...['团队', '我的', '全部', '给', '等级', '客户阶段', '电话', '微信', '邮件', '短信', '拜访', '活动'],
    ...['已联系', '没接通', '已约', '暂不需要', '投诉', '产品', '服务', '整体', '到'],
  ].map((word) => word.toLowerCase()),
)

/** What is wrong with an answer, in words that help to mend it; undefined: it says nothing that the sentence does not. */
export function misread({ command, customer, words }: Understood, input: AskInput): string | undefined {
  if (command === 'unknown') return undefined
  if (!input.commands.some(({ name }) => name === command))
    return '"command" is none of the commands. Use one of them, or "unknown".'
  if (!isSaid(customer, input.sentence))
    return '"customer" is not in the sentence. Copy it from there, or answer "unknown".'
  if (leavesOut(`${customer} ${words}`, input))
    return 'The sentence names a customer and the answer does not. Put it in "customer", or answer "unknown".'

  const strange = strangeWords(words, input)
  return strange.length === 0 ? undefined : `"words" holds what the sentence does not: ${strange.join(', ')}.`
}

/** What others have written may be part of a sentence: it does not turn a question on a customer into one on all of them. */
const leavesOut = (answer: string, { named }: AskInput): boolean =>
  named.length > 0 && !named.some((name) => isSaid(name, answer))

/** In one piece: a word in Latin letters whole, Chinese anywhere. */
function isSaid(part: string, sentence: string): boolean {
  const [wanted, said] = [normaliseName(part), normaliseName(sentence)]
  const at = said.indexOf(wanted)
  if (at < 0 || wanted === '') return wanted === ''
  return !touches(said, at) && !touches(said, at + wanted.length)
}

/** Whether a word in Latin letters goes on across this place. */
const touches = (text: string, at: number): boolean =>
  /^[a-z0-9]{2}$/u.test(`${text[at - 1] ?? ''}${text[at] ?? ''}`)

/** Words, numbers among them, that are neither in the sentence nor of the commands' own grammar. */
function strangeWords(words: string, { sentence, commands, tiers }: AskInput): readonly string[] {
  const own = new Set(
    [...tiers, ...commands.flatMap(({ name, shown }) => [name, shown.en, shown.zh])].map((word) =>
      word.toLowerCase(),
    ),
  )
  return words
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !ownWords.has(word) && !own.has(word))
    .filter((word) => !isSaid(word, sentence) && !isSaid(word.replace(/后$/u, ''), sentence))
}
