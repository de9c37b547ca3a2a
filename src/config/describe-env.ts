import { envSchema } from './env.ts'

/** One variable as documentation shows it. */
type Described = { readonly name: string; readonly help: string; readonly fallback: string | undefined }

const described = (): Described[] =>
  Object.entries(envSchema.shape).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined)
    return {
      name,
      help: schema.description ?? '',
      fallback: fallback.success && fallback.data !== undefined ? String(fallback.data) : undefined,
    }
  })

/** The text of `.env.example`: every variable, commented out, with its help and default. */
export const envExample = (): string =>
  [
    '# Made from src/config/env.ts by `npm run -s cli -- env-example`. Copy to .env and uncomment what you set.',
    ...described().map(({ name, help, fallback }) => `\n# ${help}\n#${name}=${fallback ?? ''}`),
    '',
  ].join('\n')

/** The README's table of variables. */
export const envTable = (): string =>
  [
    '| variable | default | what it is for |',
    '|---|---|---|',
    ...described().map(
      ({ name, help, fallback }) => `| \`${name}\` | ${fallback ? `\`${fallback}\`` : '–'} | ${help} |`,
    ),
  ].join('\n')
