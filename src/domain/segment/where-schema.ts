import { z } from 'zod'
import { isAppError } from '#src/domain/errors.ts'
import { maxWhereLength, parseWhere } from './parse-where.ts'

/** A text that reads as a segment's `where`; it stays the text, the issue says what is wrong and what to do. */
export const whereSchema = z
  .string()
  .trim()
  .superRefine((text, context) => {
    const problem = problemOf(text)
    // Whoever looks into a rule can rely on its being readable.
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem, continue: false })
  })
  .describe(`who belongs to it, at most ${maxWhereLength} characters: tier in (A, B) and orders >= 3`)

function problemOf(text: string): string | undefined {
  try {
    parseWhere(text)
    return undefined
  } catch (error) {
    if (!isAppError(error)) throw error
    return `${error.message} ${error.remedy}`
  }
}
