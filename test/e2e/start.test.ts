import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AProcess, aFreePort, aProcess } from '../helpers/a-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'tierwise-start-'))
const DATA_DIR = join(folder, 'data')
let port = 0
let running: AProcess

const post = async (path: string, body: unknown) => {
  const answer = await fetch(`http://localhost:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: await answer.json() }
}

beforeAll(async () => {
  port = await aFreePort()
  running = aProcess('src/main.ts', { DATA_DIR, PORT: String(port) })
  await running.until(/is up/)
}, 90_000)

afterAll(async () => {
  running.child.kill('SIGKILL')
  await running.ended
  rmSync(folder, { recursive: true, force: true })
})

describe('npm start', () => {
  it('prints the address and three things to type', () => {
    expect(running.output()).toContain(`http://localhost:${port}`)
    expect(running.output()).toMatch(/\/customer tier acme\n.*\/customer why acme\n.*阿里等级/)
  })

  it('is alive and ready', async () => {
    expect((await fetch(`http://localhost:${port}/healthz`)).status).toBe(200)
    expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200)
  })

  it('answers the first thing a stranger types', async () => {
    const { status, body } = await post('/playground/say', { user: 'mei', text: '/customer tier acme' })

    expect(status).toBe(200)
    expect(JSON.stringify(body)).toContain('Acme')
  })

  it('shares its data folder with a second process', async () => {
    const say = aProcess('src/cli.ts', { DATA_DIR }, 'say', '--as', 'mei', '/customer tier acme')

    expect(await say.ended).toBe(0)
    expect(say.output()).toContain('Acme')
  })

  it('stops in order at SIGTERM, with exit code 0', async () => {
    running.child.kill('SIGTERM')

    expect(await running.ended).toBe(0)
    expect(running.output()).toContain('SIGTERM')
  })
})

describe('a process that cannot start', () => {
  const refused = async (env: Record<string, string>, entry = 'src/main.ts') => {
    const started = aProcess(entry, env)
    const code = await started.ended
    return { code, output: started.output() }
  }

  it('names the port that is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port: busy } = taken.address() as { port: number }

    const { code, output } = await refused({ DATA_DIR: join(folder, 'busy'), PORT: String(busy) })

    taken.close()
    expect(code).toBe(1)
    expect(output).toContain(`Port ${busy} is in use`)
    expect(output).toContain('PORT=')
    expect(output).not.toMatch(/\n\s+at /)
  })

  it('names what half a configuration lacks', async () => {
    const { code, output } = await refused({ DATA_DIR: join(folder, 'half'), SLACK_BOT_TOKEN: 'xoxb-1' })

    expect(code).toBe(1)
    expect(output).toContain('SLACK_SIGNING_SECRET')
    expect(output).not.toMatch(/\n\s+at /)
  })

  it('says what to do about a data folder it cannot use', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')

    const { code, output } = await refused({ DATA_DIR: file })

    expect(code).toBe(1)
    expect(output).toContain('DATA_DIR')
    expect(output).not.toMatch(/\n\s+at /)
  })

  it('says so when the database does not answer, without its password', async () => {
    const { code, output } = await refused({
      MONGODB_URI: 'mongodb://ann:secret@127.0.0.1:9/tierwise?serverSelectionTimeoutMS=500',
    })

    expect(code).toBe(1)
    expect(output).toContain('→')
    expect(output).not.toContain('secret')
    expect(output).not.toMatch(/\n\s+at /)
  })
})
