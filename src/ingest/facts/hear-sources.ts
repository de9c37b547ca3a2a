import type { FactEvent } from '#src/domain/event.ts'
import { type Heard, heard, heardIn } from '#src/domain/source/heard.ts'
import type { Sources } from '#src/ports/sources.ts'

/**
 * Notes that these facts' sources have spoken: one read, and a write where the newest date moves. To be called for
 * facts that are known already too: a delivery that was cut short before this is then noted when it is repeated.
 */
export async function hearSources(sources: Sources, facts: readonly FactEvent[], now: Date): Promise<void> {
  let told: readonly Heard[] = heardIn(facts, now)
  while (told.length > 0) {
    const states = new Map(
      (await sources.named(told.map(({ source }) => source))).map((one) => [one._id, one]),
    )
    const passed: Heard[] = []
    for (const one of told) {
      const next = heard(states.get(one.source), one, now)
      if (next && !(await sources.put(next))) passed.push(one) // another was first: what it wrote may say it all
    }
    told = passed
  }
}
