import { afterEach, describe, expect, it } from 'vitest'
import { createSlackChat } from '#src/slack/out/chat.ts'
import { createPace } from '#src/slack/out/pace.ts'
import { eventually } from '../../helpers/eventually.ts'
import { aWorkday } from './a-workday.ts'

type Workday = Awaited<ReturnType<typeof aWorkday>>
const days: Workday[] = []
afterEach(async () => {
  for (const day of days.splice(0)) await day.close()
})

/** A workday, and the chat of a worker that shares its stores. */
async function opened() {
  const day = await aWorkday()
  days.push(day)
  const { api, stands: homes } = day.served
  const worker = createSlackChat({
    ...api,
    stands: {
      ...day.desk.store.stands,
      ref: (of) => homes.ref(of),
      put: (of, ref) => homes.put(of, ref),
    },
    pace: createPace({ gapMs: 0 }),
    dispatcher: day.desk.dispatcher,
  })
  const userOf = async (id: string) => {
    const user = await day.desk.store.users.byId(id)
    if (!user) throw new Error(`no user ${id}`)
    return user
  }
  return {
    ...day,
    async opensHome(who: string) {
      await day.slack.user(who).opensHome()
      return eventually('the Home', () => day.slack.homeOf(who))
    },
    /** As the worker does once a list has changed. */
    refresh: async (id: string) => worker.refreshHome?.(await userOf(id)),
  }
}

describe('the audit', () => {
  const readsOf = ({ desk }: Awaited<ReturnType<typeof opened>>) =>
    desk.audited.filter(({ action }) => action === 'read:home').map(({ who }) => who)

  it('has a Home that was opened as its owner’s read, and one that was shown anew as nobody’s', async () => {
    const day = await opened()
    await day.opensHome('UMEI')
    await eventually('its note', async () => day.served.stands.ref(noteOf('UMEI')))
    const before = readsOf(day)

    await day.refresh('mei')

    expect(before).toEqual(['mei'])
    expect(readsOf(day)).toEqual(['mei', 'system'])
  })
})

describe('the Home of somebody whose list has changed', () => {
  it('is shown anew where they have opened it', async () => {
    const day = await opened()
    const home = await day.opensHome('UMEI')
    const before = home.hash
    await eventually('its note', async () => day.served.stands.ref(noteOf('UMEI')))

    await day.refresh('mei')

    expect(day.slack.homeOf('UMEI')?.hash).not.toBe(before)
    expect(await day.served.stands.ref(noteOf('UMEI'))).toBe(day.slack.homeOf('UMEI')?.hash)
  })

  it('is left alone where they never have', async () => {
    const day = await opened()

    await day.refresh('mei')

    expect(day.slack.homeOf('UMEI')).toBeUndefined()
  })

  it('that was opened again meanwhile stays as it was opened', async () => {
    const day = await opened()
    await day.opensHome('UMEI')
    const note = await eventually('its note', async () => day.served.stands.ref(noteOf('UMEI')))
    const { ref } = day.served.stands
    // The worker has read the note; then the Home is opened, and the note is another.
    let reads = 0
    day.served.stands.ref = async (of) => (reads++ === 0 ? note : ref(of))
    await day.opensHome('UMEI')
    await eventually('another note', async () => ((await ref(noteOf('UMEI'))) === note ? undefined : true))
    const opened2 = day.slack.homeOf('UMEI')?.hash

    await day.refresh('mei')

    expect(day.slack.homeOf('UMEI')?.hash).toBe(opened2)
  })

  it('is shown anew also where the note of its last version was lost', async () => {
    const day = await opened()
    await day.opensHome('UMEI')
    await eventually('its note', async () => day.served.stands.ref(noteOf('UMEI')))
    await day.served.stands.put(noteOf('UMEI'), 'an older one')
    const before = day.slack.homeOf('UMEI')?.hash

    await day.refresh('mei')

    expect(day.slack.homeOf('UMEI')?.hash).not.toBe(before)
  })
})

const noteOf = (userId: string) => ({ surface: 'slack', place: 'T1', key: `home|${userId}` }) as const
