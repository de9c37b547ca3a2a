import { answer, saidTo } from '#src/wecom/app/answer.ts'
import type { Handler } from './handler.ts'

/** A picture, a recording, a place: WeCom gives an app no words of it. */
export const onOther: Handler<'other'> = (deps, said) =>
  answer(deps, said, async () => ({ card: await saidTo(deps, said, 'wecom.text-only') }))
