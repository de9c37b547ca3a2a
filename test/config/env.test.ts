import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { envExample } from '#src/config/describe-env.ts'
import { readEnv } from '#src/config/env.ts'
import { llmSettings } from '#src/config/llm-env.ts'

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

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['a token alone', { SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_SIGNING_SECRET'],
    ['a signing secret alone', { SLACK_SIGNING_SECRET: 's' }, 'SLACK_BOT_TOKEN'],
    ['an app token alone', { SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
    [
      'a client id alone',
      { SLACK_CLIENT_ID: '1.2' },
      'SLACK_CLIENT_SECRET, SLACK_STATE_SECRET, SLACK_SIGNING_SECRET, FIELD_ENCRYPTION_KEYS',
    ],
  ])('refuses half a Slack configuration with the missing names: %s', (_case, given, missing) => {
    expect(() => readEnv(given)).toThrow(`Missing: ${missing}.`)
  })

  it('takes Slack over HTTP, over Socket Mode, and by OAuth, but not one token and OAuth together', () => {
    const oauth = {
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 's',
      SLACK_STATE_SECRET: 'sixteen or more characters',
      SLACK_SIGNING_SECRET: 's',
      FIELD_ENCRYPTION_KEYS: 'k1:x',
    }

    expect(readEnv({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' })).toBeDefined()
    expect(readEnv({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })).toBeDefined()
    expect(readEnv(oauth)).toBeDefined()
    expect(readEnv({ ...oauth, SLACK_APP_TOKEN: 'xapp-1' })).toBeDefined()
    expect(() => readEnv({ ...oauth, SLACK_BOT_TOKEN: 'xoxb-1' })).toThrow(/both set/)
  })

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['an address alone', { LLM_BASE_URL: 'http://localhost:11434/v1' }, 'LLM_MODEL'],
    ['a name alone', { LLM_MODEL: 'qwen3' }, 'LLM_BASE_URL'],
    ['a key alone', { LLM_API_KEY: 'sk-1' }, 'LLM_BASE_URL, LLM_MODEL'],
    ['on, and nothing else', { LLM_ENABLED: 'on' }, 'LLM_BASE_URL, LLM_MODEL'],
  ])('refuses half a language model with the missing names: %s', (_case, given, missing) => {
    expect(() => readEnv(given)).toThrow(`Missing: ${missing}.`)
    expect(llmSettings(readEnv({ ...given, LLM_ENABLED: 'off' }))).toBeUndefined()
  })

  it('turns a language model on by its address and name, with a key or without, and off by one word', () => {
    const whole = { LLM_BASE_URL: 'http://localhost:11434/v1', LLM_MODEL: 'qwen3' }

    expect(llmSettings(readEnv({}))).toBeUndefined()
    expect(llmSettings(readEnv(whole))).toMatchObject({ model: 'qwen3', apiKey: undefined })
    expect(llmSettings(readEnv({ ...whole, LLM_API_KEY: 'sk-1' }))).toMatchObject({ apiKey: 'sk-1' })
    expect(llmSettings(readEnv({ ...whole, LLM_ENABLED: 'off' }))).toBeUndefined()
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
    ['LLM_BASE_URL', 'https://api.openai.com/v1/chat/completions'],
    ['LLM_BASE_URL', 'https://me:secret@llm.example/v1'],
    ['LLM_BASE_URL', 'ftp://llm.example'],
    ['LLM_API_KEY', 'sk 1'],
  ])('names %s when it is wrong, and never its value', (name, value) => {
    const attempt = () => readEnv({ [name]: value })

    expect(attempt).toThrow(new RegExp(name))
    expect(attempt).not.toThrow(new RegExp(`"${value}"`))
  })

  it('is described whole in .env.example', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(envExample())
  })
})
