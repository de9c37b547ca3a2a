import type { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import type { Bilingual } from '#src/domain/locale.ts'
import type { Asker, Role } from '#src/domain/user.ts'
import type { CommandDeps } from './deps.ts'

/** A command of the chat, the same on every surface. One file each, one line in the registry. */
export type Command<Input extends z.ZodType = z.ZodType> = {
  /** The English verb, and the Chinese one that is shown; all are understood. */
  readonly name: string
  readonly shown: Bilingual
  readonly aliases: readonly string[]
  readonly help: Bilingual
  /** An example a person can type. */
  readonly example: Bilingual
  /** What `run` needs; keys `name` and `words` are filled from the text, others from buttons. */
  readonly input: Input
  readonly allowed: readonly Role[]
  /** False: the verb takes no customer's name. */
  readonly takesName: boolean
  /** True: its words begin with a customer's name, which is offered while it is typed. */
  readonly namesFirst?: true
  /**
   * Its answer takes the place of the card whose button was pressed, where a surface can edit; `answer`: only of one
   * that was an answer itself, as a reminder's buttons are needed after its `why`.
   */
  readonly inPlace?: true | 'answer'
  /** True: with `draft: true` in its input it shows what it would write, and asks. */
  readonly drafts?: true
  /**
   * Asks for what the command needs; what is filled in comes back as its input. Whatever is refused here is thrown.
   */
  form?(deps: CommandDeps, input: z.output<Input>, asker: Asker): Promise<Form>
  run(deps: CommandDeps, input: z.output<Input>, asker: Asker): Promise<Reply>
}

/** Keeps the input's type while the registry holds plain commands. */
export const defineCommand = <Input extends z.ZodType>(command: Command<Input>): Command =>
  command as unknown as Command
