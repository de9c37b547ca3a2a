/** A refusal of the server, in words. */
export class Refused extends Error {
  constructor(code, words) {
    super(words)
    this.code = code
  }
}

async function ask(path, options) {
  const response = await fetch(`/playground/${path}`, options)
  const body = await response.json().catch(() => ({}))
  if (!response.ok)
    throw new Refused(body.code ?? 'unexpected', [body.message, body.remedy].filter(Boolean).join(' '))
  return body
}

/** Reads JSON; `query` is encoded. */
export const read = (path, query = {}, signal = undefined) =>
  ask(`${path}?${new URLSearchParams(query)}`, { signal })

/** Posts JSON and reads JSON. */
export const post = (path, body) =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
