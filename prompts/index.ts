import type { Prompt } from './define-prompt.ts'

/** The registry of prompts: one line each. */
export const prompts: readonly Prompt<never, unknown>[] = []
