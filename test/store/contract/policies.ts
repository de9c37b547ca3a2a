import { beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '#src/store/open-store.ts'
import { aForecast } from '../../helpers/builders/a-forecast.ts'
import { aCut, aDay, anId, aPolicy } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

/** Policies, cuts and settings. */
export const policies = (openStore: OpenStore): void => {
  let store: Store
  beforeAll(async () => {
    store = await openStore()
  })

  describe('a policy', () => {
    it('is in force once it is activated; in a fresh database none is', async () => {
      const [first, second] = [aPolicy(), aPolicy({ calibratedAt: aDay('01-02'), scales: { spend: 2.5 } })]
      const before = await store.policies.active()
      await store.policies.insert(first)
      await store.policies.insert(second)

      await store.policies.activate(first.version)
      const then = await store.policies.active()
      await store.policies.activate(second.version)

      expect([before, then, await store.policies.active()]).toEqual([undefined, first, second])
    })

    it('is read back as it was written, by version', async () => {
      const policy = aPolicy()

      await store.policies.insert(policy)

      expect(await store.policies.get(policy.version)).toEqual(policy)
      expect(await store.policies.get(policy.version + 1)).toBeUndefined()
    })

    it('of a version that is taken is refused, and the standing one stays', async () => {
      const policy = aPolicy()
      await store.policies.insert(policy)

      const second = store.policies.insert({ ...policy, name: 'another' })

      await expect(second).rejects.toMatchObject({ name: 'AppError', code: 'policy-exists' })
      expect(await store.policies.get(policy.version)).toEqual(policy)
    })

    it('that is unknown is not activated', async () => {
      await expect(store.policies.activate(2_000_000_001)).rejects.toMatchObject({ code: 'policy-unknown' })
    })

    it('is in the log of versions, with when it was put in force', async () => {
      const [first, second] = [aPolicy({ name: 'first' }), aPolicy({ name: 'second' })]
      await store.policies.insert(second)
      await store.policies.insert(first)
      await store.policies.activate(second.version)

      const ours = new Set([first.version, second.version])
      const log = (await store.policies.list()).filter(({ version }) => ours.has(version))

      expect(log).toEqual(
        [
          { version: first.version, name: 'first' },
          { version: second.version, name: 'second', since: expect.any(Date) },
        ].sort((a, b) => a.version - b.version),
      )
      expect(await store.policies.get(second.version)).toEqual(second)
    })

    it('gets its scales once, whoever comes first', async () => {
      const policy = aPolicy()
      await store.policies.insert(policy)
      const other = await openStore()

      const outcomes = await Promise.all([
        store.policies.freezeScales(policy.version, { spend: 1 }, aDay('01-02')),
        other.policies.freezeScales(policy.version, { spend: 2 }, aDay('01-02')),
      ])

      expect([...outcomes].sort()).toEqual([false, true])
      expect(await store.policies.get(policy.version)).toEqual({
        ...policy,
        scales: { spend: outcomes[0] ? 1 : 2 },
        calibratedAt: aDay('01-02'),
      })
    })
  })

  describe('a cut', () => {
    it('is inserted once', async () => {
      const cut = aCut()

      const outcomes = [await store.cuts.insert(cut), await store.cuts.insert({ ...cut, ranked: 1 })]

      expect(outcomes).toEqual([true, false])
      expect(await store.cuts.get(cut._id)).toEqual(cut)
      expect(await store.cuts.get(anId('none'))).toBeUndefined()
    })

    it('keeps a sketch of nobody', async () => {
      const cut = aCut({ kind: 'absolute', sketch: [], thresholds: [] })

      await store.cuts.insert(cut)

      expect(await store.cuts.get(cut._id)).toEqual(cut)
    })

    it('is the latest of its policy version; the list is newest first', async () => {
      const policyVersion = 901
      const [older, newer, newest] = [
        aCut({ policyVersion, at: aDay('01-02'), _id: 'q|1' }),
        aCut({ policyVersion, at: aDay('01-03'), _id: 'q|2|1' }),
        aCut({ policyVersion, at: aDay('01-03'), _id: 'q|2|2' }),
      ] as const
      for (const cut of [newest, older, newer, aCut({ policyVersion: 902, at: aDay('09-09') })]) {
        await store.cuts.insert(cut)
      }

      expect(await store.cuts.latest(policyVersion)).toEqual(newest)
      expect(await store.cuts.list(policyVersion, 2)).toEqual([newest, newer])
      expect(await store.cuts.latest(903)).toBeUndefined()
    })

    it('goes with all others when they are cleared', async () => {
      await store.cuts.insert(aCut({ policyVersion: 904 }))

      await store.cuts.clear()

      expect(await store.cuts.list(904, 10)).toEqual([])
    })
  })

  describe('a forecast', () => {
    it('is read back as it was written, by policy version', async () => {
      const forecast = aForecast({ policyVersion: 905 })

      await store.forecasts.put(forecast)

      expect(await store.forecasts.latest(905)).toEqual(forecast)
      expect(await store.forecasts.latest(906)).toBeUndefined()
    })

    it('gives way to a later fit of its version, whichever is written last', async () => {
      const [older, newer] = [
        aForecast({ policyVersion: 907, fittedAt: aDay('01-02') }),
        aForecast({ policyVersion: 907, fittedAt: aDay('01-09'), customers: 7 }),
      ]

      await store.forecasts.put(older)
      await store.forecasts.put(newer)
      await store.forecasts.put(older)

      expect(await store.forecasts.latest(907)).toEqual(newer)
    })

    it('goes with all others when they are cleared', async () => {
      await store.forecasts.put(aForecast({ policyVersion: 908 }))

      await store.forecasts.clear()

      expect(await store.forecasts.latest(908)).toBeUndefined()
    })
  })

  describe('a setting', () => {
    it('is unsaid, then said, then said otherwise, then unsaid again', async () => {
      const said: unknown[] = [await store.settings.get('trialRun')]
      for (const value of [true, false]) {
        await store.settings.set('trialRun', value)
        said.push(await store.settings.get('trialRun'))
      }
      await store.settings.remove('trialRun')
      await store.settings.remove('trialRun')
      said.push(await store.settings.get('trialRun'))

      expect(said).toEqual([undefined, true, false, undefined])
    })

    it('keeps its type: a date, a text', async () => {
      await store.settings.set('sampleLoadedAt', aDay('01-02'))
      await store.settings.set('companyTimeZone', 'Asia/Shanghai')

      expect(await store.settings.get('sampleLoadedAt')).toEqual(aDay('01-02'))
      expect(await store.settings.get('companyTimeZone')).toBe('Asia/Shanghai')
    })
  })
}
