import { answer, identityOf, saidTo } from '#src/wecom/app/answer.ts'
import { menuCall } from '#src/wecom/app/menu.ts'
import { runPress } from '#src/wecom/app/run-press.ts'
import type { Handler } from './handler.ts'

/** An entry of the app's menu. */
export const onClick: Handler<'click'> = (deps, clicked) =>
  answer(deps, clicked, async () => {
    const press = menuCall(clicked.key)
    // One of an older version's menu: `tierwise wecom menu` has not been run since.
    return press
      ? runPress(deps, press, identityOf(deps, clicked))
      : { card: await saidTo(deps, clicked, 'wecom.old-menu') }
  })
