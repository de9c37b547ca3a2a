import { describe, expect, it, onTestFinished } from 'vitest'
import { pageRoute } from '#src/http/page-route.ts'
import { createHttpServer } from '#src/http/server.ts'
import { createWecomApi } from '#src/wecom/api/client.ts'
import { customerAddress, customerPage, customerPath } from '#src/wecom/page/customer-page.ts'
import { stylePath } from '#src/wecom/page/page-html.ts'
import { pageStyle } from '#src/wecom/page/page-style.ts'
import { openDesk } from '../../commands/desk.ts'
import { aFreePort } from '../../helpers/a-process.ts'
import { aCustomer } from '../../helpers/builders/a-customer.ts'
import { aTeam, aUser } from '../../helpers/builders/a-user.ts'
import { recordingLogger } from '../../helpers/recording-logger.ts'
import { aFakeWecom } from '../fake/a-fake-wecom.ts'

/** Pages of a small company, where Mei has Acme, and Lone has a customer whom nobody else may see. */
async function pages() {
  const all = await aFakeWecom()
  const { wecom } = all
  const { corpId, agentId, secret } = wecom.app
  wecom.add.member('lone', { name: 'Lone' })
  wecom.add.member('nobody', { name: '外人' })
  const users = [...aTeam(), aUser({ _id: 'lone', locale: 'zh' })].map((user) => ({
    ...user,
    identities: [{ surface: 'wecom' as const, team: corpId, userId: user._id }],
  }))
  const desk = await openDesk({
    users,
    customers: [
      aCustomer({ ref: 'acme', name: 'Acme <b>Robotics</b> & Sons' }),
      aCustomer({ ref: 'secret', name: 'Quokka Fjord', owner: 'lone' }),
    ],
  })
  const port = await aFreePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const log = recordingLogger()
  const clock = { now: () => new Date(wecom.time.nowMs()) }
  const api = createWecomApi({ corpId, agentId, secret, baseUrl: wecom.apiUrl, clock, log })
  const answer = customerPage({
    ...{ corpId, agentId, secret, publicUrl, dispatcher: desk.dispatcher, log },
    userOf: async (code) => (await api.get<{ userid?: string }>('auth/getuserinfo', { code })).userid,
    clock,
  })
  const routes = [pageRoute(customerPath, answer), pageRoute(stylePath, await pageStyle())]
  const server = await createHttpServer({ host: '127.0.0.1', port, log, checks: {}, routes })
  onTestFinished(() => server.close())

  return { ...all, publicUrl, of: (customer: string) => customerAddress(publicUrl, customer) }
}

describe('the customer’s page', () => {
  it('shows a member their customer: the tier, why, and what was before', async () => {
    const { wecom, of } = await pages()

    const { status, body, address } = await wecom.user('Mei').browser().opens(of('c-acme'))

    expect(status).toBe(200)
    expect(body).toContain('Acme &#60;b&#62;Robotics&#60;/b&#62; &#38; Sons')
    expect(body.match(/<article/g)).toHaveLength(3)
    expect(address).toContain('/wecom/customers/c-acme?code=')
  })

  it('knows the member for two hours, without the code in the address', async () => {
    const { wecom, of } = await pages()
    const browser = wecom.user('mei').browser()
    const { address } = await browser.opens(of('c-acme'))

    const again = await browser.opens(address)
    wecom.time.advance(2 * 3_600_000)
    const later = await browser.opens(of('c-acme'))

    expect([again.status, again.address]).toEqual([200, of('c-acme')])
    expect([later.status, later.address]).toEqual([200, expect.stringContaining('?code=')])
  })

  it('shows nobody a customer that is not theirs, and says no name', async () => {
    const { wecom, of } = await pages()

    const { status, body } = await wecom.user('mei').browser().opens(of('c-secret'))

    expect(status).toBe(404)
    expect(body).not.toContain('Quokka')
  })

  it('shows nothing to a member whom nobody has let in', async () => {
    const { wecom, of } = await pages()

    const { status, body } = await wecom.user('nobody').browser().opens(of('c-acme'))

    expect(status).toBe(404)
    expect(body).not.toContain('Robotics')
  })

  it('takes no code that another browser was sent for', async () => {
    const { wecom, of } = await pages()
    const code = wecom.user('mei').signsIn()
    const victim = wecom.user('nobody').browser()

    const { status, body } = await victim.opens(`${of('c-acme')}?code=${code}&state=${'0'.repeat(77)}`)

    expect(status).toBe(400)
    expect(body).not.toContain('Robotics')
    expect(body).toContain('请在企业微信里从客户卡片重新打开')
    expect(victim.cookies.has('tierwise_member')).toBe(false)
  })

  it('takes no cookie that somebody has written', async () => {
    const { wecom, of } = await pages()
    const browser = wecom.user('nobody').browser()
    await browser.opens(of('c-acme'))
    const signature = browser.cookies.get('tierwise_member')?.split('.').at(-1)

    browser.cookies.set(
      'tierwise_member',
      `${Buffer.from('mei').toString('base64url')}.${wecom.time.nowMs() + 1e9}.${signature}`,
    )
    const { body } = await browser.opens(of('c-acme'))

    expect(signature).toHaveLength(64)
    expect(body).not.toContain('Robotics')
  })

  it('says what to do where WeCom does not know the code', async () => {
    const { wecom, of } = await pages()
    const browser = wecom.user('mei').browser()
    wecom.faults.next('auth/getuserinfo', { kind: 'error', error: '40029' })

    const { status, body } = await browser.opens(of('c-acme'))

    expect(status).toBe(503)
    expect(body).toContain('请在企业微信里从客户卡片重新打开')
  })

  it('is kept by nobody, framed by nobody, and runs no script', async () => {
    const { wecom, of, publicUrl } = await pages()

    const { headers } = await wecom.user('mei').browser().opens(of('c-acme'))
    const style = await fetch(`${publicUrl}${stylePath}`)

    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Lax$/)
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
  })
})
