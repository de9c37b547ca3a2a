import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/**
 * A phone number in E.164, extension left out; undefined where it is none. Numbers without a country code are
 * read as those of `country`. Several in one cell: the first.
 */
export function normalisePhone(text: string, country: CountryCode = 'CN'): string | undefined {
  const first = text.normalize('NFKC').split(/[/;,、；，\n]/)[0] ?? ''
  const bare = first.replace(/(?:转|分机|ext\.?|x|#).*$/i, '').trim()
  const parsed = parsePhoneNumberFromString(bare, country)
  return parsed?.isValid() ? parsed.number : undefined
}

/** An e-mail address in lower case; undefined where it is none. */
export function normaliseEmail(text: string): string | undefined {
  const address = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '')
  return /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]{2,}$/.test(address) ? address : undefined
}
