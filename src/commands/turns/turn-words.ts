import type { Command } from '#src/commands/command.ts'
import { cleanText, withoutAddress } from '#src/grammar/clean.ts'
import { verbForm, vocabularyOf } from '#src/grammar/vocabulary.ts'

/** What a text is to a form that is open, beside an answer. */
export type TurnWord = 'cancel' | 'save' | 'continue' | 'skip'

const words: ReadonlyMap<string, TurnWord> = new Map([
  ...(['取消', '算了', '放弃', 'cancel'] as const).map((word) => [word, 'cancel'] as const),
  ...(['保存', '确定', '好', '好的', '是', 'save', 'ok', 'yes'] as const).map(
    (word) => [word, 'save'] as const,
  ),
  ...(['继续', 'continue'] as const).map((word) => [word, 'continue'] as const),
  ...(['跳过', '不填', 'skip'] as const).map((word) => [word, 'skip'] as const),
])

/** One of the words that a form listens to. */
export const turnWord = (text: string): TurnWord | undefined => words.get(verbForm(text))

const alone: ReadonlySet<string> = new Set(['取消', '保存', '继续', 'cancel', 'save', 'continue'])

/** Whether a text is meant for a form, open or not: no customer is called so. */
export const isTurnWordAlone = (text: string): boolean => alone.has(verbForm(text))

/** Whether a text is a command whatever is open: it has a slash, or is nothing but a verb. */
export function isCommand(text: string, commands: readonly Command[]): 'slash' | 'verb' | undefined {
  if (cleanText(text).startsWith('/')) return 'slash'
  return verbAlone(text, commands) === undefined ? undefined : 'verb'
}

/** The command that a text names, where it says nothing else. */
export const verbAlone = (text: string, commands: readonly Command[]): string | undefined =>
  vocabularyOf(commands).verbs.get(verbForm(withoutAddress(cleanText(text))))
