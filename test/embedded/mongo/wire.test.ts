import { connect } from 'node:net'
import { serialize } from 'bson'
import { describe, expect, it } from 'vitest'
import { decode } from '#src/embedded/mongo/bson/decode.ts'
import { embeddedServer } from './embedded-server.ts'

const server = embeddedServer()

const framed = (opCode: number, body: Buffer, requestId = 7): Buffer => {
  const header = Buffer.alloc(16)
  header.writeInt32LE(16 + body.length, 0)
  header.writeInt32LE(requestId, 4)
  header.writeInt32LE(opCode, 12)
  return Buffer.concat([header, body])
}
const int = (n: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(n)
  return bytes
}
const message = (command: object, flags = 0, more: Buffer = Buffer.alloc(0)) =>
  framed(2013, Buffer.concat([int(flags), Buffer.from([0]), Buffer.from(serialize(command)), more]))

/** Sends bytes, in pieces if asked, and answers what came back until it was quiet or closed. */
const talk = (pieces: Buffer[], answers = 1): Promise<{ replies: Buffer[]; closed: boolean }> =>
  new Promise((resolve) => {
    const { port } = new URL(server.uri().replace('mongodb:', 'http:'))
    const socket = connect({ host: '127.0.0.1', port: Number(port) })
    let got = Buffer.alloc(0)
    const finish = (closed: boolean) => {
      const replies: Buffer[] = []
      for (let at = 0; at < got.length; at += got.readInt32LE(at))
        replies.push(got.subarray(at, at + got.readInt32LE(at)))
      socket.destroy()
      resolve({ replies, closed })
    }
    const quiet = setTimeout(() => finish(false), 1500)
    socket.on('data', (chunk) => {
      got = Buffer.concat([got, chunk])
      let count = 0
      for (
        let at = 0;
        at + 4 <= got.length && at + got.readInt32LE(at) <= got.length;
        at += got.readInt32LE(at)
      )
        count += 1
      if (count >= answers && answers > 0) {
        clearTimeout(quiet)
        finish(false)
      }
    })
    socket.once('close', () => {
      clearTimeout(quiet)
      finish(true)
    })
    socket.on('error', () => {})
    void (async () => {
      for (const piece of pieces) {
        socket.write(piece)
        await new Promise((next) => setTimeout(next, 5))
      }
    })()
  })

const bodyOf = (reply: Buffer | undefined) => decode(reply as Buffer, 21)

describe('the wire protocol', () => {
  it('the OP_QUERY handshake is answered by OP_REPLY', async () => {
    const query = framed(
      2004,
      Buffer.concat([
        int(0),
        Buffer.from('admin.$cmd\0'),
        int(0),
        int(-1),
        Buffer.from(serialize({ isMaster: 1, helloOk: true })),
      ]),
    )

    const { replies } = await talk([query])

    expect(replies[0]?.readInt32LE(12)).toBe(1)
    expect(decode(replies[0] as Buffer, 36)).toMatchObject({ ismaster: true, helloOk: true })
  })

  it('a message may come in any pieces, several may come at once', async () => {
    const ping = message({ ping: 1, $db: 'admin' })
    const both = Buffer.concat([ping, ping])

    const { replies } = await talk(
      [...both]
        .map((_, i) => both.subarray(i, i + 1))
        .slice(0, 30)
        .concat([both.subarray(30)]),
      2,
    )

    expect(replies.map((reply) => bodyOf(reply)['errmsg'])).toEqual([undefined, undefined])
    expect(replies[0]?.readInt32LE(8)).toBe(7)
  })

  it('a document sequence stands for an array, and a checksum is passed over', async () => {
    const docs = Buffer.concat([{ _id: 1 }, { _id: 2 }].map((doc) => Buffer.from(serialize(doc))))
    const name = Buffer.from('documents\0')
    const section = Buffer.concat([Buffer.from([1]), int(4 + name.length + docs.length), name, docs])

    const { replies } = await talk([
      message({ insert: 'sequence', $db: 'wire' }, 1, Buffer.concat([section, int(0)])),
    ])

    expect(bodyOf(replies[0])).toMatchObject({ n: 2 })
  })

  it('moreToCome is obeyed without an answer', async () => {
    const { replies } = await talk([
      message({ insert: 'quiet', documents: [{ _id: 1 }], $db: 'wire' }, 2),
      message({ count: 'quiet', $db: 'wire' }),
    ])

    expect(replies).toHaveLength(1)
    expect(bodyOf(replies[0])).toMatchObject({ n: 1 })
  })

  it('compression, unknown opcodes, unknown flags and broken BSON are refused and the connection lives', async () => {
    const broken = message({ ping: 1, $db: 'admin' })
    broken.writeInt32LE(9999, 21)
    const parts = [
      framed(2012, Buffer.alloc(20)),
      framed(2010, Buffer.alloc(20)),
      message({ ping: 1, $db: 'admin' }, 8),
      broken,
      message({ ping: 1, $db: 'admin' }),
    ]

    const { replies } = await talk(parts, 5)

    expect(replies.map((reply) => bodyOf(reply)['code'])).toEqual([115, 115, 9, 22, undefined])
  })

  it('bytes that are no message end the connection, and no other', async () => {
    const { closed } = await talk([Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')], 0)

    expect(closed).toBe(true)
    expect((await server.db().command({ ping: 1 }))['ok']).toBe(1)
  })

  it('a command without a database, and one for a name that is none', async () => {
    const { replies } = await talk([message({ ping: 1 }), message({ ping: 1, $db: 'a b' })], 2)

    expect(replies.map((reply) => bodyOf(reply)['code'])).toEqual([40571, 73])
  })
})
