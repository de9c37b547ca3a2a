import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decrypt, encrypt, signatureOf } from '../../helpers/fake-wecom/crypto.ts'
import { textIn, toXml } from '../../helpers/fake-wecom/xml.ts'

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
const bytesOf = (text: string) => Buffer.from(text, 'latin1')

const echo = 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ=='

test('V1: the echo of the official sample has its signature and its words', () => {
  const signature = signatureOf(official.token, '1409659589', '263014780', echo)
  const read = decrypt(official.aesKey, echo)

  expect(signature).toBe('5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3')
  expect(read).toEqual({
    message: '1616140317555161061',
    receiveId: official.corpId,
    random: 'c41b64491c2468d0',
  })
})

const posted =
  'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q=='

test('V2: the message of the official sample comes out, and encrypted again is the same', () => {
  const { message, receiveId, random } = decrypt(official.aesKey, posted)
  const again = encrypt(official.aesKey, message, receiveId, bytesOf(random))

  expect(signatureOf(official.token, '1409659813', '1372623149', posted)).toBe(
    '477715d11cdb4164915debcba66cb864d751f3e6',
  )
  expect([textIn(message, 'FromUserName'), textIn(message, 'Content'), textIn(message, 'MsgId')]).toEqual([
    'mycreate',
    'hello',
    '4561255354251345929',
  ])
  expect(again).toBe(posted)
})

test('V3: a message with a known random is encrypted to known bytes', () => {
  const message = [
    '<xml>',
    '<MsgType><![CDATA[text]]></MsgType>',
    '<Content><![CDATA[test]]></Content>',
    `<FromUserName><![CDATA[${wechatpy.corpId}]]></FromUserName>`,
    '<ToUserName><![CDATA[messense]]></ToUserName>',
    '<AgentID>1</AgentID>',
    '<CreateTime>1411525903</CreateTime>',
    '</xml>',
  ].join('\n')

  const encrypted = encrypt(wechatpy.aesKey, message, wechatpy.corpId, bytesOf('1234567890123456'))

  expect(encrypted).toBe(
    '9s4gMv99m88kKTh/H8IdkOiMg6bisoy3ypwy9H4hvSPe9nsGaqyw5hhSjdYbcrKk+j3nba4HMOTzHrluLBYqxgNcBqGsL8GqxlhZgURnAtObvesEl5nZ+uBE8bviY0LWke8Zy9V/QYKxNV2FqllNXcfmstttyIkMKCCmVbCFM2JTF5wY0nFhHZSjPUL2Q1qvSUCUld+/WIXrx0oyKQmpB6o8NRrrNrsDf03oxI1p9FxUgMnwKKZeOA/uu+2IEvEBtb7muXsVbwbgX05UPPJvFurDXafG0RQyPR+mf1nDnAtQmmNOuiR5MIkdQ39xn1vWwi1O5oazPoQJz0nTYjxxEE8kv3kFxtAGVRe3ypD3WeK2XeFYFMNMpatF9XiKzHo3',
  )
  expect(signatureOf(wechatpy.token, '1411525903', '461056294', encrypted)).toBe(
    '407518b7649e86ef23978113f92d27afa9296533',
  )
})

test('V4: another nonce makes another signature', () => {
  const other = '4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q=='
  const signed = (nonce: string) => signatureOf(wechatpy.token, '1411443780', nonce, other)

  expect(signed('437374425')).toBe('dd6b9c95b495b3f7e2901bfbc76c664930ffdb96')
  expect(signed('437374424')).not.toBe('dd6b9c95b495b3f7e2901bfbc76c664930ffdb96')
  expect(decrypt(wechatpy.aesKey, other).message).toBe('5927782489442352469')
})

test('V5: a bot has no receiveid', () => {
  const encrypted = encrypt(official.aesKey, '{"msgtype":"text"}', '', bytesOf('0123456789abcdef'))

  expect(encrypted).toBe(
    'sKqRbbiSUnDhFHOvPjtUMXwcNQzHVFNeLGShu75XAxnlReSDiqIMxFSwaGouVQm/TLf+6IgUPvQBjguiS7rgiw==',
  )
  expect(signatureOf(official.token, '1409659813', '1372623149', encrypted)).toBe(
    'bac6d65dae052a6f343b55f89cd34c8c8573f1bb',
  )
})

test('what is encrypted comes out again, of any length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (message) => {
      const read = decrypt(official.aesKey, encrypt(official.aesKey, message, official.corpId))

      expect(read).toMatchObject({ message, receiveId: official.corpId })
    }),
  )
})

test('a wrong key, a cut text and a wrong padding do not come out', () => {
  const key = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ'

  expect(() => decrypt(key, posted)).toThrow()
  expect(() => decrypt(official.aesKey, posted.slice(0, -24))).toThrow()
  expect(() => decrypt(official.aesKey, 'AAAA')).toThrow()
})

test('the end of CDATA in a text stays a text', () => {
  const xml = toXml({ Content: 'a ]]> b <x>&amp;', MsgId: 4_561_255_354_251_345_929n })

  expect(xml).not.toContain('a ]]> b')
  expect(textIn(xml, 'Content')).toBe('a ]]> b <x>&amp;')
  expect(textIn(xml, 'MsgId')).toBe('4561255354251345929')
})
