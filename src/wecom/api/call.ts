import { z } from 'zod'
import type { Query } from './client.ts'
import { wecomAway, wecomError } from './errors.ts'

/** Longer than any answer of WeCom's takes. */
const limitMs = 10_000

const answerSchema = z.looseObject({ errcode: z.number().default(0), errmsg: z.string().default('') })

/** One call, without a second attempt. @throws AppError `wecom-away`, or what its code means */
export const call =
  (baseUrl: string) =>
  async <T>(path: string, query: Query, init: RequestInit = {}): Promise<T> => {
    const url = new URL(`/cgi-bin/${path}`, baseUrl)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))

    const answer = await answered(url, path, init)
    if (answer.errcode !== 0) throw wecomError(answer.errcode, answer.errmsg, path)
    return answer as T
  }

async function answered(url: URL, path: string, init: RequestInit) {
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(limitMs) })
    return answerSchema.parse(await response.json())
  } catch (cause) {
    throw wecomAway(path, cause)
  }
}
