import { errcodeOf } from '#src/wecom/api/errors.ts'

/** 60111: there is no such member, or the app does not see them; 40003: that is no user id. */
const nobody: ReadonlySet<number | undefined> = new Set([60111, 40003])

/** What was asked of a member; undefined where there is none. */
export async function orNobody<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (nobody.has(errcodeOf(error))) return undefined
    throw error
  }
}
