import type { Card, CommandCall, Reply } from '#src/cards/card.ts'
import type { TouchOutcome } from '#src/domain/follow-up/outcome.ts'
import { pickWeighted, randomOf } from '#src/ingest/sample/random.ts'
import { pressesOf, remindersOn } from './calls.ts'
import type { People } from './live-days.ts'
import type { World } from './open-world.ts'
import type { Delivered } from './recording-chat.ts'

/** How people are: which share of reminders a rep acts on, and whose chance decides the rest. */
export type Temper = { readonly seed: number; readonly acts: number }

/** What became of people's presses: refusals by code, since a button that refuses is a fault of the product. */
export type PeopleTally = { presses: number; readonly refused: Map<string, number> }

/** How touches end, roughly as the sample's past has them. */
const outcomes: readonly (readonly [TouchOutcome, number])[] = [
  ['reached', 0.5],
  ['no-answer', 0.25],
  ['agreed', 0.15],
  ['not-needed', 0.1],
]

/** Between two presses of all people together. */
const PRESS_MS = 1_000

const HOUR_MS = 3_600_000
/** Work on a list is spread over so many hours from its arrival on. */
const WORKED_HOURS = 8

type Intent = { readonly at: number; readonly act: () => Promise<void> }

/** The people of the company: they press the buttons of the cards they get, each by the chance of a seed. */
export function peopleOf(world: World, { seed, acts }: Temper): People & { readonly tally: PeopleTally } {
  const { worker, dispatcher, listeners } = world
  const tally: PeopleTally = { presses: 0, refused: new Map() }
  const meant = new Set<string>()
  let intents: Intent[] = []

  const press = async (call: CommandCall, userId: string): Promise<Reply> => {
    worker.clock.moveOn(PRESS_MS)
    tally.presses += 1
    const reply = await dispatcher.call(call, { surface: 'terminal', userId })
    if (reply.refused !== undefined) {
      const what = `${call.command}: ${reply.refused}`
      tally.refused.set(what, (tally.refused.get(what) ?? 0) + 1)
    }
    return reply
  }
  const doing: Doing = { press, chance: (...labels) => randomOf(seed, ...labels) }

  listeners.push(({ card, notice, to, at, key }) => {
    for (const { id, act } of intentsOn(doing, { card, notice, to, at, key }, acts)) {
      if (meant.has(id)) continue
      meant.add(id)
      const hours = 0.5 + doing.chance('hour', id)() * WORKED_HOURS
      intents.push({ at: at.getTime() + (to.role === 'rep' ? hours : 1) * HOUR_MS, act })
    }
  })

  return {
    tally,
    async act(now) {
      const due = intents.filter(({ at }) => at <= now.getTime()).sort((a, b) => a.at - b.at)
      intents = intents.filter(({ at }) => at > now.getTime())
      for (const { act } of due) await act()
    },
  }
}

type Doing = {
  readonly press: (call: CommandCall, userId: string) => Promise<Reply>
  readonly chance: (...labels: readonly (string | number)[]) => () => number
}

type Meant = { readonly id: string; readonly act: () => Promise<void> }

function intentsOn(doing: Doing, message: Delivered, acts: number): readonly Meant[] {
  const { card, to } = message
  if (to.role !== 'rep') return managersIntents(doing, message)

  const own = remindersOn(card).flatMap((reminder) =>
    doing.chance('acts', reminder)() < acts
      ? [{ id: `done|${reminder}|${to._id}`, act: () => endReminder(doing, card, reminder, to._id) }]
      : [],
  )
  return [...own, ...listIntents(doing, message, acts), ...answerIntents(doing, message, acts)]
}

/** One tap on a question, whatever the answer. */
function answerIntents(doing: Doing, { card, to, key }: Delivered, acts: number): readonly Meant[] {
  const options = pressesOf(card).filter(({ command }) => command === 'answer')
  const chance = doing.chance('answer', key)
  const call = options[Math.floor(chance() * options.length)]
  if (!call || chance() >= acts) return []

  return [{ id: `answer|${key}`, act: async () => void (await doing.press(call, to._id)) }]
}

/** What a list holds beside its lines: more lines, and a batch that one approval ends. */
function listIntents(doing: Doing, { card, to, key }: Delivered, acts: number): readonly Meant[] {
  return pressesOf(card)
    .filter(({ command, input }) => command === 'today' && Object.keys(input).length > 0)
    .flatMap((call) => {
      const id = `${call.command}|${JSON.stringify(call.input)}|${key}`
      if (call.input['batch'] === undefined) {
        return [{ id, act: async () => void (await workOff(doing, call, to._id, acts)) }]
      }
      return doing.chance('acts', id)() < acts ? [{ id, act: () => approveBatch(doing, call, to._id) }] : []
    })
}

/** Opens the whole list and ends the lines that the message had no room for. */
async function workOff(doing: Doing, call: CommandCall, userId: string, acts: number): Promise<void> {
  const { card } = await doing.press(call, userId)
  for (const reminder of remindersOn(card)) {
    if (doing.chance('acts', reminder)() < acts) await endReminder(doing, card, reminder, userId)
  }
}

async function approveBatch(doing: Doing, call: CommandCall, userId: string): Promise<void> {
  const { card } = await doing.press(call, userId)
  const approval = pressesOf(card).find(({ primary }) => primary)
  if (approval) await doing.press(approval, userId)
}

/** One tap where the card has the outcomes, two where a list opens the reminder first; a date where one was agreed. */
async function endReminder(doing: Doing, card: Card, reminder: string, userId: string): Promise<void> {
  const outcome = pickWeighted(doing.chance('outcome', reminder), outcomes)
  const isOutcome = ({ command, input }: CommandCall) =>
    command === 'done' && input['reminder'] === reminder && input['outcome'] === outcome
  const open = pressesOf(card).find(
    ({ command, input }) => command === 'remind' && input['reminder'] === reminder,
  )
  const shown = pressesOf(card).some(isOutcome) || !open ? card : (await doing.press(open, userId)).card
  const call = pressesOf(shown).find(isOutcome)
  if (!call) return // done meanwhile, by somebody else or in another list

  const answer = await doing.press(call, userId)
  const next = pressesOf(answer.card).find(({ command, input }) => command === 'done' && input['next'])
  if (outcome === 'agreed' && next) await doing.press(next, userId)
}

/**
 * Managers confirm what waits for them; an overdue customer, or several, they call themselves: they open it from the card
 * and write the call down, as their own card would have them do.
 */
function managersIntents(doing: Doing, { card, notice, to, key }: Delivered): readonly Meant[] {
  const confirm = pressesOf(card).find((press) => press.primary && press.command === 'approve')
  const confirms = confirm
    ? [{ id: `approve|${key}`, act: async () => void (await doing.press(confirm, to._id)) }]
    : []
  if (notice.kind !== 'escalation' && !key.includes('escalation')) return confirms

  const refs = pressesOf(card).flatMap(({ command, input }) =>
    command === 'tier' && input['customer'] !== undefined ? [input['customer']] : [],
  )
  const calls = [...new Set(refs)].map((ref) => ({
    id: `call|${ref}|${key}`,
    act: async () =>
      void (await doing.press(
        { command: 'log', input: { customer: ref, channel: 'phone', outcome: 'reached' } },
        to._id,
      )),
  }))
  return [...confirms, ...calls]
}
