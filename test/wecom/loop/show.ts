import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { group, type Loop, openLoop } from './a-loop.ts'
import { askTheBot, logByQuestions, lookUp, workReminders } from './rep-day.ts'

// Prints a rep's day on both channels, the app and the AI bot, as people there read it; with --cards the tier card as each
// of them is sent it is written to a folder: `npx node test/wecom/loop/show.ts [--cards DIR]`.

const out = (text: string) => void process.stdout.write(`${text}\n`)
const tell = (step: string) => out(`> ${step}`)

/** The card with buttons of what was said last that says so, as JSON. */
const cardOf = (loop: Loop, place: string, words: string) => {
  const found = loop.wecom.seenBy('fang', place).findLast((one) => one.card && one.words.includes(words))
  return `${JSON.stringify(found?.card, null, 2)}\n`
}

async function dayOf(loop: Loop, cards: string | undefined): Promise<void> {
  await loop.importOrders([{ ref: 'yunqi', yuan: 60_000 }])
  await loop.seen('fang', '云栖食品升级为A类')
  await workReminders({ loop, tell })
  await lookUp({ loop, tell })
  if (cards) writeFileSync(join(cards, 'tier-card.app.json'), cardOf(loop, 'app', '调级…'))
  await logByQuestions({ loop, tell })
  await askTheBot({ loop, tell })
  loop.wecom.user('fang').tellsBot('海鸥等级')
  await loop.seen('fang', '调级…', 'bot')
  if (cards) writeFileSync(join(cards, 'tier-card.aibot.json'), cardOf(loop, 'bot', '调级…'))
}

const { values } = parseArgs({ options: { cards: { type: 'string' } } })
if (values.cards) mkdirSync(values.cards, { recursive: true })
const loop = await openLoop({ aiBot: true })
try {
  await loop.operate('wecom', 'menu', '--language', 'zh')
  await dayOf(loop, values.cards)
} finally {
  out(`\n=== ${group} / app / bot ===\n${loop.wecom.transcript()}`)
  out(`\ncomplaints: ${JSON.stringify(loop.complaints())}`)
  await loop.close()
}
