import type { Card, Reply } from '#src/cards/card.ts'
import { formOpener } from '#src/cards/parts/form-openers.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'
import { answer, type Done, identityOf } from '#src/wecom/app/answer.ts'
import { placeOf } from '#src/wecom/out/say.ts'
import type { WecomDeps } from '#src/wecom/wecom-deps.ts'

const dayMs = 24 * 3_600_000

/**
 * Somebody has opened the app, or may use it from now on: greeted once. Whoever is not let in yet is told what to wait for,
 * once a day at most.
 */
export async function greet(deps: WecomDeps, { id, from }: Done): Promise<void> {
  const at = { ...placeOf(deps, from), key: 'hello' }
  if ((await deps.stands.ref(at)) !== undefined) return
  if (!(await deps.once.first(`wecom-hello|${deps.api.corpId}|${from}`, dayMs))) return

  const done = { id, from }
  const who = await deps.dispatcher.call({ command: 'whoami', input: {} }, identityOf(deps, done))
  await answer(deps, done, async () => greeting(who))
  if (who.refused === undefined) await deps.stands.put(at, id)
}

const greeting = ({ refused, locale = 'zh', card }: Reply): Reply =>
  refused === undefined ? { card: helloCard(locale), locale } : { card, locale }

const helloCard = (locale: Locale): Card =>
  plainCard(locale, t(locale, 'wecom.hello-title'), [t(locale, 'wecom.hello')], {
    actions: [
      {
        ...{ kind: 'button', label: t(locale, 'wecom.today'), style: 'primary' },
        call: { command: 'today', input: {} },
      },
      formOpener(locale, 'find'),
      formOpener(locale, 'log'),
      { kind: 'button', label: t(locale, 'wecom.help'), call: { command: 'help', input: {} } },
    ],
  })
