import { expect, onTestFinished, test } from 'vitest'
import { createWecomApi, type WecomApiOptions } from '#src/wecom/api/client.ts'
import { openFakeWecom } from '../../helpers/fake-wecom/index.ts'
import { recordingLogger } from '../../helpers/recording-logger.ts'

/** The client on a strict WeCom in which 王梅 is a member. */
async function aClient(given: Partial<WecomApiOptions> = {}) {
  const fake = await openFakeWecom()
  onTestFinished(() => fake.close())
  fake.add.member('mei', { name: '王梅' })
  const { corpId, agentId, secret } = fake.app
  const log = recordingLogger()
  const api = createWecomApi({
    corpId,
    agentId,
    secret,
    baseUrl: fake.apiUrl,
    clock: fake.time,
    log,
    ...given,
  })
  const asked = (method: string) => fake.state.calls.filter((call) => call.method === method).length
  const mei = () => api.get<{ name: string }>('user/get', { userid: 'mei' })

  return { fake, api, asked, mei }
}

test('fifty calls at once need one token, and so do those of the next two hours', async () => {
  const { fake, asked, mei } = await aClient()

  await Promise.all(Array.from({ length: 50 }, mei))
  fake.time.advance(7_100_000)
  await mei()
  fake.time.advance(60_000)
  await mei()

  expect(asked('gettoken')).toBe(2)
  expect(asked('user/get')).toBe(52)
  expect(fake.complaints).toEqual([])
})

test.each(['expired', 'unknown'] as const)(
  'fifty calls whose token is %s on their way are made once more with one new token',
  async (how) => {
    const { fake, asked, mei } = await aClient()
    await mei()

    fake.tokens.end(how)
    const found = await Promise.all(Array.from({ length: 50 }, mei))

    expect(found.every(({ name }) => name === '王梅')).toBe(true)
    expect(asked('gettoken')).toBe(2)
    expect(asked('user/get')).toBe(101)
    expect(fake.complaints).toEqual([])
  },
)

test('a stale token that WeCom calls a wrong secret is renewed too', async () => {
  const { fake, asked, mei } = await aClient()
  await mei()
  fake.faults.next('user/get', { kind: 'error', error: '40001' })

  const found = await mei()

  expect(found.name).toBe('王梅')
  expect(asked('gettoken')).toBe(2)
})

test('a token that WeCom refuses again and again is not renewed in a loop', async () => {
  const { fake, asked, mei } = await aClient()
  fake.faults.next('user/get', { kind: 'error', error: '40014' }, { times: 1_000 })

  for (let call = 0; call < 20; call += 1)
    await expect(mei()).rejects.toMatchObject({
      code: 'wecom-token-refused',
      retryable: true,
      mend: { by: 'admin' },
    })

  expect(asked('gettoken')).toBe(2)
})

type Waits = { readonly retryAfterMs: number }
const inSeconds = (ms: number) => Math.ceil(ms / 1_000)

test('a token let go of twice within ten seconds says when to come again, and is good by then', async () => {
  const { fake, mei } = await aClient()
  await mei()
  fake.tokens.end('expired')
  await mei()
  fake.time.advance(4_000)
  fake.tokens.end('unknown')

  const refused = await mei().catch((thrown: unknown) => thrown)
  fake.time.advance(6_000)
  const found = await mei()

  expect(refused).toMatchObject({ code: 'wecom-token-refused', retryable: true })
  expect(inSeconds((refused as Waits).retryAfterMs)).toBe(6)
  expect(found.name).toBe('王梅')
})

test('tokens that are refused one after the other are renewed less and less often', async () => {
  const { fake, asked, mei } = await aClient()
  fake.faults.next('user/get', { kind: 'error', error: '40014' }, { times: 1_000 })

  const waits: unknown[] = []
  for (let call = 0; call < 8; call += 1) {
    const { retryAfterMs } = await mei().then(
      () => ({ retryAfterMs: 0 }),
      (thrown: Waits) => thrown,
    )
    waits.push(inSeconds(retryAfterMs))
    fake.time.advance(retryAfterMs)
  }

  expect(waits).toEqual([10, 20, 40, 80, 160, 300, 300, 300])
  expect(asked('gettoken')).toBe(9)
})

test('a wrong secret is asked once, and once more after half an hour', async () => {
  const { fake, asked, mei } = await aClient({ secret: 'a wrong one' })

  for (let call = 0; call < 20; call += 1)
    await expect(mei()).rejects.toMatchObject({ code: 'wecom-secret-refused', mend: { by: 'admin' } })
  const before = asked('gettoken')
  fake.time.advance(30 * 60_000)
  await expect(mei()).rejects.toMatchObject({ code: 'wecom-secret-refused' })

  expect(before).toBe(1)
  expect(asked('gettoken')).toBe(2)
  expect(asked('user/get')).toBe(0)
})

test('of a wrong company id it says so', async () => {
  const { mei } = await aClient({ corpId: 'ww-none' })

  await expect(mei()).rejects.toMatchObject({ code: 'wecom-corp-refused' })
})

test('an address that is not trusted is named as WeCom saw it', async () => {
  const { fake, mei } = await aClient()
  fake.trust(false)

  await expect(mei()).rejects.toMatchObject({
    code: 'wecom-ip-refused',
    retryable: true,
    mend: { by: 'admin', line: '127.0.0.1' },
  })
})

test('a busy WeCom is asked three times at most', async () => {
  const { fake, asked, mei } = await aClient()
  fake.faults.next('user/get', { kind: 'error', error: '-1' }, { times: 2 })
  const third = await mei()
  fake.faults.next('user/get', { kind: 'error', error: '-1' }, { times: 5 })

  await expect(mei()).rejects.toMatchObject({ code: 'wecom-away', retryable: true })

  expect(third.name).toBe('王梅')
  expect(asked('user/get')).toBe(6)
})

test.each([
  { kind: 'breaks' },
  { kind: 'status', status: 502 },
  { kind: 'ratelimited', retryAfterS: 1 },
] as const)(
  'a WeCom that fails by %j may be asked again, and no secret stands in the error',
  async (fault) => {
    const { fake, api, mei } = await aClient()
    await mei()
    fake.faults.next('user/get', fault)

    const error = await mei().catch((thrown: unknown) => thrown)

    expect(error).toMatchObject({ retryable: true })
    const words = JSON.stringify(error, Object.getOwnPropertyNames(error)) + String((error as Error).cause)
    expect(words).not.toContain(fake.app.secret)
    expect(words).not.toContain('access_token')
    expect(api.corpId).toBe(fake.app.corpId)
  },
)

test('a file goes up and comes back as its id', async () => {
  const { api, fake } = await aClient()

  const id = await api.upload('file', {
    name: '周报.csv',
    mime: 'text/csv',
    content: 'customer,tier\nacme,A\n',
  })

  expect(fake.state.media.get(id)).toMatchObject({ filename: '周报.csv' })
})
