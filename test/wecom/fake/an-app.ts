import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { decrypt, signatureOf } from '../../helpers/fake-wecom/crypto.ts'
import type { AppSettings } from '../../helpers/fake-wecom/options.ts'
import { textIn } from '../../helpers/fake-wecom/xml.ts'

type Reply = { readonly status: number; readonly body?: string; readonly afterMs?: number }

/** The smallest app that can take callbacks: answers the echo, and keeps what it was told, decrypted. */
export async function anApp(app: AppSettings, answer: (xml: string) => Reply = () => ({ status: 200 })) {
  const told: string[] = []
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const body = (await buffer(request)).toString('utf8')
    const encrypted = searchParams.get('echostr') ?? textIn(body, 'Encrypt') ?? ''
    const part = (name: string) => searchParams.get(name) ?? ''
    const signature = signatureOf(app.token, part('timestamp'), part('nonce'), encrypted)
    if (signature !== part('msg_signature')) return void response.writeHead(403).end()
    const { message, receiveId } = decrypt(app.aesKey, encrypted)
    if (receiveId !== app.corpId) return void response.writeHead(403).end()
    if (request.method === 'GET') return void response.end(message)
    told.push(message)
    const reply = answer(message)
    setTimeout(() => response.writeHead(reply.status).end(reply.body ?? ''), reply.afterMs ?? 0)
  }
  const server = createServer((request, response) => void take(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })

  return { told, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/wecom` }
}
