import type { CardOption } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { shortTierName } from '#src/cards/parts/tier-name.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import type { Asker } from '#src/domain/user.ts'

/** Customers the asker may see whose name begins so, each with its tier; nothing typed: the most valuable of their own. */
export async function customerOptions(
  deps: Pick<CommandDeps, 'customers' | 'policies' | 'clock'>,
  text: string,
  asker: Asker,
  limit: number,
): Promise<readonly CardOption[]> {
  const words = normaliseName(text.slice(0, 200))
  const visible = deps.customers.visibleTo(asker)
  const found =
    words === ''
      ? await visible.list({ owners: [asker.userId] }, 0, limit)
      : (await visible.search(words, limit)).map(({ customer }) => customer)
  const policy = await deps.policies.active()
  const now = deps.clock.now()

  return found.map((customer) => {
    const code = standingTier(customer, now)
    const tier = code === undefined ? '' : ` · ${shortTierName(asker.locale, policy, code)}`
    return { label: `${clip(customer.name, 50)}${tier}`, value: customer._id }
  })
}
