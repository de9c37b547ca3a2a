import type { CommandCall } from '#src/cards/card.ts'
import type { Command } from '#src/commands/command.ts'
import { createDispatcher, type DispatcherDeps } from '#src/commands/dispatch/dispatcher.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Identity } from '#src/domain/user.ts'
import { typedLine } from './on-terminal.ts'

/** Hears which command would run with what, and runs none. */
export type Listener = {
  /** Nothing, or how the line that is typed for a call leads elsewhere than the call. */
  strays(locale: Locale, call: CommandCall, who: Identity): Promise<readonly string[]>
}

type Heard = { readonly command: string; readonly input: Readonly<Record<string, unknown>> }

export function listenerTo(deps: DispatcherDeps, commands: readonly Command[]): Listener {
  const heard: Heard[] = []
  const deaf = commands.map(
    (command): Command => ({
      ...command,
      run: async (_deps, input) => {
        heard.push({ command: command.name, input: input as Heard['input'] })
        return { card: { title: command.name, tone: 'neutral', text: '' } }
      },
    }),
  )
  const dispatcher = createDispatcher({ ...deps, commands: deaf })

  return {
    async strays(locale, call, who) {
      const line = typedLine(locale, call)
      heard.length = 0
      const { refused } = await dispatcher.text(`/customer ${line}`, who)
      const [typed] = heard
      if (typed && carries(typed, call)) return []
      return [`${line} → ${typed ? JSON.stringify(typed) : refused} instead of ${JSON.stringify(call)}`]
    },
  }
}

/** Whether all that the call carries has come: by its name, or among the words. A customer's handle is in its id. */
function carries(typed: Heard, { command, input }: CommandCall): boolean {
  const words = Object.values(typed.input).map(String).join(' ')
  return (
    typed.command === command &&
    Object.entries(input).every(([name, value]) => words.includes(value) || name in typed.input)
  )
}
