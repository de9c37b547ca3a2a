import type { WecomMessage } from '#src/wecom/render.ts'
import type { Json } from '../helpers/fake-slack/json.ts'
import { renderedCard } from '../helpers/fake-wecom/bot/bot-card.ts'
import { WecomRefusal } from '../helpers/fake-wecom/call.ts'
import { checkAppCard } from '../helpers/fake-wecom/cards/check-card.ts'
import { bytesOf } from '../helpers/fake-wecom/cards/measure.ts'

const most = { app: 2_048, bot: 20_480 } as const

/** What a strict WeCom would cut, refuse or not show, as sentences. */
export function problemsOf(message: WecomMessage, dialect: 'app' | 'bot' = 'app'): readonly string[] {
  if (message.msgtype === 'markdown') return contentProblems(message.markdown.content, most[dialect])

  const card = message.template_card as unknown as Json
  const complaints: string[] = []
  try {
    if (dialect === 'bot') renderedCard(card, complaints)
    else checkAppCard(card)
  } catch (error) {
    if (!(error instanceof WecomRefusal)) throw error
    complaints.push(`${error.errcode} ${error.message}`)
  }
  return complaints
}

const contentProblems = (content: string, mostBytes: number): readonly string[] => [
  ...(content.trim() === '' ? ['44004 empty'] : []),
  ...(bytesOf(content) > mostBytes ? [`45002 ${bytesOf(content)} bytes`] : []),
  ...(content.isWellFormed() ? [] : ['cut inside a character']),
]
