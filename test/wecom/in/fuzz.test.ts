import { connect } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { servedWecom } from '../../helpers/a-wecom.ts'
import { encrypt, signatureOf } from '../../helpers/fake-wecom/crypto.ts'
import type { FakeWecom } from '../../helpers/fake-wecom/index.ts'
import { toXml } from '../../helpers/fake-wecom/xml.ts'
import { encryptRaw } from './encrypt-raw.ts'

/** It takes 5 to 30 ms here; a machine under load is given more. */
const quickMs = 500

const full = (part: string, bytes = 60 * 1_024) => part.repeat(Math.floor(bytes / Buffer.byteLength(part)))

const bomb = `<?xml version="1.0"?><!DOCTYPE xml [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${'abcdefghij'[at + 1]} "${`&${'abcdefghij'[at]};`.repeat(10)}">`).join('')}]><xml><Encrypt>&j;</Encrypt></xml>`
const outside =
  '<?xml version="1.0"?><!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/passwd">]><xml><Encrypt>&x;</Encrypt></xml>'

/** Bodies that nobody has signed. */
const bodies: Readonly<Record<string, string | Buffer>> = {
  'an XML bomb': bomb,
  'a file from this machine': outside,
  'elements within elements': full('<xml>'),
  'elements within elements, closed': `${full('<a>', 20_000)}${full('</a>', 20_000)}`,
  'thousands of elements': `<xml>${full('<Encrypt>a</Encrypt>')}</xml>`,
  'nothing but <': full('<'),
  'CDATA that does not end': full('<![CDATA['),
  'comments that do not end': full('<!--'),
  attributes: `<xml ${full('a="b" ')}></xml>`,
  ampersands: `<xml><Encrypt>${full('&')}</Encrypt></xml>`,
  ']]>': `<xml><Encrypt><![CDATA[${full(']]>')}]]></Encrypt></xml>`,
  'truncated base64': '<xml><Encrypt><![CDATA[P9nAzCzyDtyTWESHep1vC5X9xho]]></Encrypt></xml>',
  'two of what should be one': '<xml><Encrypt>AAAA</Encrypt><Encrypt>BBBB</Encrypt></xml>',
  'the names of a prototype':
    '<xml><__proto__><Encrypt>a</Encrypt></__proto__><constructor>b</constructor></xml>',
  'no XML at all': '{"encrypt":"AAAA"}',
  'bytes that are no text': Buffer.from(Array.from({ length: 60_000 }, (_, at) => (at * 251) % 256)),
  nothing: '',
  '10 MB': Buffer.alloc(10_000_000, '<a>'),
}

/** Plain bytes that are encrypted and signed with the right keys, but not as WeCom does. */
const signedOnes = ({ app, time }: FakeWecom): Readonly<Record<string, string>> => {
  const good = toXml({
    ToUserName: app.corpId,
    FromUserName: 'mei',
    MsgType: 'text',
    MsgId: 1n,
    Content: 'x',
    AgentID: app.agentId,
  })
  const whole = encrypt(app.aesKey, good, app.corpId)
  return {
    'a padding of nothing': encryptRaw(app.aesKey, Buffer.alloc(64, 0)),
    'a padding longer than a block': encryptRaw(app.aesKey, Buffer.alloc(64, 33)),
    'a padding that does not agree': encryptRaw(
      app.aesKey,
      Buffer.concat([Buffer.alloc(62, 7), Buffer.from([9, 3])]),
    ),
    'less than a head': encryptRaw(app.aesKey, Buffer.alloc(32, 20)),
    'a length beyond its end': encryptRaw(
      app.aesKey,
      Buffer.concat([Buffer.alloc(16), Buffer.from([0xff, 0xff, 0xff, 0xff]), Buffer.alloc(12, 12)]),
    ),
    'cut off in a block': whole.slice(0, -8),
    'cut off in base64': whole.slice(0, -1),
    'base64 with a line break': `${whole.slice(0, 40)}\n${whole.slice(40)}`,
    'a bomb within': encrypt(app.aesKey, bomb, app.corpId),
    'a file within': encrypt(app.aesKey, outside, app.corpId),
    'no XML within': encrypt(app.aesKey, 'hello', app.corpId),
    'nothing within': encrypt(app.aesKey, '', app.corpId),
    'depth within': encrypt(app.aesKey, full('<xml>', 30_000), app.corpId),
    'another aes key': encrypt('kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR', good, app.corpId),
    'a time of now': String(time.nowMs()),
  }
}

const signedWith = ({ app, time }: FakeWecom, encrypted: string) => {
  const [timestamp, nonce] = [String(Math.floor(time.nowMs() / 1_000)), '1']
  return new URLSearchParams({
    msg_signature: signatureOf(app.token, timestamp, nonce, encrypted),
    timestamp,
    nonce,
  })
}

const unsigned = ({ time }: FakeWecom) =>
  new URLSearchParams({
    msg_signature: 'a'.repeat(40),
    timestamp: String(Math.floor(time.nowMs() / 1_000)),
    nonce: '1',
  })

/** Posts; 0 where the line was cut while the body was still on its way. */
async function post(url: string, query: URLSearchParams, body: string | Buffer) {
  const startedAt = performance.now()
  const status = await fetch(`${url}?${query}`, { method: 'POST', body: body as string }).then(
    (response) => response.status,
    () => 0,
  )
  return { status, ms: performance.now() - startedAt }
}

const wrapped = (encrypted: string) => toXml({ Encrypt: encrypted })

describe('what WeCom has not sent is refused at once, and no work is done', () => {
  test.each(Object.keys(bodies))('%s', async (name) => {
    const { url, fake, queued, log } = await servedWecom()

    const { status, ms } = await post(url, unsigned(fake), bodies[name] ?? '')

    expect(status === 0 ? 413 : status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect(ms).toBeLessThan(quickMs)
    expect(queued).toEqual([])
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
  })

  test('the same with the right signature: paddings, lengths, base64 and bombs inside', async () => {
    const { url, fake, queued } = await servedWecom()
    const all = Object.entries(signedOnes(fake))

    const seen = []
    for (const [name, encrypted] of all)
      seen.push({ name, ...(await post(url, signedWith(fake, encrypted), wrapped(encrypted))) })

    expect(seen.filter(({ status }) => status !== 400 && status !== 403)).toEqual([])
    expect(seen.filter(({ ms }) => ms > quickMs)).toEqual([])
    expect(queued).toEqual([])
  })
})

test('a body that says that it is small and is not is cut at 64 KB', async () => {
  const { url, fake, queued } = await servedWecom()
  const { port, pathname } = new URL(url)
  const socket = connect(Number(port), '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  let sent = 0
  const answer = new Promise<string>((resolve) => {
    socket.on('data', (chunk: Buffer) => resolve(chunk.toString('latin1')))
    socket.on('error', () => resolve(''))
  })
  const chunk = `2000\r\n${'<'.repeat(0x2000)}\r\n`
  socket.write(`POST ${pathname}?${unsigned(fake)} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`)
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  const pump = setInterval(() => {
    sent += 0x2000
    socket.write(chunk)
  }, 1)

  const head = await answer
  await closed
  clearInterval(pump)

  expect(head).toMatch(/^HTTP\/1\.1 413 /)
  expect(sent).toBeLessThan(5_000_000)
  expect(queued).toEqual([])
})

test('anything at all, in the address and in the body, is refused without a failure of ours', async () => {
  const { url, fake, queued, log } = await servedWecom()
  const good = fake.seal({
    FromUserName: 'mei',
    MsgType: 'text',
    Content: 'x',
    MsgId: 1n,
    AgentID: fake.app.agentId,
  })
  const words = /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(good.body)?.[1] ?? ''
  /** One that was signed, with something of what was signed changed. */
  const spoilt = fc
    .tuple(fc.nat(good.body.length - 1), fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }))
    .map(([at, put]) => good.body.slice(0, at) + put + good.body.slice(at + 1))
    .filter((body) => !body.includes(words))

  await fc.assert(
    fc.asyncProperty(fc.oneof(spoilt, fc.string({ unit: 'binary' })), fc.string(), async (body, nonce) => {
      const query = new URLSearchParams({ ...good.query, ...(nonce === '' ? {} : { nonce }) })

      const { status } = await post(url, query, body)

      expect([400, 403]).toContain(status)
    }),
    { numRuns: 300 },
  )

  expect(queued).toEqual([])
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
})

test('1,000 hostile requests leave the memory flat, and the next good one is taken', async ({ annotate }) => {
  const { url, fake, queued } = await servedWecom()
  const hostile = [...Object.values(bodies)].filter((body) => body.length < 1_000_000)
  const once = async (rounds: number) => {
    for (let round = 0; round < rounds; round += 1)
      await Promise.all(hostile.map((body) => post(url, unsigned(fake), body)))
  }
  await once(20)
  const before = heapBytes()

  const startedAt = performance.now()
  await once(Math.ceil(1_000 / hostile.length))
  const ms = performance.now() - startedAt
  const grown = heapBytes() - before
  const [good] = await fake.user('mei').writes('/customer tier acme')

  expect(grown).toBeLessThan(10_000_000)
  expect(good?.status).toBe(200)
  expect(queued).toHaveLength(1)
  await annotate(`1,000 hostile requests: ${Math.round(ms)} ms, heap ${Math.round(grown / 1_024)} KB more`)
})

function heapBytes(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}
