import { describe, expect, it } from 'vitest'
import { type GateConfig, playgroundGate } from '#src/playground/gate.ts'

const config = (given: Partial<GateConfig> = {}): GateConfig => ({
  store: 'embedded',
  host: '127.0.0.1',
  ...given,
})
const token = 'a-long-random-token'

describe('whether there is a playground', () => {
  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('there is on the trial store at %s', (host) => {
    expect(playgroundGate(config({ host }))).toEqual({ kind: 'loopback' })
  })

  it.each<[string, Partial<GateConfig>, string]>([
    ['a real store', { store: 'external' }, 'external-store'],
    [
      'a real store on loopback with a token but not switched on',
      { store: 'external', token },
      'external-store',
    ],
    ['an address others reach', { host: '0.0.0.0' }, 'not-loopback'],
    ['a name that only looks local', { host: '127.0.0.1.evil.example' }, 'not-loopback'],
    ['all addresses of IPv6', { host: '::' }, 'not-loopback'],
    ['PLAYGROUND=off on the trial store', { playground: 'off' }, 'off'],
    ['PLAYGROUND=off with a token', { playground: 'off', token }, 'off'],
    ['PLAYGROUND=on without a token elsewhere', { host: '0.0.0.0', playground: 'on' }, 'no-token'],
    ['PLAYGROUND=on without a token on a real store', { store: 'external', playground: 'on' }, 'no-token'],
    ['a token that can be guessed', { host: '0.0.0.0', playground: 'on', token: 'short' }, 'short-token'],
    ['an empty token', { store: 'external', playground: 'on', token: '' }, 'short-token'],
  ])('there is none with %s', (_case, given, why) => {
    expect(playgroundGate(config(given))).toEqual({ kind: 'absent', why })
  })

  it('there is one for holders of the token where it is switched on with one', () => {
    expect(playgroundGate(config({ store: 'external', host: '0.0.0.0', playground: 'on', token }))).toEqual({
      kind: 'token',
      token,
    })
  })

  it('asks for the token wherever one was set and switched on, also on loopback', () => {
    expect(playgroundGate(config({ playground: 'on', token }))).toEqual({ kind: 'token', token })
  })
})
