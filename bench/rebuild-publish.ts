import { publishPolicy } from '#src/decide/policy/publish-policy.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { openStore } from '#src/store/open-store.ts'
import { silent } from './rebuild-load.ts'

/** The same port; tells when a method of it was first called. */
function watched<Port extends object>(port: Port, method: keyof Port & string, told: () => void): Port {
  return new Proxy(port, {
    get(target, key) {
      if (key === method) told()
      return target[key as keyof Port]
    },
  })
}

/**
 * Publishes another half-life, in a process of its own, as a worker is: its peak is what a rebuild takes. Answers its
 * figures as JSON.
 */
export async function publishStep([uri = '', database = '', at]: readonly string[]): Promise<string> {
  const store = await openStore({ uri, database, log: silent })
  const from = performance.now()
  const marks: Record<string, number> = {}
  const mark = (name: string) => () => {
    marks[name] ??= Math.round(performance.now() - from)
  }
  const calibrated = watched(store.policies, 'freezeScales', mark('foldedMs'))
  const policies = watched(calibrated, 'activate', mark('inForceMs'))
  const clock = { now: () => new Date(Number(at)) }
  const deps = { ...store, policies, clock, companyTimeZone: 'Asia/Shanghai', log: silent }
  const { policy, customers } = await publishPolicy(deps, { ...retailPreset('CNY'), halfLifeDays: 90 })
  const rebuildMs = Math.round(performance.now() - from)
  const leftBehind = (await store.customers.laggingIds(policy.version, 1)).length
  await store.close()

  const rssMb = Math.round(process.resourceUsage().maxRSS / 1_024)
  return JSON.stringify({ rebuildMs, ...marks, rssMb, decided: customers, leftBehind })
}
