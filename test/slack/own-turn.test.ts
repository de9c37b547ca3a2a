import { setImmediate as nextTurn } from 'node:timers/promises'
import type { App } from '@slack/bolt'
import { describe, expect, it, test } from 'vitest'
import { listenToOptions } from '#src/slack/listen/options.ts'
import { listenToViews } from '#src/slack/listen/views.ts'
import { ownTurn } from '#src/slack/out/own-turn.ts'
import { fillModal } from '#src/slack/render/show-view.ts'
import type { SlackDeps } from '#src/slack/slack-deps.ts'
import { fixedDispatcher } from '../helpers/fixed-dispatcher.ts'
import { memoryOnce } from '../helpers/memory-once.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'

/** In which turn of the event loop each of three things at once was begun. */
async function turnsOf(burst: (begin: (which: number) => void) => readonly Promise<unknown>[]) {
  let turn = 0
  let isOver = false
  const begun: (readonly [which: number, turn: number])[] = []
  const counting = (async () => {
    for (; !isOver; turn++) await nextTurn()
  })()

  await Promise.all(burst((which) => void begun.push([which, turn])))
  isOver = true
  await counting
  return begun
}

/** What a listener registers, as Bolt would call it. */
function listenerOf<Args>(on: 'options' | 'view', listen: (app: App) => void): (args: Args) => Promise<void> {
  let registered: ((args: Args) => Promise<void>) | undefined
  const app = {
    [on]: (_of: unknown, listener: typeof registered) => {
      registered = listener
    },
  }
  listen(app as unknown as App)
  if (!registered) throw new Error(`nothing listens to ${on}`)
  return registered
}

const depsWith = (dispatcher: Partial<SlackDeps['dispatcher']>): SlackDeps =>
  ({
    dispatcher: { ...fixedDispatcher(), ...dispatcher },
    once: memoryOnce(),
    log: recordingLogger(),
    clients: { for: async () => ({ views: { update: async () => ({}) } }) },
    command: '/customer',
    track: () => {},
  }) as unknown as SlackDeps

const body = { user: { id: 'U1', team_id: 'T1' }, team: { id: 'T1' } }
const three = [1, 2, 3]

test('what comes in a burst begins one by one, in its order, each in a turn of the event loop of its own', async () => {
  const begun = await turnsOf((begin) => three.map((which) => ownTurn().then(() => begin(which))))

  expect(begun.map(([which]) => which)).toEqual(three)
  expect(new Set(begun.map(([, at]) => at)).size).toBe(3)
})

describe('of a burst, each in a turn of its own, is begun', () => {
  it('a search in a select', async () => {
    const begun = await turnsOf((begin) => {
      const options: SlackDeps['dispatcher']['options'] = async (text) => {
        begin(Number(text))
        return []
      }
      const listener = listenerOf<unknown>('options', (app) => listenToOptions(app, depsWith({ options })))
      return three.map((which) => listener({ ack: async () => {}, body: { ...body, value: String(which) } }))
    })

    expect(new Set(begun.map(([, at]) => at)).size).toBe(3)
  })

  it('a form that was sent', async () => {
    const begun = await turnsOf((begin) => {
      const call: SlackDeps['dispatcher']['call'] = async () => {
        begin(0)
        return { card: { title: '', tone: 'neutral', text: 'done' } }
      }
      const listener = listenerOf<unknown>('view', (app) => listenToViews(app, depsWith({ call })))
      const view = {
        id: 'V1',
        type: 'modal',
        blocks: [],
        private_metadata: JSON.stringify({ call: { command: 'log', input: {} } }),
        state: { values: {} },
      }
      return three.map(() => listener({ ack: async () => {}, body, view }))
    })

    expect(begun).toHaveLength(3)
    expect(new Set(begun.map(([, at]) => at)).size).toBe(3)
  })

  it('what a modal is filled with', async () => {
    const begun = await turnsOf((begin) =>
      three.map((which) =>
        fillModal(
          depsWith({}),
          {
            team: 'T1',
            identity: { surface: 'slack', team: 'T1', userId: 'U1' },
            standing: { id: 'V1' },
            memory: {},
          },
          async () => {
            begin(which)
            return { card: { title: '', tone: 'neutral', text: 'done' } }
          },
        ),
      ),
    )

    expect(new Set(begun.map(([, at]) => at)).size).toBe(3)
  })
})
