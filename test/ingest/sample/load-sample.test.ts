import { beforeEach, describe, expect, test } from 'vitest'
import { type LoadDeps, type LoadRequest, loadSample, sampleState } from '#src/ingest/sample/load-sample.ts'
import { removeSample } from '#src/ingest/sample/remove-sample.ts'
import { type SampleSpec, sampleCompany } from '#src/ingest/sample/sample-company.ts'
import { aUser } from '../../helpers/builders/a-user.ts'
import { memoryStore } from './memory-store.ts'

const spec = { seed: 7, endDay: '2026-11-22' }
const company = sampleCompany(spec)
/** The same company is made once for all tests. */
const load = (deps: LoadDeps, request: LoadRequest = spec) =>
  loadSample(deps, request, (asked: SampleSpec) =>
    asked.seed === spec.seed && asked.endDay === spec.endDay ? company : sampleCompany(asked),
  )
const admin = aUser({ _id: 'admin', name: 'Ada', role: 'admin' })

let whole: ReturnType<typeof memoryStore>
beforeEach(async () => {
  whole = memoryStore()
})

describe('loading', () => {
  test('stores people, customers, names and facts, and says what now wants a score', async () => {
    const { deps, held } = whole

    const loaded = await load(deps)

    expect(loaded).toMatchObject({ spec, users: 37, events: company.events.length })
    expect(new Set(loaded.customerIds)).toEqual(new Set(held.customers.keys()))
    expect([held.users.size, held.customers.size, held.refs.size]).toEqual([37, 2300, 4600])
    expect(held.events.size).toBe(company.events.length)
    expect(await sampleState(deps)).toBe('loaded')
  })

  test('leaves every customer dirty with the months of its facts', async () => {
    const { deps, held } = whole

    await load(deps)

    const acme = [...held.customers.values()].find(({ ref }) => ref === 'acme')
    expect([...held.customers.values()].filter(({ dirty }) => !dirty)).toEqual([])
    expect(acme?.dirty?.months).toEqual(expect.arrayContaining(['2025-04', '2026-11']))
  })

  test('tells how far it is, Acme first', async () => {
    const { deps, held } = whole
    const steps: number[] = []
    let first: string[] = []

    await load(deps, {
      ...spec,
      onProgress: (done, total) => {
        if (steps.length === 0) first = [...held.customers.values()].map(({ name }) => name)
        steps.push(done / total)
      },
    })

    expect(first).toEqual(['Acme'])
    expect(steps.length).toBeGreaterThan(10)
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
    expect(steps.at(-1)).toBe(1)
  })

  test('keeps an admin who is there already as they are', async () => {
    const { deps, held } = memoryStore({ users: [admin] })

    await load(deps)

    expect(held.users.get('admin')).toEqual(admin)
    expect(held.users.size).toBe(37)
  })

  test('is refused where somebody works already', async () => {
    const { deps, held } = memoryStore({ users: [admin, aUser({ _id: 'li' })] })

    await expect(load(deps)).rejects.toMatchObject({ code: 'store-not-empty' })
    expect(held.customers.size).toBe(0)
  })

  test('is refused where customers are, its own included', async () => {
    const { deps } = whole
    await load(deps)

    await expect(load(deps)).rejects.toMatchObject({ code: 'store-not-empty' })
  })
})

describe('a load that is cut short', () => {
  test.each([0, 1, 3, 17, 71])(
    'after %i writes is completed by the next, with the seed and day it began with',
    async (writes) => {
      const { deps, held, restore } = memoryStore({ writesLeft: writes })
      await expect(load(deps)).rejects.toThrow('power cut')
      const begun = held.settings.has('sampleRun')
      expect(await sampleState(deps)).toBe(begun ? 'partial' : 'none')

      restore()
      const loaded = await load(deps, {
        seed: begun ? 99 : 7,
        endDay: begun ? '2026-11-23' : spec.endDay,
      })

      expect(loaded.spec).toEqual(spec)
      expect(new Set(held.events.keys())).toEqual(new Set(company.events.map(({ _id }) => _id)))
      expect([held.users.size, held.customers.size, held.refs.size]).toEqual([37, 2300, 4600])
      expect(await sampleState(deps)).toBe('loaded')
    },
  )

  test('marks customers anew that were decided on before their facts came', async () => {
    const { deps, held, restore } = memoryStore({ writesLeft: 3 })
    await expect(load(deps)).rejects.toThrow('power cut')
    for (const [id, { dirty: _, ...decided }] of held.customers) held.customers.set(id, decided)

    restore()
    await load(deps)

    expect([...held.customers.values()].filter(({ dirty }) => !dirty)).toEqual([])
  })
})

describe('removing', () => {
  test('takes all of it out, counts it, and leaves the admin', async () => {
    const { deps, held } = whole
    await load(deps)

    const removed = await removeSample(deps)

    expect(removed).toMatchObject({ customers: 2300, events: company.events.length, refs: 4600, users: 36 })
    expect([...held.users.keys()]).toEqual(['admin'])
    expect([held.customers.size, held.events.size, held.refs.size, held.settings.size]).toEqual([0, 0, 0, 0])
    expect(await sampleState(deps)).toBe('none')
  })

  test('leaves what was imported beside it', async () => {
    const { deps, held } = whole
    await load(deps)
    const { sample: _, ...imported } = company.customers[0] ?? expect.unreachable()
    await deps.customers.insertNew([{ ...imported, _id: 'own', ref: 'own' }])

    await removeSample(deps)

    expect([...held.customers.keys()]).toEqual(['own'])
  })

  test.each([1, 4])('cut short after %i writes, is completed by the next', async (writes) => {
    const { deps, held, restore } = whole
    await load(deps)
    restore(writes)
    await expect(removeSample(deps)).rejects.toThrow('power cut')
    expect(await sampleState(deps)).toBe('partial')

    restore()
    await removeSample(deps)

    expect([held.customers.size, held.events.size, held.refs.size, held.users.size]).toEqual([0, 0, 0, 1])
  })

  test('makes room for another seed', async () => {
    const { deps, held } = whole
    await load(deps)
    await removeSample(deps)

    await load(deps, { ...spec, seed: 8 })

    expect(held.customers.size).toBe(2300)
  })
})
