import { retailPreset } from '#src/domain/presets/retail.ts'
import { openStore } from '#src/store/open-store.ts'
import { loadBase } from './rebuild-base.ts'

// A process of its own: what loading leaves in memory is not what a rebuild takes.
const [uri = '', database = '', size = '0', at = '0'] = process.argv.slice(2)
const quiet = () => undefined
const store = await openStore({
  uri,
  database,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
})
await loadBase(store, retailPreset('CNY'), Number(size), new Date(Number(at)))
await store.close()
