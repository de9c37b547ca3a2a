import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { State } from './state.ts'

/** Takes the bytes of a file: raw or as a form, as many as were announced, once. */
export async function answerUpload(
  state: State,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = state.files.get(id)
  const body = await buffer(request)
  const type = request.headers['content-type'] ?? ''
  const data = type.startsWith('multipart/form-data') ? await fromForm(body, type) : body
  if (!file || file.data || !data || data.length !== file.length) {
    response.writeHead(file ? 400 : 404).end('upload failed')
    return
  }
  file.data = data
  response.writeHead(200).end(`OK - ${data.length}`)
}

async function fromForm(body: Buffer, type: string): Promise<Buffer | undefined> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const file = [...form.values()].find((value) => typeof value !== 'string')
  return file === undefined ? undefined : Buffer.from(await (file as Blob).arrayBuffer())
}
