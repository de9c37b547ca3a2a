import { verify } from '#src/decide/rebuild/verify.ts'
import { depsOf } from './base.ts'
import type { Ground } from './ground.ts'

/**
 * On how many customers facts, months, score or tier are not what all their events make; what still waits for its
 * decision counts as well.
 */
export async function differences(ground: Ground): Promise<number> {
  const { waiting, differing } = await verify(depsOf(ground), {
    searchKeysOf: () => [], // as the base is put
    repair: false,
    onDifference: (customerId, fields) => console.error(`  differs: ${customerId} in ${fields.join(', ')}`),
    onProgress: () => undefined,
  })
  return waiting + differing
}
