import { once } from 'node:events'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyPluginAsync } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { AppError } from '#src/domain/errors.ts'
import { createHttpServer, type HttpServer, type HttpServerOptions } from '#src/http/server.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'

const open: HttpServer[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

const listen = async (given: Partial<HttpServerOptions> = {}): Promise<HttpServer> => {
  const options = { host: '127.0.0.1', port: 0, log: recordingLogger(), checks: {}, routes: [], ...given }
  const server = await createHttpServer(options)
  open.push(server)
  return server
}
const at = (server: HttpServer, path: string) => `http://127.0.0.1:${server.port}${path}`

const failing: FastifyPluginAsync = async (server) => {
  server.get('/app-error', () => {
    throw new AppError({
      code: 'store-away',
      message: 'The store is away.',
      remedy: 'Wait.',
      retryable: true,
    })
  })
  server.get('/unknown-error', () => {
    throw new Error('secret of Acme')
  })
  server.post('/echo', async ({ body }) => body)
}

describe('health', () => {
  it('is alive as soon as it listens', async () => {
    const server = await listen()

    const response = await fetch(at(server, '/healthz'))

    expect(response.status).toBe(200)
  })

  it('is ready when everything it needs answers', async () => {
    const server = await listen({ checks: { mongodb: async () => 'pong', redis: async () => true } })

    const response = await fetch(at(server, '/readyz'))

    expect([response.status, await response.json()]).toEqual([200, { status: 'ready' }])
  })

  it('names what is missing, also where it never answers', async () => {
    const checks = {
      mongodb: async () => 'pong',
      redis: async () => {
        throw new Error('refused')
      },
      queues: () => new Promise(() => {}),
    }
    const server = await listen({ checks, checkTimeoutMs: 100 })

    const response = await fetch(at(server, '/readyz'))

    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({ status: 'not ready', missing: ['redis', 'queues'] })
  })
})

describe('answers', () => {
  it('carry the security headers and no banner', async () => {
    const server = await listen()

    const { headers } = await fetch(at(server, '/healthz'))

    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('server')).toBeNull()
    expect(headers.get('x-powered-by')).toBeNull()
  })

  it('say what to do about a known error, and nothing of an unknown one', async () => {
    const log = recordingLogger()
    const server = await listen({ log, routes: [failing] })

    const known = await fetch(at(server, '/app-error'))
    const unknown = await fetch(at(server, '/unknown-error'))

    expect(known.status).toBe(503)
    expect(await known.json()).toEqual({ code: 'store-away', message: 'The store is away.', remedy: 'Wait.' })
    expect(unknown.status).toBe(500)
    expect(await unknown.text()).not.toMatch(/Acme|at /)
    expect(log.lines.map(({ level, message }) => [level, message])).toEqual([
      ['warn', 'request refused'],
      ['error', 'request failed'],
    ])
  })

  it('are 404 in words for an address that is not there', async () => {
    const server = await listen()

    const response = await fetch(at(server, '/nothing'))

    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'not-found' })
  })

  it('refuse a body that is too large, or no JSON, without quoting it', async () => {
    const server = await listen({ routes: [failing] })
    const send = (body: string, type = 'application/json') =>
      fetch(at(server, '/echo'), { method: 'POST', body, headers: { 'content-type': type } })

    const [large, broken, form] = [
      await send(`"${'x'.repeat(300_000)}"`),
      await send('{Acme'),
      await send('a=b', 'text/x'),
    ]

    expect([large.status, broken.status, form.status]).toEqual([413, 400, 415])
    expect(await broken.text()).not.toContain('Acme')
  })
})

describe('starting and stopping', () => {
  it('says what to do about a port that is in use', async () => {
    const { port } = await listen()

    const second = listen({ port })

    await expect(second).rejects.toMatchObject({
      code: 'port-in-use',
      message: `Port ${port} is in use.`,
      remedy: expect.stringContaining('Set PORT'),
    })
  })

  it('says what to do about an address this machine does not have', async () => {
    await expect(listen({ host: '203.0.113.7' })).rejects.toMatchObject({ code: 'host-unknown' })
  })

  it('lets a request in flight finish and takes no new one', async () => {
    const slow: FastifyPluginAsync = async (server) => {
      server.get('/slow', async () => {
        await sleep(150)
        return { done: true }
      })
    }
    const server = await listen({ routes: [slow] })
    const inFlight = fetch(at(server, '/slow'))
    await sleep(40)
    const before = performance.now()

    await server.close()

    expect(await (await inFlight).json()).toEqual({ done: true })
    expect(performance.now() - before).toBeLessThan(3_000)
    await expect(fetch(at(server, '/healthz'))).rejects.toThrow()
  })

  it('cuts what has not finished by the end of the drain time', async () => {
    const never: FastifyPluginAsync = async (server) => {
      server.get('/never', () => new Promise(() => {}))
    }
    const server = await listen({ routes: [never], drainMs: 100 })
    const hanging = request(at(server, '/never')).end()
    const cut = once(hanging, 'error')
    await sleep(40)

    await server.close()

    expect((await cut)[0]).toMatchObject({ code: 'ECONNRESET' })
  })

  it('shows an address a person can open', async () => {
    const server = await listen()

    expect(server.url).toBe(`http://localhost:${server.port}`)
  })
})
