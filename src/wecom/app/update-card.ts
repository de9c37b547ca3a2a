import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'
import { errcodeOf } from '#src/wecom/api/errors.ts'
import { noteAnswered } from '#src/wecom/out/close.ts'
import { placeOf } from '#src/wecom/out/say.ts'
import type { TemplateCard } from '#src/wecom/template-card.ts'
import type { WecomDeps } from '#src/wecom/wecom-deps.ts'
import { type Done, taskOf } from './answer.ts'

/** A code is good once, for 72 hours (developer.work.weixin.qq.com/document/path/94888). */
const spentCode = 60140

/** What stands there from now on: another card, or the same one with a button that has done its work. */
type Instead = { readonly card: TemplateCard } | { readonly doneIn: Locale }

/**
 * Changes a pressed card for whoever has pressed it, once.
 * @returns false where WeCom does not let it be changed any more: what was to stand there is said beneath
 * @throws AppError `wecom-…` where it may be tried again
 */
export async function updateCard(
  deps: WecomDeps,
  { id, from, responseCode, taskId }: Done & { readonly responseCode: string; readonly taskId: string },
  instead: Instead,
): Promise<boolean> {
  if (responseCode === '') return false
  const of = { ...placeOf(deps, from), key: `update|${id}` }
  const before = await deps.stands.begin(of)
  if (before?.ref !== undefined) return true
  try {
    await deps.api.post('message/update_template_card', {
      userids: [from],
      agentid: deps.api.agentId,
      response_code: responseCode,
      ...('card' in instead
        ? { template_card: instead.card }
        : { button: { replace_name: t(instead.doneIn, 'wecom.below') } }),
    })
  } catch (error) {
    if (errcodeOf(error) !== spentCode) throw error
    return before !== undefined // by an attempt of ours that got no answer
  }
  await deps.stands.put(of, id)
  await noteAnswered(deps, { userId: from, taskId, answer: taskOf({ id, from }) })
  return true
}
