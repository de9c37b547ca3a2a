import { afterEach, describe, expect, it } from 'vitest'
import { aTerminal } from '../helpers/a-terminal.ts'
import { servedWecom } from '../helpers/a-wecom.ts'
import type { FakeWecom } from '../helpers/fake-wecom/index.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const variables = ({ app, apiUrl }: FakeWecom) => ({
  WECOM_CORP_ID: app.corpId,
  WECOM_AGENT_ID: String(app.agentId),
  WECOM_SECRET: app.secret,
  WECOM_TOKEN: app.token,
  WECOM_ENCODING_AES_KEY: app.aesKey,
  WECOM_API_BASE_URL: apiUrl,
})

/** A terminal and a bot, both of one app of a strict WeCom. */
async function aDoctor(given: Readonly<Record<string, string>> = {}) {
  const served = await servedWecom()
  const made = aTerminal({ ...variables(served.fake), PUBLIC_URL: new URL(served.url).origin, ...given })
  closing.push(made.remove)
  return { ...made, ...served }
}

describe('doctor wecom', () => {
  it('says that all is well, and what only a person can see', async () => {
    const { run, fake } = await aDoctor({ WECOM_BOT_ID: 'b', WECOM_BOT_SECRET: 's' })
    await run('users', 'add', 'mei', '--name', 'Mei', '--role', 'rep', '--wecom', 'Mei')

    const { out, code } = await run('doctor', 'wecom')

    expect(out).toContain('ok      WeCom accepts company, secret and this server’s address.')
    expect(out).toContain('/wecom/callback answers WeCom’s check')
    expect(out).toContain('AgentId 1000002 is of the same app')
    expect(out).toContain('1 of 2 active users')
    expect(out).toContain('look    Whether the app has its menu')
    expect(out).toContain('look    Whether the AI bot')
    expect([out.includes('MISSING'), code]).toEqual([false, 0])
    expect(fake.everSeenBy('mei')).toBe('')
  })

  it('names the address to trust and where, in the company’s language', async () => {
    const { run, fake } = await aDoctor({ DEFAULT_LOCALE: 'zh' })
    fake.trust(false)

    const { out, code } = await run('doctor', 'wecom')

    expect(out).toMatch(/企业可信IP”添加这个地址.*→ 127\.0\.0\.1/)
    expect(code).toBe(1)
  })

  it('tells a wrong secret, other keys of the callback and another app apart', async () => {
    const wrongSecret = await aDoctor({ WECOM_SECRET: 'x' })
    const otherKeys = await aDoctor({ WECOM_TOKEN: 'another' })
    const otherApp = await aDoctor({ WECOM_AGENT_ID: '1000009' })

    const [secret, keys, app] = await Promise.all(
      [wrongSecret, otherKeys, otherApp].map(({ run }) => run('doctor', 'wecom')),
    )

    expect(secret?.out).toContain('copy its Secret to WECOM_SECRET')
    expect(keys?.out).toContain('refuses what is signed with WECOM_TOKEN')
    expect(app?.out).toContain('not of the same app. (301002)')
    expect([secret?.code, keys?.code, app?.code]).toEqual([1, 1, 1])
  })

  it('names people whom the app cannot see, and 客户联系 that it may not read', async () => {
    const { run, fake } = await aDoctor()
    await run('users', 'add', 'zoe', '--name', 'Zoe', '--role', 'rep', '--wecom', 'zoe')
    fake.faults.next('externalcontact/get_follow_user_list', { kind: 'error', error: '48002' })

    const { out } = await run('doctor', 'wecom')

    expect(out).toContain('MISSING The app cannot see: zoe.')
    expect(out).toContain('look    The app may not read the company’s customer contacts')
    expect(out).toContain('可调用接口的应用')
  })

  it('asks nothing where WeCom is off or half of it is set', async () => {
    const off = aTerminal({ DEFAULT_LOCALE: 'zh' })
    closing.push(off.remove)

    const { err, code } = await off.run('doctor', 'wecom')

    expect(err).toContain('企业微信未启用')
    expect(code).toBe(1)
    expect(() => aTerminal({ WECOM_CORP_ID: 'ww1', WECOM_SECRET: 's' })).toThrow(
      'WECOM_AGENT_ID, WECOM_TOKEN, WECOM_ENCODING_AES_KEY',
    )
  })
})
