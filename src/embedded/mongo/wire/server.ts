import { createServer, type Server, type Socket } from 'node:net'
import { type Answer, serveConnection } from './connection.ts'

/** A listening wire-protocol server. */
export type WireServer = { readonly port: number; readonly close: () => Promise<void> }

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })

/** Listen on a free loopback port; anyone from elsewhere is cut off. */
export const startWireServer = async (answer: Answer): Promise<WireServer> => {
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    if (!LOOPBACK.has(socket.remoteAddress ?? '')) {
      socket.destroy()
      return
    }
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    connections += 1
    serveConnection(socket, connections, answer)
  })
  const port = await listen(server)

  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
