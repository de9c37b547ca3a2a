import { z } from 'zod'
import { errcodeOf, wecomAway, wecomError } from './errors.ts'

/** Longer than any answer of WeCom's takes. */
const limitMs = 10_000

/** Before the second and the third attempt; WeCom allows three where it is busy (90313: -1). */
const busyGapsMs = [300, 900] as const

/** It was busy, or the data changed under it: nothing was done. */
const busy: ReadonlySet<number | undefined> = new Set([-1, 6000])

const answerSchema = z.looseObject({ errcode: z.number(), errmsg: z.string().default('') })

/** Parameters in the address. */
export type Query = Readonly<Record<string, string | number>>

/** Calls one method by its path. */
export type Ask = <T>(path: string, query: Query, init?: RequestInit) => Promise<T>

/**
 * One call, and twice more where WeCom says that it is busy. Errors name the path, never what stood in the address.
 * @throws AppError `wecom-away`, or what its code means
 */
export const callsTo =
  (baseUrl = 'https://qyapi.weixin.qq.com', withinMs = limitMs): Ask =>
  async <T>(path: string, query: Query, init: RequestInit = {}): Promise<T> => {
    for (const gapMs of busyGapsMs) {
      try {
        return (await once({ baseUrl, withinMs }, path, query, init)) as T
      } catch (error) {
        if (!busy.has(errcodeOf(error))) throw error
        await new Promise((resolve) => setTimeout(resolve, gapMs))
      }
    }
    return (await once({ baseUrl, withinMs }, path, query, init)) as T
  }

type Line = { readonly baseUrl: string; readonly withinMs: number }

async function once({ baseUrl, withinMs }: Line, path: string, query: Query, init: RequestInit) {
  const url = new URL(`/cgi-bin/${path}`, baseUrl)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))

  const answer = await answered(url, path, init, withinMs)
  if (answer.errcode !== 0) throw wecomError(answer.errcode, answer.errmsg, path)
  return answer
}

async function answered(url: URL, path: string, init: RequestInit, withinMs: number) {
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(withinMs) })
    return answerSchema.parse(await response.json())
  } catch (cause) {
    throw wecomAway(path, cause)
  }
}
