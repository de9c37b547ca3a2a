import { read } from './api.js'

let texts = { en: {}, zh: {} }

/** The language the browser is set to, as far as we speak it. */
export const browserLocale = navigator.language.startsWith('zh') ? 'zh' : 'en'
let locale = browserLocale

/** Fetches both languages once: switching is then instant. */
export async function loadWords() {
  texts = await read('texts')
}

export const currentLocale = () => locale

/** The page's own words; `{{n}}` is filled from `params`. */
export const words = (key, params = {}, spoken = locale) =>
  (texts[spoken][key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name) => String(params[name] ?? ''))

/** Speaks another language: every marked element is worded anew. */
export function speak(next) {
  locale = next
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
  document.title = words('title')
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = words(node.dataset.text)
  for (const node of document.querySelectorAll('[data-label]')) node.ariaLabel = words(node.dataset.label)
  for (const node of document.querySelectorAll('[data-placeholder]')) {
    node.placeholder = words(node.dataset.placeholder)
  }
}

/** Time of day in the page's language. */
export const timeOf = (iso) =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(iso))
