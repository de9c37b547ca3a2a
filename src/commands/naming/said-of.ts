import type { CommandDeps } from '#src/commands/deps.ts'
import type { Bilingual } from '#src/domain/locale.ts'
import type { Asker } from '#src/domain/user.ts'
import { readDateWords } from '#src/grammar/date-words.ts'
import { touchWordIn } from '#src/grammar/touch-words.ts'
import { type AskedCustomer, askedCustomer } from './asked-customer.ts'

type Said = {
  readonly command: string
  readonly shown: Bilingual
  readonly words: string
  readonly customer?: string | undefined
}

/**
 * Whom the words are about and what they say. Names are tried first, as typed; only then is a Chinese text without spaces
 * parted before its date or its first word of a touch: 阿里明天下午3点, 阿里电话已联系.
 */
export async function saidOf(deps: CommandDeps, said: Said, asker: Asker): Promise<AskedCustomer> {
  const fits = () => true
  const asked = await askedCustomer(deps, { ...said, fits }, asker)
  if (!('reply' in asked) || asked.reply.refused !== 'customer-not-found') return asked

  const parted = partedHead(said.words, asker, deps.clock.now())
  if (parted === undefined) return asked
  const again = await askedCustomer(deps, { ...said, words: parted, fits }, asker)
  return 'reply' in again && again.reply.refused === 'customer-not-found' ? asked : again
}

/** The first word, where it is Chinese and holds more than a name. */
function partedHead(words: string, { zone }: Asker, now: Date): string | undefined {
  const [head = ''] = words.split(' ')
  if (!/\p{Script=Han}/u.test(words)) return undefined

  const cuts = [readDateWords(head, { now, zone })?.from, touchWordIn.exec(head)?.index].filter(
    (at) => at !== undefined && at > 1,
  )
  const at = Math.min(...(cuts as number[]))
  return Number.isFinite(at) ? `${words.slice(0, at)} ${words.slice(at)}` : undefined
}
