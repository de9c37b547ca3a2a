import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { envSchema, readEnv } from '#src/config/env.ts'

type Service = {
  command: string[]
  image?: string
  environment?: Record<string, string>
  volumes?: string[]
  healthcheck?: { test: string[] }
  depends_on?: Record<string, { condition: string }>
}
const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as {
  services: Record<string, Service>
  volumes: Record<string, unknown>
}
const dockerfile = readFileSync('Dockerfile', 'utf8')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const service = (name: string) => compose.services[name] as Service

describe('docker-compose.yml', () => {
  it('has a bot, a worker, MongoDB and Redis', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['bot', 'mongo', 'redis', 'worker'])
  })

  it.each(['bot', 'worker'])('runs %s as its npm script does', (name) => {
    const entry = service(name).command.at(-1) as string

    expect(scripts[name]).toContain(entry)
    expect(existsSync(entry)).toBe(true)
  })

  it.each(['bot', 'worker'])('gives %s a configuration that the product accepts', (name) => {
    const environment = service(name).environment ?? {}

    expect(Object.keys(environment).filter((key) => !(key in envSchema.shape))).toEqual([])
    expect(readEnv(environment)).toMatchObject({ PORT: 3000, HOST: '0.0.0.0' })
  })

  it('waits for healthy stores', () => {
    for (const name of ['bot', 'worker']) {
      expect(service(name).depends_on).toEqual({
        mongo: { condition: 'service_healthy' },
        redis: { condition: 'service_healthy' },
      })
    }
    expect(service('mongo').healthcheck?.test.join(' ')).toContain('rs.initiate')
    expect(service('redis').healthcheck?.test.join(' ')).toContain('ping')
  })

  it('keeps Redis safe: AOF and no eviction', () => {
    expect(service('redis').command.join(' ')).toMatch(/--appendonly yes --maxmemory-policy noeviction/)
  })

  it('keeps the data of both stores in volumes', () => {
    const mounted = ['mongo', 'redis'].flatMap((name) =>
      service(name).volumes?.map((volume) => volume.split(':')[0]),
    )

    expect(mounted.sort()).toEqual(Object.keys(compose.volumes).sort())
  })

  it('names a MongoDB 8 replica set that the URI asks for', () => {
    expect(service('mongo').image).toBe('mongo:8')
    expect(service('mongo').command).toContain('rs0')
    expect(service('bot').environment?.['MONGODB_URI']).toContain('replicaSet=rs0')
  })
})

describe('Dockerfile', () => {
  it('runs on Node 24 without root, with a health check', () => {
    expect(dockerfile).toMatch(/^FROM node:24-slim$/m)
    expect(dockerfile).toMatch(/^USER node$/m)
    expect(dockerfile).toMatch(/^HEALTHCHECK /m)
  })

  it('copies every folder the processes run from', () => {
    const copied = [...dockerfile.matchAll(/^COPY (\w+) \.\/\w+$/gm)].map(([, folder]) => folder)

    expect(copied).toEqual(['src', 'jobs'])
  })
})
