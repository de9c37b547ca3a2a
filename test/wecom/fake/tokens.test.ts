import { expect, test } from 'vitest'
import { aFakeWecom, aText } from './a-fake-wecom.ts'

test('a token is the same one until its two hours are over', async () => {
  const { wecom, token, ask, send } = await aFakeWecom()

  const again = await ask()
  wecom.time.advance(7_200_000)
  const late = await send(aText('早'))
  const renewed = await ask()

  expect(again['access_token']).toBe(token)
  expect(late['errcode']).toBe(42001)
  expect(renewed['access_token']).not.toBe(token)
  expect(wecom.complaints).toEqual([])
})

test('a token that WeCom ends is unknown from then on', async () => {
  const { wecom, send, get } = await aFakeWecom()

  wecom.tokens.end('unknown')

  expect(await send(aText('早'))).toMatchObject({ errcode: 40014 })
  expect(await get('user/get', { userid: 'mei', access_token: '' })).toMatchObject({ errcode: 41001 })
})

test('two who ask at the same time are a complaint', async () => {
  const { wecom, ask } = await aFakeWecom()

  await Promise.all([ask(), ask()])

  expect(wecom.complaints).toEqual(['gettoken: asked for twice at the same time'])
})

test('a wrong secret is refused, and again and again it bans the caller for an hour', async () => {
  const { wecom, ask } = await aFakeWecom()

  const wrong = [1, 2, 3].map(() => ask({ corpsecret: 'x' }))
  const codes = (await Promise.all(wrong)).map((answer) => answer['errcode'])
  const banned = await ask()
  wecom.time.advance(3_600_000)

  expect(codes).toEqual([40001, 40001, 40001])
  expect(banned['errcode']).toBe(45009)
  expect(await ask()).toMatchObject({ errcode: 0 })
  expect(await ask({ corpid: 'x' })).toMatchObject({ errcode: 40013 })
})

test('an address that is not trusted is told which it is', async () => {
  const { wecom, send } = await aFakeWecom()

  wecom.trust(false)
  const refused = await send(aText('早'))
  wecom.trust(true)

  expect(refused).toMatchObject({ errcode: 60020, errmsg: expect.stringContaining('127.0.0.1') })
  expect(await send(aText('早'))).toMatchObject({ errcode: 0 })
})
