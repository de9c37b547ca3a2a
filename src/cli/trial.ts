import { trialCard } from '#src/cards/company/trial-card.ts'
import { cardText } from '#src/cards/parts/text.ts'
import { trialState } from '#src/decide/tell/trial.ts'
import { systemClock } from '#src/start/system-clock.ts'
import { useCaseDeps } from '#src/start/use-case-deps.ts'
import { withDocuments } from '#src/start/with-documents.ts'
import { parseVerb } from './usage-error.ts'
import type { Verb } from './verb.ts'

const usage = 'trial'

/** What the trial run has collected, as the admin's card in the chat shows it. */
export const trialVerb: Verb = {
  name: 'trial',
  usage,
  help: 'shows what the trial run would have sent to whom',
  async run(args, { env, log, out }) {
    parseVerb(args, {}, usage)
    const { DEFAULT_LOCALE: locale } = env

    return withDocuments(env, log, async ({ store }) => {
      const deps = useCaseDeps({ store }, { clock: systemClock, companyTimeZone: env.COMPANY_TIME_ZONE, log })
      out(cardText(trialCard(locale, await trialState(deps, locale)), { width: 80 }))
      return 0
    })
  },
}
