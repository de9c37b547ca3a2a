import { bytesOf, verbatim, within } from '#src/wecom/escape.ts'
import { LIMITS } from '#src/wecom/limits.ts'
import type { Outgoing } from './body.ts'

/** Words to be copied as a text of their own; nothing where there are none. */
export function copyMessages(copy: string | undefined): readonly Outgoing[] {
  const content = copy === undefined ? '' : within(verbatim(copy), LIMITS.textBytes, bytesOf)
  return content === '' ? [] : [{ msgtype: 'text', text: { content } }]
}
