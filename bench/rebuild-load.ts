import { retailPreset } from '#src/domain/presets/retail.ts'
import { openStore } from '#src/store/open-store.ts'
import { loadBase } from './rebuild-base.ts'

const quiet = () => undefined

/** A log that says nothing. */
export const silent = { debug: quiet, info: quiet, warn: quiet, error: quiet }

/** Loads the base, in a process of its own: what that leaves in memory is not what a rebuild takes. */
export async function loadStep([uri = '', database = '', size, at]: readonly string[]): Promise<string> {
  const store = await openStore({ uri, database, log: silent })
  await loadBase(store, retailPreset('CNY'), Number(size), new Date(Number(at)))
  await store.close()
  return ''
}
