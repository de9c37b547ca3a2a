import { goLiveCard } from '#src/cards/company/trial-card.ts'
import { cardText } from '#src/cards/parts/text.ts'
import { goLive } from '#src/decide/tell/trial.ts'
import { systemClock } from '#src/start/system-clock.ts'
import { useCaseDeps } from '#src/start/use-case-deps.ts'
import { withDocuments } from '#src/start/with-documents.ts'
import { parseVerb } from './usage-error.ts'
import type { Verb } from './verb.ts'

const usage = 'go-live'

/** The same as the button on the trial run's card. */
export const goLiveVerb: Verb = {
  name: 'go-live',
  usage,
  help: 'ends the trial run: from now on messages are sent, what was collected stays unsent',
  async run(args, { env, log, out }) {
    parseVerb(args, {}, usage)
    const { DEFAULT_LOCALE: locale } = env

    return withDocuments(env, log, async ({ store }) => {
      const deps = useCaseDeps({ store }, { clock: systemClock, companyTimeZone: env.COMPANY_TIME_ZONE, log })
      out(cardText(goLiveCard(locale, await goLive(deps, 'system', locale)), { width: 80 }))
      return 0
    })
  },
}
