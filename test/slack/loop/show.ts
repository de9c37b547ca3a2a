import { parseArgs } from 'node:util'
import { asObjects } from '../../helpers/fake-slack/json.ts'
import { blockLines } from '../../helpers/fake-slack/transcript.ts'
import { type Loop, openLoop, type Receiver } from './a-loop.ts'
import { askAndLog, bePromoted, type Tell, workTheList } from './rep-loop.ts'
import { chinese, english, type RepWords } from './rep-words.ts'

// Prints a rep's day in both languages, as Slack shows it: `npx node test/slack/loop/show.ts [http|socket]`.

const out = (text: string) => void process.stdout.write(`${text}\n`)
const indented = (lines: readonly string[]) =>
  lines
    .flatMap((line) => line.split('\n'))
    .map((line) => `    ${line}`)
    .join('\n')

/** What stands there, and in which place. */
const print: Tell = (step, shown) => {
  out(`\n> ${step}`)
  if (!shown) return
  if ('rootId' in shown) {
    const { title, blocks } = shown.body
    const name = (title as { readonly text?: string } | undefined)?.text ?? 'Home'
    return out(`  [${name}]\n${indented(blockLines(asObjects(blocks)))}`)
  }
  const { channel, ephemeral, threadTs, blocks, text } = shown
  const where = `${channel}${ephemeral ? ', for this person alone' : ''}${threadTs ? ', in a thread' : ''}`
  out(`  [${where}] ${text.replaceAll('\n', ' / ')}\n${indented(blockLines(blocks))}`)
}

async function dayOf(loop: Loop, words: RepWords): Promise<void> {
  out(`\n=== ${words.name}, ${words.who} ===`)
  const ask = { loop, words, tell: print }
  await askAndLog(ask)
  await bePromoted(ask)
  await workTheList(ask)
}

const { positionals } = parseArgs({ allowPositionals: true })
const mode: Receiver = positionals[0] === 'socket' ? 'socket' : 'http'
const loop = await openLoop(mode)
try {
  await dayOf(loop, english)
  await dayOf(loop, chinese)
  out(`\ncomplaints: ${JSON.stringify(loop.complaints())}`)
} catch (error) {
  out(loop.slack.transcript())
  throw error
} finally {
  await loop.close()
}
