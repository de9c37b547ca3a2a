import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** A TCP port that is free on loopback at this moment; another process may still take it before it is used. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')

  return port
}
