import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The machine's browser: `CHROMIUM_PATH`, else where Debian and others put it; undefined where there is none. */
export const chromiumPath = (): string | undefined =>
  [process.env['CHROMIUM_PATH'], ...places].find((path) => path && existsSync(path))
