import type { WecomIncomingOf, WecomKind } from '#src/wecom/incoming.ts'
import type { WecomDeps } from '#src/wecom/wecom-deps.ts'

/** Works on one kind of thing out of the queue; it may come again after a crash. What it throws has it tried again. */
export type Handler<K extends WecomKind> = (deps: WecomDeps, incoming: WecomIncomingOf<K>) => Promise<void>
