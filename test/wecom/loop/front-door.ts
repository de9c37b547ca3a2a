import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A company's proxy before its bots: WeCom knows this address alone. */
export type FrontDoor = {
  readonly url: string
  /** Whom it leads to from now on. */
  leadsTo(port: number): void
  /** The next so many answers are lost on their way back: what was asked has reached the bot. */
  loses(answers: number): void
  close(): Promise<void>
}

/** Hands everything on unchanged. */
export async function openFrontDoor(path: string): Promise<FrontDoor> {
  let [to, lost] = [0, 0]
  const server = createServer((asked, answer) => {
    const { method, url, headers } = asked
    const onward = request({ host: '127.0.0.1', port: to, path: url, method, headers }, (given) => {
      if (lost > 0) {
        lost -= 1
        given.resume()
        return void answer.destroy()
      }
      answer.writeHead(given.statusCode ?? 502, given.headers)
      given.pipe(answer)
    })
    onward.on('error', () => void answer.destroy())
    asked.pipe(onward)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}${path}`,
    leadsTo: (next) => {
      to = next
    },
    loses: (answers) => {
      lost = answers
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
