import { chromium, type Page } from 'playwright-core'
import { chromiumPath } from './chromium.ts'

/**
 * Takes the pictures of docs/images: the tier card in the playground, on a desktop and on a phone, in both languages; and
 * with a second folder the rep's day on a phone, step by step, for looking at. Needs a playground with the sample company.
 *
 *     node test/helpers/playground-pictures.ts http://127.0.0.1:3000 docs/images [FOLDER]
 */
const [url = 'http://127.0.0.1:3000', folder = 'docs/images', dayFolder] = process.argv.slice(2)

const desktop = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }
const languages = [
  { end: '', locale: 'en-GB', button: 'EN', rep: 'Tom Barrett', tier: '/customer tier acme', today: 'today' },
  { end: '-zh', locale: 'zh-CN', button: '中', rep: '林梅', tier: '客户 等级 acme', today: '今日待办' },
] as const
type Language = (typeof languages)[number]

async function visit(viewport: typeof desktop, { locale, button }: Language, person: string): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    locale,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await page.goto(url)
  await page.getByRole('combobox', { name: /Message|消息/ }).waitFor()
  if (viewport === phone) await page.getByRole('button', { name: /Change person|换一个人|切换/ }).click()
  await page
    .getByRole('option', { name: new RegExp(person) })
    .first()
    .click()
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.waitForTimeout(600)
  return page
}

async function ask(page: Page, text: string): Promise<void> {
  const before = await page.getByRole('article').count()
  const box = page.getByRole('combobox', { name: /Message|消息/ })
  await box.fill(text)
  await box.press('Enter')
  await answered(page, before)
}

async function answered(page: Page, before: number): Promise<void> {
  await page.getByRole('article').nth(before).waitFor()
  await page.waitForTimeout(400)
}

const press = async (page: Page, name: RegExp): Promise<void> => {
  const before = await page.getByRole('article').count()
  await page.getByRole('article').last().getByRole('button', { name }).first().click()
  await answered(page, before)
}

/** Today's list, one reminder, how it ended, the next date: what a rep sees who types once and taps three times. */
async function repsDay(language: Language, into: string): Promise<void> {
  const page = await visit(phone, language, language.rep)
  const shot = (step: string) => page.screenshot({ path: `${into}/day-${step}${language.end}.png` })
  await ask(page, language.today)
  await shot('1-list')
  await press(page, /^(?:Open|查看)/)
  await shot('2-reminder')
  await press(page, /^(?:Reached|已联系)/)
  await shot('3-logged')
  await press(page, /as planned|按跟进频率/)
  await shot('4-next')
}

const browser = await chromium.launch({ executablePath: chromiumPath() ?? '', args: ['--no-sandbox'] })
for (const language of languages) {
  for (const [name, viewport] of Object.entries({ desktop, phone })) {
    const page = await visit(viewport, language, '林梅')
    await ask(page, language.tier)
    await page.screenshot({ path: `${folder}/playground-${name}${language.end}.png` })
  }
  if (dayFolder !== undefined) await repsDay(language, dayFolder)
}
await browser.close()
