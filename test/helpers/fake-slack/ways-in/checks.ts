import type { FakeTime } from '../fake-time.ts'
import { signedHeaders } from './over-http.ts'

/** What Slack sends to a request URL before anything works. */
export type Checks = {
  /** Answers whether the challenge came back. */
  verifiesUrl(): Promise<boolean>
  /** The unsigned check of the certificate; answers the status. */
  checksSsl(): Promise<number>
}

/** The checks of a request URL. */
export const checks = (requestUrl: () => string, secret: string, time: FakeTime): Checks => ({
  async verifiesUrl() {
    const challenge = `challenge-${time.nowMs()}`
    const body = JSON.stringify({ token: 'verification-token', challenge, type: 'url_verification' })
    const headers = signedHeaders(body, secret, Math.floor(time.nowMs() / 1_000), 'application/json')
    const response = await fetch(requestUrl(), { method: 'POST', body, headers })
    return response.ok && (await response.text()).includes(challenge)
  },
  async checksSsl() {
    const body = 'ssl_check=1&token=verification-token'
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return (await fetch(requestUrl(), { method: 'POST', body, headers })).status
  },
})
