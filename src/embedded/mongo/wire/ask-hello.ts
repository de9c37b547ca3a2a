import { connect } from 'node:net'
import { decode } from '#src/embedded/mongo/bson/decode.ts'
import { encode } from '#src/embedded/mongo/bson/encode.ts'
import { truthy } from '#src/embedded/mongo/expression/truthy.ts'
import { HEADER_BYTES, OP_MSG } from './message.ts'

const ANSWER_MS = 1_000

const helloMessage = (): Buffer => {
  const body = encode({ hello: 1, $db: 'admin' })
  const head = Buffer.alloc(HEADER_BYTES + 5)
  head.writeInt32LE(head.length + body.length, 0)
  head.writeInt32LE(1, 4)
  head.writeInt32LE(OP_MSG, 12)
  return Buffer.concat([head, body])
}

const isWhole = (bytes: Buffer) => bytes.length >= HEADER_BYTES && bytes.length >= bytes.readInt32LE(0)

const isOk = (bytes: Buffer): boolean => {
  try {
    return truthy(decode(bytes, HEADER_BYTES + 5)['ok'])
  } catch {
    return false // something else listens there
  }
}

/** Does a MongoDB server answer `hello` at this address? Another program that has taken the port does not. */
export const answersHello = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port })
    let got: Buffer = Buffer.alloc(0)
    const done = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(ANSWER_MS, () => done(false))
    socket.once('error', () => done(false))
    socket.once('close', () => done(false))
    socket.once('connect', () => socket.write(helloMessage()))
    socket.on('data', (chunk) => {
      got = Buffer.concat([got, chunk])
      if (isWhole(got)) done(isOk(got))
    })
  })
