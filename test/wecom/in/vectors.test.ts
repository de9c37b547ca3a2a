import { expect, test } from 'vitest'
import { sealOf } from '#src/wecom/callback/sealed.ts'
import { elementsOf } from '#src/wecom/callback/xml.ts'
import { servedWecom } from '../../helpers/a-wecom.ts'

/** Of Tencent's own samples (document/path/90968) and of wechatpy's tests. */
const official = {
  token: 'QDG6eK',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  corpId: 'wx5823bf96d3bd56c7',
}
const wechatpy = {
  token: '123456',
  aesKey: 'kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR',
  corpId: 'wx49f0ab532d5d035a',
}
const signed = (timestamp: string, nonce: string, signature: string) => ({ timestamp, nonce, signature })
const at = (seconds: number) => ({ clock: { now: () => new Date(seconds * 1_000) } })

const v1 = {
  ...signed('1409659589', '263014780', '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3'),
  echo: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
}
const v2 = {
  ...signed('1409659813', '1372623149', '477715d11cdb4164915debcba66cb864d751f3e6'),
  encrypted:
    'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==',
}

test.each(['escaped', 'as it is'] as const)(
  'V1: the official echo is answered raw over HTTP, its + %s',
  async (how) => {
    const { url } = await servedWecom(at(1_409_659_589), { app: { agentId: 218 } })
    const echo = how === 'escaped' ? encodeURIComponent(v1.echo) : v1.echo
    const query = `msg_signature=${v1.signature}&timestamp=${v1.timestamp}&nonce=${v1.nonce}&echostr=${echo}`

    const startedAt = performance.now()
    const response = await fetch(`${url}?${query}`)

    expect(response.status).toBe(200)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from('1616140317555161061'))
    expect(performance.now() - startedAt).toBeLessThan(1_000)
  },
)

test('V2: the official message comes in over HTTP, its id of 64 bits whole', async () => {
  const { url, queued } = await servedWecom(at(1_409_659_813), { app: { agentId: 218 } })
  const query = `msg_signature=${v2.signature}&timestamp=${v2.timestamp}&nonce=${v2.nonce}`
  const body = `<xml><ToUserName><![CDATA[${official.corpId}]]></ToUserName><AgentID><![CDATA[218]]></AgentID><Encrypt><![CDATA[${v2.encrypted}]]></Encrypt></xml>`

  const response = await fetch(`${url}?${query}`, { method: 'POST', body })

  expect([response.status, await response.text()]).toEqual([200, ''])
  expect(queued).toEqual([
    {
      id: 'm4561255354251345929',
      at: new Date(1_409_659_813_000),
      way: 'app',
      kind: 'text',
      from: 'mycreate',
      text: 'hello',
    },
  ])
})

test('V3: what another library has encrypted is signed and read', () => {
  const encrypted =
    '9s4gMv99m88kKTh/H8IdkOiMg6bisoy3ypwy9H4hvSPe9nsGaqyw5hhSjdYbcrKk+j3nba4HMOTzHrluLBYqxgNcBqGsL8GqxlhZgURnAtObvesEl5nZ+uBE8bviY0LWke8Zy9V/QYKxNV2FqllNXcfmstttyIkMKCCmVbCFM2JTF5wY0nFhHZSjPUL2Q1qvSUCUld+/WIXrx0oyKQmpB6o8NRrrNrsDf03oxI1p9FxUgMnwKKZeOA/uu+2IEvEBtb7muXsVbwbgX05UPPJvFurDXafG0RQyPR+mf1nDnAtQmmNOuiR5MIkdQ39xn1vWwi1O5oazPoQJz0nTYjxxEE8kv3kFxtAGVRe3ypD3WeK2XeFYFMNMpatF9XiKzHo3'
  const seal = sealOf(wechatpy)

  const isSigned = seal.isSigned(
    signed('1411525903', '461056294', '407518b7649e86ef23978113f92d27afa9296533'),
    encrypted,
  )
  const elements = elementsOf(seal.open(encrypted))

  expect(isSigned).toBe(true)
  expect(elements).toEqual({
    MsgType: 'text',
    Content: 'test',
    FromUserName: wechatpy.corpId,
    ToUserName: 'messense',
    AgentID: '1',
    CreateTime: '1411525903',
  })
})

test('V4: an echo is signed for its own nonce only', () => {
  const echo = '4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q=='
  const signature = 'dd6b9c95b495b3f7e2901bfbc76c664930ffdb96'
  const seal = sealOf(wechatpy)

  expect(seal.isSigned(signed('1411443780', '437374425', signature), echo)).toBe(true)
  expect(seal.isSigned(signed('1411443780', '437374424', signature), echo)).toBe(false)
  expect(seal.open(echo)).toBe('5927782489442352469')
})

test('V5: what was encrypted for nobody is not for this company', () => {
  const encrypted = 'sKqRbbiSUnDhFHOvPjtUMXwcNQzHVFNeLGShu75XAxnlReSDiqIMxFSwaGouVQm/TLf+6IgUPvQBjguiS7rgiw=='
  const by = signed('1409659813', '1372623149', 'bac6d65dae052a6f343b55f89cd34c8c8573f1bb')

  expect(sealOf(official).isSigned(by, encrypted)).toBe(true)
  expect(() => sealOf(official).open(encrypted)).toThrow('for another company')
  expect(sealOf({ ...official, corpId: '' }).open(encrypted)).toBe('{"msgtype":"text"}')
})
