import { beforeAll, expect, it } from 'vitest'
import type { Undoable } from '#src/ports/undos.ts'
import type { Store } from '#src/store/open-store.ts'
import { aDay, anId } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

const anUndoable = (given: Partial<Undoable> = {}): Undoable => ({
  _id: anId('undo'),
  by: 'mei',
  at: aDay('01-02'),
  command: 'log',
  steps: [{ do: 'retract-events', customerId: 'c', eventIds: ['chat|1'] }],
  ...given,
})

/** What people can take back. */
export const undos = (openStore: OpenStore): void => {
  let store: Store
  beforeAll(async () => {
    store = await openStore()
  })

  it('a change is read back with its steps as they were, and recorded once', async () => {
    const undoable = anUndoable({
      customerId: 'c',
      steps: [
        { do: 'set-next', customerId: 'c', eventId: 'chat|1', nextAt: aDay('02-01') },
        { do: 'set-customer', customerId: 'c', set: { tags: [] }, unset: ['owner'], now: { owner: 'lei' } },
      ],
    })

    await store.undos.put(undoable)
    await store.undos.put({ ...undoable, by: 'lei' })

    expect(await store.undos.get(undoable._id)).toEqual(undoable)
    expect(await store.undos.get(anId('none'))).toBeUndefined()
  })

  it('the newest of one person is answered, until it is undone or too old', async () => {
    const by = anId('u')
    const [older, newer] = [anUndoable({ by }), anUndoable({ by, at: aDay('01-03') })]
    await store.undos.put(older)
    await store.undos.put(newer)
    await store.undos.put(anUndoable({ by: anId('u'), at: aDay('01-04') }))

    expect(await store.undos.newest(by, aDay('01-01'))).toEqual(newer)
    expect(await store.undos.newest(by, aDay('01-04'))).toBeUndefined()
    await store.undos.markUndone(newer._id, aDay('01-05'))
    expect(await store.undos.newest(by, aDay('01-01'))).toEqual(older)
    expect(await store.undos.get(newer._id)).toEqual({ ...newer, undoneAt: aDay('01-05') })
  })
}
