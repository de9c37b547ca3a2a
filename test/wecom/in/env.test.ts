import { describe, expect, it } from 'vitest'
import { readEnv } from '#src/config/env.ts'

const app = {
  WECOM_CORP_ID: 'ww1',
  WECOM_AGENT_ID: '1000002',
  WECOM_SECRET: 's',
  WECOM_TOKEN: 't',
  WECOM_ENCODING_AES_KEY: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
}
const bot = { WECOM_BOT_ID: 'b', WECOM_BOT_SECRET: 's' }

describe('the variables of WeCom', () => {
  it('are a set, with or without the AI bot and the group robot', () => {
    expect(readEnv({}).WECOM_CORP_ID).toBeUndefined()
    expect(readEnv(app).WECOM_AGENT_ID).toBe(1_000_002)
    expect(readEnv({ ...app, ...bot, WECOM_WEBHOOK_KEY: 'k' }).WECOM_BOT_ID).toBe('b')
  })

  it.each(Object.keys(app))('are refused without %s, by its name and without a value', (name) => {
    const half = Object.fromEntries(Object.entries(app).filter(([other]) => other !== name))

    expect(() => readEnv(half)).toThrow(new RegExp(`Missing: ${name}\\.`))
    expect(() => readEnv(half)).not.toThrow(/jWmYm7/)
  })

  it.each([
    [bot, 'WECOM_CORP_ID'],
    [{ WECOM_WEBHOOK_KEY: 'k' }, 'WECOM_CORP_ID'],
    [{ ...app, WECOM_BOT_ID: 'b' }, 'WECOM_BOT_SECRET'],
    [{ ...app, WECOM_BOT_SECRET: 's' }, 'WECOM_BOT_ID'],
  ] as const)('are refused where %j lacks %s', (given, missing) => {
    expect(() => readEnv(given)).toThrow(missing)
  })

  it('an EncodingAESKey has 43 letters and digits', () => {
    expect(() => readEnv({ ...app, WECOM_ENCODING_AES_KEY: 'short' })).toThrow('WECOM_ENCODING_AES_KEY')
  })
})
