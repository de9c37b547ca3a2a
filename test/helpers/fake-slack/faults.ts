import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Json } from './json.ts'

/**
 * What goes wrong with a call: an HTTP status, no answer at all, the connection breaking before or after the call was
 * carried out, 429, an error of the method (`token_revoked`), or a slow answer.
 */
export type Fault =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'hangs' }
  | { readonly kind: 'hangs-after' }
  | { readonly kind: 'breaks' }
  | { readonly kind: 'breaks-after' }
  | { readonly kind: 'ratelimited'; readonly retryAfterS: number }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'slow'; readonly ms: number }

type Planned = {
  readonly method: string
  readonly fault: Fault
  readonly when: (args: Json) => boolean
  left: number
}

export type Faults = {
  /** The next `times` calls of a method (`*`: of any) that `when` takes go wrong; `response_url` names answers by it. */
  next(
    method: string,
    fault: Fault,
    given?: { readonly times?: number; readonly when?: (args: Json) => boolean },
  ): void
  take(method: string, args: Json): Fault | undefined
  clear(): void
}

/** Faults that a test has planned. */
export const plannedFaults = (): Faults => {
  const planned: Planned[] = []

  return {
    next(method, fault, { times = 1, when = () => true } = {}) {
      planned.push({ method, fault, when, left: times })
    },
    take(method, args) {
      const found = planned.find(
        (one) => one.left > 0 && (one.method === method || one.method === '*') && one.when(args),
      )
      if (found) found.left -= 1
      return found?.fault
    },
    clear() {
      planned.length = 0
    },
  }
}

/** Whether the fault takes the place of the call. */
export async function goesWrong(fault: Fault, response: ServerResponse): Promise<boolean> {
  switch (fault.kind) {
    case 'status':
      response.writeHead(fault.status, { 'content-type': 'text/plain' }).end('upstream error')
      return true
    case 'hangs':
      return true
    case 'breaks':
      response.socket?.destroy()
      return true
    case 'slow':
      await sleep(fault.ms)
      return false
    default:
      return false
  }
}
