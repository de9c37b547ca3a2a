import { type Browser, chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openDesk } from '../commands/desk.ts'
import { aCustomer } from '../helpers/builders/a-customer.ts'
import { chromiumPath } from '../helpers/chromium.ts'
import { playgroundDeps, servePlayground } from '../helpers/playground-server.ts'
import { reportSkip } from '../helpers/store-report.ts'

const executablePath = chromiumPath()
if (!executablePath) reportSkip('browser test', 'no chromium on this machine; CHROMIUM_PATH may name one')

describe.skipIf(!executablePath)('a form on the playground', () => {
  const closing: (() => Promise<unknown>)[] = []
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })
  })
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  afterAll(() => browser?.close())

  async function visit() {
    const desk = await openDesk({ customers: [aCustomer(), aCustomer({ ref: 'nova', name: 'Nova Ltd' })] })
    const { users, messages } = desk.store
    const server = await servePlayground(playgroundDeps({ dispatcher: desk.dispatcher, users, messages }))
    closing.push(
      () => desk.close(),
      () => server.close(),
    )
    const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.setDefaultTimeout(10_000)
    await page.goto(server.url)
    const ask = async (text: string) => {
      const box = page.getByRole('combobox', { name: /Message/ })
      await box.fill(text)
      await box.press('Enter')
    }
    return { page, ask, complaints, desk }
  }

  it('refuses at its field, keeps what was filled in, and is answered by a card once it fits', async () => {
    const { page, ask, complaints } = await visit()
    await ask('/customer tier acme')

    await page.getByRole('button', { name: 'Remind me …' }).click()
    const form = page.getByRole('dialog', { name: 'Set a reminder' })
    await form.getByLabel('Your note').fill('the contract')
    await form.getByLabel('Day').fill('2020-01-01')
    await form.getByRole('button', { name: 'Save' }).click()
    const refused = await form.getByRole('alert').textContent()
    await form.getByLabel('Day').fill('2026-12-20')
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('article', { name: /I remind you: Acme Robotics/ }).waitFor()

    expect(refused).toContain('over')
    expect(await form.count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('searches for its customer on the server', async () => {
    const { page, ask, complaints } = await visit()
    await ask('/customer home')

    await page.getByRole('button', { name: 'Find a customer …' }).click()
    const form = page.getByRole('dialog', { name: 'Find a customer' })
    await form.getByRole('searchbox').fill('nov')
    await form.getByRole('option', { name: /Nova Ltd/ }).waitFor({ state: 'attached' })
    await form.getByRole('option', { name: /Acme/ }).waitFor({ state: 'detached' })
    await form.getByRole('button', { name: 'Show tier' }).click()

    await page.getByRole('article', { name: /Nova Ltd/ }).waitFor()
    expect(complaints).toEqual([])
  })
})
