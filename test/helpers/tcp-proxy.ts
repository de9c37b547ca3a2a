import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Stands between a client and a server on loopback, so that a test can take the server away and bring it back. */
export type TcpProxy = {
  readonly port: number
  /** Ends all connections and refuses new ones. */
  cut(): Promise<void>
  /** Listens on the same port again. */
  restore(): Promise<void>
  close(): Promise<void>
}

/** Opens a proxy before `targetPort`. */
export const openTcpProxy = async (targetPort: number): Promise<TcpProxy> => {
  const sockets = new Set<Socket>()
  const server = createServer((inner) => {
    const outer = connect({ host: '127.0.0.1', port: targetPort })
    for (const socket of [inner, outer]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        inner.destroy()
        outer.destroy()
      })
    }
    inner.pipe(outer).pipe(inner)
  })
  const listen = async (at: number) => {
    server.listen(at, '127.0.0.1')
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  }
  const cut = async () => {
    const closed = server.listening ? once(server, 'close') : Promise.resolve()
    server.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }
  const port = await listen(0)

  return {
    port,
    cut,
    async restore() {
      await listen(port)
    },
    close: cut,
  }
}
