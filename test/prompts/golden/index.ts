import type { GoldenCase } from '../verdict.ts'
import { asks } from './ask-case.ts'
import { english } from './ask-en.ts'
import { spoken, written } from './ask-zh.ts'
import { digestCases } from './digests.ts'
import { draftCases } from './drafts.ts'
import { notes } from './note-case.ts'
import { dictated, writtenNotes } from './notes.ts'
import { themeCases } from './themes.ts'

/** All golden cases, by prompt. */
export const goldenCases: readonly GoldenCase[] = [
  ...english.map((asked) => asks('en', asked)),
  ...written.map((asked) => asks('zh', asked)),
  ...spoken.map((asked) => asks('zh', { ...asked, spoken: true })),
  ...dictated.map((noted) => notes({ ...noted, spoken: true })),
  ...writtenNotes.map(notes),
  ...draftCases,
  ...digestCases,
  ...themeCases,
]
