import type { Clock } from '#src/ports/clock.ts'
import type { Logger } from '#src/ports/logger.ts'
import { callsTo, type Query } from './call.ts'
import { accessTokens } from './token.ts'

/** A file as WeCom takes it: kept there three days. */
type Upload = { readonly name: string; readonly mime: string; readonly content: string | Uint8Array }

/**
 * The company's self-built app at WeCom. Paths are those of its pages, without `/cgi-bin/`: `message/send`.
 * What it is answered is trusted as far as its own code was 0; whoever reads it says what it looks like.
 */
export type WecomApi = {
  readonly corpId: string
  readonly agentId: number
  /** @throws AppError `wecom-…` (api/errors.ts) */
  get<T>(path: string, query?: Query): Promise<T>
  /** @throws AppError `wecom-…` */
  post<T>(path: string, body: unknown, query?: Query): Promise<T>
  /** Answers the `media_id`. @throws AppError `wecom-…` */
  upload(type: 'image' | 'voice' | 'video' | 'file', file: Upload): Promise<string>
}

export type WecomApiOptions = {
  readonly corpId: string
  readonly agentId: number
  readonly secret: string
  /** Another server in place of https://qyapi.weixin.qq.com. */
  readonly baseUrl?: string | undefined
  /** How long an answer may take; absent: ten seconds. */
  readonly withinMs?: number | undefined
  readonly clock: Clock
  readonly log: Logger
}

/** Nothing is asked before the first call. */
export function createWecomApi(options: WecomApiOptions): WecomApi {
  const { corpId, agentId, baseUrl, withinMs } = options
  const ask = callsTo(baseUrl, withinMs)
  const tokens = accessTokens({ ...options, ask })
  const withToken = async <T>(path: string, query: Query, init?: RequestInit): Promise<T> =>
    tokens.use(async (token) => ask<T>(path, { access_token: token, ...query }, init))

  return {
    corpId,
    agentId,
    get: (path, query = {}) => withToken(path, query),
    post: (path, body, query = {}) => withToken(path, query, { method: 'POST', body: JSON.stringify(body) }),
    async upload(type, { name, mime, content }) {
      const body = new FormData()
      body.set('media', new Blob([content as string | Uint8Array<ArrayBuffer>], { type: mime }), name)
      const { media_id } = await withToken<{ media_id: string }>(
        'media/upload',
        { type },
        { method: 'POST', body },
      )
      return media_id
    },
  }
}
