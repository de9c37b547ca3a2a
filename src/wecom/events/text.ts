import { answer, identityOf } from '#src/wecom/app/answer.ts'
import { withHelp } from '#src/wecom/app/words.ts'
import type { Handler } from './handler.ts'

/** What a member writes to the app: a command, or an answer to the form that is open. */
export const onText: Handler<'text'> = (deps, said) =>
  answer(deps, said, async () => withHelp(await deps.asking.text(said.text, identityOf(deps, said))))
