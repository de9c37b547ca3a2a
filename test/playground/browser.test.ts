import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { HttpServer } from '#src/http/server.ts'
import type { PlaygroundDeps } from '#src/playground/deps.ts'
import { openDesk } from '../commands/desk.ts'
import { aUser } from '../helpers/builders/a-user.ts'
import { chromiumPath } from '../helpers/chromium.ts'
import { memoryUsers } from '../helpers/memory-users.ts'
import { playgroundDeps, servePlayground } from '../helpers/playground-server.ts'
import { reportSkip } from '../helpers/store-report.ts'

const executablePath = chromiumPath()
if (!executablePath) reportSkip('browser test', 'no chromium on this machine; CHROMIUM_PATH may name one')

const phone = { width: 360, height: 740 }
const desktop = { width: 1280, height: 800 }

describe.skipIf(!executablePath)('the page in a browser', () => {
  let browser: Browser
  const open: HttpServer[] = []
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
  })
  afterAll(() => browser?.close())

  /** A fresh page of a fresh server; what the page itself complains of fails the test. */
  async function visit(given: Partial<PlaygroundDeps> = {}, viewport = desktop) {
    const deps = playgroundDeps(given)
    const server = await servePlayground(deps)
    open.push(server)
    const context = await browser.newContext({ viewport, locale: 'en-GB', reducedMotion: 'reduce' })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.setDefaultTimeout(10_000)
    await page.goto(server.url)
    return { page, deps, complaints, server }
  }
  const box = (page: Page) => page.getByRole('combobox', { name: /Message|消息/ })
  const card = (page: Page, name: string | RegExp) => page.getByRole('article', { name }).last()
  const ask = async (page: Page, text: string) => {
    await box(page).fill(text)
    await box(page).press('Enter')
  }

  it('answers from real stores: the tier of a customer, and Why with parts that add up', async () => {
    const desk = await openDesk()
    const { users, messages } = desk.store
    const { page, complaints } = await visit({ dispatcher: desk.dispatcher, users, messages })

    await ask(page, '/customer tier acme')
    await card(page, /Acme Robotics/)
      .getByRole('button', { name: 'Why' })
      .click()
    const evidence = card(page, /^Why/)
    await evidence.waitFor()

    const points = (await evidence.getByRole('row').allInnerTexts())
      .slice(1)
      .map((row) => Number(row.split('\t')[2]))
    const total = points.pop()
    expect(points.length).toBeGreaterThan(1)
    expect(points.reduce((sum, one) => sum + one, 0)).toBe(total)
    expect(complaints).toEqual([])
    await desk.close()
  })

  it('answers a typed command with the card, and Why with the evidence', async () => {
    const { page, complaints } = await visit()

    await ask(page, '/customer tier acme')
    await card(page, 'Acme Robotics · Tier A').getByRole('button', { name: 'Why' }).click()
    await card(page, 'Why Acme Robotics is Tier A').waitFor()

    const table = card(page, /^Why/).getByRole('table')
    expect(await table.getByRole('row').count()).toBe(5)
    expect(await page.getByRole('status').allTextContents()).toContain(
      'The parts add up to 128 points; tier A begins at 100.',
    )
    expect(complaints).toEqual([])
  })

  it('says the whole way in Chinese for who reads Chinese', async () => {
    const { page, complaints } = await visit()

    await page.getByRole('option', { name: /王伟/ }).click()
    await page.getByText('王伟，你好').waitFor()
    await page.getByRole('button', { name: '/customer 等级 acme' }).click()
    await card(page, 'Acme Robotics · A类').getByRole('button', { name: '依据' }).click()

    await card(page, /定为A类的依据/).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
    expect(complaints).toEqual([])
  })

  it('speaks the browser’s language on the first visit, says so, and goes back at a press', async () => {
    const { page, deps } = await visit({ users: memoryUsers([aUser({ locale: 'zh' })]) })
    await page.getByText('Hi Mei Lin').waitFor()
    const atFirst = (await deps.users.byId('mei'))?.locale

    await page.getByRole('button', { name: 'Back to Chinese' }).click()

    await page.getByText('Mei Lin，你好').waitFor()
    expect([atFirst, (await deps.users.byId('mei'))?.locale]).toEqual(['en', 'zh'])
    expect(await page.getByText('reads Chinese').count()).toBe(0)
  })

  it('offers the browser’s language to who comes back to somebody with another one', async () => {
    const { page, deps } = await visit({ users: memoryUsers([aUser({ locale: 'zh' })]) })
    await page.getByRole('button', { name: 'Back to Chinese' }).click()
    await page.getByText('Mei Lin，你好').waitFor()

    await page.reload()
    await page.getByRole('button', { name: 'Switch to English' }).click()

    await page.getByText('Hi Mei Lin').waitFor()
    expect((await deps.users.byId('mei'))?.locale).toBe('en')
  })

  it('greets behind what came by itself, until something was asked', async () => {
    const { page, deps } = await visit()
    const pushed = { title: 'Acme moved up', tone: 'good', text: 'Acme moved up to A' }
    await deps.messages.put({
      _id: 'acme-7-mei',
      surface: 'playground',
      userId: 'mei',
      direction: 'out',
      card: pushed,
      at: new Date(),
    })

    await page.reload()
    await page.getByText('Hi Mei Lin').waitFor()
    const greeted = await page.getByRole('listitem').last().textContent()
    await page.getByRole('button', { name: '/customer tier acme' }).click()
    await card(page, /Tier A/).waitFor()
    await page.reload()
    await card(page, /Tier A/).waitFor()

    expect(greeted).toContain('Hi Mei Lin')
    expect(await page.getByText('Hi Mei Lin').count()).toBe(0)
  })

  it('is used by the keyboard alone: completion, sending, the button', async () => {
    const { page } = await visit()
    await page.getByText('Hi Mei Lin').waitFor()

    await box(page).pressSequentially('/customer t')
    await page.getByRole('option', { name: '/customer tier acme' }).waitFor()
    await page.keyboard.press('ArrowDown')
    const active = await box(page).getAttribute('aria-activedescendant')
    await page.keyboard.press('Enter')
    const taken = await box(page).inputValue()
    await page.keyboard.press('Enter')
    const why = card(page, /Tier A/).getByRole('button', { name: 'Why' })
    await why.waitFor()
    await why.focus()
    await page.keyboard.press('Enter')

    await card(page, /^Why/).waitFor()
    expect([active, taken]).toEqual(['completion-0', '/customer tier acme'])
  })

  it('fits a phone in both skins, without a sideways scroll, and changes the person there', async () => {
    const { page } = await visit({}, phone)
    await ask(page, '/customer tier acme')
    await card(page, /Tier A/).waitFor()
    const overflow = () => page.evaluate('document.documentElement.scrollWidth - innerWidth')

    const widths = [await overflow()]
    await page.getByRole('button', { name: 'WeCom', exact: true }).click()
    widths.push(await overflow())
    await page.getByRole('button', { name: /Change person/ }).click()
    await page.getByRole('option', { name: /Li Na/ }).click()

    await page.getByText('Hi Li Na').waitFor()
    expect(widths).toEqual([0, 0])
  })

  it('shows a pushed message as it comes, once', async () => {
    const { page, deps } = await visit()
    await page.getByText('Hi Mei Lin').waitFor()
    const pushed = { title: 'Acme moved up', tone: 'good', text: 'Acme moved up to A' }

    await deps.messages.put({
      _id: 'acme-7-mei',
      surface: 'playground',
      userId: 'mei',
      direction: 'out',
      card: pushed,
      at: new Date(),
    })

    await page.getByText('Notification').waitFor()
    await page.waitForTimeout(120)
    expect(await page.getByRole('article', { name: 'Acme moved up' }).count()).toBe(1)
  })

  it('takes what a customer is called as text', async () => {
    const { page, deps, complaints } = await visit()
    await page.getByText('Hi Mei Lin').waitFor()
    const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    const evilCard = {
      title: evil,
      badge: evil,
      tone: evil,
      text: evil,
      body: [evil],
      facts: [{ label: evil, value: evil }],
      bars: [{ label: evil, share: 9, mark: -1, value: evil }],
      rows: [{ title: evil, detail: evil }],
      table: { columns: [evil], rows: [[evil]] },
      image: { url: 'javascript:document.title=3', alt: evil },
      footer: evil,
    }

    const message = {
      _id: 'e',
      surface: 'playground',
      userId: 'mei',
      direction: 'out',
      at: new Date(),
    } as const
    await deps.messages.put({ ...message, card: evilCard })
    await page.getByRole('article').last().getByText(evil).first().waitFor()

    expect(await page.title()).toBe('Tierwise playground')
    expect(await page.locator('article img, article script').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('opens what Slack and WeCom would get', async () => {
    const { page } = await visit()
    await ask(page, '/customer tier acme')

    await page.getByRole('button', { name: /Show the JSON/ }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('"action_id": "call:why:0"').waitFor()
    await drawer.getByRole('button', { name: 'WeCom' }).click()

    await drawer.getByText('"card_type": "button_interaction"').waitFor()
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
  })

  it('says how far the company is loaded, and goes on by itself', async () => {
    let phase: 'loading' | 'ready' = 'loading'
    const { page } = await visit({ state: () => ({ phase, done: 500, total: 2_300 }) })

    await page.getByText('21 %').waitFor()
    const disabled = await box(page).isDisabled()
    phase = 'ready'
    await page.getByText('Hi Mei Lin').waitFor()

    expect([disabled, await box(page).isDisabled()]).toEqual([true, false])
  })

  it('gives the text back and says so when the server is gone', async () => {
    const { page, server } = await visit()
    await page.getByText('Hi Mei Lin').waitFor()
    await server.close()

    await ask(page, '/customer tier acme')

    await page.getByText('Not sent: the server does not answer').waitFor()
    expect(await box(page).inputValue()).toBe('/customer tier acme')
  })
})
