import type { Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import type { Command } from '#src/commands/command.ts'
import { createDispatcher } from '#src/commands/dispatch/dispatcher.ts'
import { commands } from '#src/commands/index.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Identity } from '#src/domain/user.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import { oneOfEachRole } from '../helpers/builders/a-user.ts'
import { aCompany } from './a-company.ts'
import { type Listener, listenerTo } from './listener.ts'
import { kindOf, onePerKind, wantedOf } from './seen.ts'

/** An answer, and of which command it is: a press may lead to another than was asked. */
type Answered = { readonly of: string; readonly reply: Reply }

/** What a command shows people in one language. */
export type Walked = {
  readonly command: Command
  readonly locale: Locale
  readonly answers: readonly Answered[]
  readonly forms: readonly Form[]
  /** Lines that a terminal prints and that lead elsewhere than the buttons they stand for. */
  readonly astray: readonly string[]
}

type Real = Dispatcher<Reply, Form>
type Found = { readonly answers: Answered[]; readonly forms: Form[]; readonly astray: string[] }

const charts = { png: async () => new Uint8Array([137, 80, 78, 71]) }

/** One command, asked in one language by everybody who may; of what can be pressed on its cards one of each kind. */
export async function walkCommand(command: Command, locale: Locale): Promise<Walked> {
  const desk = await aCompany(locale)
  try {
    const real = createDispatcher({ ...desk.deps, charts })
    const listener = listenerTo(desk.deps, commands)
    const pressed = new Set<string>()
    const found: Found = { answers: [], forms: [], astray: [] }
    for (const role of command.allowed) {
      const who: Identity = { surface: 'terminal', userId: oneOfEachRole[role] }
      await asked(real, listener, { command, locale, who, pressed }, found)
    }
    return { command, locale, ...found, answers: distinct(found.answers) }
  } finally {
    await desk.close()
  }
}

/** `pressed`: kinds of presses that somebody has tried. */
type Asking = {
  readonly command: Command
  readonly locale: Locale
  readonly who: Identity
  readonly pressed: Set<string>
}

/** A manager reads much of what a rep does. */
const distinct = (answers: readonly Answered[]): readonly Answered[] => [
  ...new Map(answers.map((answer) => [JSON.stringify([answer.of, answer.reply.card]), answer])).values(),
]

async function asked(real: Real, listener: Listener, asking: Asking, found: Found) {
  const { command, locale, who, pressed } = asking
  const verb = command.shown[locale]
  // Verb alone, as help shows it, and as one would write it without thinking.
  const texts = [
    `/customer ${verb}`,
    command.example[locale],
    locale === 'zh' ? `阿里${verb}` : `acme ${verb}`,
  ]
  const first: Reply[] = []
  for (const text of texts) first.push(await real.text(text, who))
  if (command.form) await openForm(real, { command: command.name, input: {} }, who, found)

  found.answers.push(...first.map((reply) => ({ of: command.name, reply })))
  const all = onePerKind(first.flatMap(({ card }) => wantedOf(card)))
  const wanted = all.filter((one) => !pressed.has(kindOf(one)))
  for (const one of wanted) pressed.add(kindOf(one))
  for (const { call } of wanted) found.astray.push(...(await listener.strays(locale, call, who)))
  for (const { call, form } of wanted) {
    if (form) await openForm(real, call, who, found)
    found.answers.push({ of: call.command, reply: await real.call(call, who) })
  }
}

async function openForm(real: Real, call: Form['call'], who: Identity, found: Found) {
  const given = await real.form(call, who)
  if ('form' in given) found.forms.push(given.form)
  else found.answers.push({ of: call.command, reply: given.reply })
}
