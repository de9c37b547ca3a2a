import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answers requests whose path begins with its key; the rest of the path is handed on. */
export type Routes = Readonly<
  Record<string, (rest: string, request: IncomingMessage, response: ServerResponse) => Promise<void> | void>
>

/** A server on a free port of 127.0.0.1. */
export async function listen(
  routes: Routes,
  onError: (error: unknown) => void,
): Promise<{ readonly server: Server; readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const prefix = Object.keys(routes).find((key) => pathname.startsWith(key))
    const answer = async () => {
      if (prefix === undefined) return void response.writeHead(404).end()
      await routes[prefix]?.(pathname.slice(prefix.length), request, response)
    }
    void answer().catch((error: unknown) => {
      onError(error)
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    server,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
