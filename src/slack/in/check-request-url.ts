import { createHmac, randomUUID } from 'node:crypto'
import type { Finding } from '#src/domain/finding.ts'
import { slackPath } from './http-receiver.ts'

/** What a check of our own address may take. */
const withinMs = 5_000

/**
 * Asks our own address as Slack does when a request URL is entered: signed, with a challenge. Shows that the proxy
 * leaves the body as it is and that the bot has this signing secret; from this machine, which Slack is not.
 */
export async function checkRequestUrl(publicUrl: string, signingSecret: string, now: Date): Promise<Finding> {
  const url = new URL(slackPath, publicUrl).href
  const challenge = randomUUID()
  const body = JSON.stringify({ type: 'url_verification', challenge })
  const seconds = String(Math.floor(now.getTime() / 1_000))
  const signature = createHmac('sha256', signingSecret).update(`v0:${seconds}:${body}`).digest('hex')
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': seconds,
    'x-slack-signature': `v0=${signature}`,
  }
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(withinMs),
    })
    return verdict(url, response.status, (await response.text()).includes(challenge))
  } catch {
    return {
      state: 'missing',
      says: `${url} does not answer from here.`,
      remedy: 'Start the bot, and look at PUBLIC_URL, the proxy and the certificate.',
    }
  }
}

function verdict(url: string, status: number, answered: boolean): Finding {
  if (status === 200 && answered)
    return { state: 'ok', says: `${url} answers Slack's check, from this machine.` }
  if (status === 401)
    return {
      state: 'missing',
      says: `${url} refuses a request signed with SLACK_SIGNING_SECRET.`,
      remedy:
        'Compare the secret with Basic Information → Signing Secret, see that the proxy leaves body and headers as they are, and that both clocks are right.',
    }
  return {
    state: 'missing',
    says: `${url} answers ${status}, which is not the bot.`,
    remedy: `Have the proxy hand ${slackPath} on to HOST and PORT unchanged.`,
  }
}
