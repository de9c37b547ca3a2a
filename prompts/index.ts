import type { Prompt } from './define-prompt.ts'
import { digestSummary } from './digest-summary.ts'
import { feedbackThemes } from './feedback-themes.ts'
import { followUpDraft } from './follow-up-draft.ts'

/** The registry of prompts: one line each. */
export const prompts: readonly Prompt<never, unknown>[] = [followUpDraft, digestSummary, feedbackThemes]
