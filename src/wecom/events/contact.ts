import type { Handler } from './handler.ts'

/** Somebody has changed a customer's person, added or removed one: the event does not say how, so they are read anew. */
export const onContact: Handler<'contact'> = async ({ contactChanged }, { externalUserId }) => {
  if (externalUserId !== undefined) await contactChanged?.(externalUserId)
}
