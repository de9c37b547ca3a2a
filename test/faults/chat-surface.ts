import type { Connection } from 'mongoose'
import { below, type Random } from '#src/domain/evaluation/random.ts'
import type { Identity } from '#src/domain/user.ts'
import type { Fault, Faults } from '../helpers/fake-slack/faults.ts'

/** How long a platform that is asked too often wants to be left alone. */
const restS = 3

/** What a platform may do with a call; the last two have done it and do not say so. */
const conducts = {
  limits: { kind: 'ratelimited', retryAfterS: restS },
  breaks: { kind: 'status', status: 500 },
  hangs: { kind: 'hangs' },
  drops: { kind: 'breaks' },
  'takes-and-drops': { kind: 'breaks-after' },
  'takes-and-hangs': { kind: 'hangs-after' },
} as const satisfies Readonly<Record<string, Fault>>
type Conduct = keyof typeof conducts
const names = Object.keys(conducts) as readonly Conduct[]

/** A message by its outbox key, and whom it is for. */
type ToldRow = { readonly _id: string; readonly to: string }

/** The outbox of a run. */
export const rowsIn = (stores: Connection): Promise<readonly ToldRow[]> =>
  stores
    .collection<ToldRow>('outbox')
    .find({}, { projection: { to: 1 } })
    .toArray()

/** A strict platform as the surface of a run. */
export type ChatSurface = {
  readonly surface: 'slack' | 'wecom'
  /** For the table. */
  readonly shown: string
  /** The code of whoever is gone. */
  readonly goneCode: string
  /** What a process of the product needs to reach it. */
  readonly env: Readonly<Record<string, string>>
  /** Somebody gets an account there. */
  join(userId: string): Identity
  /** Somebody's account is switched off. */
  leave(userId: string): void
  /** Which messages stand there, by their outbox keys, each as often as it does; `rows` are those that may. */
  told(rows: readonly ToldRow[]): ReadonlyMap<string, number>
  /** From now on two of three posts end well, the others each in its own way; answers how often it did what. */
  misbehave(random: Random): ReadonlyMap<Conduct, number>
  /** How often it was asked again before the time was over for which it had asked. */
  tooEarly(): number
  posts(): number
  /** How many calls it refused because there were too many, by its own count. */
  limited(): number
  close(): Promise<void>
}

/** What a platform has done with its calls. */
export type Drawing = {
  readonly did: ReadonlyMap<Conduct, number>
  tooEarly(): number
}

/** What was on its way when it asked for a rest is not too early. */
const graceMs = 300

/** Has a method misbehave from now on; `placeOf` names what a limit is on. */
export function misbehaves(
  faults: Faults,
  method: string,
  random: Random,
  placeOf: (args: Readonly<Record<string, unknown>>) => string,
): Drawing {
  const did = new Map<Conduct, number>()
  const resting = new Map<string, readonly [from: number, to: number]>()
  let current: Conduct | undefined
  let early = 0
  const next = (place: string): Conduct | undefined => {
    const now = performance.now()
    const [from, to] = resting.get(place) ?? [now, now]
    if (now > from && now < to) early += 1
    current = random() < 1 / 3 ? names[below(random, names.length)] : undefined
    if (current) did.set(current, (did.get(current) ?? 0) + 1)
    if (current === 'limits') resting.set(place, [now + graceMs, now + restS * 1_000])
    return current
  }
  for (const [at, name] of names.entries())
    faults.next(method, conducts[name], {
      times: Number.POSITIVE_INFINITY,
      // Each call is drawn for once, by the first that is asked.
      when: (args) => (at === 0 ? next(placeOf(args)) : current) === name,
    })
  return { did, tooEarly: () => early }
}
