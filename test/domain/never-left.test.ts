import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { neverLeft } from '#src/domain/never-left.ts'

const failed = (code: string, syscall?: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code, syscall }) })

/** A server that answers `/ok` and breaks the connection, in one of two ways, at anything else. */
async function breaking() {
  const server = createServer((request, response) => {
    if (request.url === '/ok') return void response.end('ok')
    if (request.url === '/reset') return void request.socket.resetAndDestroy()
    request.socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const ok = async () => void (await (await fetch(`${at}/ok`)).text())
  const post = (path: string) =>
    fetch(at + path, { method: 'POST', body: 'x' }).catch((error: unknown) => error)
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { ok, post, close }
}

describe('whether a call that failed has left this machine', () => {
  it.each([
    ['ECONNREFUSED', 'connect'],
    ['EHOSTUNREACH', 'connect'],
    ['ENETUNREACH', 'connect'],
    ['ENOTFOUND', 'getaddrinfo'],
    ['EAI_AGAIN', 'getaddrinfo'],
    ['ECONNREFUSED', undefined],
    ['UND_ERR_CONNECT_TIMEOUT', undefined],
  ])('%s of %s: it has not', (code, syscall) => {
    expect(neverLeft(failed(code, syscall))).toBe(true)
  })

  it.each([
    ['ECONNREFUSED', 'read'],
    ['EHOSTUNREACH', 'read'],
    ['ENETUNREACH', 'write'],
    ['ECONNRESET', 'read'],
    ['EPIPE', 'write'],
    ['UND_ERR_SOCKET', undefined],
    ['UND_ERR_HEADERS_TIMEOUT', undefined],
  ])('%s of %s: nobody knows', (code, syscall) => {
    expect(neverLeft(failed(code, syscall))).toBe(false)
  })

  it('over a connection that was used before and breaks: nobody knows', async () => {
    const { ok, post, close } = await breaking()
    await ok()

    const broken = [await post('/break'), await ok().then(() => post('/reset'))]

    expect(broken.map((error) => [error instanceof Error, neverLeft(error)])).toEqual([
      [true, false],
      [true, false],
    ])
    await close()
  })

  it('to an address where nobody listens any more: it has not', async () => {
    const { post, close } = await breaking()
    await close()

    expect(neverLeft(await post('/ok'))).toBe(true)
  })
})
