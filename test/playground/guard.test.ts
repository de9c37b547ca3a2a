import { describe, expect, it } from 'vitest'
import { type Knock, refusalOf } from '#src/playground/guard.ts'
import { tokenCookie } from '#src/playground/token.ts'

const loopback = { kind: 'loopback' } as const
const token = { kind: 'token', token: 'a-long-random-token' } as const
const knock = (given: Partial<Knock> = {}): Knock => ({
  method: 'GET',
  port: 3000,
  host: 'localhost:3000',
  page: false,
  ...given,
})
const post = (given: Partial<Knock> = {}) =>
  knock({ method: 'POST', contentType: 'application/json', ...given })

describe('on loopback', () => {
  it.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST:3000'])(
    '%s is this machine',
    (host) => {
      expect(refusalOf(loopback, knock({ host }))).toBeUndefined()
    },
  )

  it.each([
    ['another name that points here (DNS rebinding)', 'evil.example:3000'],
    ['a name that begins like ours', 'localhost.evil.example:3000'],
    ['another port', 'localhost:3001'],
    ['no port', 'localhost'],
    ['nothing', undefined],
    ['an address of the network', '192.168.1.5:3000'],
  ])('refuses %s', (_case, host) => {
    expect(refusalOf(loopback, knock({ host }))).toMatchObject({ status: 403, code: 'foreign-host' })
    expect(refusalOf(loopback, knock({ host, page: true }))).toMatchObject({ code: 'foreign-host' })
  })

  it('takes no port for the one that needs none', () => {
    expect(refusalOf(loopback, knock({ port: 80, host: 'localhost' }))).toBeUndefined()
  })

  it.each([
    'http://evil.example',
    'https://localhost:3001',
    'null',
    'file://',
    'http://localhost:3000.evil.example',
  ])('refuses the origin %s', (origin) => {
    expect(refusalOf(loopback, post({ origin }))).toMatchObject({ status: 403, code: 'foreign-origin' })
  })

  it('takes its own origin', () => {
    expect(refusalOf(loopback, post({ origin: 'http://localhost:3000' }))).toBeUndefined()
  })

  it('refuses what another site fetches, but lets a link open the page', () => {
    expect(refusalOf(loopback, knock({ fetchSite: 'cross-site' }))).toMatchObject({ code: 'foreign-origin' })
    expect(refusalOf(loopback, knock({ fetchSite: 'same-site' }))).toMatchObject({ code: 'foreign-origin' })
    expect(refusalOf(loopback, knock({ fetchSite: 'cross-site', page: true }))).toBeUndefined()
    expect(refusalOf(loopback, knock({ fetchSite: 'same-origin' }))).toBeUndefined()
  })

  it.each([undefined, 'text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])(
    'refuses a post of %s: what a form of another site could send',
    (contentType) => {
      expect(refusalOf(loopback, post({ contentType }))).toMatchObject({ status: 415, code: 'json-needed' })
    },
  )

  it('takes JSON with a charset', () => {
    expect(refusalOf(loopback, post({ contentType: 'application/json; charset=utf-8' }))).toBeUndefined()
  })
})

describe('with a token', () => {
  const cookie = tokenCookie(token.token, false).split(';')[0]

  it('serves any host that carries it', () => {
    const host = 'tierwise.example'

    expect(refusalOf(token, knock({ host, authorization: `Bearer ${token.token}` }))).toBeUndefined()
    expect(refusalOf(token, knock({ host, cookie: `other=1; ${cookie}` }))).toBeUndefined()
  })

  it.each<[string, Partial<Knock>]>([
    ['nothing', {}],
    ['a wrong token', { authorization: 'Bearer a-long-random-tokem' }],
    ['another scheme', { authorization: `Basic ${token.token}` }],
    ['a cookie of the token itself', { cookie: `tierwise_playground=${token.token}` }],
    ['an empty cookie', { cookie: 'tierwise_playground=' }],
    ['a wrong bearer beside a right cookie', { authorization: 'Bearer no', cookie }],
  ])('refuses %s, also for the page', (_case, given) => {
    expect(refusalOf(token, knock(given))).toMatchObject({ status: 401, code: 'token-needed' })
    expect(refusalOf(token, knock({ ...given, page: true }))).toMatchObject({ code: 'token-needed' })
  })

  it('still refuses another site and other bodies', () => {
    expect(refusalOf(token, post({ cookie, origin: 'https://evil.example' }))).toMatchObject({
      code: 'foreign-origin',
    })
    expect(refusalOf(token, post({ cookie, contentType: 'text/plain' }))).toMatchObject({
      code: 'json-needed',
    })
  })
})
