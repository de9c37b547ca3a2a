import { publishPolicy } from '#src/decide/publish-policy.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { openStore } from '#src/store/open-store.ts'

// A process of its own, as a worker is: its peak is what a rebuild takes. Prints one line of JSON.
const [uri = '', database = '', at = '0'] = process.argv.slice(2)
const quiet = () => undefined
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet }
const store = await openStore({ uri, database, log })
const from = performance.now()
const marks: Record<string, number> = {}

/** The same port, and when it was first called. */
function marked<Port extends object>(port: Port, method: keyof Port & string, name: string): Port {
  return new Proxy(port, {
    get(target, key) {
      if (key === method) marks[name] ??= Math.round(performance.now() - from)
      return target[key as keyof Port]
    },
  })
}

const policies = marked(marked(store.policies, 'freezeScales', 'foldedMs'), 'activate', 'inForceMs')
const clock = { now: () => new Date(Number(at)) }
const deps = { ...store, policies, clock, companyTimeZone: 'Asia/Shanghai', log }
const { policy, customers } = await publishPolicy(deps, { ...retailPreset('CNY'), halfLifeDays: 90 })
const rebuildMs = Math.round(performance.now() - from)
const leftBehind = (await store.customers.laggingIds(policy.version, 1)).length
await store.close()

const rssMb = Math.round(process.resourceUsage().maxRSS / 1_024)
process.stdout.write(JSON.stringify({ rebuildMs, ...marks, rssMb, decided: customers, leftBehind }))
