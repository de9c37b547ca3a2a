import { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import { overriddenCard, overrideAskCard, overrideEndedCard } from '#src/cards/records/override-cards.ts'
import { changeCustomer } from '#src/decide/records/change-customer.ts'
import { pinPatch, unpinPatch, usualDays } from '#src/decide/records/override-tier.ts'
import { undoOf } from '#src/decide/records/undo-step.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import { shiftDay } from '#src/domain/calendar/working-days.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import type { Asker } from '#src/domain/user.ts'
import { type OverrideWords, readOverride } from '#src/grammar/override-words.ts'
import { withUndo } from './changes/with-undo.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { overrideForm } from './forms/override-form.ts'
import { askedCustomer } from './naming/asked-customer.ts'
import { dayAhead } from './touches/day-ahead.ts'

const shown = { en: 'override', zh: '调级' }

/** `/customer override acme A "big contract" until 1 March`: pins a tier, with a reason and an end. */
export const override = defineCommand({
  name: 'override',
  shown,
  aliases: ['人工调级'],
  help: {
    en: 'Set a tier by hand, with a reason and an end; off ends it.',
    zh: '人工调整等级，需写明原因和到期日；“取消”则恢复自动定级。',
  },
  example: {
    en: '/customer override acme A signed a big contract until 1 March',
    zh: '/customer 调级 acme A 签了大合同 到3月1日',
  },
  input: z.strictObject({
    words: z.string().max(1_000).default(''),
    customer: z.string().min(1).max(200).optional(),
    /** From the form. */
    tier: z.string().min(1).max(20).optional(),
    reason: z.string().max(300).optional(),
    until: z.iso.date().optional(),
  }),
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  namesFirst: true,
  inPlace: true,
  form: (deps, given, asker) => overrideForm(deps, given, asker),
  async run(deps, { words, customer: asked, ...filled }, asker) {
    const { tiers } = await activePolicy(deps)
    const read = (rest: string) => readOverride(rest, tiers, { now: deps.clock.now(), zone: asker.zone })
    const fits = (rest: string) => rest === '' || read(rest) !== undefined
    const whom = { command: 'override', shown, words, customer: asked, fits }
    const found = await askedCustomer(deps, whom, asker)
    if ('reply' in found) return found.reply

    return answer(deps, found.customer, pinOf(deps, filled, asker) ?? read(found.rest), asker)
  },
})

type Filled = {
  readonly tier?: string | undefined
  readonly reason?: string | undefined
  readonly until?: string | undefined
}

/**
 * What the form says: its last day counts whole.
 * @throws AppError `day-past`
 */
function pinOf(
  deps: CommandDeps,
  { tier, reason = '', until }: Filled,
  asker: Asker,
): OverrideWords | undefined {
  if (tier === undefined) return undefined
  const pin = { kind: 'pin', tier, reason: reason.trim() } as const
  if (until === undefined) return pin

  return {
    ...pin,
    until: dayAhead(deps, { day: shiftDay(until, 1), time: '00:00', field: 'until' }, asker),
  }
}

async function answer(
  deps: CommandDeps,
  customer: Customer,
  asked: OverrideWords | undefined,
  asker: Asker,
): Promise<Reply> {
  const policy = await activePolicy(deps)
  if (asked?.kind === 'off') return end(deps, customer, asker)
  if (!asked || asked.reason === '') {
    const card = overrideAskCard(asker.locale, { customer, policy, tier: asked?.tier })
    return { card, refused: 'reason-missing', ...(asked ? { field: 'reason' } : {}) }
  }

  const now = deps.clock.now()
  const { tier, reason, until = addDays(now, usualDays) } = asked
  const author = { by: asker.userId, action: 'change:override' }
  const changed = await changeCustomer(deps, customer._id, author, (standing) =>
    pinPatch(standing, { tier, reason, by: asker.userId, until }, now),
  )
  const undo = changed ? await undoButtons(deps, changed, asker) : []
  const pinned = { customer, policy, tier, reason, until, now, usual: asked.until === undefined }
  return { card: overriddenCard(asker.locale, asker.zone, pinned, undo) }
}

async function end(deps: CommandDeps, customer: Customer, asker: Asker): Promise<Reply> {
  const author = { by: asker.userId, action: 'change:override-off' }
  const now = deps.clock.now()
  const changed = await changeCustomer(deps, customer._id, author, (standing) => unpinPatch(standing, now))
  const undo = changed ? await undoButtons(deps, changed, asker) : []

  return { card: overrideEndedCard(asker.locale, customer, changed !== undefined, undo) }
}

const undoButtons = (deps: CommandDeps, changed: Parameters<typeof undoOf>[0], asker: Asker) =>
  withUndo(deps, asker, { command: 'override', customerId: changed.before._id, steps: [undoOf(changed)] })
