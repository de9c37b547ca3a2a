import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventually } from '../../helpers/eventually.ts'
import { type Loop, openLoop } from './a-loop.ts'
import { chinese, english, type RepWords } from './rep-words.ts'

// Saves what Slack is sent as Block Kit, in both languages: `npx node test/slack/loop/blocks.ts DIR`.

const [folder = 'blocks'] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })

const save = (name: string, sent: unknown) =>
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(sent, null, 2)}\n`)

/** The tier card, the form that a button of it opens, and the worklist. */
async function saveRep(loop: Loop, { name, who, tier, log }: RepWords, language: string): Promise<void> {
  const rep = loop.slack.user(who)
  await rep.types(tier, { channel: 'CSALES' })
  const card = await loop.seen(who, name, 'CSALES')
  save(`tier-card.${language}`, { text: card.text, blocks: card.blocks })
  await rep.presses(card, log)
  const form = await loop.modal(who, '"input"')
  save(`modal.${language}`, form.body)
  await rep.closes(form)
  await rep.opensHome()
  save(`worklist.${language}`, (await loop.home(who, name)).body)
}

/** The week's digest as it stands in a channel. */
async function saveDigest(loop: Loop): Promise<void> {
  const manager = loop.slack.user('UBAO')
  const day = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: loop.zone }).format(new Date())
  await manager.writesToBot(`digest weekly ${day.toLowerCase()} 9am <#CSALES|sales>`)
  await manager.presses(await loop.seen('UBAO', 'Post it there'), 'Post it there')
  await loop.seen('UBAO', 'Digest ordered')
  const before = loop.slack.seenBy('UFANG', 'CSALES').length
  await loop.queues.enqueue('begin-weeks', {})
  const { text, blocks } = await eventually('the digest', () => loop.slack.seenBy('UFANG', 'CSALES')[before])
  save('digest.en', { text, blocks })
}

const loop = await openLoop('http')
try {
  await saveRep(loop, english, 'en')
  await saveRep(loop, chinese, 'zh')
  await saveDigest(loop)
} finally {
  await loop.close()
}
