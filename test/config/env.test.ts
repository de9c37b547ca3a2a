import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { envExample } from '#src/config/describe-env.ts'
import { readEnv } from '#src/config/env.ts'

describe('configuration', () => {
  it('needs nothing: every variable has a default or may be absent', () => {
    const env = readEnv({})

    expect(env).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3000,
      DATA_DIR: '.data',
      COMPANY_TIME_ZONE: 'Asia/Shanghai',
    })
  })

  it('counts an empty value as absent', () => {
    expect(readEnv({ MONGODB_URI: '', PORT: '' })).toMatchObject({ PORT: 3000 })
  })

  it('refuses half a Slack configuration with the missing name', () => {
    expect(() => readEnv({ SLACK_BOT_TOKEN: 'xoxb-1' })).toThrow(/Missing: SLACK_SIGNING_SECRET/)
    expect(() => readEnv({ SLACK_SIGNING_SECRET: 's' })).toThrow(/Missing: SLACK_BOT_TOKEN/)
  })

  it('refuses an open playground without a token', () => {
    expect(() => readEnv({ PLAYGROUND: 'on' })).toThrow(/PLAYGROUND_TOKEN/)
    expect(readEnv({ PLAYGROUND: 'on', PLAYGROUND_TOKEN: 'x'.repeat(16) }).PLAYGROUND).toBe('on')
  })

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['COMPANY_TIME_ZONE', 'Mars/Olympus'],
    ['DEFAULT_LOCALE', 'fr'],
    ['LOG_LEVEL', 'loud'],
    ['SLACK_COMMAND', 'customer'],
  ])('names %s when it is wrong, and never its value', (name, value) => {
    const attempt = () => readEnv({ [name]: value })

    expect(attempt).toThrow(new RegExp(name))
    expect(attempt).not.toThrow(new RegExp(`"${value}"`))
  })

  it('is described whole in .env.example', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(envExample())
  })
})
