import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// What an acknowledgement costs at the least: a server of node:http that verifies the same signature, and nothing else.
const secret = process.argv[2] ?? ''
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks)
    const time = request.headers['x-slack-request-timestamp']
    const expected = `v0=${createHmac('sha256', secret).update(`v0:${time}:`).update(body).digest('hex')}`
    const given = String(request.headers['x-slack-signature'])
    const isSame =
      given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
    response.writeHead(isSame ? 200 : 401).end()
  })
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`up ${(server.address() as AddressInfo).port}\n`)
})
