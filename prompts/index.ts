import { ask } from './ask.ts'
import type { Prompt } from './define-prompt.ts'
import { digestSummary } from './digest-summary.ts'
import { feedbackThemes } from './feedback-themes.ts'
import { followUpDraft } from './follow-up-draft.ts'
import { noteToTouch } from './note-to-touch.ts'

/** What can be told of a prompt whatever it works on. */
type AnyPrompt = Pick<Prompt, 'name' | 'version' | 'input' | 'output' | 'text' | 'mostTokens' | 'mostChars'>

/** The registry of prompts: one line each. */
export const prompts: readonly AnyPrompt[] = [ask, followUpDraft, digestSummary, feedbackThemes, noteToTouch]
